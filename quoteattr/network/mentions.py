"""Decode mentions: names, head nouns of descriptions, and pronouns, with their types and what they may refer to."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

import attrs
import numpy as np

from quoteattr.network.arrays import Floats, Integers, means, softmax
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


def mentions(pieces: Pieces, scores: Scores) -> Iterator[NetworkMention]:
    """The mentions among the pieces that were scored, in order."""
    chances = softmax(scores.classes[:, columns("mention")])
    runs = list(_runs(chances.argmax(1).tolist(), pieces.word.tolist()))
    if not runs:
        return
    ranges = np.array([run[1:] for run in runs])
    types = softmax(means(scores.classes[:, columns("type")], ranges))
    certainty = means(chances.max(1), ranges).tolist()
    vectors = (vector for window in scores.windows for vector in _vectors(window, ranges))
    start, end = pieces.start.tolist(), pieces.end.tolist()
    for (form, first, last), kinds, score, vector in zip(runs, types, certainty, vectors, strict=True):
        yield NetworkMention(form, start[first], end[last - 1], kinds, score, *vector)


def referents(mention: NetworkMention, keys: Floats) -> Floats:
    """How probably a mention refers to nobody, then to each mention before it, of which these are the keys in order."""
    scores = np.concatenate([[mention.nobody], keys @ mention.query / LINK_SIZE**0.5])
    return softmax(scores.astype(np.float32))


def _runs(best: list[int], words: list[int]) -> Iterator[tuple[MentionForm, int, int]]:
    """Names with all that continues them, and single words; always whole words, with none left out."""
    at, n = 0, len(best)
    while at < n:
        if best[at] == 0:
            at += 1
            continue
        form = MentionForm.NAME if best[at] == _GOES_ON else MentionForm(best[at])
        last = at + 1
        while last < n and (
            words[last] == words[last - 1]
            or (form is MentionForm.NAME and best[last] == _GOES_ON and words[last] == words[last - 1] + 1)
        ):
            last += 1
        while at and words[at] == words[at - 1]:
            at -= 1
        yield form, at, last
        at = last


def _vectors(window: WindowScores, ranges: Integers) -> Iterator[tuple[Floats, Floats, float]]:
    """Query, key and the score of nobody for the mentions that begin in what the window scores."""
    own = slice(*np.searchsorted(ranges[:, 0], (window.first, window.last)))
    if own.start == own.stop:
        return
    places = 1 + np.minimum(ranges[own], window.high) - window.low
    queries, keys = means(window.query[:, _REFERS], places), means(window.key[:, _REFERS], places)
    nobody = np.einsum("md,d->m", queries, window.key[0, _REFERS]) / LINK_SIZE**0.5
    yield from zip(queries, keys, nobody.tolist(), strict=True)
