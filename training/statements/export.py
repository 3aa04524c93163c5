"""Weights of a run → the folder that the package ships: int8 ONNX, tokenizer, manifest."""

from __future__ import annotations

import argparse
import json
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from depositary.learned.labels import LABELS
from depositary.learned.manifest import FORMAT, Manifest, digest, write
from depositary.learned.network import GRAPH, TOKENIZER, WEIGHTS
from depositary.learned.tagger import Tagger as Reader

from . import evaluate
from .lean import lean
from .model import LINK_SIZE, Tagger

LICENCE = "Apache-2.0 (weights); trained on PolNeAR, for which no licence is stated: see MODEL_CARD.md"


def to_onnx(model: Tagger, path: Path) -> None:
    """The plain graph: ids and attention in, scores of pieces out, both axes free."""
    ids = torch.randint(1000, 2000, (2, 16))
    free = {0: "batch", 1: "pieces"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model.eval(), (ids, torch.ones_like(ids)), str(path),
            input_names=["ids", "attention"], output_names=["scores"],
            dynamic_axes={"ids": free, "attention": free, "scores": free}, opset_version=17, dynamo=False,
        )  # fmt: skip


def heads(path: Path) -> list[str]:
    """The matrix products of the heads, which stay exact (they are small)."""
    graph = onnx.load(path, load_external_data=False).graph
    return [n.name for n in graph.node if n.op_type in ("MatMul", "Gemm") and "encoder" not in n.name]


def quantise(source: Path, target: Path) -> None:
    """Signed weights of seven bits, one scale for each channel: with eight, sums overflow on processors without VNNI,
    and unsigned ones take a slower way there.
    """
    quantize_dynamic(
        source, target, per_channel=True, weight_type=QuantType.QInt8, reduce_range=True,
        nodes_to_exclude=heads(source), extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )  # fmt: skip


def fill(folder: Path, model: Tagger, encoder: Path) -> None:
    """Writes weights and tokenizer."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        to_onnx(model, Path(scratch) / "plain.onnx")
        quantise(Path(scratch) / "plain.onnx", folder / WEIGHTS)
    lean(folder / WEIGHTS, folder / GRAPH)
    tokenizer = json.loads((encoder / TOKENIZER).read_bytes())
    tokenizer |= {"truncation": None, "padding": None}
    (folder / TOKENIZER).write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")


def manifest(folder: Path, model: Tagger, *, version: str, limit: int, scores: dict[str, float]) -> Manifest:
    """What the folder holds."""
    return Manifest(
        format=FORMAT, name="statements-en", version=version, licence=LICENCE, labels=LABELS, limit=limit,
        link_size=LINK_SIZE, transitions=tuple(map(tuple, model.moves().tolist())), scores=scores,
        files={name: digest((folder / name).read_bytes()) for name in (GRAPH, WEIGHTS, TOKENIZER)},
    )  # fmt: skip


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="export", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the attribution folder, with the scorer")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="weights of a run (.pt)")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument("--limit", type=int, default=256)
    asked = parser.parse_args(arguments)
    model = Tagger(asked.encoder)
    model.load_state_dict(torch.load(asked.weights, weights_only=True))
    fill(asked.out, model, asked.encoder)
    made = manifest(asked.out, model, version=asked.version, limit=asked.limit, scores={})
    write(asked.out, made)
    scores = evaluate.measure(Reader(asked.out), asked.data)
    write(asked.out, manifest(asked.out, model, version=asked.version, limit=asked.limit, scores=scores))
    print(json.dumps(scores, indent=2))
