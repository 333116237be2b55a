"""What the tagger is trained on: tags, and links as a choice among the pieces of a window."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from quoteattr.attribution.scores import LINK_SIZE

LINK_WEIGHT = 0.5
SMOOTHING = 0.02


def loss(tags: Tensor, query: Tensor, key: Tensor, batch: dict[str, Tensor]) -> Tensor:
    weight = batch["weight"].float()
    by_piece = F.cross_entropy(
        tags[:, 1:].float().transpose(1, 2), batch["tag"], reduction="none", label_smoothing=SMOOTHING
    )
    tagging = (by_piece * weight).sum() / weight.sum()
    return tagging + LINK_WEIGHT * (
        _link(query[..., :LINK_SIZE], key[..., :LINK_SIZE], batch["want_cue"], batch["have_cue"], batch["ids"])
        + _link(query[..., LINK_SIZE:], key[..., LINK_SIZE:], batch["want_source"], batch["have_source"], batch["ids"])
    )


def _link(query: Tensor, key: Tensor, want: Tensor, have: Tensor, ids: Tensor) -> Tensor:
    """Each piece that wants something chooses among all pieces; the first place stands for nothing."""
    scores = (query[:, 1:] @ key.transpose(1, 2)).float() * LINK_SIZE**-0.5
    scores = scores.masked_fill(F.pad(ids == 0, (1, 0), value=False)[:, None, :], -1e4)
    right = torch.cat([(want == 0)[..., None], (want[..., None] == have[:, None, :]) & (want > 0)[..., None]], -1)
    known = (want >= 0) & right.any(-1)
    chosen = torch.logsumexp(scores.masked_fill(~right, -1e4), -1) - torch.logsumexp(scores, -1)
    return -(chosen * known).sum() / known.sum().clamp(min=1)
