"""The mean of the weights of several runs that began from the same ones: steadier than each of them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor


def average(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Means of all numbers; what is no fraction (positions) is the same in all and taken from the first."""
    return {name: _mean([state[name] for state in states]) for name in states[0]}


def _mean(values: Sequence[Tensor]) -> Tensor:
    first = values[0]
    return torch.stack([v.double() for v in values]).mean(dim=0).to(first.dtype) if first.is_floating_point() else first


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="average", description=__doc__)
    parser.add_argument("weights", type=Path, nargs="+", help="weights of runs (.pt)")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args(arguments)
    torch.save(average([torch.load(path, weights_only=True) for path in asked.weights]), asked.out)
