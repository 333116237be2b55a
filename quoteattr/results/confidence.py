"""The confidence of a quote: the measured share of completely right answers among quotes with the same evidence."""

from __future__ import annotations

import hashlib
import json
import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import attrs

from quoteattr.errors import ModelError
from quoteattr.manifest import REINSTALL, verified_file

__all__ = ["RARE", "Calibration", "refitted", "shipped", "shipped_identity", "steps_to"]

_PATH = Path(__file__).parent.parent / "weights" / "calibration.json"

_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)

RARE = "rare"
"""The value for features that were too rare in the training data: those of one kind share a weight."""
# Steps of a probability, closer together near 1, where most answers are. Above the last step there are too few.
_STEPS = (0.3, 0.45, 0.6, 0.7, 0.8, 0.87, 0.92, 0.96, 0.985)


@attrs.frozen(slots=True)
class Calibration:
    """What each feature of a quote adds to the log-odds that both its words and its speaker are right."""

    weights: Mapping[str, float]
    """By feature, written "kind:value". "base" is the weight of every quote."""

    def confidence(self, features: Iterable[str]) -> float:
        """The expected share of right answers among quotes with these features, from 0 to 1 with three decimals.

        >>> table = Calibration({"base": 1.0, "kind:direct": 1.0, "speaker:rare": -1.0})
        >>> round(table.confidence(["kind:direct", "speaker:my-rule"]), 2)
        0.73
        """
        odds = self.weights["base"] + sum(map(self.weight, features))
        return round(1 / (1 + math.exp(-odds)), 3)

    def weight(self, feature: str) -> float:
        """What a feature adds. One that is not known has the weight of rare ones of its kind."""
        return self.weights.get(feature, self.weights.get(self.rare(feature), 0.0))

    @staticmethod
    def rare(feature: str) -> str:
        """The feature of rare ones of the same kind."""
        return f"{feature.partition(':')[0]}:{RARE}"


def steps_to(name: str, probability: float) -> Iterator[str]:
    """The features of a probability, one for each step that it reaches. So similar probabilities get similar weights.

    >>> list(steps_to("score", 0.65))
    ['score:0.3', 'score:0.45', 'score:0.6']
    """
    return (f"{name}:{step}" for step in _STEPS[: bisect_right(_STEPS, probability)])


@cache
def shipped() -> Calibration:
    """The weights that were learned on annotated texts of many kinds. Raises `ModelError` if they cannot be read."""
    try:
        return _calibration(json.loads(verified_file(_PATH)))
    except _UNREADABLE as error:
        raise ModelError(_PATH, f"the table of confidences cannot be read ({error})", REINSTALL) from error


def refitted(path: Path) -> Calibration:
    """The weights that `quoteattr calibrate` wrote.

    Raises:
        ModelError: the file cannot be read, or was fitted to the weights of another release.
    """
    try:
        table = json.loads(path.read_bytes())
        calibration, fitted_to = _calibration(table), table["fitted_to"]
    except OSError as error:
        raise _unusable(path, f"cannot be read ({error.strerror})") from error
    except _UNREADABLE as error:
        raise _unusable(path, f"the table of confidences cannot be read ({error})") from error
    if fitted_to != shipped_identity():
        raise _unusable(path, "was fitted to the confidences of another release")
    return calibration


def _unusable(path: Path, problem: str) -> ModelError:
    return ModelError(path, problem, "Run `quoteattr calibrate` again.")


def shipped_identity() -> str:
    """The hash of the table that ships. What a refitted table adds to it means nothing with another."""
    return hashlib.sha256(verified_file(_PATH)).hexdigest()


def _calibration(table: Mapping[str, Mapping[str, float]]) -> Calibration:
    weights = table["weights"]
    numbers = {"base": float(weights["base"])} | {str(k): float(v) for k, v in weights.items()}
    if not all(map(math.isfinite, numbers.values())):
        raise ValueError("a weight is not a finite number")
    return Calibration(numbers)
