"""Write what ships: the network as int8 ONNX, its vocabulary, and a manifest with their hashes.

python -m tagger.export --run DIR --encoder DIR --out quoteattr/weights/tagger
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from quoteattr.manifest import seal
from tagger import vocabulary
from tagger.network import HEADS, HIDDEN, Tagger, sizes

NAMES = ["ids", "case", "gap", "quoted"]
OUTPUTS = ["scores", "query", "key"]


class Attention(torch.autograd.Function):
    """The attention of all heads as onnxruntime's one operator, which is a tenth faster than its parts."""

    @staticmethod
    def forward(ctx: object, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        parts = (x.unflatten(-1, (HEADS, -1)).transpose(1, 2) for x in (query, key, value))
        return F.scaled_dot_product_attention(*parts).transpose(1, 2).flatten(-2)

    @staticmethod
    def symbolic(g: torch.Graph, query: torch.Value, key: torch.Value, value: torch.Value) -> torch.Value:
        out = g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=HEADS)
        out.setType(query.type())
        return out


class Deployed(nn.Module):
    """The network as it runs in the library: without padding, so without a mask."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, case: Tensor, gap: Tensor, quoted: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        model = self.model
        x = model.words(ids) + model.positions.weight[: ids.shape[1]]
        x = model.norm(x + model.case(case) + model.gap(gap) + model.quoted(quoted))
        for layer in model.layers:
            context = Attention.apply(*layer.qkv(x).split(HIDDEN, -1))
            x = layer.out_norm(x + layer.out(context))
            x = layer.down_norm(x + layer.down(F.gelu(layer.up(x))))
        return model.scores(x), model.query(x), model.key(x)


def completed(model: Tagger, pieces: list[str], encoder: Path) -> tuple[Tagger, list[str]]:
    """The network with the whole pretrained vocabulary: learned rows first, then the rest as they were pretrained.

    A word that training never saw is then read by its pretrained vector and not spelled out in odd pieces, which
    other subjects than the training texts' need (PolNeAR dev stays as it is, recall on Wikinews rises by ten points).
    """
    full = vocabulary.read(encoder / "vocab.txt")
    known = set(pieces)
    missing = [i for i, piece in enumerate(full) if piece not in known]
    pretrained = load_file(encoder / "model.safetensors")["embeddings.word_embeddings.weight"][missing]
    words = torch.cat([model.words.weight.data, pretrained])
    whole = Tagger(len(words), *sizes(model.state_dict()))
    whole.load_state_dict(model.state_dict() | {"words.weight": words})
    return whole, pieces + [full[i] for i in missing]


def to_onnx(model: Tagger, path: Path) -> None:
    example = tuple(torch.ones(2, 64, dtype=torch.long) for _ in NAMES)
    axes = {name: {0: "windows", 1: "pieces"} for name in NAMES + OUTPUTS}
    torch.onnx.export(
        Deployed(model).eval(),
        example,
        str(path),
        input_names=NAMES,
        output_names=OUTPUTS,
        dynamic_axes=axes,
        opset_version=17,
        custom_opsets={"com.microsoft": 1},
        dynamo=False,
    )


def quantize(source: Path, target: Path) -> None:
    """Int8 weights, one scale for each output channel: one scale for a whole matrix costs about a point."""
    prepared = source.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared),
        str(target),
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
    )
    onnx.checker.check_model(str(target))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="the folder that train.py wrote")
    parser.add_argument("--encoder", type=Path, required=True, help="the pretrained encoder that train.py began with")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--learned", action="store_true", help="only the pieces of the run, not those of the encoder")
    parser.add_argument("--fp32", action="store_true", help="without quantising, to measure what that costs")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    pieces = vocabulary.read(options.run / "vocab.txt")
    weights = torch.load(options.run / "last.pt", map_location="cpu")
    model = Tagger(len(pieces), *sizes(weights))
    model.load_state_dict(weights)
    if not options.learned:
        model, pieces = completed(model, pieces, options.encoder)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "tagger.onnx"
        to_onnx(model, full)
        target = options.out / "tagger.onnx"
        target.write_bytes(full.read_bytes()) if options.fp32 else quantize(full, target)
    (options.out / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    for name in ("tagger.onnx", "vocab.txt"):
        seal(options.out / name)


if __name__ == "__main__":
    main()
