"""Fine-tunes an encoder. Keeps a checkpoint and the running mean of the weights after every epoch; resumes from it."""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from . import batches, evaluate
from .model import Batch, Tagger, losses
from .names import Swapper
from .torchrun import reader

Targets = Callable[[list[batches.Example]], torch.Tensor]


def options() -> argparse.ArgumentParser:
    """What a training run may be told."""
    parser = argparse.ArgumentParser(prog="train", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the attribution folder, with the scorer")
    parser.add_argument("--built", type=Path, required=True, help="what build wrote")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights of an earlier run to begin with")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--decay", type=float, default=1.0, help="epochs at the end over which the rate falls to zero")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--batch", type=int, default=2048, help="padded word pieces")
    parser.add_argument("--limit", type=int, default=256, help="word pieces of a window")
    parser.add_argument("--mask", type=float, default=0.05, help="share of words hidden")
    parser.add_argument("--swap", type=float, default=0.3, help="share of paragraphs with names of other regions")
    parser.add_argument("--empty", type=float, default=0.5, help="share of paragraphs without statements shown")
    parser.add_argument("--link-weight", type=float, default=0.3)
    parser.add_argument("--mean", type=float, default=0.998, help="how slowly the running mean of the weights follows")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser


def optimiser(model: Tagger, *, rate: float, head_rate: float) -> torch.optim.AdamW:
    """AdamW with a higher rate for what is new."""
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in model.encoder.parameters()}
    head = [p for p in model.parameters() if id(p) not in known]
    groups = [{"params": body, "lr": rate, "top": rate}, {"params": head, "lr": head_rate, "top": head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def share_of_rate(step: int, *, total: int, decay: int, warm: int = 60) -> float:
    """Up within `warm` steps, level, down to zero within the last `decay`."""
    return min(1.0, (step + 1) / warm, max(0.02, (total - step) / max(1, decay)))


class Run:
    """One training run and all that must be kept to go on with it."""

    def __init__(self, asked: argparse.Namespace, *, targets: Targets | None = None) -> None:
        torch.manual_seed(asked.seed)
        torch.set_num_threads(asked.threads)
        self.asked, self.targets = asked, targets
        self.pieces = batches.Pieces(asked.encoder)
        self.model = Tagger(asked.encoder)
        if asked.start:
            self.model.load_state_dict(torch.load(asked.start, weights_only=True))
        self.mean = copy.deepcopy(self.model).eval()
        self.optimiser = optimiser(self.model, rate=asked.rate, head_rate=asked.head_rate)
        self.examples = batches.load(asked.built / "train.jsonl", self.pieces, limit=asked.limit)
        self.swapper = Swapper()
        self.epoch = self.step = 0
        self.per_epoch = len(self.plan(0)[1])

    def plan(self, epoch: int) -> tuple[list[batches.Example], list[list[int]]]:
        """The paragraphs of an epoch, with names swapped in some, and their batches."""
        chance = random.Random(self.asked.seed * 1000 + epoch)
        shown = batches.one_annotator(self.examples, chance)
        shown = batches.thinned(shown, chance, keep=self.asked.empty)
        shown = [self.swapper.swap(e, chance) if chance.random() < self.asked.swap else e for e in shown]
        return shown, batches.grouped(shown, self.pieces, size=self.asked.batch, chance=chance)

    def train(self) -> None:
        """All epochs that remain."""
        self.resume()
        while self.epoch < self.asked.epochs:
            self.run_epoch()
            self.keep()
            print(f"epoch {self.epoch}", evaluate.measure(reader(self.mean, self.pieces), self.asked.data), flush=True)

    def run_epoch(self) -> None:
        shown, plan = self.plan(self.epoch)
        generator = torch.Generator().manual_seed(self.asked.seed * 1000 + self.epoch)
        self.model.train()
        begun, total = time.time(), [0.0, 0.0, 0.0]
        for number, indices in enumerate(plan, 1):
            chosen = [shown[i] for i in indices]
            batch = batches.masked(
                batches.collate(chosen, self.pieces), self.pieces, share=self.asked.mask, generator=generator
            )
            found = self.learn(batch, chosen)
            total = [a + b for a, b in zip(total, (*found, float(batch.attention.sum())), strict=True)]
            if number % 25 == 0:
                pace = total[2] / (time.time() - begun)
                print(f"  {number}/{len(plan)} tags {total[0] / number:.4f} links {total[1] / number:.4f} "
                      f"{pace:.0f} pieces/s", flush=True)  # fmt: skip
        self.epoch += 1

    def learn(self, batch: Batch, chosen: list[batches.Example]) -> tuple[float, float]:
        """One step; gives the two losses."""
        share = share_of_rate(
            self.step, total=self.per_epoch * self.asked.epochs, decay=int(self.per_epoch * self.asked.decay)
        )
        for group in self.optimiser.param_groups:
            group["lr"] = group["top"] * share
        if self.targets:
            batch = Batch(**{**batch.__dict__, "target": self.targets(chosen)})
        tags, links = losses(self.model, batch)
        (tags + self.asked.link_weight * links).backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.step += 1
        self.follow()
        return tags.item(), links.item()

    @torch.no_grad()
    def follow(self) -> None:
        """Moves the running mean a little towards the weights."""
        keep = min(self.asked.mean, self.step / (self.step + 10))
        for mean, now in zip(self.mean.parameters(), self.model.parameters(), strict=True):
            if now.requires_grad:
                mean.lerp_(now, 1 - keep)

    def keep(self) -> None:
        self.asked.out.mkdir(parents=True, exist_ok=True)
        state = {"model": self.model.state_dict(), "mean": self.mean.state_dict(), "epoch": self.epoch,
                 "optimiser": self.optimiser.state_dict(), "step": self.step}  # fmt: skip
        torch.save(state, self.asked.out / "state.pt")
        torch.save(self.mean.state_dict(), self.asked.out / f"mean-{self.epoch}.pt")

    def resume(self) -> None:
        path = self.asked.out / "state.pt"
        if path.exists():
            state: dict[str, Any] = torch.load(path, weights_only=True)
            self.model.load_state_dict(state["model"])
            self.mean.load_state_dict(state["mean"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.epoch, self.step = state["epoch"], state["step"]


def main(arguments: list[str]) -> None:
    asked = options().parse_args(arguments)
    print(vars(asked), flush=True)
    Run(asked).train()
