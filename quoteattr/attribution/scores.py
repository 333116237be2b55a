"""What the network says of a text: a score for every tag of every piece, and the vectors that links are made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import attrs
import numpy as np
import numpy.typing as npt

from quoteattr.attribution.features import Pieces

__all__ = ["LINK_SIZE", "OVERLAP", "WINDOW", "Network", "Scores", "Window", "score"]

Floats = npt.NDArray[np.float32]
Longs = npt.NDArray[np.int64]

WINDOW = 255
"""Pieces that the network reads at a time (it was trained on windows of 191 and holds up to 511)."""
OVERLAP = 95
"""Pieces that neighbouring windows share: every piece is read with context on both sides, and most of these twice."""
LINK_SIZE = 64
"""Length of the vector a piece offers for each of the two links."""
_ENOUGH = 24
"""Pieces of context beyond which more make no difference to how much a window's word counts."""
_SMALLEST = -80.0
_FIRST = 2
"""Row of the vocabulary that stands first in every window: the classifier piece of BERT, after padding and unknown."""


class Network(Protocol):
    """The tagger's network, whatever runs it."""

    def __call__(self, ids: Longs, case: Longs, gap: Longs, quoted: Longs, /) -> tuple[Floats, Floats, Floats]:
        """Take arrays of shape (windows, 1 + pieces); return tag scores (…, 7), queries and keys (…, 128)."""
        ...


@attrs.frozen(slots=True, eq=False)
class Window:
    """Pieces ``low:high`` read together; of these ``first:last`` are read nowhere more centrally, and vote on links.

    ``query`` and ``key`` have one row more than pieces: row 0 stands for "nothing to link to".
    """

    low: int
    high: int
    first: int
    last: int
    query: Floats
    key: Floats


@attrs.frozen(slots=True, eq=False)
class Scores:
    """``tags``: log-probabilities (pieces, 7). ``windows`` in order; their ``first:last`` ranges tile the pieces."""

    tags: Floats
    windows: tuple[Window, ...]


def score(pieces: Pieces, network: Network) -> Scores:
    """Read all pieces in overlapping windows; where two share pieces, their probabilities of tags are averaged.

    One window at a time: nothing is padded, and what the network keeps of a single one fits a core's cache.
    """
    chances = np.zeros((len(pieces), 7), dtype=np.float32)
    windows: list[Window] = []
    for low, high, first, last in _frames(len(pieces)):
        tags, query, key = (rows[0] for rows in network(*_inputs(pieces, low, high)))
        chances[low:high] += _softmax(tags[1:]) * _context(low, high, len(pieces))
        windows.append(Window(low, high, first, last, query, key))
    return Scores(np.log(chances / chances.sum(-1, keepdims=True)), tuple(windows))


def _frames(n: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield (low, high, first, last) of every window over ``n`` pieces."""
    step = WINDOW - OVERLAP
    first = 0
    for low in range(0, max(1, n - OVERLAP), step):
        high = min(low + WINDOW, n)
        last = n if high == n else high - OVERLAP // 2
        if last > first:
            yield low, high, first, last
        first = last


def _inputs(pieces: Pieces, low: int, high: int) -> tuple[Longs, Longs, Longs, Longs]:
    """The pieces ``low:high`` behind the classifier piece, each of shape (1, 1 + pieces)."""
    out = np.zeros((4, 1, 1 + high - low), dtype=np.int64)
    for k, values in enumerate((pieces.ids, pieces.case, pieces.gap, pieces.quoted)):
        out[k, 0, 1:] = values[low:high]
    out[0, :, 0] = _FIRST
    return out[0], out[1], out[2], out[3]


def _context(low: int, high: int, n: int) -> Floats:
    """Weight of each piece of a window, (pieces, 1): its distance from the nearer edge that cuts the text."""
    before = np.arange(1, 1 + high - low)
    left, right = before if low else _ENOUGH, before[::-1] if high < n else _ENOUGH
    return np.minimum(np.minimum(left, right), _ENOUGH).astype(np.float32).reshape(-1, 1)


def _softmax(scores: Floats) -> Floats:
    # What no float holds would be a probability of nothing, and its logarithm no number.
    powers = np.exp(np.maximum(scores - scores.max(-1, keepdims=True), _SMALLEST))
    out: Floats = powers / powers.sum(-1, keepdims=True)
    return out
