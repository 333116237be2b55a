"""Write the sentence splitter that ships as ONNX, from Stanza's weights.

    python training/sentences_onnx.py --stanza quoteattr/weights/stanza --out quoteattr/weights/sentences

The graph is that of `stanza.models.tokenization.model.Tokenizer` with one LSTM layer, a second one over it and no
convolution, which is what `training/sentences.py` trains. It says the label of each character, and has the list of
characters in its metadata. Weights stay in the half precision that they are stored in.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from catalogue import MODEL_NAME
from onnx import TensorProto, helper, numpy_helper

from quoteattr.manifest import seal
from quoteattr.parsers.characters import FEATURES, PADDING, UNKNOWN

HEADS = ("tok", "sent", "mwt")
# What the graph reproduces; other settings need another graph.
EXPECTED = {"conv_res": None, "rnn_layers": 1, "hierarchical": True, "use_mwt": True, "use_dictionary": False}

Array = np.ndarray


class Graph:
    """An ONNX graph in the making, over the weights of a tokenizer."""

    def __init__(self, weights: dict[str, Array], hidden: int) -> None:
        self.weights = weights
        self.hidden = hidden
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: Array) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def weight(self, name: str, value: Array) -> str:
        """Weights in half precision, of which the network takes the numbers in full."""
        return self.add("Cast", self.constant(f"{name}.half", value.astype(np.float16)), to=TensorProto.FLOAT)

    def add(self, kind: str, *inputs: str, name: str | None = None, **attributes: object) -> str:
        out = name or f"{kind.lower()}.{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [out], **attributes))
        return out

    def lstm(self, layer: str, states: str) -> str:
        """A layer of Stanza's, which reads both ways: states of both, side by side."""
        both = ("", "_reverse")

        def stacked(*kinds: str) -> Array:
            rows = [[_gates(self.weights[f"{layer}.{kind}_l0{way}"]) for kind in kinds] for way in both]
            return np.stack([np.concatenate(row) for row in rows])

        names = [
            self.weight(f"{layer}.input", stacked("weight_ih")),
            self.weight(f"{layer}.state", stacked("weight_hh")),
            self.weight(f"{layer}.bias", stacked("bias_ih", "bias_hh")),
        ]
        out = self.add("LSTM", states, *names, "lengths", direction="bidirectional", hidden_size=self.hidden)
        return self.add("Reshape", self.add("Transpose", out, perm=[0, 2, 1, 3]), "joined")

    def heads(self, suffix: str, states: str) -> str:
        rows = [self.weights[f"{head}_clf{suffix}.weight"] for head in HEADS]
        return self.add("MatMul", states, self.weight(f"heads{suffix}", np.concatenate(rows).T))


def _gates(rows: Array) -> Array:
    """PyTorch's order of gates to that of ONNX: input, output, forget, cell."""
    entry, forget, cell, out = np.split(rows, 4)
    return np.concatenate([entry, out, forget, cell])


def network(weights: dict[str, Array], settings: dict[str, object]) -> onnx.ModelProto:
    """Characters, their features and the length of each row in, the label of each character out."""
    hidden = weights["tok_clf.weight"].shape[1] // 2
    graph = Graph(weights, hidden)
    graph.constant("joined", np.array([0, 0, 2 * hidden]))
    embedded = graph.add("Gather", graph.weight("characters", weights["embeddings.weight"]), "ids")
    states = graph.lstm("rnn", graph.add("Concat", embedded, "features", axis=2))
    bias = np.concatenate([weights[f"{head}_clf.bias"] for head in HEADS])
    scores = graph.add("Add", graph.heads("", states), graph.weight("bias", bias))
    states = graph.lstm("rnn2", _where_tokens_end(graph, states, scores, settings["hier_invtemp"]))
    scores = graph.add("Add", scores, graph.heads("2", states))
    graph.add("ArgMax", _labels(graph, scores), name="labels", axis=2, keepdims=0)
    return _model(graph)


def _where_tokens_end(graph: Graph, states: str, scores: str, sharpness: object) -> str:
    """The states, weighed by how surely a token ends there."""
    tokens = graph.add("Gather", scores, graph.constant("first", np.array([0])), axis=2)
    sharp = graph.add("Mul", tokens, graph.constant("sharpness", np.array(sharpness, dtype=np.float32)))
    return graph.add("Mul", states, graph.add("Sigmoid", sharp))


def _labels(graph: Graph, scores: str) -> str:
    """The logarithm of how probable each label is, from scores of a token's end, a sentence's, and of several words."""
    against = graph.add("Neg", graph.add("Softplus", scores))
    for_it = graph.add("Neg", graph.add("Softplus", graph.add("Neg", scores)))
    # Rows: yes and no to each score. Columns: goes on, token, sentence, token and sentence of several words.
    sums = np.array(
        [[0, 1, 1, 1, 1], [0, 0, 1, 0, 1], [0, 0, 0, 1, 1], [1, 0, 0, 0, 0], [0, 1, 0, 1, 0], [0, 1, 1, 0, 0]],
        dtype=np.float32,
    )
    return graph.add("MatMul", graph.add("Concat", for_it, against, axis=2), graph.constant("sums", sums))


def _model(graph: Graph) -> onnx.ModelProto:
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["length", "rows"]),
        helper.make_tensor_value_info("features", TensorProto.FLOAT, ["length", "rows", len(FEATURES)]),
        helper.make_tensor_value_info("lengths", TensorProto.INT32, ["rows"]),
    ]
    outputs = [helper.make_tensor_value_info("labels", TensorProto.INT64, ["length", "rows"])]
    made = helper.make_graph(graph.nodes, "splitter", inputs, outputs, graph.constants)
    # The oldest forms that have all of this: every onnxruntime that quoteattr allows reads them.
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    return model


def export(stanza: Path, out: Path) -> None:
    """Write `splitter.onnx`, and its hash into the manifest beside it."""
    stored = torch.load(stanza / "en" / "tokenize" / f"{MODEL_NAME}.pt", weights_only=True)
    settings, characters = stored["config"], stored["vocab"]["_id2unit"]
    other = {name: settings[name] for name in EXPECTED if settings[name] != EXPECTED[name]}
    assert not other, f"this graph has no {other}"
    assert tuple(settings["feat_funcs"]) == FEATURES
    assert (characters[PADDING], characters[UNKNOWN]) == ("<PAD>", "<UNK>")
    model = network({name: weight.numpy() for name, weight in stored["model"].items()}, settings)
    helper.set_model_props(model, {"characters": json.dumps(characters)})
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(model, out / "splitter.onnx")
    seal(out / "splitter.onnx")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Write the sentence splitter that ships with quoteattr as ONNX.")
    parser.add_argument("--stanza", type=Path, required=True, help="the folder that sentences.py wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights")
    chosen = parser.parse_args()
    export(chosen.stanza, chosen.out)


if __name__ == "__main__":
    main()
