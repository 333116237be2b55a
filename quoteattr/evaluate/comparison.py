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
    """One text: what was annotated, what predicted, and which is which. Quotes without content are left out."""

    text: str
    annotated: Sequence[Annotation]
    predicted: Sequence[Annotation]
    paired: Mapping[int, int]
    """For the index of each annotated quote that was found that of the predicted one."""

    @classmethod
    def of(cls, text: AnnotatedText, predicted: Sequence[Annotation]) -> Self:
        """Pair what shares half of the letters of both contents together."""
        left = [quote for quote in text.quotes if quote.content]
        right = [quote for quote in predicted if quote.content]
        contents = [[letters(text.text, quote.content) for quote in quotes] for quotes in (left, right)]
        return cls(text.text, left, right, pairs(*contents))

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
