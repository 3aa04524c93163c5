"""The statement tagger's network, run with onnxruntime: word pieces in, scores of words out."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from depositary.errors import LearnedError

from .decoding import Scores, allowed
from .manifest import HINT, Manifest, checked, read
from .words import Words

LIBRARIES = ("onnxruntime", "tokenizers")
GRAPH, WEIGHTS, TOKENIZER = "graph.onnx", "model.onnx", "tokenizer.json"  # the graph says where in the weights


def missing() -> tuple[str, ...]:
    """The libraries that are needed and not installed; imports none."""
    return tuple(name for name in LIBRARIES if find_spec(name) is None)


class Network:
    """Weights and tokenizer of a folder, checked against its manifest."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        if missing():
            raise LearnedError(
                f"the statement tagger needs {' and '.join(missing())}", hint=f"pip install {' '.join(missing())}"
            )
        self.manifest: Manifest = read(folder)
        self.tokenizer = _tokenizer(checked(folder, self.manifest, TOKENIZER))
        graph, weights = (checked(folder, self.manifest, name) for name in (GRAPH, WEIGHTS))
        self.session = _session(graph, weights, threads)
        self.transitions: Scores = allowed(np.array(self.manifest.transitions, np.float32))
        self.first, self.last = (self.tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))

    def scores(self, words: Words, start: int, stop: int) -> Scores:
        """(1 + words, 7 + 2 * link_size): means over each word's pieces; row 0 stands for "elsewhere".

        One window at a time: the activations of int8 weights are scaled by the whole batch, so that in a batch a
        paragraph's scores would hang on its neighbours.
        """
        pieces = words.pieces[start:stop]
        ids = [self.first, *(piece for word in pieces for piece in word), self.last]
        found: Scores = self.session.run(None, {"ids": np.array([ids], np.int64)})[0][0]
        firsts = np.cumsum([0, 1, *(len(word) for word in pieces)])
        sums = np.add.reduceat(found, firsts, axis=0)[:-1]
        return np.asarray(sums / np.diff(firsts)[:, None], np.float32)


def _tokenizer(data: bytes) -> Any:
    tokenizer = import_module("tokenizers").Tokenizer.from_str(data.decode())
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _session(graph: bytes, weights: bytes, threads: int) -> Any:
    runtime = import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        options.add_external_initializers_from_files_in_memory([WEIGHTS], [weights], [len(weights)])
        return runtime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises classes of its own for each kind of damage
        raise LearnedError(f"onnxruntime cannot read the weights: {error}", hint=HINT) from error
