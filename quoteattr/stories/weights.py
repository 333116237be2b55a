"""The weights of features, learned from annotated novels: a small network, and the measured share of right answers."""

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
"""Rising probabilities, each with the share of right answers from there on, measured on development data."""


@attrs.frozen(slots=True, eq=False)
class Weights:
    """A network with one hidden layer over features that are observed or not."""

    rows: Mapping[str, int]
    """The row of each feature in the arrays. Other features are ignored."""
    direct: Parameters
    """Shape (rows,). What a feature alone adds to a score."""
    hidden: Parameters
    """Shape (rows, units). What it adds to each hidden unit."""
    bias: Parameters
    out: Parameters
    threshold: float
    """Less probable answers are left out."""
    steps: Steps = ((0.0, 0.0),)

    def score(self, features: Iterable[str]) -> float:
        """The score of a candidate with these features."""
        rows = np.array([self.rows[feature] for feature in features if feature in self.rows], dtype=np.intp)
        units = np.maximum(self.hidden.take(rows, axis=0).sum(axis=0) + self.bias, 0)
        return float(self.direct.take(rows).sum() + units @ self.out)

    def direct_sum(self, features: Iterable[str]) -> float:
        """What features add without the hidden layer. For alternation."""
        return float(sum(self.direct[self.rows[feature]] for feature in features if feature in self.rows))

    def confidence(self, probability: float) -> float:
        """The measured share of right speakers among answers this probable."""
        return share_of(self.steps, probability)


@cache
def readings(folder: Path) -> tuple[Weights, Weights]:
    """The weights for the first and the second reading of the turns. Raises `ModelError` if they cannot be read."""
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
    """The measured share of the highest step that the certainty reaches, or of the first step.

    >>> share_of(((0.2, 0.5), (0.8, 0.9)), 0.7)
    0.5
    """
    at = bisect_right(steps, certainty, key=lambda step: step[0]) - 1
    return steps[max(0, at)][1]
