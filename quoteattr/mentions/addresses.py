"""How names address their bearers: Mr, Mrs and Miss Bennet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from quoteattr.mentions.names import Name

__all__ = ["ADDRESSES", "BY_FAMILY", "LEAD", "SURNAME_ADDRESSES", "WIVES", "address", "by_address", "wives"]

LEAD = 10
"""Who bears a name that a story uses alone is named in full too, and not ten times less than another bearer."""
_SAME = {
    "mister": "mr",
    "mistah": "mr",
    "mista": "mr",
    "mistuh": "mr",
    "missus": "mrs",
    "missis": "mrs",
    "doctor": "dr",
    "captain": "capt",
    "colonel": "col",
    "general": "gen",
    "lieutenant": "lt",
}
BY_FAMILY = frozenset(
    ["mr", "mrs", "miss", "ms", "mme", "madame", "mlle", "mademoiselle", "monsieur", "signor", "signora"]
)
ADDRESSES = BY_FAMILY | frozenset(
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
        "master",
        "herr",
        "frau",
    ]
)
"""Titles by which the members of one family are told apart."""
SURNAME_ADDRESSES = ADDRESSES - {"sir", "lady", "miss", "aunt", "uncle", "lord", "madame", "mademoiselle", "master"}
"""Those that no first name follows: Colonel Fitzwilliam is not Fitzwilliam Darcy."""
WIVES = frozenset(["mrs", "mme", "madame", "lady"])


def address(name: Name) -> str | None:
    """How a name addresses its bearer ("mrs"), in one spelling; None without a title of that kind, or with several."""
    found = {_SAME.get(title, title) for title in name.titles} & ADDRESSES
    return found.pop() if len(found) == 1 else None


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
    return {how: found for how, found in titled.items() if how in WIVES}
