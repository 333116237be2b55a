"""What the network says of mentions: which words are names, and of which kind they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from quoteattr.model import SpeakerKind
from quoteattr.text.view import Range

if TYPE_CHECKING:
    from quoteattr.network.mentions import NetworkMention

__all__ = ["NetworkMentions"]

# For each of `TYPES`. A place speaks as its government does; what is of another type is of no kind that speaks.
_KINDS = (
    SpeakerKind.PERSON,
    SpeakerKind.ORGANIZATION,
    SpeakerKind.GROUP,
    SpeakerKind.ORGANIZATION,
    SpeakerKind.DOCUMENT,
    SpeakerKind.UNKNOWN,
)
_PERSON = 0
_CLEAR = 0.5
"""The least probability of a type that counts."""
_NO_PERSON = 0.1
"""Below this probability of a person, a name is of something else."""
_CLEAR_NAME = 0.6
"""The least score of a name that counts."""


# Mentions back. In the training texts, nine in ten references are to one of so many.
_REACH = 80
# Mentions back that a chain of references is followed: a bound that keeps time linear.
_CHAIN = 240
# Smaller probabilities are not followed further.
_LEAST = 0.02


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

    def who(self, named: Mapping[int, int], last: int) -> dict[int, float]:
        """How probably a mention (`last`) refers to which member; what is missing to 1 is for others.

        A reference to a reference is followed to the end. `named`: the members that mentions name.
        """
        found: list[dict[int, float]] = []
        for index in range(max(0, last - _CHAIN), last + 1):
            found.append({named[index]: 1.0} if index in named else self._followed(index, found))
        return found[-1]

    def _followed(self, index: int, before: list[dict[int, float]]) -> dict[int, float]:
        from quoteattr.network.mentions import referents

        total: dict[int, float] = {}
        chances = referents(self.mentions, index, min(_REACH, len(before)))[1:].tolist()
        for chance, whose in zip(chances, before[len(before) - len(chances) :], strict=True):
            for member, share in whose.items() if chance >= _LEAST else ():
                total[member] = total.get(member, 0.0) + chance * share
        return {member: chance for member, chance in total.items() if chance >= _LEAST}

    def persons(self, ranges: Sequence[Range]) -> float:
        """How probably these ranges are the name of a person, on average."""
        found = (self.mentions[at] for start, end in ranges if (at := self.at(start, end)) is not None)
        return sum(float(mention.types[_PERSON]) for mention in found if mention.is_name) / len(ranges)

    def no_person(self, start: int, end: int) -> bool:
        """Whether a range is clearly the name of something other than a person."""
        at = self.at(start, end)
        return at is not None and self.mentions[at].is_name and float(self.mentions[at].types[_PERSON]) < _NO_PERSON

    def at(self, start: int, end: int) -> int | None:
        """The index of the last mention that shares a character with the range."""
        last = bisect_right(self.mentions, end - 1, key=lambda mention: mention.start) - 1
        return last if last >= 0 and self.mentions[last].end > start else None

    def last_name(self, start: int, end: int) -> NetworkMention | None:
        """The last name that begins in a range; None if it is not clearly one."""
        at = bisect_left(self.mentions, end, key=lambda mention: mention.start)
        inside = (self.mentions[i] for i in range(at - 1, -1, -1) if self.mentions[i].start >= start)
        found = next((mention for mention in inside if mention.is_name), None)
        return found if found and found.score >= _CLEAR_NAME else None
