"""The accuracy measures.

- A part (content, cue, source) is `exact` if its letters are the same. Each fragment of an interrupted part counts on
  its own. This is the measure of the published results on PolNeAR (Newell et al. 2018; CofeNet, Wang et al. 2022).
- A part is `overlapping` if the shared letters are at least half of all letters of the two.
- A quote is linked correctly if its content overlaps and its source is right, or its source and its cue. A source or
  cue is right if it shares at least half of the letters of the shorter one.
- The calibration error is the expected calibration error in ten equal bins (Naeini et al. 2015): the average difference
  between the confidence and the share of quotes with the right source.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Self

import attrs

from quoteattr.evaluate.annotated import AnnotatedText, Annotation
from quoteattr.evaluate.comparison import Comparison
from quoteattr.evaluate.matching import pairs

__all__ = ["Names", "Report", "Score", "calibration_error", "score"]

_BINS = 10


@attrs.frozen
class Score:
    """The numbers of annotated, predicted and correct items. Shares are from 0 to 1."""

    annotated: int = 0
    predicted: int = 0
    right: int = 0

    def __add__(self, other: Self) -> "Score":
        return Score(self.annotated + other.annotated, self.predicted + other.predicted, self.right + other.right)

    @property
    def precision(self) -> float:
        """The share of predicted items that are correct."""
        return _share(self.right, self.predicted)

    @property
    def recall(self) -> float:
        """The share of annotated items that are found."""
        return _share(self.right, self.annotated)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.right, self.annotated + self.predicted)


@attrs.frozen
class Names:
    """How often the speaker's name is correct, among annotated quotes whose speaker the text names."""

    annotated: int = 0
    found: int = 0
    """Quotes whose content was found."""
    right: int = 0
    unnamed: int = 0
    """Quotes found, but without a name."""

    @property
    def of_found(self) -> float:
        """The share of correct names among the quotes found."""
        return _share(self.right, self.found)

    @property
    def of_annotated(self) -> float:
        """The share of correct names among all quotes. A quote that is not found counts as wrong."""
        return _share(self.right, self.annotated)


@attrs.frozen
class Report:
    """All measures for a set of texts."""

    texts: int
    scores: Mapping[str, Score]
    """The keys are `content exact`, `content overlapping`, the same for `cue` and `source`, `content with source`, and
    `content with source and cue`. Each counts only texts in which its parts were annotated. If there are none, the key
    is missing."""
    names: Names
    calibration_error: float | None
    """From 0 to 1; None if no prediction has a confidence, or if no sources were annotated."""


def score(texts: Iterable[tuple[AnnotatedText, Sequence[Annotation]]]) -> Report:
    """Compare each annotated text with its predicted quotes. `Annotation.of` converts extracted quotes."""
    compared = [Comparison.of(text, predicted) for text, predicted in texts]
    totals: dict[str, Score] = {}
    for comparison in compared:
        for name, part in _scores(comparison):
            totals[name] = totals.get(name, Score()) + part
    names = Counter[str]()
    for comparison in compared:
        names.update(_names(comparison))
    sure = [pair for comparison in compared for pair in _confidences(comparison)]
    return Report(len(compared), totals, Names(**names), calibration_error(sure) if sure else None)


def _scores(comparison: Comparison) -> Iterator[tuple[str, Score]]:
    """Each measure with its name, in report order."""
    for part in comparison.parts:
        fragments, wholes = comparison.fragments(part), comparison.wholes(part)
        yield f"{part} exact", Score(len(fragments[0]), len(fragments[1]), len(fragments[0] & fragments[1]))
        found = pairs(list(wholes[0]), list(wholes[1]))
        yield f"{part} overlapping", Score(len(wholes[0]), len(wholes[1]), len(found))
    for name, parts in (("content with source", ("source",)), ("content with source and cue", ("source", "cue"))):
        if set(parts) <= set(comparison.parts):
            right = sum(all(comparison.agrees(index, part) for part in parts) for index in comparison.paired)
            yield name, Score(len(comparison.annotated), len(comparison.predicted), right)


def _names(comparison: Comparison) -> Counter[str]:
    """The counts of `Names`."""
    counts = Counter[str]()
    for index, quote in enumerate(comparison.annotated):
        if quote.names:
            counts["annotated"] += 1
            if index in comparison.paired:
                counts["found"] += 1
                counts["unnamed"] += not comparison.predicted[comparison.paired[index]].names
                counts["right"] += comparison.has_right_speaker(index)
    return counts


def _confidences(comparison: Comparison) -> Iterator[tuple[float, bool]]:
    """The confidence of each prediction that has one, and whether it is correct. Empty if no sources were annotated."""
    if "source" not in comparison.parts:
        return
    right = {found for index, found in comparison.paired.items() if comparison.agrees(index, "source")}
    for index, quote in enumerate(comparison.predicted):
        if quote.confidence is not None:
            yield quote.confidence, index in right


def calibration_error(sure: Sequence[tuple[float, bool]]) -> float:
    """The expected calibration error of confidences, each with whether the answer is right. There must be one."""
    differences = [0.0] * _BINS
    for confidence, right in sure:
        differences[min(_BINS - 1, int(confidence * _BINS))] += confidence - right
    return sum(map(abs, differences)) / len(sure)


def _share(count: int, total: int) -> float:
    return count / total if total else 0.0
