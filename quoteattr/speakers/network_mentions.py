"""What the network says of mentions: which words are names, and of which kind they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from quoteattr.model import SpeakerKind
from quoteattr.text.view import Range

if TYPE_CHECKING:
    from quoteattr.network.arrays import Floats
    from quoteattr.network.mentions import NetworkMention

__all__ = ["PERSON", "NetworkMentions"]

# For each of `TYPES`. A place speaks as its government does; what is of another type is of no kind that speaks.
_KINDS = (
    SpeakerKind.PERSON,
    SpeakerKind.ORGANIZATION,
    SpeakerKind.GROUP,
    SpeakerKind.ORGANIZATION,
    SpeakerKind.DOCUMENT,
    SpeakerKind.UNKNOWN,
)
PERSON = 0
"""The index of persons among `TYPES`."""
_ORGANIZATION = 1
_PLACE = 3
_CLEAR = 0.5
"""The least probability of a type that counts."""
_CLEAR_BODY = 0.8
"""The least probability that makes a single word or a label the name of an organization: the Independent."""
_NO_PERSON = 0.1
"""Below this probability of a person, a name is of something else."""
_CLEAR_NAME = 0.6
"""The least score of a name that counts."""


# Mentions back. In the training texts, nine in ten references are to one of so many.
_REACH = 80


@attrs.frozen(slots=True, eq=False)
class NetworkMentions:
    """What the network found in a text, in order."""

    mentions: Sequence[NetworkMention] = ()

    def kind(self, ranges: Iterable[Range]) -> SpeakerKind:
        """The kind that the mentions in these ranges are of, all together; UNKNOWN if none is clear."""
        found = [self.mentions[at].types for start, end in ranges if (at := self.at(start, end)) is not None]
        if not found:
            return SpeakerKind.UNKNOWN
        total = [float(sum(chances)) for chances in zip(*found, strict=True)]
        most = max(total)
        return _KINDS[total.index(most)] if most >= _CLEAR * len(found) else SpeakerKind.UNKNOWN

    def links(self, at: int) -> list[float]:
        """How probably a mention (an index) refers to nobody before it, then to each of the last mentions before it."""
        from quoteattr.network.mentions import referents

        chances: list[float] = referents(self.mentions[at], self._keys[max(0, at - _REACH) : at]).tolist()
        return chances

    @cached_property
    def _keys(self) -> Floats:
        import numpy as np

        return np.stack([mention.key for mention in self.mentions])

    def persons(self, ranges: Sequence[Range]) -> float:
        """How probably these ranges are the name of a person, on average."""
        found = (self.mentions[at] for start, end in ranges if (at := self.at(start, end)) is not None)
        return sum(float(mention.types[PERSON]) for mention in found if mention.is_name) / len(ranges)

    def no_person(self, start: int, end: int) -> bool:
        """Whether a range is clearly the name of something other than a person."""
        at = self.at(start, end)
        return at is not None and self.mentions[at].is_name and float(self.mentions[at].types[PERSON]) < _NO_PERSON

    def at(self, start: int, end: int) -> int | None:
        """The index of the last mention that shares a character with the range."""
        last = bisect_right(self.mentions, end - 1, key=lambda mention: mention.start) - 1
        return last if last >= 0 and self.mentions[last].end > start else None

    def is_organization(self, start: int, end: int) -> bool:
        """Whether a range is clearly the name of an organization."""
        at = self.at(start, end)
        return at is not None and float(self.mentions[at].types[_ORGANIZATION]) >= _CLEAR_BODY

    def is_place(self, start: int, end: int) -> bool:
        """Whether a range is more probably the name of a place than of anything else."""
        at = self.at(start, end)
        return at is not None and float(self.mentions[at].types[_PLACE]) >= _CLEAR

    def name_behind(self, start: int, end: int) -> int | None:
        """Where a person's name begins that ends a range behind the name of something else; None if there is none."""
        last = self.at(end - 1, end)
        if not last or self.mentions[last].end != end:
            return None
        person, other = self.mentions[last], self.mentions[last - 1]
        clear = float(person.types[PERSON]) >= _CLEAR_BODY and person.score >= _CLEAR_NAME
        unlike = other.is_name and float(other.types[PERSON]) < _NO_PERSON
        return person.start if person.is_name and clear and unlike and start < other.end < person.start else None

    def is_person(self, start: int, end: int) -> bool:
        """Whether a range is, from end to end, clearly the name of a person."""
        at = self.at(start, end)
        mention = self.mentions[at] if at is not None else None
        if mention is None or not mention.is_name or (mention.start, mention.end) != (start, end):
            return False
        return float(mention.types[PERSON]) >= _CLEAR_BODY and mention.score >= _CLEAR_NAME

    def name_at(self, start: int, end: int) -> Range | None:
        """The names that share a character with a range and follow each other, as one; None if none is clearly one."""
        last = bisect_left(self.mentions, end, key=lambda mention: mention.start) - 1
        inside: list[NetworkMention] = []
        while last >= 0 and self.mentions[last].end > start:
            inside = [self.mentions[last], *inside] if self.mentions[last].is_name else []
            last -= 1
        certain = max((mention.score for mention in inside), default=0.0) >= _CLEAR_NAME
        return (inside[0].start, inside[-1].end) if certain else None
