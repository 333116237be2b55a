"""What the network is trained on: tags, links as a choice among the pieces of a window, and classes of pieces."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from quoteattr.network.classes import CLASSES, LINK_SIZE
from quoteattr.network.decoding import IMPOSSIBLE, TRANSITIONS
from tagger.network import Output

WEIGHTS = {"tags": 1.0, "links": 0.5, "mention": 0.5, "type": 0.25, "refers": 0.15, "ends": 0.1, "said": 0.05}
"""What each head counts: roles and links are what the library is for."""

FEW = 50
"""Where fewer pieces of a batch count for a head, its loss is spread over as many: none may rule a step."""

Batch = dict[str, Tensor]


def losses(output: Output, batch: Batch) -> dict[str, Tensor]:
    """The loss of each head, before its weight."""
    classes = dict(zip(CLASSES, output.scores[:, 1:].float().split(list(CLASSES.values()), -1), strict=True))
    cue, source, mention = (
        (query, key)
        for query, key in zip(output.query.split(LINK_SIZE, -1), output.key.split(LINK_SIZE, -1), strict=True)
    )
    return {
        "tags": _tagging(classes["tags"], batch),
        "links": _link(*cue, batch["want_cue"], batch["have_cue"], batch["ids"] == 0)
        + _link(*source, batch["want_source"], batch["have_source"], batch["ids"] == 0),
        "refers": _refers(*mention, batch),
        "mention": _mention(classes["mention"], batch["mention"]),
        "type": _class(classes["type"], batch["type"]),
        "ends": _class(classes["ends"], batch["ends"]),
        "said": _class(classes["said"], batch["said"]),
    }


def total(parts: dict[str, Tensor]) -> Tensor:
    """The sum of the losses, each with its weight."""
    return torch.stack([WEIGHTS[name] * value for name, value in parts.items()]).sum()


def _tagging(tags: Tensor, batch: Batch) -> Tensor:
    """How unlikely the right tags are among all sequences that the decoder may choose from, for each piece that counts.

    Where a piece does not count, every tag is right.
    """
    counts = batch["weight"] > 0
    wrong = F.one_hot(batch["tag"], tags.shape[-1]) == 0
    right = tags.masked_fill(wrong & counts[..., None], IMPOSSIBLE)
    free = (batch["gap"] == 2)[..., None, None]
    moves = torch.from_numpy(TRANSITIONS).float().masked_fill(free, 0.0)
    return (_all_paths(tags, moves) - _all_paths(right, moves)).sum() / counts.sum().clamp(min=FEW)


def _all_paths(tags: Tensor, moves: Tensor) -> Tensor:
    """Log of the summed weights of all tag sequences of a window: (windows,)."""
    total = tags[:, 0]
    for t in range(1, tags.shape[1]):
        total = torch.logsumexp(total[:, :, None] + moves[:, t], 1) + tags[:, t]
    return torch.logsumexp(total, -1)


def _link(query: Tensor, key: Tensor, want: Tensor, have: Tensor, barred: Tensor) -> Tensor:
    """Each piece that wants something chooses among all pieces; the first place stands for nothing."""
    scores = (query[:, 1:] @ key.transpose(1, 2)).float() * LINK_SIZE**-0.5
    barred = barred if barred.dim() == 3 else barred[:, None, :]
    scores = scores.masked_fill(F.pad(barred, (1, 0), value=False), -1e4)
    same = (want[..., None] == have[:, None, :]) & (want > 0)[..., None] & ~barred
    right = torch.cat([(want == 0)[..., None], same], -1)
    known = (want >= 0) & right.any(-1)
    chosen = torch.logsumexp(scores.masked_fill(~right, -1e4), -1) - torch.logsumexp(scores, -1)
    return -(chosen * known).sum() / known.sum().clamp(min=FEW)


def _refers(query: Tensor, key: Tensor, batch: Batch) -> Tensor:
    """Each mention chooses among the mentions before it; the first place stands for nobody in the window."""
    places = torch.arange(batch["ids"].shape[1])
    barred = (batch["have_mention"] == 0)[:, None, :] | (places[None, None, :] >= batch["mention_at"][..., None])
    want, have = batch["want_mention"], batch["have_mention"]
    found = ((want[..., None] == have[:, None, :]) & ~barred).any(-1)
    return _link(query, key, torch.where(found, want, want.clamp(max=0)), have, barred)


def _mention(scores: Tensor, right: Tensor) -> Tensor:
    """The classes that are right together against all."""
    bits = (right[..., None] >> torch.arange(CLASSES["mention"])) & 1
    chosen = torch.logsumexp(scores.masked_fill(bits == 0, -1e4), -1) - torch.logsumexp(scores, -1)
    known = right > 0
    return -(chosen * known).sum() / known.sum().clamp(min=FEW)


def _class(scores: Tensor, right: Tensor) -> Tensor:
    known = (right >= 0).sum().clamp(min=FEW)
    return F.cross_entropy(scores.flatten(0, 1), right.flatten(), ignore_index=-1, reduction="sum") / known
