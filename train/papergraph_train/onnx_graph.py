"""Writes an encoder as an ONNX graph of one paper: `ids` and `features` (pieces,) → `scores` (pieces, labels + roles).

The graph is built node by node, with ONNX Runtime's own joined operators, because exporters leave the joining to pattern
matching at load time. The inputs of a product are rounded to 8 bits by their range in the paper, weights by theirs, output
by output. A few inputs are ten times wider than all others and would leave these no steps: `quantize` moves them to the
end, and the last WIDE of them are multiplied as floats (LLM.int8(), Dettmers et al. 2022).
"""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from .encoder import Encoder, EncoderShape, relative_buckets

WIDE = 16
OWN = "com.microsoft"


@dataclass
class Graph:
    """Nodes and constants as they are added; values are named by their place."""

    whole_numbers: bool
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)
    cut: dict[str, list[str]] = field(default_factory=dict)

    def constant(self, value: np.ndarray) -> str:
        """A named initializer."""
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, operator: str, inputs: list[str], outputs: int = 1, domain: str = "", **attributes) -> list[str]:
        """A node; returns the names of its outputs."""
        names = [f"n{len(self.nodes)}_{place}" for place in range(outputs)]
        self.nodes.append(helper.make_node(operator, inputs, names, domain=domain, **attributes))
        return names

    def linear(self, hidden: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """hidden (pieces, in) by weight (out, in) transposed + bias (out,)."""
        if not self.whole_numbers:
            return self.add("Gemm", [hidden, self.constant(weight.T), self.constant(bias)])[0]
        narrow, wide = self.parts(hidden, weight.shape[1])
        steps, scales = round_outputs(weight[:, :-WIDE])
        inputs = [narrow, self.constant(steps.T), self.constant(scales), "", self.constant(bias)]
        product = self.add("DynamicQuantizeMatMul", inputs, domain=OWN)[0]
        return self.add("Gemm", [wide, self.constant(weight[:, -WIDE:].T), product])[0]

    def parts(self, hidden: str, width: int) -> list[str]:
        """The narrow and the wide columns; cut once, however many products take them."""
        if hidden not in self.cut:
            sizes = self.constant(np.array([width - WIDE, WIDE]))
            self.cut[hidden] = self.add("Split", [hidden, sizes], 2, axis=1)
        return self.cut[hidden]

    def normalised(self, hidden: str, norm: tuple[np.ndarray, np.ndarray], epsilon: float) -> str:
        """hidden (pieces, width), each row normalised. (The joined operator for sum and norm is five times slower.)"""
        return self.add("LayerNormalization", [hidden, *map(self.constant, norm)], epsilon=epsilon)[0]

    def rows(self, table: np.ndarray, places: str) -> str:
        """Rows of a table of floats, kept as whole numbers of 8 bits with one scale a row."""
        if not self.whole_numbers:
            return self.add("Gather", [self.constant(table), places])[0]
        scales = np.maximum(np.abs(table).max(1, keepdims=True), 1e-12) / 127
        steps = self.add("Gather", [self.constant(np.round(table / scales).astype(np.int8)), places])[0]
        floats = self.add("Cast", [steps], to=TensorProto.FLOAT)[0]
        return self.add("Mul", [floats, self.add("Gather", [self.constant(scales.astype(np.float32)), places])[0]])[0]


def round_outputs(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Steps (out, in) of int8 and scales (out,)."""
    scales = np.maximum(np.abs(weight).max(1), 1e-12) / 127
    return np.round(weight / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def add_layer(graph: Graph, hidden: str, weights: dict[str, np.ndarray], shape: EncoderShape, bias: str) -> str:
    """One layer; the bias of relative positions may be empty."""
    part = lambda name: (weights[f"{name}.weight"], weights[f"{name}.bias"])  # noqa: E731
    batch = graph.constant(np.array([0]))
    parts = graph.add("Split", [graph.linear(hidden, *part("qkv"))], 3, axis=1, num_outputs=3)
    attention = [graph.add("Unsqueeze", [each, batch])[0] for each in parts]
    attended = graph.add(
        "MultiHeadAttention", [*attention, *(["", "", bias] if bias else [])], domain=OWN, num_heads=shape.heads
    )[0]
    change = graph.linear(graph.add("Squeeze", [attended, batch])[0], *part("out"))
    hidden = graph.normalised(graph.add("Add", [hidden, change])[0], part("attention_norm"), shape.norm_epsilon)
    change = graph.linear(graph.add("Gelu", [graph.linear(hidden, *part("up"))], domain=OWN)[0], *part("down"))
    return graph.normalised(graph.add("Add", [hidden, change])[0], part("norm"), shape.norm_epsilon)


def add_relative_bias(graph: Graph, encoder: Encoder) -> str:
    """(1, heads, pieces, pieces) from a table of all distances; empty for an encoder without."""
    if encoder.relative is None:
        return ""
    longest = encoder.shape.positions
    buckets = relative_buckets(longest, encoder.shape.relative_buckets)
    by_distance = torch.cat([buckets[:, 0].flip(0), buckets[0, 1:]])  # distances 1 - longest to longest - 1
    table = graph.constant(encoder.relative.weight[by_distance].numpy())
    places = graph.add("Range", [graph.constant(np.array(0)), graph.add("Size", ["ids"])[0], graph.constant(np.array(1))])[0]
    row, column = (graph.add("Unsqueeze", [places, graph.constant(np.array([axis]))])[0] for axis in (0, 1))
    distance = graph.add("Add", [graph.add("Sub", [row, column])[0], graph.constant(np.array(longest - 1))])[0]
    bias = graph.add("Transpose", [graph.add("Gather", [table, distance])[0]], perm=[2, 0, 1])[0]
    return graph.add("Unsqueeze", [bias, graph.constant(np.array([0]))])[0]


def write_onnx(encoder: Encoder, file: Path, whole_numbers: bool) -> str:
    """Writes the encoder, with `whole_numbers` in 8 bits, else as 32-bit floats; returns the SHA-256 of what was written.

    The weights go to a file beside it that ends in `.bin`: ONNX Runtime maps such a file into memory and copies nothing.
    """
    with torch.inference_mode():
        graph = build(encoder.eval(), whole_numbers)
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT32, ["pieces"]) for name in ("ids", "features")]
    width = encoder.head.out_features + encoder.roles.out_features
    outputs = [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["pieces", width])]
    proto = helper.make_graph(graph.nodes, "encoder", inputs, outputs, graph.constants)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(OWN, 1)]
    model = helper.make_model(proto, opset_imports=opsets, ir_version=9, producer_name="papergraph")
    weights = file.with_suffix(".bin")
    weights.unlink(missing_ok=True)  # onnx adds to a file that is there
    onnx.save(model, str(file), save_as_external_data=True, location=weights.name)
    weights.chmod(0o644)
    return hashlib.sha256(file.read_bytes() + weights.read_bytes()).hexdigest()


def build(encoder: Encoder, whole_numbers: bool) -> Graph:
    """All nodes, from the ids to the scores."""
    shape, graph = encoder.shape, Graph(whole_numbers)
    table = lambda part: part.weight.numpy()  # noqa: E731
    rows = [graph.constant(table(encoder.positions)[shape.position_offset :]), graph.constant(np.array([0]))]
    positions = graph.add("Slice", [*rows, graph.add("Shape", ["ids"])[0]])[0]
    hidden = graph.add("Add", [graph.rows(table(encoder.words), "ids"), positions])[0]
    norm = table(encoder.embedding_norm), encoder.embedding_norm.bias.numpy()
    hidden = graph.normalised(hidden, norm, shape.norm_epsilon)
    bias = add_relative_bias(graph, encoder)
    for place, layer in enumerate(encoder.layers):
        if place == encoder.writing_at:
            hidden = graph.add(
                "Add", [hidden, graph.add("Gather", [graph.constant(table(encoder.writing)), "features"])[0]]
            )[0]
        weights = {name: value.numpy() for name, value in layer.state_dict().items()}
        hidden = add_layer(graph, hidden, weights, shape, bias)
    weight = np.concatenate([table(encoder.head), table(encoder.roles)])
    scores = graph.add("MatMul", [hidden, graph.constant(weight.T)])[0]
    offsets = np.concatenate([encoder.head.bias.numpy(), encoder.roles.bias.numpy()])
    graph.nodes.append(helper.make_node("Add", [scores, graph.constant(offsets)], ["scores"]))
    return graph
