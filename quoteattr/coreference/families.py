"""People who share a surname and are told apart by how they are addressed: Mr, Mrs and Miss Bennet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from quoteattr.coreference.names import Name

__all__ = ["ADDRESSES", "SURNAME_ADDRESSES", "address", "by_address", "own_by_title", "wives"]

Key = tuple[str, ...]

_SAME = {"mister": "mr", "doctor": "dr", "captain": "capt", "colonel": "col", "general": "gen", "lieutenant": "lt"}
_BY_FAMILY = frozenset(["mr", "mrs", "miss", "ms", "mme", "madame", "mlle", "mademoiselle", "monsieur"])
ADDRESSES = _BY_FAMILY | frozenset(
    [
        "sir",
        "lord",
        "lady",
        "dr",
        "capt",
        "col",
        "gen",
        "admiral",
        "major",
        "lt",
        "aunt",
        "uncle",
        "sergeant",
        "inspector",
        "count",
        "countess",
    ]
)
"""Titles by which the members of one family are told apart."""
SURNAME_ADDRESSES = ADDRESSES - {"sir", "lady", "miss", "aunt", "uncle", "lord", "madame", "mademoiselle"}
"""Those that no first name follows: Colonel Fitzwilliam is not Fitzwilliam Darcy."""
_WIVES = frozenset(["mrs", "mme", "madame", "lady"])
_UNMARRIED = {"mrs": "miss", "mme": "mlle", "madame": "mademoiselle"}


def address(name: Name) -> str | None:
    """How a name addresses its bearer ("mrs"), in one spelling; None without a title of that kind, or with several."""
    found = {_SAME.get(title, title) for title in name.titles} & ADDRESSES
    return found.pop() if len(found) == 1 else None


def own_by_title(
    titled: dict[str, list[Name]], full: dict[Key, list[Name]], fits: Callable[[Key, str], bool], narrative: bool
) -> dict[str, Key | None]:
    """For each address of a surname whose it is: a full name's of the text, or nobody else's (None).

    An address that fits several full names is left out where they come before it: the press gives full names first, so
    that "Mr. Trump" is one of those named before. In a ``narrative``, Mrs. Bennet is nobody but Mrs. Bennet, as long as
    no full name is addressed so.
    """
    known = {k: {a for n in names if (a := address(n))} & _BY_FAMILY for k, names in full.items()}
    out: dict[str, Key | None] = {}
    for how, names in titled.items():
        fitting = [k for k in full if fits(k, how) and not _married_otherwise(how, known[k], titled)]
        same = [k for k in fitting if how in known[k]]
        if narrative and (how == "mrs" or len(fitting) > 1):
            fitting = same if len(same) == 1 else []
        first = min(name.start for name in names)
        alone = full or (narrative and len(titled) > 1)
        if len(fitting) == 1:
            out[how] = fitting[0]
        elif alone and (not fitting or all(first < full[k][0].start for k in fitting)):
            out[how] = None
    return out


def _married_otherwise(how: str, known: set[str], titled: dict[str, list[Name]]) -> bool:
    """Whether a full name is addressed in another way: Miss Daisy Miller is not Mrs. Miller."""
    if known and how in _BY_FAMILY:
        return how not in known
    return _UNMARRIED.get(how) in titled


def by_address(names: Iterable[Name]) -> dict[str, list[Name]]:
    """The names that have an address, grouped by it."""
    out: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        how = address(name)
        if how is not None:
            out[how].append(name)
    return out


def wives(names: Iterable[Name], husband: bool) -> dict[str, list[Name]]:
    """The names that address a wife by her husband's name, where it is one: Mrs. John Dashwood, Mrs. van der Luyden."""
    names = list(names)
    titled = by_address(names)
    alone = sum(address(name) is None for name in names)
    if not husband and "mr" not in titled and 2 * alone < len(names):
        return {}
    return {how: found for how, found in titled.items() if how in _WIVES}
