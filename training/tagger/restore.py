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
OF_LAYERS = ("qkv", "out", "up", "down")


def state(path: Path) -> dict[str, Tensor]:
    """The weights of an exported network under the names they have in `Tagger`."""
    graph = onnx.load(str(path)).graph
    arrays = {i.name.removeprefix("model."): numpy_helper.to_array(i) for i in graph.initializer}
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
    """The exporter counts the uses of a part: "/qkv_2/MatMul_output_0" is "layers.2.qkv", "/query/…" a head."""
    part, _, number = output.strip("/").split("/")[0].partition("_")
    return f"layers.{number or 0}.{part}" if part in OF_LAYERS else part


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--width", type=int, default=1536, help="of the feed-forward layers")
    options = parser.parse_args()
    model = Tagger(len(vocabulary.read(options.weights / "vocab.txt")), options.layers, options.width)
    model.load_state_dict(state(options.weights / "tagger.onnx"))
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), options.out / "last.pt")
    shutil.copyfile(options.weights / "vocab.txt", options.out / "vocab.txt")


if __name__ == "__main__":
    main()
