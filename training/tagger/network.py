"""The network: a small BERT encoder with embeddings of shape, classes of pieces, and pointers for links."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from quoteattr.network.classes import CLASSES, LINK_SIZE, LINKS
from quoteattr.network.features import CASES, GAPS, QUOTED

HEADS = 12
HIDDEN = 384


class Layer(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.out_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, width)
        self.down = nn.Linear(width, HIDDEN)
        self.down_norm = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, t, h = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, h // HEADS).permute(2, 0, 3, 1, 4)
        context = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype)).transpose(1, 2).reshape(b, t, h)
        x = self.out_norm(x + self.out(context))
        return self.down_norm(x + self.down(F.gelu(self.up(x))))


class Output(NamedTuple):
    """Of each piece the scores of all classes (batch, pieces, 22) and the vectors of the links (batch, pieces, 192)."""

    scores: Tensor
    query: Tensor
    key: Tensor


class Tagger(nn.Module):
    """Word pieces in; scores of classes, and query and key vectors of the links out."""

    def __init__(self, vocabulary: int, layers: int = 6, width: int = 4 * HIDDEN) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.case = nn.Embedding(CASES, HIDDEN)
        self.gap = nn.Embedding(GAPS, HIDDEN)
        self.quoted = nn.Embedding(QUOTED, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width) for _ in range(layers))
        self.scores = nn.Linear(HIDDEN, sum(CLASSES.values()))
        self.query = nn.Linear(HIDDEN, len(LINKS) * LINK_SIZE)
        self.key = nn.Linear(HIDDEN, len(LINKS) * LINK_SIZE)
        self.dropout = nn.Dropout(0.1)
        for shape in (self.case, self.gap, self.quoted):
            nn.init.zeros_(shape.weight)

    def forward(self, ids: Tensor, case: Tensor, gap: Tensor, quoted: Tensor) -> Output:
        """All of shape (batch, pieces); id 0 is padding."""
        positions = self.positions.weight[: ids.shape[1]]
        x = self.words(ids) + positions + self.case(case) + self.gap(gap) + self.quoted(quoted)
        x = self.dropout(self.norm(x))
        mask = ((ids == 0).to(x.dtype) * -10000.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        x = self.dropout(x)
        return Output(self.scores(x), self.query(x), self.key(x))


def half_precision() -> torch.autocast:
    """Half the digits where the processor has them: elsewhere they take fifty times as long."""
    return torch.autocast("cpu", torch.bfloat16, enabled=torch.ops.mkldnn._is_mkldnn_bf16_supported())


def load_encoder(model: Tagger, weights: dict[str, Tensor], kept: list[int]) -> None:
    """Start from a BERT checkpoint, of its vocabulary the rows ``kept``."""
    state = model.state_dict()
    state["words.weight"] = weights["embeddings.word_embeddings.weight"][kept]
    types = weights["embeddings.token_type_embeddings.weight"][0]
    state["positions.weight"] = weights["embeddings.position_embeddings.weight"] + types
    names = {"norm": "embeddings.LayerNorm"}
    for i in range(len(model.layers)):
        old, new = f"encoder.layer.{i}", f"layers.{i}"
        parts = [f"{old}.attention.self.{p}" for p in ("query", "key", "value")]
        for kind in ("weight", "bias"):
            state[f"{new}.qkv.{kind}"] = torch.cat([weights[f"{p}.{kind}"] for p in parts])
        names |= {f"{new}.out": f"{old}.attention.output.dense", f"{new}.out_norm": f"{old}.attention.output.LayerNorm",
                  f"{new}.up": f"{old}.intermediate.dense", f"{new}.down": f"{old}.output.dense",
                  f"{new}.down_norm": f"{old}.output.LayerNorm"}  # fmt: skip
    for new, old in names.items():
        for kind in ("weight", "bias"):
            state[f"{new}.{kind}"] = weights[f"{old}.{kind}"]
    model.load_state_dict(state)


def sizes(weights: dict[str, Tensor]) -> tuple[int, int]:
    """The number of layers of a checkpoint and the width of their feed-forward part."""
    layers = {int(name.split(".")[1]) for name in weights if name.startswith("layers.")}
    return len(layers), len(weights["layers.0.up.weight"])
