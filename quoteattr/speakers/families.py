"""People who share a surname and are told apart by how they are addressed."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from quoteattr.languages.en.naming import BY_FAMILY
from quoteattr.mentions.addresses import NEGLIGIBLE_RATIO, address
from quoteattr.mentions.names import Key, Name

__all__ = ["Story", "own_by_title"]

# Twice may be chance.
_TIME_AND_AGAIN = 3
_RANKS = frozenset(["sir", "lady", "lord"])
_UNMARRIED = {"mrs": "miss", "mme": "mlle", "madame": "mademoiselle"}


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
    """For each address of a surname whose it is: a full name's of the text, or nobody else's (None).

    An address that fits several full names is left out where they come before it: the press gives full names first, so
    that "Mr. Trump" is one of those named before. In a story Mrs. Bennet is nobody but Mrs. Bennet, as long as no full
    name is addressed so; Miss Bennet is none of the younger sisters, Miss Lydia or Miss Mary Bennet, and Mr. Knightley
    not his brother; a Mell who is not Mrs. Mell is her husband.
    """
    known = {k: {a for n in names if (a := address(n))} for k, names in full.items()}
    out: dict[str, Key | None] = {}
    for how, names in titled.items():
        fitting = [k for k in full if fits(k, how) and not _addressed_otherwise(how, known[k], titled)]
        if story is not None:
            fitting = [k for k in fitting if not _is_younger(k, how, full[k], names, story)]
            named = [k for k in fitting if how in known[k]] if how == "mrs" else fitting
            fitting = _of_story(named, story.uses, len(names))
        first = min(name.start for name in names)
        alone = full or (story is not None and (len(titled) > 1 or story.is_husbands(names)))
        if len(fitting) == 1:
            out[how] = fitting[0]
        elif alone and (not fitting or all(first < full[k][0].start for k in fitting)):
            out[how] = None
    return out


def _of_story(fitting: list[Key], uses: dict[Key, int], titled: int) -> list[Key]:
    """The full name that a story means by an address: the only usual one that it fits, and not one hardly used.

    Of several sisters Miss Elliot is the eldest, whom it has no need to call Miss Anne Elliot.
    """
    most = max((uses[k] for k in fitting), default=0)
    usual = [k for k in fitting if uses[k] * NEGLIGIBLE_RATIO >= most]
    return [k for k in usual if len(usual) == 1 and uses[k] * NEGLIGIBLE_RATIO >= titled]


def _is_younger(key: Key, how: str, full: list[Name], surname: list[Name], story: Story) -> bool:
    """Whether a full name is a younger sister's, or a younger brother's.

    He is Mr. John Knightley time and again, after Mr. Knightley.
    """
    if how != "mr":
        return how == "miss" and key in story.younger
    titled = [name.start for name in full if address(name) == "mr"]
    often = len(titled) >= _TIME_AND_AGAIN and len(titled) * NEGLIGIBLE_RATIO > len(surname)
    return often and min(titled) > min(name.start for name in surname)


def _addressed_otherwise(how: str, known: set[str], titled: dict[str, list[Name]]) -> bool:
    """Whether a full name is addressed in another way: Miss Daisy Miller is not Mrs. Miller."""
    if how in _RANKS:
        return how not in known
    if known & (BY_FAMILY | _RANKS) and how in BY_FAMILY:
        return how not in known
    return _UNMARRIED.get(how) in titled
