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
"""Pieces that neighbouring windows share, so that every piece is read with context on both sides."""
LINK_SIZE = 64
"""Length of the vector a piece offers for each of the two links."""
_BATCH = 8
_FIRST = 2
"""Row of the vocabulary that stands first in every window: the classifier piece of BERT, after padding and unknown."""


class Network(Protocol):
    """The tagger's network, whatever runs it."""

    def __call__(self, ids: Longs, case: Longs, gap: Longs, quoted: Longs, /) -> tuple[Floats, Floats, Floats]:
        """Take arrays of shape (windows, 1 + pieces); return tag scores (…, 7), queries and keys (…, 128)."""
        ...


@attrs.frozen(slots=True, eq=False)
class Window:
    """Pieces ``low:high`` read together; of these ``first:last`` are read nowhere more centrally.

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
    """Read all pieces in overlapping windows, each piece's tags taken where it is most central."""
    tags = np.zeros((len(pieces), 7), dtype=np.float32)
    windows: list[Window] = []
    frames = list(_frames(len(pieces)))
    for at in range(0, len(frames), _BATCH):
        group = frames[at : at + _BATCH]
        scores, queries, keys = network(*_batch(pieces, group))
        for row, (low, high, first, last) in enumerate(group):
            tags[first:last] = _log_softmax(scores[row, 1 + first - low : 1 + last - low])
            size = 1 + high - low
            windows.append(Window(low, high, first, last, queries[row, :size], keys[row, :size]))
    return Scores(tags, tuple(windows))


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


def _batch(pieces: Pieces, group: list[tuple[int, int, int, int]]) -> tuple[Longs, Longs, Longs, Longs]:
    width = 1 + max(high - low for low, high, _, _ in group)
    out = np.zeros((4, len(group), width), dtype=np.int64)
    for row, (low, high, _, _) in enumerate(group):
        for k, values in enumerate((pieces.ids, pieces.case, pieces.gap, pieces.quoted)):
            out[k, row, 1 : 1 + high - low] = values[low:high]
    out[0, :, 0] = _FIRST
    return out[0], out[1], out[2], out[3]


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(-1, keepdims=True)
    out: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return out
