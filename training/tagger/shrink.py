"""Begin a smaller network from a larger one: some of its layers, and of each the units that weigh most.

python -m tagger.shrink --run LARGE --out START --layers 0 1 3 5 --width 768
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from torch import Tensor

Weights = dict[str, Tensor]


def shrunk(weights: Weights, layers: list[int], width: int) -> Weights:
    """The weights of the layers kept, with feed-forward parts of this width."""
    out = {name: values for name, values in weights.items() if not name.startswith("layers.")}
    for new, old in enumerate(layers):
        start = f"layers.{old}."
        layer = {name.removeprefix(start): values for name, values in weights.items() if name.startswith(start)}
        out |= {f"layers.{new}.{name}": values for name, values in narrowed(layer, width).items()}
    return out


def narrowed(layer: Weights, width: int) -> Weights:
    """A layer with the units whose weights in and out are longest."""
    strength = layer["up.weight"].norm(dim=1) * layer["down.weight"].norm(dim=0)
    kept = strength.topk(width).indices.sort().values
    return layer | {
        "up.weight": layer["up.weight"][kept],
        "up.bias": layer["up.bias"][kept],
        "down.weight": layer["down.weight"][:, kept],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, nargs="+", required=True, help="which to keep, counted from 0")
    parser.add_argument("--width", type=int, required=True, help="of the feed-forward parts")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    weights = torch.load(options.run / "last.pt", map_location="cpu")
    torch.save(shrunk(weights, options.layers, options.width), options.out / "last.pt")
    shutil.copyfile(options.run / "vocab.txt", options.out / "vocab.txt")


if __name__ == "__main__":
    main()
