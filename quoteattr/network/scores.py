"""Run the network over windows: scores of all classes for every piece, and the vectors for links."""

from __future__ import annotations

from typing import Protocol

import attrs
import numpy as np

from quoteattr.network.arrays import Floats, Longs
from quoteattr.network.classes import columns
from quoteattr.network.features import Pieces
from quoteattr.network.windows import Window

__all__ = ["Network", "Scores", "WindowScores", "score"]

_SMALLEST = -80.0
_FIRST = 2
"""The vocabulary row that begins every window: BERT's classifier piece, after padding and unknown."""


class Network(Protocol):
    """A network, independent of what runs it."""

    def __call__(self, ids: Longs, case: Longs, gap: Longs, quoted: Longs, /) -> tuple[Floats, Floats, Floats]:
        """Take arrays of shape (windows, 1 + pieces); return class scores (…, 22), queries and keys (…, 192)."""
        ...


@attrs.frozen(slots=True, eq=False)
class WindowScores:
    """The vectors of the pieces `low:high` of a window. The window scores `first:last` of them (see `Window`).

    `query` and `key` have one row more than there are pieces: row 0 means "nothing to link to".
    """

    low: int
    high: int
    first: int
    last: int
    query: Floats
    key: Floats


@attrs.frozen(slots=True, eq=False)
class Scores:
    """The outputs for a text. The windows score every piece once."""

    tags: Floats
    """Log-probabilities, shape (pieces, 7)."""
    classes: Floats
    """Scores of all classes, as the network gives them: shape (pieces, 22)."""
    windows: tuple[WindowScores, ...]


def score(pieces: Pieces, frames: list[Window], network: Network) -> Scores:
    """Score a run of windows. Piece indices in the result are relative to the first piece that the run scores.

    Windows are read one at a time: nothing is padded, and the values for one window fit in the cache of a core.
    """
    classes: list[Floats] = []
    windows: list[WindowScores] = []
    start = frames[0].first
    for low, high, first, last in map(attrs.astuple, frames):
        found, query, key = (rows[0] for rows in network(*_inputs(pieces, low, high)))
        classes.append(found[1 + first - low : 1 + last - low])
        windows.append(WindowScores(low - start, high - start, first - start, last - start, query, key))
    scores = np.concatenate(classes)
    return Scores(_log_softmax(scores[:, columns("tags")]), scores, tuple(windows))


def _inputs(pieces: Pieces, low: int, high: int) -> tuple[Longs, Longs, Longs, Longs]:
    """The pieces `low:high` after the classifier piece, as arrays of shape (1, 1 + pieces)."""
    out = np.zeros((4, 1, 1 + high - low), dtype=np.int64)
    for k, values in enumerate((pieces.ids, pieces.case, pieces.gap, pieces.quoted)):
        out[k, 0, 1:] = values[low:high]
    out[0, :, 0] = _FIRST
    return out[0], out[1], out[2], out[3]


def _log_softmax(scores: Floats) -> Floats:
    # A probability too small for a float would be 0, with minus infinity as its logarithm.
    powers = np.exp(np.maximum(scores - scores.max(-1, keepdims=True), _SMALLEST))
    out: Floats = np.log(powers / powers.sum(-1, keepdims=True))
    return out
