"""The annotated and the predicted quotes of a text, side by side."""

from collections.abc import Mapping, Sequence
from typing import Self

import attrs

from quoteattr.evaluate.annotated import AnnotatedText, Annotation, Ranges
from quoteattr.evaluate.matching import Letters, letters, pairs, shares_half
from quoteattr.evaluate.names import is_name_of

__all__ = ["Comparison"]


@attrs.frozen
class Comparison:
    """The annotated and predicted quotes of one text, and their pairs.

    Quotes without content are left out. So are predicted quotes without a pair if at least half of their content is in
    regions to ignore.
    """

    text: str
    annotated: Sequence[Annotation]
    predicted: Sequence[Annotation]
    paired: Mapping[int, int]
    """The index of each annotated quote that was found, mapped to the index of its predicted quote."""
    kept: Sequence[int]
    """For each of `predicted`, its index among all predictions that were passed in."""
    parts: Sequence[str]
    """The parts of each quote that were annotated."""

    @classmethod
    def of(cls, text: AnnotatedText, predicted: Sequence[Annotation]) -> Self:
        """Pair the quotes whose contents overlap by at least half of their letters together."""
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
        """The distinct fragments of one part on both sides. A source that two quotes share counts once."""
        return self._stretches(
            *([(r,) for quote in quotes for r in getattr(quote, part)] for quotes in (self.annotated, self.predicted))
        )

    def wholes(self, part: str) -> tuple[set[Letters], set[Letters]]:
        """The distinct parts on both sides. An interrupted part counts as one."""
        return self._stretches(*([getattr(q, part) for q in quotes] for quotes in (self.annotated, self.predicted)))

    def _stretches(self, left: Sequence[Ranges], right: Sequence[Ranges]) -> tuple[set[Letters], set[Letters]]:
        one, other = ({letters(self.text, ranges) for ranges in side} - {frozenset()} for side in (left, right))
        return one, other

    def agrees(self, index: int, part: str) -> bool:
        """Whether the `cue` or `source` of a found quote matches the annotation."""
        quotes = self.annotated[index], self.predicted[self.paired[index]]
        return shares_half(*(letters(self.text, getattr(quote, part)) for quote in quotes))

    def has_right_speaker(self, index: int) -> bool:
        """Whether a found quote has a correct name, or no name if the text gives none."""
        quote, given = self.annotated[index], self.predicted[self.paired[index]].names
        if not quote.names or not given:
            return not quote.names and not given
        return is_name_of(given[0], quote.names, self._others(quote))

    def _others(self, quote: Annotation) -> list[tuple[str, ...]]:
        """The names of every other speaker in the text. Two speakers may share a name that is not their first."""
        named = {other.names for other in self.annotated if other.names}
        return [names for names in named if names[0] not in quote.names and quote.names[0] not in names]


def _lies_in(content: Letters, ignored: Letters) -> bool:
    return 0 < len(content) <= 2 * len(content & ignored)
