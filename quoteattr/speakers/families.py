"""People who share a surname and are told apart by how they are addressed."""

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
    """What a story tells of a surname, by which its people are told apart."""

    uses: dict[Key, int]
    """How often it has each full name, or its first name."""
    younger: frozenset[Key]
    """The full names of younger sisters."""
    bare: int
    """How often the surname stands alone, where only wives are addressed by it."""

    def is_husbands(self, wife: list[Name]) -> bool:
        """Whether the surname stands alone so often beside a wife's that it is her husband's."""
        return self.bare * NEGLIGIBLE_RATIO > len(wife)


def own_by_title(
    titled: dict[str, list[Name]],
    full: dict[Key, list[Name]],
    fits: Callable[[Key, str], bool],
    story: Story | None = None,
) -> dict[str, Key | None]:
    """For each form of address before a surname, the full name it stands for; None where it is a person of its own.

    ``titled``: the uses by their form of address; ``full``: those of each full name with that surname; ``fits``:
    whether somebody with a full name may be addressed so.

    An address that fits several full names is left out where they come before it: the press gives full names first, so
    that "Mr. Hale" is one of those named before. In a story Mrs. Bennet is a person of her own as long as no full
    name is addressed so. Miss Bennet is none of the younger sisters, Miss Lydia or Miss Mary Bennet, and Mr. Knightley
    is not his brother. A Mell who is not Mrs. Mell is her husband.
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
    """Whether the first of these names stands before the first of all others."""
    first = min(name.start for name in names)
    return all(first < other[0].start for other in others)


def _of_story(how: str, names: list[Name], fitting: dict[Key, list[Name]], story: Story) -> list[Key]:
    """The full name that a story means by an address: the only usual one that it fits, and not one hardly used.

    Of several sisters Miss Elliot is the eldest, whom it has no need to call Miss Anne Elliot.
    """
    older = [k for k, uses in fitting.items() if not _is_younger(k, how, uses, names, story)]
    named = [k for k in older if how in map(address, fitting[k])] if how == MRS else older
    most = max((story.uses[k] for k in named), default=0)
    usual = [k for k in named if story.uses[k] * NEGLIGIBLE_RATIO >= most]
    return [k for k in usual if len(usual) == 1 and story.uses[k] * NEGLIGIBLE_RATIO >= len(names)]


def _is_younger(key: Key, how: str, full: list[Name], surname: list[Name], story: Story) -> bool:
    """Whether a full name is a younger sister's, or a younger brother's.

    He is Mr. John Knightley time and again, after Mr. Knightley.
    """
    if how != MR:
        return how == MISS and key in story.younger
    titled = [name.start for name in full if address(name) == MR]
    often = len(titled) >= _TIME_AND_AGAIN and len(titled) * NEGLIGIBLE_RATIO > len(surname)
    return often and min(titled) > min(name.start for name in surname)


def _addressed_otherwise(how: str, known: set[str], titled: dict[str, list[Name]]) -> bool:
    """Whether a full name is addressed in another way: Miss Daisy Miller is not Mrs. Miller."""
    if how in INHERITED:
        return how not in known
    if known & (PLAIN | INHERITED) and how in PLAIN:
        return how not in known
    return UNMARRIED.get(how) in titled
