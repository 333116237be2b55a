"""The measures of the field.

- A part (content, cue, source) is `exact` where its letters are the same, each fragment of an interrupted one counted
  by itself: the measure of the published results on PolNeAR (Newell et al. 2018; CofeNet, Wang et al. 2022).
- It is `overlapping` where at least half of the letters of both together are shared.
- A quote is `linked` where its content overlaps and the source belongs to it, or the source and the cue: these are
  right where half of the letters of the shorter one are shared.
- The calibration error is the expected one in ten equal bins (Naeini et al. 2015): by how much the confidence and the
  share of quotes with the right source differ.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Self

import attrs

from quoteattr.evaluate.annotated import AnnotatedText, Annotation
from quoteattr.evaluate.matching import Letters, letters, pairs, shares_half
from quoteattr.evaluate.names import is_name_of

__all__ = ["Names", "Report", "Score", "score"]

_PARTS = ("content", "cue", "source")
_BINS = 10


@attrs.frozen
class Score:
    """How many were annotated, how many predicted, and how many of them are the same. Shares are from 0 to 1."""

    annotated: int = 0
    predicted: int = 0
    right: int = 0

    def __add__(self, other: Self) -> "Score":
        return Score(self.annotated + other.annotated, self.predicted + other.predicted, self.right + other.right)

    @property
    def precision(self) -> float:
        """The share of the predicted that are right."""
        return _share(self.right, self.predicted)

    @property
    def recall(self) -> float:
        """The share of the annotated that are found."""
        return _share(self.right, self.annotated)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return _share(2 * self.right, self.annotated + self.predicted)


@attrs.frozen
class Names:
    """How often the speaker's name is right, of the annotated quotes whose speaker the text names."""

    annotated: int = 0
    found: int = 0
    """Those whose content was found."""
    right: int = 0
    unnamed: int = 0
    """Those found and given no name."""

    @property
    def of_found(self) -> float:
        """The share of right names among the quotes found."""
        return _share(self.right, self.found)

    @property
    def of_annotated(self) -> float:
        """The share of right names among all: a quote that is not found counts as wrong."""
        return _share(self.right, self.annotated)


@attrs.frozen
class Report:
    """All measures over a set of texts."""

    texts: int
    scores: Mapping[str, Score]
    """`content exact`, `content overlapping` and so for `cue` and `source`; `content with source`, `… and cue`."""
    names: Names
    calibration_error: float | None
    """From 0 to 1; None where no prediction has a confidence."""


def score(texts: Iterable[tuple[AnnotatedText, Sequence[Annotation]]]) -> Report:
    """Compare each annotated text with the quotes predicted for it; `Annotation.of` makes them from those extracted."""
    compared = [_Comparison.of(text, predicted) for text, predicted in texts]
    totals: dict[str, Score] = {}
    for comparison in compared:
        for name, part in comparison.scores():
            totals[name] = totals.get(name, Score()) + part
    names = Counter[str]()
    for comparison in compared:
        names.update(comparison.names())
    sure = [pair for comparison in compared for pair in comparison.confidences()]
    return Report(len(compared), totals, Names(**names), _calibration_error(sure) if sure else None)


@attrs.frozen
class _Comparison:
    """One text: what was annotated, what predicted, and which is which."""

    text: str
    annotated: Sequence[Annotation]
    predicted: Sequence[Annotation]
    paired: Mapping[int, int]

    @classmethod
    def of(cls, text: AnnotatedText, predicted: Sequence[Annotation]) -> Self:
        left = [quote for quote in text.quotes if quote.content]
        right = [quote for quote in predicted if quote.content]
        contents = [[letters(text.text, quote.content) for quote in quotes] for quotes in (left, right)]
        return cls(text.text, left, right, pairs(*contents))

    def scores(self) -> Iterator[tuple[str, Score]]:
        """Each measure by its name, in the order of a report."""
        for part in _PARTS:
            fragments, wholes = self._stretches(part, fragments=True), self._stretches(part, fragments=False)
            yield f"{part} exact", Score(len(fragments[0]), len(fragments[1]), len(fragments[0] & fragments[1]))
            found = pairs(list(wholes[0]), list(wholes[1]))
            yield f"{part} overlapping", Score(len(wholes[0]), len(wholes[1]), len(found))
        for name, parts in (("content with source", ("source",)), ("content with source and cue", ("source", "cue"))):
            right = sum(all(self._agrees(pair, part) for part in parts) for pair in self.paired.items())
            yield name, Score(len(self.annotated), len(self.predicted), right)

    def _stretches(self, part: str, *, fragments: bool) -> tuple[set[Letters], set[Letters]]:
        """The different stretches of one part on both sides: a source that two quotes share is one."""

        def found(quotes: Sequence[Annotation]) -> set[Letters]:
            whole = [getattr(quote, part) for quote in quotes]
            ranges = [(fragment,) for part_ranges in whole for fragment in part_ranges] if fragments else whole
            return {letters(self.text, item) for item in ranges} - {frozenset()}

        return found(self.annotated), found(self.predicted)

    def _agrees(self, pair: tuple[int, int], part: str) -> bool:
        left, right = (
            letters(self.text, getattr(quote, part)) for quote in (self.annotated[pair[0]], self.predicted[pair[1]])
        )
        return shares_half(left, right)

    def names(self) -> Counter[str]:
        """The counts of `Names`."""
        counts = Counter[str]()
        for index, quote in enumerate(self.annotated):
            if not quote.names:
                continue
            counts["annotated"] += 1
            if index in self.paired:
                given = self.predicted[self.paired[index]].names
                counts["found"] += 1
                counts["unnamed"] += not given
                counts["right"] += bool(given) and is_name_of(given[0], quote.names, self._others(quote))
        return counts

    def _others(self, quote: Annotation) -> list[tuple[str, ...]]:
        """The names of each other speaker of the text. Two of them may share a name that is not their first."""
        named = {other.names for other in self.annotated if other.names}
        return [names for names in named if names[0] not in quote.names and quote.names[0] not in names]

    def confidences(self) -> Iterator[tuple[float, bool]]:
        """The confidence of each prediction that has one, and whether it is right."""
        right = {pair[1] for pair in self.paired.items() if self._agrees(pair, "source")}
        for index, quote in enumerate(self.predicted):
            if quote.confidence is not None:
                yield quote.confidence, index in right


def _calibration_error(sure: Sequence[tuple[float, bool]]) -> float:
    differences = [0.0] * _BINS
    for confidence, right in sure:
        differences[min(_BINS - 1, int(confidence * _BINS))] += confidence - right
    return sum(map(abs, differences)) / len(sure)


def _share(count: int, total: int) -> float:
    return count / total if total else 0.0
