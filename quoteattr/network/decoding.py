"""Decode tag scores into fragments: find the best valid tag sequence and cut it into stretches of words."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

import attrs
import numpy as np
import numpy.typing as npt

from quoteattr.network.arrays import Floats, Integers, means
from quoteattr.network.features import Pieces

__all__ = ["IMPOSSIBLE", "TRANSITIONS", "Fragment", "FragmentRole", "decode"]

# Tags: 0 is outside; 2 * role - 1 begins a fragment of that role, 2 * role continues it.
_TAGS = 7
# Subtracted from the score of "outside": a missing word spoils a quote, an extra one rarely does. On development data,
# 0.1 to 0.25 are equally good. With 0.3, nearly a point less of indirect speech is found with its source.
_OUTSIDE_COST = 0.2
IMPOSSIBLE = -1e4
"""The score of an invalid transition."""


class FragmentRole(IntEnum):
    """The part of an attribution that a fragment is."""

    CONTENT = 1
    CUE = 2
    SOURCE = 3


@attrs.frozen(slots=True)
class Fragment:
    """Pieces `first:last` of one role, `start:end` in characters. `score` is the mean probability of its tags."""

    role: FragmentRole
    first: int
    last: int
    start: int
    end: int
    score: float


def decode(pieces: Pieces, tags: Floats) -> list[Fragment]:
    """The fragments of the best valid tag sequence, in order. They consist of whole words and end at line breaks."""
    if not len(pieces):
        return []
    path = _viterbi_by_paragraph(tags - _COSTS, pieces)
    runs = list(_runs(path.tolist(), pieces.word.tolist(), pieces.gap.tolist()))
    if not runs:
        return []
    scores = means(np.exp(tags[np.arange(len(path)), path]), np.array([run[2:] for run in runs])).tolist()
    start, end = pieces.start.tolist(), pieces.end.tolist()
    return [
        Fragment(role, first, last, start[first], end[last - 1], score)
        for (role, first, _, last), score in zip(runs, scores, strict=True)
    ]


def _viterbi_by_paragraph(tags: Floats, pieces: Pieces) -> Integers:
    """Decode all paragraphs in parallel, one piece of each per step."""
    starts = np.flatnonzero((pieces.gap == 2) | (np.arange(len(pieces)) == 0))
    lengths = np.diff(np.append(starts, len(pieces)))
    order = np.argsort(-lengths, kind="stable")
    starts, lengths = starts[order], lengths[order]
    best = tags[starts].astype(np.float64)
    back: list[npt.NDArray[np.int8]] = []
    alive = _alive(lengths)
    for t in range(1, len(alive)):
        n = alive[t]
        moves = best[:n, :, None] + TRANSITIONS
        back.append(moves.argmax(1).astype(np.int8))
        best[:n] = moves.max(1) + tags[starts[:n] + t]
    return _trace(best, back, starts, alive)


def _alive(lengths: Integers) -> list[int]:
    """How many of the paragraphs, longest first, have a first piece, a second, and so on."""
    alive: list[int] = np.searchsorted(-lengths, -np.arange(lengths[0]), side="left").tolist()
    return alive


def _trace(
    best: npt.NDArray[np.float64], back: list[npt.NDArray[np.int8]], starts: Integers, alive: list[int]
) -> Integers:
    path = np.zeros(sum(alive), dtype=np.int32)
    at = best.argmax(1)
    for t in range(len(alive) - 1, -1, -1):
        n = alive[t]
        path[starts[:n] + t] = at[:n]
        if t:
            at[:n] = back[t - 1][np.arange(n), at[:n]]
    return path


def _transitions() -> npt.NDArray[np.float64]:
    moves = np.zeros((_TAGS, _TAGS))
    for role in FragmentRole:
        inside = 2 * role
        moves[:, inside] = IMPOSSIBLE
        moves[[inside - 1, inside], inside] = 0.0
    return moves


TRANSITIONS = _transitions()
"""What a step from one tag (row) to the next (column) adds to the score of a sequence: 0 where it is valid."""
_COSTS = np.array([_OUTSIDE_COST] + [0.0] * (_TAGS - 1), dtype=np.float32)


def _runs(path: list[int], words: list[int], gaps: list[int]) -> Iterator[tuple[FragmentRole, int, int, int]]:
    """Of each fragment the role, the first piece of its first word, the piece where its tags begin, and its end."""
    n = len(path)
    i = 0
    while i < n:
        if path[i] == 0:
            i += 1
            continue
        role = FragmentRole((path[i] + 1) // 2)
        j = i + 1
        while j < n and path[j] == 2 * role and gaps[j] != 2:
            j += 1
        while j < n and words[j] == words[j - 1]:
            j += 1
        first = i
        while first and words[first] == words[first - 1] and path[first - 1] == 0:
            first -= 1
        yield role, first, i, j
        i = j
