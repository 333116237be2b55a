"""Average the weights of several checkpoints into a run folder: steadier than any one of them, and as fast.

    python -m tagger.average --out DIR CHECKPOINT.pt [CHECKPOINT.pt ...]

Each stands in its run's folder, beside the vocabulary. The word pieces kept are those of the last one named.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor

from tagger import vocabulary

State = dict[str, Tensor]


def mean(states: list[State]) -> State:
    """Of every weight its mean over the networks."""
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def state(checkpoint: Path, pieces: list[str]) -> State:
    """A checkpoint's weights, of its vocabulary the rows of ``pieces``."""
    weights = torch.load(checkpoint, map_location="cpu")
    rows = vocabulary.rows(vocabulary.read(checkpoint.parent / "vocab.txt"), pieces)
    return weights | {"words.weight": weights["words.weight"][rows]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    pieces = vocabulary.read(options.checkpoints[-1].parent / "vocab.txt")
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(mean([state(path, pieces) for path in options.checkpoints]), options.out / "last.pt")
    (options.out / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
