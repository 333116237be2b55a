"""Refit the confidences to a house's own annotated texts.

Each answer is a quote that was found, right if its words and its speaker's name are. The weights of the package are
where the fit begins, and what holds it where there are few answers.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from quoteattr.evaluate.annotated import AnnotatedText, Annotation
from quoteattr.evaluate.comparison import Comparison
from quoteattr.evaluate.measures import calibration_error
from quoteattr.extractor import QuoteExtractor
from quoteattr.model import KnownSpeaker
from quoteattr.results.confidence import Calibration, shipped

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from quoteattr.extend import Rules

__all__ = ["FEWEST_ANSWERS", "FOLDS", "Answer", "Figures", "answers", "by_folds", "figures", "folds", "refit"]

FEWEST_ANSWERS = 50
"""With fewer, each of the ten bins of the calibration error has less than five answers."""
FOLDS = 5
# Answers in which a feature must be seen to get a weight of its own, and how much a weight is held to that of the
# package (L2): both as when the weights of the package were learned (training/confidence.py).
_FEWEST = 12
_STIFFNESS = 4.0


@attrs.frozen
class Answer:
    """A quote that was found in an annotated text."""

    text: str
    """The name of the text."""
    features: tuple[str, ...]
    right: bool


@attrs.frozen
class Figures:
    """How good confidences are on some answers."""

    mean: float
    """The mean confidence."""
    right: float
    """The share of right answers."""
    error: float
    """The expected calibration error in ten bins."""


@attrs.frozen
class _Witness(Calibration):
    """Notes the features of each quote."""

    seen: list[tuple[str, ...]] = attrs.field(factory=list)

    def confidence(self, features: Iterable[str]) -> float:
        self.seen.append(tuple(features))
        return 0.0


def answers(
    texts: Iterable[AnnotatedText], rules: Rules | None = None, known_speakers: Iterable[KnownSpeaker] = ()
) -> Iterator[list[Answer]]:
    """The answers on each text. Quotes in regions to ignore are left out. Raises the errors of `QuoteExtractor`."""
    from quoteattr.extend import Models
    from quoteattr.results.quotes import is_said

    witness = _Witness(shipped().weights)
    # Of scope "all", so that there is a quote for each note.
    extractor = QuoteExtractor("all", known_speakers, rules, models=Models(calibration=witness))
    for gold in texts:
        witness.seen.clear()
        quotes = extractor.extract(gold.text)
        said = [(quote, seen) for quote, seen in zip(quotes, witness.seen, strict=True) if is_said(quote)]
        comparison = Comparison.of(gold, [Annotation.of(quote) for quote, _ in said])
        right = {found for index, found in comparison.paired.items() if comparison.has_right_speaker(index)}
        kept = (said[index][1] for index in comparison.kept)
        yield [Answer(gold.name, seen, at in right) for at, seen in enumerate(kept)]


def refit(found: Sequence[Answer], start: Calibration) -> Calibration:
    """The weights that fit the answers best, held to those of `start`."""
    import numpy as np

    from quoteattr.evaluate.logistic import fitted

    names = _features(found, start)
    matrix = _matrix(found, names, start)
    right = np.array([answer.right for answer in found], dtype=float)
    held = np.array([start.weight(name) for name in names])
    weights = fitted(matrix, right, held, np.full(len(names), _STIFFNESS))
    return Calibration({**start.weights, **{n: round(float(w), 4) for n, w in zip(names, weights, strict=True)}})


def _features(found: Iterable[Answer], start: Calibration) -> list[str]:
    """Those of the package, and those of the house's own rules that are seen often enough."""
    counts = Counter(feature for answer in found for feature in answer.features)
    own = (feature for feature, number in counts.items() if number >= _FEWEST and feature not in start.weights)
    return [*start.weights, *sorted(own)]


def _matrix(found: Sequence[Answer], names: Sequence[str], start: Calibration) -> npt.NDArray[np.float64]:
    import numpy as np

    column = {name: index for index, name in enumerate(names)}
    out = np.zeros((len(found), len(names)))
    out[:, column["base"]] = 1
    for row, answer in enumerate(found):
        for feature in answer.features:
            at = column.get(feature, column.get(start.rare(feature)))
            if at is not None:
                out[row, at] += 1
    return out


def by_folds(found: Sequence[Answer], start: Calibration) -> list[tuple[float, bool]]:
    """The confidence of each answer when it is refitted on other texts, and whether the answer is right."""
    fold = folds(answer.text for answer in found)
    out: list[tuple[float, bool]] = []
    for number in range(FOLDS):
        table = refit([answer for answer in found if fold[answer.text] != number], start)
        out += [(table.confidence(a.features), a.right) for a in found if fold[a.text] == number]
    return out


def folds(texts: Iterable[str]) -> dict[str, int]:
    """The fold of each text, from 0 to 4."""
    names = sorted(set(texts))
    random.Random(0).shuffle(names)
    return {name: number % FOLDS for number, name in enumerate(names)}


def figures(sure: Sequence[tuple[float, bool]]) -> Figures:
    """The figures of confidences, each with whether the answer is right. There must be one."""
    mean, right = (sum(values) / len(sure) for values in zip(*sure, strict=True))
    return Figures(mean, right, calibration_error(sure))
