"""Decode mentions: names, head nouns of descriptions, and pronouns, with their types and what they may refer to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum

import attrs
import numpy as np

from quoteattr.network.arrays import Floats, Integers
from quoteattr.network.classes import LINK_SIZE, TYPES, columns, link
from quoteattr.network.features import Pieces
from quoteattr.network.scores import Scores, WindowScores

__all__ = ["MentionForm", "NetworkMention", "mentions", "referents"]

_REFERS = link(2)
_GOES_ON = 2
"""The class of a piece that continues a name."""


class MentionForm(IntEnum):
    """The form of a mention; the number is its class."""

    NAME = 1
    DESCRIPTION = 3
    PRONOUN = 4


@attrs.frozen(slots=True, eq=False)
class NetworkMention:
    """A name, the head noun of a description, or a pronoun: `start:end` in characters."""

    form: MentionForm
    start: int
    end: int
    types: Floats
    """The probability of each of `TYPES`."""
    score: float
    """The mean probability of its class."""
    query: Floats
    key: Floats
    nobody: float
    """The score for referring to no earlier mention."""

    @property
    def is_name(self) -> bool:
        """Whether it is a name."""
        return self.form is MentionForm.NAME

    @property
    def type(self) -> str:
        """The most probable type."""
        return TYPES[int(self.types.argmax())]


def mentions(text: str, pieces: Pieces, scores: Scores) -> Iterator[NetworkMention]:
    """The mentions among the pieces that were scored, in order."""
    chances = _softmax(scores.classes[:, columns("mention")])
    best = chances.argmax(1)
    for form, first, last in _runs(best, _words(text, pieces)):
        types = _softmax(scores.classes[first:last, columns("type")].mean(0))
        window = next(w for w in scores.windows if w.first <= first < w.last)
        query, key, nobody = _vectors(window, first, min(last, window.high))
        certainty = float(chances[np.arange(first, last), best[first:last]].mean())
        start, end = int(pieces.start[first]), int(pieces.end[last - 1])
        yield NetworkMention(form, start, end, types, certainty, query, key, nobody)


def referents(found: Sequence[NetworkMention], at: int, nearest: int) -> Floats:
    """For mention ``at``: the probability of nobody, then of each of the ``nearest`` mentions before it, in order."""
    mention, before = found[at], found[max(0, at - nearest) : at]
    scores = [mention.nobody, *(float(mention.query @ other.key) / LINK_SIZE**0.5 for other in before)]
    return _softmax(np.array(scores, dtype=np.float32))


def _words(text: str, pieces: Pieces) -> Integers:
    """The number of each piece's word; what stands between letters without a gap is in their word."""
    glued = (pieces.gap == 0) & np.array(
        [bool(i) and text[s].isalnum() and text[e - 1].isalnum() for i, (s, e) in enumerate(_edges(pieces))], dtype=bool
    )
    return np.cumsum(~glued).astype(np.int32)


def _edges(pieces: Pieces) -> Iterator[tuple[int, int]]:
    """For each piece where it starts, and where the piece before it ends."""
    yield from zip(pieces.start.tolist(), [1, *pieces.end[:-1].tolist()], strict=True)


def _runs(best: Integers, words: Integers) -> Iterator[tuple[MentionForm, int, int]]:
    """Names with all that continues them, and single words; always whole words."""
    at, n = 0, len(best)
    while at < n:
        if best[at] == 0:
            at += 1
            continue
        form = MentionForm.NAME if best[at] == _GOES_ON else MentionForm(best[at])
        last = at + 1
        while last < n and (words[last] == words[last - 1] or (form is MentionForm.NAME and best[last] == _GOES_ON)):
            last += 1
        while at and words[at] == words[at - 1]:
            at -= 1
        yield form, at, last
        at = last


def _vectors(window: WindowScores, first: int, last: int) -> tuple[Floats, Floats, float]:
    rows = slice(1 + first - window.low, 1 + last - window.low)
    query, key = window.query[rows, _REFERS].mean(0), window.key[rows, _REFERS].mean(0)
    return query, key, float(query @ window.key[0, _REFERS]) / LINK_SIZE**0.5


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    out: Floats = powers / powers.sum(-1, keepdims=True)
    return out
