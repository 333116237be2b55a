"""Decode tag scores into fragments: find the best valid tag sequence and cut it into stretches of words."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

import attrs
import numpy as np
import numpy.typing as npt

from quoteattr.network.arrays import Floats, Integers
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


def decode(text: str, pieces: Pieces, tags: Floats) -> list[Fragment]:
    """The fragments of the best valid tag sequence, in order. They consist of whole words and end at line breaks."""
    if not len(pieces):
        return []
    words = _word_numbers(text, pieces)
    path = _viterbi_by_paragraph(tags - _COSTS, pieces)
    return list(_fragments(path, tags, pieces, words))


def _word_numbers(text: str, pieces: Pieces) -> Integers:
    """The number of each piece's word: letters and digits without a gap between them are one word."""
    glued = np.zeros(len(pieces), dtype=bool)
    for i in np.flatnonzero(pieces.gap == 0):
        if i and text[pieces.start[i]].isalnum() and text[pieces.end[i - 1] - 1].isalnum():
            glued[i] = True
    return np.cumsum(~glued).astype(np.int32)


def _viterbi_by_paragraph(tags: Floats, pieces: Pieces) -> Integers:
    """Decode all paragraphs in parallel, one piece of each per step."""
    starts = np.flatnonzero((pieces.gap == 2) | (np.arange(len(pieces)) == 0))
    lengths = np.diff(np.append(starts, len(pieces)))
    order = np.argsort(-lengths, kind="stable")
    starts, lengths = starts[order], lengths[order]
    best = tags[starts].astype(np.float64)
    back: list[npt.NDArray[np.int8]] = []
    for t in range(1, int(lengths[0])):
        alive = int(np.searchsorted(-lengths, -t, side="left"))
        moves = best[:alive, :, None] + TRANSITIONS
        back.append(moves.argmax(1).astype(np.int8))
        best[:alive] = moves.max(1) + tags[starts[:alive] + t]
    return _trace(best, back, starts, lengths)


def _trace(
    best: npt.NDArray[np.float64], back: list[npt.NDArray[np.int8]], starts: Integers, lengths: Integers
) -> Integers:
    path = np.zeros(int(lengths.sum()), dtype=np.int32)
    at = best.argmax(1)
    for t in range(int(lengths[0]) - 1, -1, -1):
        alive = int(np.searchsorted(-lengths, -t, side="left"))
        path[starts[:alive] + t] = at[:alive]
        if t:
            at[:alive] = back[t - 1][np.arange(alive), at[:alive]]
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


def _fragments(path: Integers, tags: Floats, pieces: Pieces, words: Integers) -> Iterator[Fragment]:
    n = len(path)
    i = 0
    while i < n:
        if path[i] == 0:
            i += 1
            continue
        role = FragmentRole((path[i] + 1) // 2)
        j = i + 1
        while j < n and path[j] == 2 * role and pieces.gap[j] != 2:
            j += 1
        while j < n and words[j] == words[j - 1]:
            j += 1
        first = i
        while first and words[first] == words[first - 1] and path[first - 1] == 0:
            first -= 1
        score = float(np.exp(tags[np.arange(i, j), path[i:j]]).mean())
        yield Fragment(role, first, j, int(pieces.start[first]), int(pieces.end[j - 1]), score)
        i = j
