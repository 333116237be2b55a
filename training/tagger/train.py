"""Train the network: one command, fixed seeds, a log, and checkpoints from which it goes on when it is stopped.

    python -m tagger.train --data DIR --encoder DIR --out DIR [--steps 6000] [--workers 2]

DIR of the data holds the corpora under their names (see training/README.md); DIR of the encoder is all-MiniLM-L6-v2.
Each worker is a process with one thread; gradients are averaged in shared memory after every step.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterator
from multiprocessing.synchronize import Barrier
from pathlib import Path

import attrs
import numpy as np
import torch
import torch.multiprocessing as mp
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from quoteattr.network.tagger import wordpiece
from tagger import vocabulary
from tagger.average import state
from tagger.batches import SHAPE
from tagger.loss import losses, total
from tagger.network import Tagger, half_precision, load_encoder
from tagger.teacher import Teacher
from tagger.texts import Collection, stream

AVERAGED = 0.995
"""Share that a step leaves of the averaged weights: a mean of some two hundred steps, steadier than the last."""
MASKED = 0.08
"""Share of pieces hidden in training, against learning names by heart."""
HEADS = ("scores", "query", "key", "case", "gap", "quoted")
EVERY = 250
"""Steps between checkpoints."""


@attrs.frozen
class Settings:
    data: Path
    encoder: Path
    out: Path
    steps: int
    workers: int
    batch: int
    rate: float
    seed: int
    window: int
    layers: int
    width: int
    most: int | None
    collapse: float
    start: Path | None
    teacher: Path | None


def batches(windows: Iterator[dict[str, np.ndarray]], size: int) -> Iterator[dict[str, Tensor]]:
    while True:
        own = [next(windows) for _ in range(size)]
        yield {name: torch.from_numpy(np.stack([w[name] for w in own])).long() for name in own[0]}


def disguised(batch: dict[str, Tensor], mask: int) -> dict[str, Tensor]:
    """Hide some pieces, and the letter case of some windows (headlines, careless posts)."""
    hidden = (torch.rand(batch["ids"].shape) < MASKED) & (batch["ids"] > 0)
    draw = torch.rand(len(batch["ids"]), 1)
    case = torch.where((draw < 0.03) & (batch["case"] > 0), 1, batch["case"])
    case = torch.where((draw > 0.98) & (batch["case"] > 0), 3, case)
    return batch | {"ids": batch["ids"].masked_fill(hidden, mask), "case": case}


def inputs(batch: dict[str, Tensor], cls: int) -> list[Tensor]:
    return [F.pad(batch[name], (1, 0), value=cls if name == "ids" else 0) for name in SHAPE]


def rate_at(step: int, steps: int, warmup: int = 200) -> float:
    return min(1.0, step / warmup) * max(0.0, (steps - step) / max(1, steps - warmup)) if step < steps else 0.0


def optimizer(model: Tagger, rate: float) -> torch.optim.AdamW:
    heads = [p for n, p in model.named_parameters() if n.split(".")[0] in HEADS]
    known = {id(p) for p in heads}
    body = [p for p in model.parameters() if id(p) not in known]
    groups = [{"params": body, "lr": rate}, {"params": heads, "lr": 5 * rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


class Averager:
    """Average the gradients of the workers through buffers they share."""

    def __init__(self, buffers: list[Tensor], barrier: Barrier, rank: int) -> None:
        self.buffers, self.barrier, self.rank = buffers, barrier, rank

    def __call__(self, model: Tagger) -> None:
        grads = [p.grad for p in model.parameters() if p.grad is not None]
        if len(self.buffers) == 1:
            return
        torch.cat([g.reshape(-1) for g in grads], out=self.buffers[self.rank])
        self.barrier.wait()
        mean = sum(self.buffers) / len(self.buffers)
        self.barrier.wait()
        for grad, part in zip(grads, mean.split([g.numel() for g in grads]), strict=True):
            grad.copy_(part.view_as(grad))


class Run:
    """One worker's training: everything that a checkpoint holds, and a step."""

    def __init__(self, rank: int, settings: Settings, pieces: list[str], average: Averager) -> None:
        torch.manual_seed(settings.seed)
        self.rank, self.settings, self.pieces, self.average = rank, settings, pieces, average
        self.model = started(settings, pieces)
        self.optim = optimizer(self.model, settings.rate)
        self.mean = AveragedModel(self.model, multi_avg_fn=get_ema_multi_avg_fn(AVERAGED))
        self.teacher = Teacher(settings.teacher, pieces) if settings.teacher else None
        self.base = [group["lr"] for group in self.optim.param_groups]
        self.step = 0
        if (settings.out / "state.pt").exists():
            self._resume(torch.load(settings.out / "state.pt", map_location="cpu"))
        torch.manual_seed(settings.seed * 100_000 + self.step * 10 + rank)

    def _resume(self, saved: dict) -> None:
        self.model.load_state_dict(saved["model"])
        self.optim.load_state_dict(saved["optim"])
        self.mean.load_state_dict(saved["mean"])
        self.step = saved["step"]

    def save(self) -> None:
        """The state to go on from, and the averaged weights."""
        out = self.settings.out
        parts = {"model": self.model, "optim": self.optim, "mean": self.mean}
        saved = {name: part.state_dict() for name, part in parts.items()} | {"step": self.step}
        torch.save(saved, out / "state.tmp")
        (out / "state.tmp").rename(out / "state.pt")
        torch.save(self.mean.module.state_dict(), out / "last.pt")

    def learn(self, batch: dict[str, Tensor]) -> dict[str, float]:
        """One step; returns the loss of each head."""
        for group, lr in zip(self.optim.param_groups, self.base, strict=True):
            group["lr"] = lr * rate_at(self.step, self.settings.steps)
        seen = inputs(disguised(batch, self.pieces.index("[MASK]")), self.pieces.index("[CLS]"))
        with half_precision():
            output = self.model(*seen)
        parts = losses(output, batch)
        value = total(parts)
        if self.teacher:
            parts["teacher"] = self.teacher.loss(output, inputs(batch, self.pieces.index("[CLS]")), batch)
            value = 0.5 * value + parts["teacher"]
        value.backward()
        self.average(self.model)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optim.step()
        self.optim.zero_grad()
        self.mean.update_parameters(self.model)
        self.step += 1
        return {name: part.item() for name, part in parts.items()}


def started(settings: Settings, pieces: list[str]) -> Tagger:
    """The network to begin with: an earlier run's, or the pretrained encoder."""
    model = Tagger(len(pieces), settings.layers, settings.width)
    if settings.start:
        saved = state(settings.start / "last.pt", pieces)
        model.load_state_dict(model.state_dict() | saved)
    else:
        rows = vocabulary.rows(vocabulary.read(settings.encoder / "vocab.txt"), pieces)
        load_encoder(model, load_file(settings.encoder / "model.safetensors"), rows)
    return model


def _worker(rank: int, settings: Settings, pieces: list[str], buffers: list[Tensor], barrier: Barrier) -> None:
    torch.set_num_threads(1)
    run = Run(rank, settings, pieces, Averager(buffers, barrier, rank))
    texts = Collection.read(settings.data)
    seed = settings.seed * 1_000_000 + run.step * 10 + rank
    windows = stream(texts, wordpiece(pieces), settings.window, settings.collapse, seed)
    size = settings.batch // settings.workers
    began, first, seen = time.time(), run.step, defaultdict(list)
    for batch in batches(windows, size):
        for name, value in run.learn(batch).items():
            seen[name].append(value)
        if rank == 0 and run.step % 50 == 0:
            means = {name: round(float(np.mean(values[-50:])), 4) for name, values in seen.items()}
            pace = (time.time() - began) / (run.step - first)
            print(json.dumps({"step": run.step, "seconds": round(pace, 3)} | means), flush=True)
        if rank == 0 and (run.step % EVERY == 0 or run.step >= settings.steps):
            run.save()
        if run.step >= settings.steps:
            return


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "encoder", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--batch", type=int, default=16, help="windows of a step, all workers together")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--window", type=int, default=255, help="pieces read at a time")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--width", type=int, default=1536, help="of the feed-forward layers")
    help_ = "learn pieces among so many of the most frequent of the encoder's; rarer words are spelled out"
    parser.add_argument("--most", type=int, help=help_)
    parser.add_argument("--collapse", type=float, default=0.0, help="share of texts read without the inside of quotes")
    parser.add_argument("--start", type=Path, help="go on from the weights of an earlier run")
    parser.add_argument("--teacher", type=Path, help="learn from this run's answers too")
    settings = Settings(**vars(parser.parse_args()))
    settings.out.mkdir(parents=True, exist_ok=True)
    if not (settings.out / "vocab.txt").exists():
        texts = Collection.read(settings.data).texts
        full = vocabulary.read(settings.encoder / "vocab.txt")
        pieces = vocabulary.common(full, vocabulary.pruned(full, texts), settings.most)
        (settings.out / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    pieces = vocabulary.read(settings.out / "vocab.txt")
    model = Tagger(len(pieces), settings.layers, settings.width)
    context = mp.get_context("spawn")
    buffers = [torch.zeros(sum(p.numel() for p in model.parameters())).share_memory_() for _ in range(settings.workers)]
    arguments = (settings, pieces, buffers, context.Barrier(settings.workers))
    mp.spawn(_worker, arguments, nprocs=settings.workers)


if __name__ == "__main__":
    main()
