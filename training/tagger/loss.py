"""What the tagger is trained on: tags, and links as a choice among the pieces of a window."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from quoteattr.network.decoding import IMPOSSIBLE, TRANSITIONS
from quoteattr.network.scores import LINK_SIZE

LINK_WEIGHT = 0.5


def loss(tags: Tensor, query: Tensor, key: Tensor, batch: dict[str, Tensor]) -> Tensor:
    cue = _link(query[..., :LINK_SIZE], key[..., :LINK_SIZE], batch["want_cue"], batch["have_cue"], batch["ids"])
    source = _link(
        query[..., LINK_SIZE:], key[..., LINK_SIZE:], batch["want_source"], batch["have_source"], batch["ids"]
    )
    return _tagging(tags[:, 1:].float(), batch) + LINK_WEIGHT * (cue + source)


def _tagging(tags: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """How unlikely the right tags are among all sequences that the decoder may choose from, for each piece that counts.

    Where a piece does not count, every tag is right.
    """
    counts = batch["weight"] > 0
    wrong = F.one_hot(batch["tag"], tags.shape[-1]) == 0
    right = tags.masked_fill(wrong & counts[..., None], IMPOSSIBLE)
    free = (batch["gap"] == 2)[..., None, None]
    moves = torch.from_numpy(TRANSITIONS).float().masked_fill(free, 0.0)
    return (_total(tags, moves) - _total(right, moves)).sum() / counts.sum()


def _total(tags: Tensor, moves: Tensor) -> Tensor:
    """Log of the summed weights of all tag sequences of a window: (windows,)."""
    total = tags[:, 0]
    for t in range(1, tags.shape[1]):
        total = torch.logsumexp(total[:, :, None] + moves[:, t], 1) + tags[:, t]
    return torch.logsumexp(total, -1)


def _link(query: Tensor, key: Tensor, want: Tensor, have: Tensor, ids: Tensor) -> Tensor:
    """Each piece that wants something chooses among all pieces; the first place stands for nothing."""
    scores = (query[:, 1:] @ key.transpose(1, 2)).float() * LINK_SIZE**-0.5
    scores = scores.masked_fill(F.pad(ids == 0, (1, 0), value=False)[:, None, :], -1e4)
    right = torch.cat([(want == 0)[..., None], (want[..., None] == have[:, None, :]) & (want > 0)[..., None]], -1)
    known = (want >= 0) & right.any(-1)
    chosen = torch.logsumexp(scores.masked_fill(~right, -1e4), -1) - torch.logsumexp(scores, -1)
    return -(chosen * known).sum() / known.sum().clamp(min=1)
