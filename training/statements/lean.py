"""The quantised graph written anew for the reader of one window at a time: the same weights with less around them.

The new graph holds no large weights of its own: it says where in the file of the old one they lie. No padding, so no
mask; query, key and value in one product; shapes known beforehand. Residuals are `Sum`, since onnxruntime joins `Add`
and LayerNormalization to an operator that is slower than both (1.32, CPU).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnx.external_data_helper import set_external_data

HEADS = 12
SMALL = 4096  # bytes that are worth no pointer
THREE = ("query", "key", "value")
ENDS = ("tags", "asks", "answers")


def lean(source: Path, target: Path) -> None:
    """Writes the graph (ids: batch, pieces → scores: batch, pieces, 7 + 2 * link_size); `source` keeps the weights."""
    graph = Graph(source)
    plain = graph.plain
    at = graph.embedded()
    for number in range(graph.depth):
        at = graph.layer(at, number)
    heads = [next(n.input[1] for n in plain.graph.node if n.output[0] == f"/{end}/MatMul_output_0") for end in ENDS]
    graph.op("MatMul", [at, graph.beside("heads.weight", [graph.given[name] for name in heads])], "heads")
    graph.op("Add", ["heads", graph.beside("heads.bias", [graph.given[f"{end}.bias"] for end in ENDS])], "scores")
    onnx.save(graph.model(), target)


class Graph:
    """A graph in the making; `given` are the weights of the one it is made from, `file` its bytes, named `source`."""

    def __init__(self, source: Path) -> None:
        self.source, self.file = source.name, source.read_bytes()
        self.plain = plain = onnx.load_from_string(self.file)
        self.given = {tensor.name: numpy_helper.to_array(tensor) for tensor in plain.graph.initializer}
        self.nodes: list[Any] = []
        self.weights: dict[str, Any] = {}
        layers = [int(name.split(".")[3]) for name in self.given if name.startswith("encoder.encoder.layer.")]
        self.depth, self.width = max(layers) + 1, len(self.given["encoder.embeddings.LayerNorm.weight"])

    def op(self, kind: str, inputs: Sequence[str], output: str, **more: Any) -> str:
        """One operator; gives the name of its output."""
        self.nodes.append(helper.make_node(kind, list(inputs), [output], name=f"{output}/{kind}", **more))
        return output

    def const(self, name: str, values: Any, kind: Any = None) -> str:
        """Weights, left where they lie if they are large; gives their name."""
        tensor = numpy_helper.from_array(np.array(values, kind, order="C"), name)
        at = self.file.find(tensor.raw_data) if len(tensor.raw_data) > SMALL else -1
        if at >= 0:
            set_external_data(tensor, self.source, offset=at, length=len(tensor.raw_data))
            tensor.ClearField("raw_data")
        self.weights[name] = tensor
        return name

    def beside(self, name: str, parts: Sequence[Any]) -> str:
        """Weights of several, column by column; gives their name. onnxruntime joins large ones when it loads them."""
        whole = [np.atleast_1d(part) for part in parts]
        if len(whole) == 1 or whole[0].nbytes <= SMALL:
            return self.const(name, np.concatenate(whole, axis=-1))
        names = [self.const(f"{name}.{number}", part) for number, part in enumerate(whole)]
        return self.op("Concat", names, name, axis=-1)

    def embedded(self) -> str:
        """Words, kind of text and places, normalised."""
        word, place = self._table("word"), self._table("position")
        self.op("DequantizeLinear", [self.op("Gather", [word[0], "ids"], "words.whole"), *word[1:]], "words")
        kind, scale, zero = (self.given[name] for name in _table("token_type"))
        self.op(
            "Add", ["words", self.const("kind", (kind[0].astype("f") - zero.astype("f")) * scale, "float32")], "typed"
        )
        ends = [self.const("none", [0], "int64"), self.op("Shape", ["ids"], "size", start=1, end=2)]
        self.op("Slice", [place[0], *ends, self.const("rows", [0], "int64")], "places.whole")
        self.op("DequantizeLinear", ["places.whole", *place[1:]], "places")
        return self._norm(self.op("Add", ["typed", "places"], "placed"), "encoder.embeddings.LayerNorm")

    def layer(self, at: str, number: int) -> str:
        """Attention and the two dense steps behind it."""
        name = f"encoder.encoder.layer.{number}"
        heard = self._dense(self._attention(at, name), [f"{name}.attention.output.dense"])
        first = self._norm(self.op("Sum", [heard, at], f"{name}.first"), f"{name}.attention.output.LayerNorm")
        wide = self._gelu(self._dense(first, [f"{name}.intermediate.dense"]))
        narrow = self._dense(wide, [f"{name}.output.dense"])
        return self._norm(self.op("Sum", [narrow, first], f"{name}.second"), f"{name}.output.LayerNorm")

    def _attention(self, at: str, name: str) -> str:
        three = self._dense(at, [f"{name}.attention.self.{part}" for part in THREE])
        parts = [f"{name}.{part}" for part in THREE]
        thirds = self.const("thirds", [self.width] * 3, "int64")
        self.nodes.append(helper.make_node("Split", [three, thirds], parts, name=f"{name}/Split", axis=-1))
        apart = self.const("apart", [0, 0, HEADS, -1], "int64")
        query, key, value = (
            self.op("Transpose", [self.op("Reshape", [part, apart], f"{part}.heads")], f"{part}.turned", perm=order)
            for part, order in zip(parts, ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3]), strict=True)
        )
        self.op("MatMul", [query, key], f"{name}.likeness")
        root = self.const("root", 1 / np.sqrt(self.width / HEADS), "float32")
        odds = self.op("Softmax", [self.op("Mul", [f"{name}.likeness", root], f"{name}.scaled")], f"{name}.odds")
        mixed = self.op(
            "Transpose", [self.op("MatMul", [odds, value], f"{name}.mixed")], f"{name}.back", perm=[0, 2, 1, 3]
        )
        return self.op("Reshape", [mixed, self.const("together", [0, 0, -1], "int64")], f"{name}.heard")

    def _dense(self, at: str, names: Sequence[str]) -> str:
        """int8 products side by side, one scale for each column."""
        parts = list(zip(*(self._weights(name) for name in names), strict=True))
        name = names[0]
        weight, scale, zero, bias = (
            self.beside(f"{name}.{end}", part)
            for end, part in zip(("weight", "scale", "zero", "bias"), parts, strict=True)
        )
        quantised = [f"{name}.{end}" for end in ("whole", "whole.scale", "whole.zero")]
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [at], quantised, name=f"{name}/Quantize"))
        product = self.op("MatMulInteger", [quantised[0], weight, quantised[2], zero], f"{name}.product")
        scales = self.op("Mul", [quantised[1], scale], f"{name}.scales")
        real = self.op("Cast", [product], f"{name}.cast", to=TensorProto.FLOAT)
        return self.op("Add", [bias, self.op("Mul", [real, scales], f"{name}.real")], f"{name}.out")

    def _gelu(self, at: str) -> str:
        """In the steps that onnxruntime knows to join."""
        self.op("Erf", [self.op("Div", [at, self.const("root2", np.sqrt(2), "float32")], f"{at}.halved")], f"{at}.erf")
        self.op(
            "Mul", [at, self.op("Add", [f"{at}.erf", self.const("one", 1, "float32")], f"{at}.more")], f"{at}.twice"
        )
        return self.op("Mul", [f"{at}.twice", self.const("half", 0.5, "float32")], f"{at}.gelu")

    def _norm(self, at: str, name: str) -> str:
        ends = [self.const(f"{name}.{end}", self.given[f"{name}.{end}"]) for end in ("weight", "bias")]
        norms = (n for n in self.plain.graph.node if n.op_type == "LayerNormalization")
        epsilon = next(a.f for a in next(norms).attribute if a.name == "epsilon")
        return self.op("LayerNormalization", [at, *ends], f"{name}.out", axis=-1, epsilon=epsilon)

    def _table(self, kind: str) -> list[str]:
        return [self.const(name, self.given[name]) for name in _table(kind)]

    def _weights(self, name: str) -> tuple[Any, ...]:
        """(weights, scales, zero points, bias) of a quantised product of the encoder."""
        path = "/encoder/" + name.removeprefix("encoder.").replace(".", "/").replace("layer/", "layer.", 1) + "/MatMul"
        node = next(n for n in self.plain.graph.node if n.op_type == "MatMulInteger" and n.output[0].startswith(path))
        stem = node.input[1].removesuffix("_quantized")
        values = [self.given[f"{stem}_{end}"] for end in ("quantized", "scale", "zero_point")]
        return *values, self.given[f"{name}.bias"]

    def model(self) -> Any:
        """The graph as a model."""
        float_, whole = TensorProto.FLOAT, TensorProto.INT64
        out = ["batch", "pieces", sum(self.given[f"{end}.bias"].size for end in ENDS)]
        graph = helper.make_graph(
            self.nodes, "statements",
            [helper.make_tensor_value_info("ids", whole, ["batch", "pieces"])],
            [helper.make_tensor_value_info("scores", float_, out)],
            list(self.weights.values()),
        )  # fmt: skip
        versions = [helper.make_opsetid("", 17)]
        return helper.make_model(graph, opset_imports=versions, ir_version=self.plain.ir_version)


def _table(kind: str) -> list[str]:
    return [f"encoder.embeddings.{kind}_embeddings.weight_{end}" for end in ("quantized", "scale", "zero_point")]
