"""Distinguish people with the same surname by their forms of address."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from quoteattr.languages.en.grammar import INHERITED, MISS, MR, MRS, PLAIN, UNMARRIED
from quoteattr.mentions.addresses import NEGLIGIBLE_RATIO, address
from quoteattr.mentions.names import Key, Name

__all__ = ["Story", "own_by_title"]

# Twice may be chance.
_TIME_AND_AGAIN = 3


@attrs.frozen(slots=True)
class Story:
    """Facts about a surname in a story that distinguish its people."""

    uses: dict[Key, int]
    """How often each full name, or its first name, is used."""
    younger: frozenset[Key]
    """The full names of younger sisters."""
    bare: int
    """How often the surname is used alone, if wives are the only ones addressed by it."""

    def is_husbands(self, wife: list[Name]) -> bool:
        """Whether the surname alone is used so often, compared to the wife's, that it refers to her husband."""
        return self.bare * NEGLIGIBLE_RATIO > len(wife)


def own_by_title(
    titled: dict[str, list[Name]],
    full: dict[Key, list[Name]],
    fits: Callable[[Key, str], bool],
    story: Story | None = None,
) -> dict[str, Key | None]:
    """For each form of address before a surname, the full name it refers to; None if it is a separate person.

    `titled`: the uses by form of address. `full`: the uses of each full name with that surname. `fits`: whether a
    person with a full name may have that form of address.

    A form that fits several full names is left out if they come before it. The press gives full names first, so
    "Mr. Hale" is one of those named before. In a story, Mrs. Bennet is a separate person if no full name has that form
    of address. Miss Bennet is not a younger sister, Miss Lydia or Miss Mary Bennet, and Mr. Knightley is not his
    brother. A Mell who is not Mrs. Mell is her husband.
    """
    known = {k: {a for n in names if (a := address(n))} for k, names in full.items()}
    out: dict[str, Key | None] = {}
    for how, names in titled.items():
        fitting = [k for k in full if fits(k, how) and not _addressed_otherwise(how, known[k], titled)]
        if story is not None:
            fitting = _of_story(how, names, {k: full[k] for k in fitting}, story)
        alone = full or (story is not None and (len(titled) > 1 or story.is_husbands(names)))
        if len(fitting) == 1:
            out[how] = fitting[0]
        elif alone and _comes_first(names, [full[k] for k in fitting]):
            out[how] = None
    return out


def _comes_first(names: list[Name], others: list[list[Name]]) -> bool:
    """Whether the first of these names comes before all other names."""
    first = min(name.start for name in names)
    return all(first < other[0].start for other in others)


def _of_story(how: str, names: list[Name], fitting: dict[Key, list[Name]], story: Story) -> list[Key]:
    """The full name that a form of address refers to in a story: the only usual one that it fits.

    Of several sisters, Miss Elliot is the eldest. A younger one is called Miss Anne Elliot.
    """
    older = [k for k, uses in fitting.items() if not _is_younger(k, how, uses, names, story)]
    named = [k for k in older if how in map(address, fitting[k])] if how == MRS else older
    most = max((story.uses[k] for k in named), default=0)
    usual = [k for k in named if story.uses[k] * NEGLIGIBLE_RATIO >= most]
    return [k for k in usual if len(usual) == 1 and story.uses[k] * NEGLIGIBLE_RATIO >= len(names)]


def _is_younger(key: Key, how: str, full: list[Name], surname: list[Name], story: Story) -> bool:
    """Whether a full name belongs to a younger sister or brother.

    A younger brother is repeatedly called Mr. John Knightley, after a first Mr. Knightley.
    """
    if how != MR:
        return how == MISS and key in story.younger
    titled = [name.start for name in full if address(name) == MR]
    often = len(titled) >= _TIME_AND_AGAIN and len(titled) * NEGLIGIBLE_RATIO > len(surname)
    return often and min(titled) > min(name.start for name in surname)


def _addressed_otherwise(how: str, known: set[str], titled: dict[str, list[Name]]) -> bool:
    """Whether a full name has a different form of address: Miss Daisy Miller is not Mrs. Miller."""
    if how in INHERITED:
        return how not in known
    if known & (PLAIN | INHERITED) and how in PLAIN:
        return how not in known
    return UNMARRIED.get(how) in titled
