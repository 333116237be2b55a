"""Link fragments: each content to its cue, each cue to its source."""

from __future__ import annotations

import attrs
import numpy as np

from quoteattr.network.arrays import Floats
from quoteattr.network.classes import LINK_SIZE, link
from quoteattr.network.decoding import Fragment, FragmentRole
from quoteattr.network.scores import Scores, WindowScores

__all__ = ["Link", "links"]


@attrs.frozen(slots=True)
class Link:
    """Fragment `child` belongs to `parent` with this probability. Both are indices; None means no parent."""

    child: int
    parent: int | None
    probability: float


def links(fragments: list[Fragment], scores: Scores) -> dict[int, Link]:
    """The cue of every content and the source of every cue: {index of the fragment: link}.

    Each piece of a fragment votes with its probabilities, from the window that scores it. The probability of a
    candidate is the mean over the pieces whose window contains it.
    """
    found: dict[int, Link] = {}
    for role, wanted, half in ((FragmentRole.CONTENT, FragmentRole.CUE, 0), (FragmentRole.CUE, FragmentRole.SOURCE, 1)):
        votes = _votes(fragments, scores, role, wanted, half)
        found |= {child: _best(child, ballot) for child, ballot in votes.items()}
    return found


Ballot = dict[int | None, list[float]]


def _votes(
    fragments: list[Fragment], scores: Scores, role: FragmentRole, wanted: FragmentRole, half: int
) -> dict[int, Ballot]:
    votes: dict[int, Ballot] = {i: {} for i, f in enumerate(fragments) if f.role is role}
    voters, candidates = _Cursor(fragments, role), _Cursor(fragments, wanted)
    for window in scores.windows:
        seen = candidates.within(window.low, window.high)
        for i in voters.within(window.first, window.last):
            low, high = max(fragments[i].first, window.first), min(fragments[i].last, window.last)
            if high > low:
                chances = _chances(window, low, high, half)
                _cast(votes[i], chances, window, fragments, seen)
    return votes


def _cast(ballot: Ballot, chances: Floats, window: WindowScores, fragments: list[Fragment], seen: list[int]) -> None:
    ballot.setdefault(None, []).extend(chances[:, 0].tolist())
    for j in seen:
        left = 1 + max(fragments[j].first, window.low) - window.low
        right = 1 + min(fragments[j].last, window.high) - window.low
        ballot.setdefault(j, []).extend(chances[:, left:right].sum(1).tolist())


def _chances(window: WindowScores, low: int, high: int, half: int) -> Floats:
    """Softmax over "no parent" and all pieces of the window, for pieces ``low:high``: (high - low, 1 + pieces)."""
    part = link(half)
    query, key = window.query[1 + low - window.low : 1 + high - window.low, part], window.key[:, part]
    # Not `@`: BLAS starts a thread for each core, which takes a third more processor time and no less real time.
    logits = np.einsum("qd,kd->qk", query, key) / LINK_SIZE**0.5
    chances: Floats = np.exp(logits - logits.max(1, keepdims=True))
    chances /= chances.sum(1, keepdims=True)
    return chances


def _best(child: int, ballot: Ballot) -> Link:
    means = {parent: sum(votes) / len(votes) for parent, votes in ballot.items()}
    parent = max(means, key=lambda p: means[p], default=None)
    return Link(child, parent, means.get(parent, 0.0))


class _Cursor:
    """Finds the fragments of a role that overlap a range of pieces, by binary search."""

    def __init__(self, fragments: list[Fragment], role: FragmentRole) -> None:
        self.indices = [i for i, f in enumerate(fragments) if f.role is role]
        self.firsts = np.array([fragments[i].first for i in self.indices], dtype=np.int64)
        self.lasts = np.array([fragments[i].last for i in self.indices], dtype=np.int64)

    def within(self, low: int, high: int) -> list[int]:
        left = int(np.searchsorted(self.lasts, low, side="right"))
        right = int(np.searchsorted(self.firsts, high, side="left"))
        return self.indices[left:right]
