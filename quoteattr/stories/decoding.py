"""The best sequence of speakers, given clues to each turn and how turns follow each other."""

from __future__ import annotations

import attrs
import numpy as np
import numpy.typing as npt

__all__ = ["Link", "posteriors"]

Floats = npt.NDArray[np.float64]


@attrs.frozen(slots=True, eq=False)
class Link:
    """One turn in a chain: candidates, their scores, and what it is worth to have spoken one or two turns before."""

    candidates: tuple[int, ...]
    scores: Floats
    same: float
    alternate: float


def posteriors(chain: list[Link]) -> list[Floats]:
    """The probability of each candidate of each turn, over all sequences (forward and backward over pairs)."""
    steps = [_pair_scores(chain, i) for i in range(len(chain))]
    forward: list[Floats] = []
    state = np.zeros((1, 1))
    for step in steps:
        state = _logsumexp(state[:, :, None] + step, axis=0)
        state = state - state.max()
        forward.append(state)
    out: list[Floats] = [np.zeros(0)] * len(chain)
    back = np.zeros_like(forward[-1]) if forward else np.zeros((1, 1))
    for i in range(len(chain) - 1, -1, -1):
        total = forward[i] + back
        total = np.exp(total - total.max())
        out[i] = total.sum(axis=0) / total.sum()
        back = _logsumexp(back[None, :, :] + steps[i], axis=2)
    return out


def _pair_scores(chain: list[Link], i: int) -> Floats:
    """Scores by candidates of two turns before, one before, and this one."""
    here = chain[i]
    one = chain[i - 1].candidates if i > 0 else (-2,)
    two = chain[i - 2].candidates if i > 1 else (-2,)
    out = np.broadcast_to(here.scores, (len(two), len(one), len(here.scores))).copy()
    out += here.same * _equal(one, here.candidates)[None, :, :]
    out += here.alternate * _equal(two, here.candidates)[:, None, :]
    return out


def _equal(left: tuple[int, ...], right: tuple[int, ...]) -> Floats:
    same = np.array(left)[:, None] == np.array(right)[None, :]
    out: Floats = (same & (np.array(right) >= 0)).astype(np.float64)
    return out


def _logsumexp(values: Floats, axis: int) -> Floats:
    top = values.max(axis=axis, keepdims=True)
    out: Floats = np.squeeze(top, axis) + np.log(np.exp(values - top).sum(axis=axis))
    return out
