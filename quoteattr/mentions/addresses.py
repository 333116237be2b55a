"""Forms of address before names: Mr, Mrs and Miss Bennet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from quoteattr.languages.en.grammar import ADDRESSES, MR, SPELLINGS, WIVES
from quoteattr.mentions.names import Name

__all__ = ["NEGLIGIBLE_RATIO", "address", "by_address", "wives"]

NEGLIGIBLE_RATIO = 10
"""One use does not count against this many of another kind: it may be an error, or refer to somebody else."""


def address(name: Name) -> str | None:
    """The form of address before a name ("mrs"), in one spelling. None if there is none, or if there are several.

    The list of forms of address only helps to distinguish relatives. A title that is not on it is not one.
    """
    if not name.titles:
        return None
    found = {SPELLINGS.get(title, title) for title in name.titles} & ADDRESSES
    return found.pop() if len(found) == 1 else None


def by_address(names: Iterable[Name]) -> dict[str, list[Name]]:
    """The names with a form of address, grouped by it."""
    out: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        how = address(name)
        if how is not None:
            out[how].append(name)
    return out


def wives(names: Iterable[Name], husband: bool) -> dict[str, list[Name]]:
    """The uses of a husband's full name for his wife, by form of address: Mrs. John Dashwood.

    `husband`: the first name is a man's. Otherwise the text must call him Mr., or mostly use the name without a form
    of address.
    """
    names = list(names)
    titled = by_address(names)
    bare = sum(address(name) is None for name in names)
    if not husband and MR not in titled and 2 * bare < len(names):
        return {}
    return {how: found for how, found in titled.items() if how in WIVES}
