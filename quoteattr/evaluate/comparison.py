"""What was annotated in a text beside what was predicted for it."""

from collections.abc import Mapping, Sequence
from typing import Self

import attrs

from quoteattr.evaluate.annotated import AnnotatedText, Annotation, Ranges
from quoteattr.evaluate.matching import Letters, letters, pairs, shares_half
from quoteattr.evaluate.names import is_name_of

__all__ = ["Comparison"]


@attrs.frozen
class Comparison:
    """One text: what was annotated, what predicted, and which is which.

    Left out are quotes without content, and those predicted that nobody annotated and that lie by half in what is to be
    ignored.
    """

    text: str
    annotated: Sequence[Annotation]
    predicted: Sequence[Annotation]
    paired: Mapping[int, int]
    """For the index of each annotated quote that was found that of the predicted one."""
    kept: Sequence[int]
    """For each of `predicted` its index among those that were handed in."""
    parts: Sequence[str]
    """What was annotated of each quote."""

    @classmethod
    def of(cls, text: AnnotatedText, predicted: Sequence[Annotation]) -> Self:
        """Pair what shares half of the letters of both contents together."""
        annotated = [quote for quote in text.quotes if quote.content]
        contents = [letters(text.text, quote.content) for quote in predicted]
        paired = pairs([letters(text.text, quote.content) for quote in annotated], contents)
        ignored, found = letters(text.text, text.ignored), set(paired.values())
        kept = [
            index
            for index, quote in enumerate(predicted)
            if quote.content and (index in found or not _lies_in(contents[index], ignored))
        ]
        place = {index: at for at, index in enumerate(kept)}
        found_at = {left: place[right] for left, right in paired.items()}
        return cls(text.text, annotated, [predicted[index] for index in kept], found_at, kept, text.parts)

    def fragments(self, part: str) -> tuple[set[Letters], set[Letters]]:
        """The different fragments of one part on both sides: a source that two quotes share is one."""
        return self._stretches(
            *([(r,) for quote in quotes for r in getattr(quote, part)] for quotes in (self.annotated, self.predicted))
        )

    def wholes(self, part: str) -> tuple[set[Letters], set[Letters]]:
        """The different parts on both sides, interrupted ones whole."""
        return self._stretches(*([getattr(q, part) for q in quotes] for quotes in (self.annotated, self.predicted)))

    def _stretches(self, left: Sequence[Ranges], right: Sequence[Ranges]) -> tuple[set[Letters], set[Letters]]:
        one, other = ({letters(self.text, ranges) for ranges in side} - {frozenset()} for side in (left, right))
        return one, other

    def agrees(self, index: int, part: str) -> bool:
        """Whether an annotated quote that was found has this part (`cue`, `source`) as it was predicted."""
        quotes = self.annotated[index], self.predicted[self.paired[index]]
        return shares_half(*(letters(self.text, getattr(quote, part)) for quote in quotes))

    def has_right_speaker(self, index: int) -> bool:
        """Whether an annotated quote that was found has a name of its speaker, or none where the text has none."""
        quote, given = self.annotated[index], self.predicted[self.paired[index]].names
        if not quote.names or not given:
            return not quote.names and not given
        return is_name_of(given[0], quote.names, self._others(quote))

    def _others(self, quote: Annotation) -> list[tuple[str, ...]]:
        """The names of each other speaker of the text. Two of them may share a name that is not their first."""
        named = {other.names for other in self.annotated if other.names}
        return [names for names in named if names[0] not in quote.names and quote.names[0] not in names]


def _lies_in(content: Letters, ignored: Letters) -> bool:
    return 0 < len(content) <= 2 * len(content & ignored)
