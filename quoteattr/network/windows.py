"""Choose the windows that the network reads, by the text around a cut and not by its distance from the beginning."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

import attrs
import numpy as np
import numpy.typing as npt

from quoteattr.network.arrays import Longs
from quoteattr.network.features import Pieces
from quoteattr.text.paragraphs import STOPS

__all__ = ["WINDOW", "Extent", "Window", "segments"]

WINDOW = 255
"""The most pieces in a window. The network was trained on as many; it can read up to 511."""
# A cut is the best place among so many pieces on either side. Text further away does not move it.
_APART = 90
# A headline is a line of fewer pieces before a longer line, with such a share of capitals or without a stop. It is
# read without the text before it, so that an article is read alike whatever the page has on top.
_HEADING = 30
_CAPITALS = 0.6
# How good a place is for a cut: the sum of the values that apply.
_BLANK, _SENTENCE, _LINE, _NEW = 1, 1, 2, 2
_CLOSING = frozenset([*STOPS, "”", "’", '"', "'", ")"])
# Among equally good places the next so many pieces decide, by a hash.
_SPELLED = 8
_LOT = 24
_ODD = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)


@attrs.frozen(slots=True)
class Extent:
    """How much of a text a network reads, in pieces."""

    before: int = 24
    """Context before what a window scores. Other windows score it."""
    after: int = 24
    """Context after it."""
    kept: int = 20
    """What is read of a quotation at each of its ends. The words between say little about who speaks."""

    @property
    def longest(self) -> int:
        """The most pieces that one window scores."""
        return WINDOW - self.before - self.after


@attrs.frozen(slots=True)
class Window:
    """The pieces `low:high` are read together. The window scores `first:last` of them; the rest is context."""

    low: int
    high: int
    first: int
    last: int


def segments(text: str, pieces: Pieces, longest: int, extent: Extent) -> Iterator[list[Window]]:
    """The windows over all pieces in order, in runs that score at most `longest` pieces.

    Windows and runs end at the best place nearby: lines before sentences, sentences before words. Text added before a
    paragraph does not change the windows after the next cut.
    """
    ranks = _ranks(text, pieces)
    windows = list(_windows(ranks, extent))
    start = 0
    while start < len(windows):
        stop = _run(windows, start, longest, ranks)
        yield windows[start:stop]
        start = stop


def _run(windows: list[Window], start: int, longest: int, ranks: Longs) -> int:
    """The index of the window where the run ends: the best place in its second half, or the last window."""
    first = windows[start].first
    full = max(start + 1, bisect_right(windows, first + longest, lo=start, key=lambda w: w.last))
    if full == len(windows):
        return full
    half = bisect_right(windows, first + longest // 2, lo=start + 1, hi=full, key=lambda w: w.first)
    return max(range(half, full + 1), key=lambda i: ranks[windows[i].first])


def _windows(ranks: Longs, extent: Extent) -> Iterator[Window]:
    edges = [0, *_best_around(ranks), len(ranks)]
    for low, high in pairwise(edges):
        for first, last in _shortened(low, high, ranks, extent.longest):
            before = 0 if ranks[first] >> _LOT >= _BLANK + _LINE + _NEW else extent.before
            yield Window(max(0, first - before), min(len(ranks), last + extent.after), first, last)


def _best_around(ranks: Longs) -> list[int]:
    """The pieces right after the best places nearby, without the first piece."""
    padded = np.full(len(ranks) + 2 * _APART, -1, dtype=np.int64)
    padded[_APART : _APART + len(ranks)] = ranks
    most = np.lib.stride_tricks.sliding_window_view(padded, _APART).max(1)
    before, after = most[: len(ranks)], most[_APART + 1 :]
    return [int(at) for at in np.flatnonzero((ranks > before) & (ranks > after)) if at]


def _shortened(low: int, high: int, ranks: Longs, longest: int) -> Iterator[tuple[int, int]]:
    """Cut `low:high` into parts of similar size and at most `longest` pieces, each at the best place nearby."""
    if high - low <= longest:
        if high > low:
            yield low, high
        return
    parts = -(-(high - low) // longest)
    middle = low + (high - low) * (parts // 2) // parts
    free = min(longest // 3, longest - (high - low + 1) // 2) if parts == 2 else longest // 3
    at = middle - free + int(np.argmax(ranks[middle - free : middle + free + 1]))
    yield from _shortened(low, at, ranks, longest)
    yield from _shortened(at, high, ranks, longest)


def _ranks(text: str, pieces: Pieces) -> Longs:
    """How good a cut before each piece would be. The hash in the low bits breaks ties."""
    place = np.select([pieces.gap == 2, pieces.gap == 1], [_BLANK + _LINE, _BLANK], 0).astype(np.int64)
    behind = 1 + np.flatnonzero(place[1:])
    closed = [text[end - 1] in _CLOSING for end in pieces.end[behind - 1].tolist()]
    place[behind] += _SENTENCE * np.array(closed, dtype=np.int64)
    place[_headings(text, pieces)] += _NEW
    return (place << _LOT) + _lots(pieces)


def _headings(text: str, pieces: Pieces) -> npt.NDArray[np.intp]:
    """The first pieces of headlines: short lines before longer ones, without a stop or capitalized like a title."""
    lines = np.flatnonzero(pieces.gap == 2)
    ends = np.append(lines[1:], len(pieces))
    short = ends - lines < _HEADING
    words, capitals = (np.append(0, np.cumsum((pieces.gap > 0) & (pieces.case > least))) for least in (0, 1))
    title = capitals[ends] - capitals[lines] >= _CAPITALS * (words[ends] - words[lines])
    found = np.flatnonzero(short[:-1] & ~short[1:] & (pieces.quoted[lines[:-1]] == 0))
    return lines[[i for i in found if title[i] or text[pieces.end[ends[i] - 1] - 1] not in _CLOSING]]


def _lots(pieces: Pieces) -> Longs:
    """A hash of each piece and the pieces after it."""
    ids = np.append(pieces.ids, np.zeros(_SPELLED, dtype=np.int32)).astype(np.uint64) + np.uint64(1)
    lots = np.zeros(len(pieces), dtype=np.uint64)
    for at in range(_SPELLED):
        lots = (lots ^ ids[at : at + len(pieces)]) * _ODD
        lots ^= lots >> _SHIFT
    return (lots >> np.uint64(64 - _LOT)).astype(np.int64)
