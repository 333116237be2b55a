"""The network over features, learned so that the annotated speakers of whole sequences of turns are likely."""

from __future__ import annotations

import math
from collections import Counter
from functools import cached_property

import numpy as np
import torch
from torch import Tensor, nn

from dialogue.examples import CANDIDATES, SEGMENT, Example
from quoteattr.stories.weights import Weights

FEWEST = 15
"""Features seen less often than this are left out."""
UNITS = 32
DROPPED_UNITS = 0.3
DROPPED_FEATURES = 0.3
RATE = 0.02
PRIOR = 3e-3
PASSES = 8
BATCH = 16
IMPOSSIBLE = -1e4
PADDING = 0


class TrainingData:
    """Sequences of one length, as arrays; scores are read off rows of features."""

    def __init__(self, sequences: list[list[Example]]) -> None:
        examples = [example for sequence in sequences for example in sequence]
        self.rows = _rows(examples)
        most = max(len(inputs) for e in examples for inputs in e.inputs)
        shape = (len(sequences), SEGMENT, CANDIDATES)
        self.features = torch.zeros(*shape, most, dtype=torch.int32)
        self.alive = torch.full(shape, IMPOSSIBLE)
        self.right = torch.full(shape, IMPOSSIBLE)
        self.who = torch.full(shape, -5)
        most = max(len(features) for e in examples for features in e.alternation)
        self.alternation = torch.zeros(*shape[:2], 2, most, dtype=torch.int64)
        for s, sequence in enumerate(sequences):
            for t in range(SEGMENT):
                self._fill(s, t, sequence[t] if t < len(sequence) else None)

    def _fill(self, s: int, t: int, example: Example | None) -> None:
        if example is None:
            self.alive[s, t, 0] = self.right[s, t, 0] = 0
            return
        candidates = zip(example.candidates, example.inputs, example.right, strict=True)
        for k, (member, inputs, right) in enumerate(candidates):
            self.alive[s, t, k] = 0
            self.right[s, t, k] = 0 if right else IMPOSSIBLE
            self.who[s, t, k] = member
            self._note(self.features[s, t, k], inputs)
        for n, features in enumerate(example.alternation):
            self._note(self.alternation[s, t, n], features)

    def _note(self, where: Tensor, names: tuple[str, ...] | list[str]) -> None:
        found = [self.rows[name] for name in names if name in self.rows]
        where[: len(found)] = torch.tensor(found, dtype=where.dtype)

    @cached_property
    def same(self) -> Tensor:
        """Whether two candidates of neighbouring turns are one member."""
        return self._equal(1)

    @cached_property
    def every_second(self) -> Tensor:
        """Whether two candidates of turns with one between them are one member."""
        return self._equal(2)

    def _equal(self, back: int) -> Tensor:
        before = torch.full_like(self.who, -6)
        before[:, back:] = self.who[:, :-back]
        return ((before[..., :, None] == self.who[..., None, :]) & (self.who[..., None, :] >= 0)).float()


def _rows(examples: list[Example]) -> dict[str, int]:
    """A row for each feature that is seen often enough."""
    count = Counter(feature for e in examples for inputs in e.inputs for feature in inputs)
    count.update(feature for e in examples for features in e.alternation for feature in features)
    return {f: i for i, f in enumerate(sorted(f for f, n in count.items() if n >= FEWEST), start=PADDING + 1)}


class Network(nn.Module):
    """What `Weights` computes, on whole batches."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.direct = nn.EmbeddingBag(rows, 1, mode="sum", padding_idx=PADDING)
        self.hidden = nn.EmbeddingBag(rows, UNITS, mode="sum", padding_idx=PADDING)
        self.bias = nn.Parameter(torch.zeros(UNITS))
        self.out = nn.Parameter(torch.randn(UNITS) * 0.1)
        self.drop = nn.Dropout(DROPPED_UNITS)
        nn.init.zeros_(self.direct.weight)
        nn.init.normal_(self.hidden.weight, std=0.1)
        self.hidden.weight.data[PADDING] = 0

    def forward(self, features: Tensor) -> Tensor:
        flat = features.reshape(-1, features.shape[-1])
        units = self.drop(torch.relu(self.hidden(flat) + self.bias))
        scores = (self.direct(flat)[:, 0] + units @ self.out).reshape(features.shape[:-1])
        return scores * (features.sum(-1) > 0)

    def direct_sum(self, features: Tensor) -> Tensor:
        return (self.direct.weight[features, 0] * (features != PADDING)).sum(-1)


def learn(sequences: list[list[Example]], threshold: float, networks: int) -> Weights:
    """The mean of several networks that begin with other random weights: a network with all their hidden units."""
    data = TrainingData(sequences)
    return _weights([_trained(data, seed) for seed in range(networks)], data.rows, threshold)


def _trained(data: TrainingData, seed: int) -> Network:
    torch.manual_seed(seed)
    network = Network(len(data.rows) + 1)
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE)
    steps = PASSES * math.ceil(len(data.who) / BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    for _ in range(PASSES):
        for which in torch.randperm(len(data.who)).split(BATCH):
            optimizer.zero_grad()
            _loss(network, data, which).backward()
            optimizer.step()
            schedule.step()
    return network


def _loss(network: Network, data: TrainingData, which: Tensor) -> Tensor:
    features = data.features[which].long()
    features = features * (torch.rand(features.shape) >= DROPPED_FEATURES)
    scores, gains = network(features), network.direct_sum(data.alternation[which])
    repeats = data.same[which], data.every_second[which]
    likely = _total(scores + data.alive[which], gains, *repeats) - _total(scores + data.right[which], gains, *repeats)
    prior = sum(layer.weight.square().sum() for layer in (network.direct, network.hidden))
    return likely.mean() + PRIOR * prior


def _total(scores: Tensor, gains: Tensor, same: Tensor, every_second: Tensor) -> Tensor:
    """The log-sum over all sequences of speakers. ``gains``: of speaking one turn and two turns before."""
    state = scores[:, 0, None, :] + torch.log(torch.eye(CANDIDATES)[0])[None, :, None].clamp(min=IMPOSSIBLE)
    for t in range(1, SEGMENT):
        step = scores[:, t, None, None, :] + gains[:, t, 0, None, None, None] * same[:, t, None, :, :]
        step = step + gains[:, t, 1, None, None, None] * every_second[:, t, :, None, :]
        state = torch.logsumexp(state[:, :, :, None] + step, dim=1)
    return torch.logsumexp(state.flatten(1), dim=1)


def _weights(networks: list[Network], rows: dict[str, int], threshold: float) -> Weights:
    def array(values: Tensor) -> np.ndarray:
        return values.detach().numpy().astype(np.float16).astype(np.float32)

    return Weights(
        rows,
        direct=array(torch.stack([network.direct.weight[:, 0] for network in networks]).mean(0)),
        hidden=array(torch.cat([network.hidden.weight for network in networks], 1)),
        bias=array(torch.cat([network.bias for network in networks])),
        out=array(torch.cat([network.out for network in networks]) / len(networks)),
        threshold=threshold,
    )
