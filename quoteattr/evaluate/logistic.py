"""Logistic regression whose weights are held to where they start. scikit-learn holds them to zero alone."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["fitted"]

Floats = npt.NDArray[np.float64]

# Newton's method is done when no weight moves as much as the fourth decimal that is written.
_STEPS, _STILL = 50, 1e-5


def fitted(matrix: Floats, right: Floats, start: Floats, stiffness: Floats, shares: Floats | None = None) -> Floats:
    """The weights that fit the rows best, by Newton's method.

    Args:
        matrix: the features of each answer, shape (answers, weights).
        right: 1 for each answer that is right, else 0.
        start: where the weights begin, and what they are held to.
        stiffness: how much each weight is held (L2).
        shares: how much each answer counts; by default 1.
    """
    shares = np.ones(len(right)) if shares is None else shares
    weights = start.copy()
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (shares * (right - chance)) - stiffness * (weights - start)
        bend = (matrix * (shares * chance * (1 - chance))[:, None]).T @ matrix + np.diag(stiffness)
        step = np.linalg.solve(bend, slope)
        weights += step
        if abs(step).max() < _STILL:
            break
    return weights
