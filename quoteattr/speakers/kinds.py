"""The kinds of speakers, from the types that the network finds their mentions to be of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import attrs
import numpy as np

from quoteattr.model import SpeakerKind
from quoteattr.network.mentions import NetworkMention
from quoteattr.text.view import Range

__all__ = ["Kinds"]

# For each of `TYPES`. A place speaks as its government does; what is of another type is of no kind that speaks.
_KINDS = (
    SpeakerKind.PERSON,
    SpeakerKind.ORGANIZATION,
    SpeakerKind.GROUP,
    SpeakerKind.ORGANIZATION,
    SpeakerKind.DOCUMENT,
    SpeakerKind.UNKNOWN,
)
_CLEAR = 0.5
"""The least probability of a type that counts."""


@attrs.frozen(slots=True, eq=False)
class Kinds:
    """Tells the kinds of what the network found in a text."""

    mentions: Sequence[NetworkMention] = ()
    """In order."""

    def of(self, ranges: Iterable[Range]) -> SpeakerKind:
        """The kind that the mentions in these ranges are of, all together; UNKNOWN if none is clear."""
        found = [mention.types for start, end in ranges if (mention := self._at(start, end))]
        if not found:
            return SpeakerKind.UNKNOWN
        chances = np.mean(found, axis=0)
        return _KINDS[int(chances.argmax())] if chances.max() >= _CLEAR else SpeakerKind.UNKNOWN

    def _at(self, start: int, end: int) -> NetworkMention | None:
        """The last mention that shares a character with the range."""
        last = bisect_right(self.mentions, end - 1, key=lambda mention: mention.start) - 1
        return self.mentions[last] if last >= 0 and self.mentions[last].end > start else None
