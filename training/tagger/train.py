"""Train the tagger: one command, fixed seeds, a log, a checkpoint after every pass.

    python -m tagger.train --data DIR --encoder DIR --out DIR [--passes 6] [--workers 2]

DIR of the data holds the corpora under their names (see training/README.md); DIR of the encoder is all-MiniLM-L6-v2.
Each worker is a process with one thread; gradients are averaged in shared memory after every step.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from multiprocessing.synchronize import Barrier
from pathlib import Path

import attrs
import numpy as np
import torch
import torch.multiprocessing as mp
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from quoteattr.network.tagger import wordpiece
from tagger import corpora, vocabulary
from tagger.average import state
from tagger.batches import SHAPE, encoded, windows
from tagger.corpora import Example
from tagger.loss import loss
from tagger.network import Tagger, load_encoder

Texts = tuple[list[Example], list[Example]]
Arrays = dict[str, np.ndarray]

NOVEL_SLICE = 8000
"""Characters of a slice of a novel: about the length of a news article."""
NOVEL_SHARE = 0.25
"""Share of the novels' slices seen in one pass: as many pieces as four tenths of the news."""
AVERAGED = 0.99
"""Share that a step leaves of the averaged weights: a mean of about the last hundred steps, steadier than the last."""
MASKED = 0.08
"""Share of pieces hidden in training, against learning names by heart."""


@attrs.frozen
class Settings:
    data: Path
    encoder: Path
    out: Path
    passes: int
    workers: int
    batch: int
    rate: float
    seed: int
    window: int
    start: Path | None


def load_texts(data: Path) -> Texts:
    """The texts of every pass, and the slices of novels to draw from."""
    always = corpora.read(data / "news/polnear_train.jsonl") + corpora.read(data / "gum_train.jsonl")
    novels = corpora.read(data / "fiction/pdnc_train.jsonl")
    return always, [piece for novel in novels for piece in corpora.slices(novel, NOVEL_SLICE)]


def one_pass(number: int, texts: Texts, tokenizer: Tokenizer, settings: Settings) -> list[Arrays]:
    """All windows of a pass in random order: the same for every worker."""
    rng = random.Random(settings.seed * 1000 + number)
    always, novels = texts
    chosen = always + rng.sample(novels, int(len(novels) * NOVEL_SHARE))
    out = []
    for example in chosen:
        out += windows(*encoded(corpora.restyled(example, rng), tokenizer), settings.window, rng)
    rng.shuffle(out)
    return out


def batches(windows_: list[Arrays], size: int, rank: int, workers: int) -> Iterator[dict[str, Tensor]]:
    per_step = size * workers
    for at in range(0, len(windows_) - per_step + 1, per_step):
        own = windows_[at + rank * size : at + (rank + 1) * size]
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


def rate_at(step: int, total: int, warmup: int = 200) -> float:
    return min(1.0, step / warmup) * max(0.0, (total - step) / max(1, total - warmup)) if step < total else 0.0


def optimizer(model: Tagger, rate: float) -> torch.optim.AdamW:
    heads = [
        p for n, p in model.named_parameters() if n.split(".")[0] in ("tags", "query", "key", "case", "gap", "quoted")
    ]
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


def train(rank: int, settings: Settings, pieces: list[str], model: Tagger, average: Averager) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(settings.seed * 100 + rank)
    tokenizer = wordpiece(pieces)
    texts = load_texts(settings.data)
    optim = optimizer(model, settings.rate)
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(AVERAGED))
    base = [group["lr"] for group in optim.param_groups]
    size = settings.batch // settings.workers
    total = settings.passes * (len(one_pass(0, texts, tokenizer, settings)) // settings.batch)
    step, started, losses = 0, time.time(), []
    for number in range(settings.passes):
        for batch in batches(one_pass(number, texts, tokenizer, settings), size, rank, settings.workers):
            for group, lr in zip(optim.param_groups, base, strict=True):
                group["lr"] = lr * rate_at(step, total)
            with torch.autocast("cpu", torch.bfloat16):
                outputs = model(*inputs(disguised(batch, pieces.index("[MASK]")), pieces.index("[CLS]")))
            value = loss(*outputs, batch)
            value.backward()
            average(model)
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optim.step()
            optim.zero_grad()
            mean.update_parameters(model)
            step += 1
            losses.append(value.item())
            if rank == 0 and step % 50 == 0:
                report = {"step": step, "of": total, "pass": number, "loss": round(float(np.mean(losses[-50:])), 4)}
                print(json.dumps(report | {"seconds": round(time.time() - started)}), flush=True)
        if rank == 0:
            for name in ("last", f"pass-{number + 1}"):
                torch.save(mean.module.state_dict(), settings.out / f"{name}.pt")


def _worker(rank: int, settings: Settings, pieces: list[str], buffers: list[Tensor], barrier: Barrier) -> None:
    torch.manual_seed(settings.seed)
    model = Tagger(len(pieces))
    if settings.start:
        model.load_state_dict(state(settings.start / "last.pt", pieces))
    else:
        rows = vocabulary.rows(vocabulary.read(settings.encoder / "vocab.txt"), pieces)
        load_encoder(model, load_file(settings.encoder / "model.safetensors"), rows)
    train(rank, settings, pieces, model, Averager(buffers, barrier, rank))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "encoder", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=6)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--batch", type=int, default=16, help="windows of a step, all workers together")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--window", type=int, default=191, help="pieces read at a time; short windows train faster")
    parser.add_argument("--start", type=Path, help="go on from the checkpoint of an earlier run")
    settings = Settings(**vars(parser.parse_args()))
    settings.out.mkdir(parents=True, exist_ok=True)
    texts = [e.text for group in load_texts(settings.data) for e in group]
    pieces = vocabulary.pruned(vocabulary.read(settings.encoder / "vocab.txt"), texts)
    (settings.out / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    size = sum(p.numel() for p in Tagger(len(pieces)).parameters() if p.requires_grad)
    context = mp.get_context("spawn")
    buffers = [torch.zeros(size).share_memory_() for _ in range(settings.workers)]
    arguments = (settings, pieces, buffers, context.Barrier(settings.workers))
    mp.spawn(_worker, arguments, nprocs=settings.workers)


if __name__ == "__main__":
    main()
