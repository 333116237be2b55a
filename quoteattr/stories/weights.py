"""What features are worth, learned from annotated novels: a small network, and the measured share of right answers."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import attrs
import numpy as np
import numpy.typing as npt

from quoteattr.errors import ModelError
from quoteattr.manifest import REINSTALL, verified_file

__all__ = ["Steps", "Weights", "readings", "share_of"]

Parameters = npt.NDArray[np.float32]

Steps = tuple[tuple[float, float], ...]
"""Lowest certainties, rising, each with the share of right answers from there on, on development data."""


@attrs.frozen(slots=True, eq=False)
class Weights:
    """A network of one hidden layer over features that are observed or not."""

    rows: Mapping[str, int]
    """The row of each feature in the arrays; others count nothing."""
    direct: Parameters
    """Rows. What a feature adds to a score by itself."""
    hidden: Parameters
    """Rows by units. What it adds to each hidden unit."""
    bias: Parameters
    out: Parameters
    threshold: float
    """Less sure answers are left out."""
    steps: Steps = ((0.0, 0.0),)

    def score(self, features: Iterable[str]) -> float:
        """How much speaks for a candidate of whom these features are observed."""
        rows = [self.rows[feature] for feature in features if feature in self.rows]
        units = np.maximum(self.hidden[rows].sum(axis=0) + self.bias, 0)
        return float(self.direct[rows].sum() + units @ self.out)

    def direct_sum(self, features: Iterable[str]) -> float:
        """What features add without the hidden layer: those of alternation."""
        return float(sum(self.direct[self.rows[feature]] for feature in features if feature in self.rows))

    def confidence(self, probability: float) -> float:
        """The measured share of right speakers among answers as probable as this one."""
        return share_of(self.steps, probability)


@cache
def readings(folder: Path) -> tuple[Weights, Weights]:
    """The weights of a first and a second reading of the turns. Raises `ModelError` if they cannot be read."""
    return _read(folder / "first.npz"), _read(folder / "second.npz")


def _read(path: Path) -> Weights:
    try:
        with np.load(io.BytesIO(verified_file(path)), allow_pickle=False) as found:
            arrays = {name: found[name].astype(np.float32) for name in ("direct", "hidden", "bias", "out")}
            rows = {str(name): i for i, name in enumerate(found["names"])}
            steps = tuple((float(low), float(share)) for low, share in found["confidence"])
            return Weights(rows, **arrays, threshold=float(found["threshold"]), steps=steps)
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(path, f"the weights of dialogue cannot be read ({error})", REINSTALL) from error


def share_of(steps: Steps, certainty: float) -> float:
    """The measured share at the last step that the certainty reaches; below all of them that of the first.

    >>> share_of(((0.2, 0.5), (0.8, 0.9)), 0.7)
    0.5
    """
    at = bisect_right(steps, certainty, key=lambda step: step[0]) - 1
    return steps[max(0, at)][1]
