"""Types of the arrays that networks read and return."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["Floats", "Integers", "Ints", "Longs", "means", "softmax", "sums"]

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Integers = npt.NDArray[np.integer]
"""Indices of any integer type."""


def sums(values: Floats, ranges: Integers) -> Floats:
    """The sum of the rows ``first:last`` for each of these ranges, of shape (ranges, 2). None of them is empty."""
    # One row more, because `reduceat` takes no index behind the end.
    out: Floats = np.add.reduceat(np.concatenate([values, values[-1:]]), ranges.ravel(), axis=0)[::2]
    return out


def means(values: Floats, ranges: Integers) -> Floats:
    """The mean of the rows ``first:last`` for each of these ranges, of shape (ranges, 2). None of them is empty."""
    lengths = (ranges[:, 1] - ranges[:, 0]).astype(np.float32)
    out: Floats = sums(values, ranges) / lengths.reshape(-1, *[1] * (values.ndim - 1))
    return out


def softmax(scores: Floats) -> Floats:
    """Scores as probabilities, along the last axis."""
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    out: Floats = powers / powers.sum(-1, keepdims=True)
    return out
