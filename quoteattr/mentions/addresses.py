"""How names address their bearers: Mr, Mrs and Miss Bennet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from quoteattr.languages.en.grammar import ADDRESSES, MR, SPELLINGS, WIVES
from quoteattr.mentions.names import Name

__all__ = ["NEGLIGIBLE_RATIO", "address", "by_address", "wives"]

NEGLIGIBLE_RATIO = 10
"""One use does not count beside so many of another kind: they may be slips, or mean somebody else."""


def address(name: Name) -> str | None:
    """How a name addresses its bearer ("mrs"), in one spelling; None without a title of that kind, or with several.

    The list of titles only helps to tell relatives apart: a title that is not on it is no form of address.
    """
    found = {SPELLINGS.get(title, title) for title in name.titles} & ADDRESSES
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
    """The uses of one full name that address a wife by her husband's, by form of address: Mrs. John Dashwood.

    ``husband``: the first name is a man's. Otherwise the text must call him Mr., or mostly use the name without an
    address.
    """
    names = list(names)
    titled = by_address(names)
    bare = sum(address(name) is None for name in names)
    if not husband and MR not in titled and 2 * bare < len(names):
        return {}
    return {how: found for how, found in titled.items() if how in WIVES}
