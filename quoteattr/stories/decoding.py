"""The probability of each candidate for each turn, over all sequences of speakers."""

from __future__ import annotations

import attrs
import numpy as np
import numpy.typing as npt

__all__ = ["NOBODY", "Scores", "TurnCandidates", "posteriors"]

Scores = npt.NDArray[np.float64]

NOBODY = -1
"""A candidate for everybody who is not a candidate."""
# The candidates before the first turns.
_OUTSIDE = (-2,)


@attrs.frozen(slots=True, eq=False)
class TurnCandidates:
    """The candidates for one turn, and the weights of having spoken one or two turns before."""

    candidates: tuple[int, ...]
    """Members, and `NOBODY` if others may speak."""
    scores: Scores
    """The score of each candidate: an unnormalized log-probability."""
    same: float
    """Added for the speaker of the turn before."""
    every_second: float
    """Added for the speaker of the turn before that."""


def posteriors(turns: list[TurnCandidates]) -> list[Scores]:
    """For each turn, the probabilities of its candidates (forward-backward algorithm over pairs of turns)."""
    steps = [_pair_scores(turns, i) for i in range(len(turns))]
    forward = _forward(steps)
    out: list[Scores] = [np.zeros(0)] * len(turns)
    back = np.zeros_like(forward[-1]) if forward else np.zeros((1, 1))
    for i in range(len(turns) - 1, -1, -1):
        total = forward[i] + back
        total = np.exp(total - total.max())
        out[i] = total.sum(axis=0) / total.sum()
        back = _logsumexp(back[None, :, :] + steps[i], axis=2)
    return out


def _forward(steps: list[Scores]) -> list[Scores]:
    """For each turn, the log-sum over all sequences up to it, by candidates of the turn before and of this turn."""
    out: list[Scores] = []
    state = np.zeros((1, 1))
    for step in steps:
        state = _logsumexp(state[:, :, None] + step, axis=0)
        state = state - state.max()
        out.append(state)
    return out


def _pair_scores(turns: list[TurnCandidates], i: int) -> Scores:
    """Scores by candidates of two turns before, one before, and this one."""
    here = turns[i]
    one = turns[i - 1].candidates if i > 0 else _OUTSIDE
    two = turns[i - 2].candidates if i > 1 else _OUTSIDE
    after_one = here.scores + here.same * _equal(one, here.candidates)
    out: Scores = after_one[None, :, :] + here.every_second * _equal(two, here.candidates)[:, None, :]
    return out


def _equal(left: tuple[int, ...], right: tuple[int, ...]) -> Scores:
    """1 if two candidates are the same member, else 0. `NOBODY` never is."""
    columns = np.array(right)
    same = np.array(left)[:, None] == columns
    out: Scores = (same & (columns >= 0)).astype(np.float64)
    return out


def _logsumexp(values: Scores, axis: int) -> Scores:
    top = values.max(axis=axis, keepdims=True)
    out: Scores = np.squeeze(top, axis) + np.log(np.exp(values - top).sum(axis=axis))
    return out
