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
from quoteattr.evaluate.comparison import Comparison
from quoteattr.evaluate.matching import pairs

__all__ = ["Names", "Report", "Score", "score"]

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
    """`content exact`, `content overlapping` and so for `cue` and `source`; `content with source`, `… and cue`. Each
    counts the texts in which its parts were annotated, and is not there where they were in none."""
    names: Names
    calibration_error: float | None
    """From 0 to 1; None where no prediction has a confidence, or where no source was annotated."""


def score(texts: Iterable[tuple[AnnotatedText, Sequence[Annotation]]]) -> Report:
    """Compare each annotated text with the quotes predicted for it; `Annotation.of` makes them from those extracted."""
    compared = [Comparison.of(text, predicted) for text, predicted in texts]
    totals: dict[str, Score] = {}
    for comparison in compared:
        for name, part in _scores(comparison):
            totals[name] = totals.get(name, Score()) + part
    names = Counter[str]()
    for comparison in compared:
        names.update(_names(comparison))
    sure = [pair for comparison in compared for pair in _confidences(comparison)]
    return Report(len(compared), totals, Names(**names), _calibration_error(sure) if sure else None)


def _scores(comparison: Comparison) -> Iterator[tuple[str, Score]]:
    """Each measure by its name, in the order of a report."""
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
    """The confidence of each prediction that has one, and whether it is right; none where no sources were annotated."""
    if "source" not in comparison.parts:
        return
    right = {found for index, found in comparison.paired.items() if comparison.agrees(index, "source")}
    for index, quote in enumerate(comparison.predicted):
        if quote.confidence is not None:
            yield quote.confidence, index in right


def _calibration_error(sure: Sequence[tuple[float, bool]]) -> float:
    differences = [0.0] * _BINS
    for confidence, right in sure:
        differences[min(_BINS - 1, int(confidence * _BINS))] += confidence - right
    return sum(map(abs, differences)) / len(sure)


def _share(count: int, total: int) -> float:
    return count / total if total else 0.0
