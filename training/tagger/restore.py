"""Read shipped weights back into a run folder, to train on from them where their checkpoint is gone.

    python -m tagger.restore --weights ../quoteattr/weights/tagger --out RUN

Int8 matrices become floats again: what rounding took is lost, and a few steps of training make up for it.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from tagger import vocabulary
from tagger.network import Tagger

Arrays = dict[str, np.ndarray]

QUANTIZED = "_quantized"


def state(path: Path) -> dict[str, Tensor]:
    """The weights of an exported network under the names they have in `Tagger`."""
    graph = onnx.load(str(path)).graph
    arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    out = {name: array for name, array in arrays.items() if name.endswith((".weight", ".bias"))}
    for name in arrays:
        if name.endswith(f".weight{QUANTIZED}"):
            base = name.removesuffix(QUANTIZED)
            out[base] = dequantized(arrays, base)
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            out[f"{module(node.output[0])}.weight"] = dequantized(arrays, node.input[1].removesuffix(QUANTIZED)).T
    return {name: torch.from_numpy(np.array(array, dtype=np.float32)) for name, array in out.items()}


def dequantized(arrays: Arrays, name: str) -> np.ndarray:
    """Floats of an int8 matrix; scales and zero points are one for all or one for each column."""
    zero = arrays[f"{name}_zero_point"].astype(np.float32)
    return (arrays[name + QUANTIZED].astype(np.float32) - zero) * arrays[f"{name}_scale"]


def module(output: str) -> str:
    """The exporter names an output by the module it comes from: "/layers.0/qkv/MatMul_output_0" by "layers.0.qkv"."""
    return ".".join(output.strip("/").split("/")[:-1])


def fitted(old: dict[str, Tensor], new: dict[str, Tensor]) -> dict[str, Tensor]:
    """The weights with rows for heads that they did not have yet, as they are before training."""
    if "tags.weight" in old:
        old = old | {f"scores.{kind}": old.pop(f"tags.{kind}") for kind in ("weight", "bias")}
    return {name: torch.cat([old[name], rest[len(old[name]) :]]) for name, rest in new.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    model = Tagger(len(vocabulary.read(options.weights / "vocab.txt")))
    model.load_state_dict(fitted(state(options.weights / "tagger.onnx"), model.state_dict()))
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), options.out / "last.pt")
    shutil.copyfile(options.weights / "vocab.txt", options.out / "vocab.txt")


if __name__ == "__main__":
    main()
