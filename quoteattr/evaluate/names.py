"""Decide whether a name is that of a speaker."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Self

import attrs

from quoteattr.languages import english

__all__ = ["is_name_of"]

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b")
_INITIALS = re.compile(r"(?<=\w)\.(?=\w\b)")
_UNMARRIED = frozenset(["miss", "mademoiselle", "mlle"])
_SAME, _PART = 2, 1


def is_name_of(name: str, names: Sequence[str], others: Iterable[Sequence[str]]) -> bool:
    """Whether `name` is one of a speaker's `names`, or some words of one, and fits no other speaker as well.

    Titles, case, accents and punctuation are ignored. Contradicting titles (Mr., Mrs.) and different first names do not
    match: Ada Brook is not Tom Brook, even if both are called Brook. If a part fits several speakers, it
    belongs to the one whose names contain its first word.

    >>> is_name_of("Mayor Quill", ["Dorothea Quill"], [["Ann Lee"]])
    True
    >>> is_name_of("Quill", ["Dorothea Quill"], [["Edgar Quill"]])
    False

    Args:
        name: the predicted name.
        names: all correct names of the speaker.
        others: the names of every other speaker in the text.
    """
    found, own = _name(name), [_name(other) for other in names]
    if any(found.words == other.words for other in own):
        return bool(found.words)
    best = _best(found, own)
    if not best or (best == _PART and any(found.has_another_first_name(other) for other in own)):
        return False
    rivals = [[_name(other) for other in group] for group in others]
    return not any(_is_rival(found, own, best, rival) for rival in rivals)


@attrs.frozen
class _Name:
    words: tuple[str, ...]
    """All of them, in lower case."""
    core: tuple[str, ...]
    """The words that are not titles, or all words if there are only titles."""

    @property
    def bearers(self) -> frozenset[str]:
        """Whom its titles are for: men, women, unmarried women."""
        titles = set(self.words) - set(self.core)
        kinds = {"men": english().male_nouns, "unmarried": _UNMARRIED, "women": english().female_nouns - _UNMARRIED}
        return frozenset(kind for kind, nouns in kinds.items() if titles & nouns)

    def fit(self, other: Self) -> int:
        """How well two names match: the same words, some of them, or none (0)."""
        one, two = set(self.core), set(other.core)
        if not one or not two or (self.bearers and other.bearers and not self.bearers & other.bearers):
            return 0
        return _SAME if one == two else _PART if one < two or two < one else 0

    def has_another_first_name(self, other: Self) -> bool:
        """Whether both are a first and a last name and share only the last. An initial does not count as different."""
        if self.core != self.words or not len(self.core) == len(other.core) == 2 or self.core[1] != other.core[1]:
            return False
        one, two = self.core[0], other.core[0]
        return one != two and not (one[0] == two[0] and 1 in (len(one), len(two)))

    def leads_with(self, other: Self) -> bool:
        """Whether the other name is a part of this one with its first word, as is Elizabeth of Elizabeth Bennet."""
        return set(other.core) < set(self.core) and self.core[0] in other.core


# The quotes of an article are compared with the same few names again and again.
@lru_cache(maxsize=4096)
def _name(name: str) -> _Name:
    letters = (char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    plain = _INITIALS.sub("", _POSSESSIVE.sub("", "".join(letters).casefold()))
    words = tuple(_WORD.findall(plain))
    return _Name(words, tuple(word for word in words if word not in english().speaker_titles) or words)


def _best(found: _Name, names: Iterable[_Name]) -> int:
    return max((found.fit(other) for other in names), default=0)


def _is_rival(found: _Name, own: Sequence[_Name], best: int, rival: Sequence[_Name]) -> bool:
    """Whether the name fits another speaker at least as well."""
    if any(found.words == other.words for other in rival):
        return True
    if _best(found, rival) < best:
        return False
    fitting = [other for other in rival if found.fit(other)]
    leads = any(found.leads_with(other) for other in own if found.fit(other))
    led = any(found.leads_with(other) or set(found.core) <= set(other.core) for other in fitting)
    return best == _SAME or not leads or led
