"""Link fragments: each content to its cue, each cue to its source."""

from __future__ import annotations

import attrs
import numpy as np

from quoteattr.network.arrays import Floats, Longs, softmax, sums
from quoteattr.network.classes import LINK_SIZE, link
from quoteattr.network.decoding import Fragment, FragmentRole
from quoteattr.network.scores import Scores, WindowScores

__all__ = ["Link", "links"]

# The rows of one product of matrices. For larger ones BLAS starts a thread for each core, which takes ten times the
# processor time and no less real time.
_ROWS = 16


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
        ballots: dict[int, Ballot] = {i: {} for i, f in enumerate(fragments) if f.role is role}
        voters, candidates = _Places(fragments, role), _Places(fragments, wanted)
        for window in scores.windows:
            _vote(ballots, voters, candidates, window, half)
        found |= {child: _best(child, ballot) for child, ballot in ballots.items()}
    return found


Ballot = dict[int | None, tuple[float, int]]
"""For each candidate the sum of its votes, and how many pieces voted on it."""


def _vote(ballots: dict[int, Ballot], voters: _Places, candidates: _Places, window: WindowScores, half: int) -> None:
    """Add the votes of the pieces that the window scores."""
    asking, asks = voters.within(window.first, window.last)
    if not asking:
        return
    seen, there = candidates.within(window.low, window.high)
    # The first row stands for "no parent".
    shares = sums(_chances(window, asks, half).T, np.concatenate([[[0, 1]], 1 + there - window.low]))
    lengths = asks[:, 1] - asks[:, 0]
    behind = np.cumsum(lengths)
    totals = sums(shares.T, np.stack([behind - lengths, behind], axis=1))
    for child, pieces, votes in zip(asking, lengths.tolist(), totals.tolist(), strict=True):
        ballot = ballots[child]
        for parent, vote in zip([None, *seen], votes, strict=True):
            before, voted = ballot.get(parent, (0.0, 0))
            ballot[parent] = before + vote, voted + pieces


def _chances(window: WindowScores, asks: Longs, half: int) -> Floats:
    """The probabilities of "no parent" and of all pieces of the window, for the pieces in these ranges."""
    rows = np.concatenate([np.arange(first, last) for first, last in asks.tolist()]) + (1 - window.low)
    query, key = window.query[rows, link(half)], window.key[:, link(half)]
    blocks = np.resize(query, (-(-len(query) // _ROWS), _ROWS, LINK_SIZE))
    logits = (blocks @ key.T).reshape(-1, len(key))[: len(query)]
    return softmax(logits / np.float32(LINK_SIZE**0.5))


def _best(child: int, ballot: Ballot) -> Link:
    means = {parent: total / voted for parent, (total, voted) in ballot.items()}
    parent = max(means, key=lambda p: means[p], default=None)
    return Link(child, parent, means.get(parent, 0.0))


class _Places:
    """The fragments of a role in order, with the pieces they stand in."""

    def __init__(self, fragments: list[Fragment], role: FragmentRole) -> None:
        self.indices = [i for i, f in enumerate(fragments) if f.role is role]
        self.ranges = np.array([(fragments[i].first, fragments[i].last) for i in self.indices], dtype=np.int64).reshape(
            -1, 2
        )

    def within(self, low: int, high: int) -> tuple[list[int], Longs]:
        """The fragments that overlap the pieces ``low:high``, with the part of each that does."""
        first = np.searchsorted(self.ranges[:, 1], low, side="right")
        last = np.searchsorted(self.ranges[:, 0], high, side="left")
        return self.indices[first:last], np.clip(self.ranges[first:last], low, high)
