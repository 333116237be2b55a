"""A larger network whose answers a smaller one learns."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from quoteattr.network.classes import CLASSES, LINK_SIZE, LINKS, columns, link
from tagger.average import state
from tagger.network import Output, Tagger, half_precision, sizes

LINK_WEIGHT = 0.5


class Teacher:
    """Reads every batch and says how far the student's answers are from its own."""

    def __init__(self, run: Path, pieces: list[str]) -> None:
        weights = state(run / "last.pt", pieces)
        self.model = Tagger(len(pieces), *sizes(weights)).eval()
        self.model.load_state_dict(weights)

    def loss(self, output: Output, seen: list[Tensor], batch: dict[str, Tensor]) -> Tensor:
        """How surprising the teacher's classes and links are to the student, for each piece."""
        with torch.no_grad(), half_precision():
            right = self.model(*seen)
        real = batch["ids"] > 0
        classes = _surprise(output.scores, right.scores, list(CLASSES.values()), real)
        return classes + LINK_WEIGHT * _links(output, right, real)


def _surprise(own: Tensor, right: Tensor, parts: list[int], real: Tensor) -> Tensor:
    value = torch.zeros(())
    for mine, theirs in zip(own[:, 1:].float().split(parts, -1), right[:, 1:].float().split(parts, -1), strict=True):
        each = F.kl_div(mine.log_softmax(-1), theirs.log_softmax(-1), log_target=True, reduction="none").sum(-1)
        value = value + (each * real).sum() / real.sum()
    return value


def _links(own: Output, right: Output, real: Tensor) -> Tensor:
    """Only pieces that the teacher takes for a content, a cue or a mention link to anything."""
    tags, mention = (right.scores[:, 1:, columns(name)].argmax(-1) for name in ("tags", "mention"))
    asks = ((tags == 1) | (tags == 2), (tags == 3) | (tags == 4), mention > 0)
    barred = F.pad(~real, (1, 0), value=False)[:, None, :]
    value = torch.zeros(())
    for number in range(len(LINKS)):
        part = link(number)
        mine, theirs = (_chances(o.query[:, 1:, part], o.key[..., part], barred) for o in (own, right))
        each = F.kl_div(mine, theirs, log_target=True, reduction="none").sum(-1)
        counts = asks[number] & real
        value = value + (each * counts).sum() / counts.sum().clamp(min=1)
    return value


def _chances(query: Tensor, key: Tensor, barred: Tensor) -> Tensor:
    scores = (query @ key.transpose(1, 2)).float() * LINK_SIZE**-0.5
    return scores.masked_fill(barred, -1e4).log_softmax(-1)
