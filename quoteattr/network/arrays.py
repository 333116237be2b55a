"""Types of the arrays that networks read and return."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["Floats", "Integers", "Ints", "Longs"]

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Integers = npt.NDArray[np.integer]
"""Indices of any integer type."""
