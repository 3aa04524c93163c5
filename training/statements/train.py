"""Fine-tunes an encoder. Keeps all that is needed to go on every `--save` steps, and goes on from it; keeps the running
mean of the weights after every epoch, which is what is scored and exported."""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from . import batches, evaluate
from .model import Batch, Tagger, losses
from .names import Swapper
from .torchrun import reader

Targets = Callable[[list[batches.Example]], torch.Tensor]


def options(*, prog: str, description: str | None) -> argparse.ArgumentParser:
    """What a training run may be told."""
    parser = argparse.ArgumentParser(prog=prog, description=description)
    parser.add_argument("--data", type=Path, required=True, help="the attribution folder, with the scorer")
    parser.add_argument("--built", type=Path, required=True, help="what build wrote")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights of an earlier run to begin with")
    parser.add_argument("--epochs", type=float, default=4)
    parser.add_argument("--save", type=int, default=50, help="steps between checkpoints")
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
        self.step = 0
        self.per_epoch = len(self.plan(0)[1])
        self.total = max(1, round(self.per_epoch * asked.epochs))

    def plan(self, epoch: int) -> tuple[list[batches.Example], list[list[int]]]:
        """The paragraphs of an epoch, with names swapped in some, and their batches."""
        chance = random.Random(self.asked.seed * 1000 + epoch)
        shown = batches.one_annotator(self.examples, chance)
        shown = batches.thinned(shown, chance, keep=self.asked.empty)
        shown = [self.swapper.swap(e, chance) if chance.random() < self.asked.swap else e for e in shown]
        return shown, batches.grouped(shown, self.pieces, size=self.asked.batch, chance=chance)

    def train(self) -> None:
        """All steps that remain."""
        self.resume()
        while self.step < self.total:
            self.run_epoch(self.step // self.per_epoch)
            self.keep()
            name = f"mean-{self.step}.pt"
            torch.save(self.mean.state_dict(), self.asked.out / name)
            torch.save(self.mean.state_dict(), self.asked.out / "last.pt")
            print(name, evaluate.measure(reader(self.mean, self.pieces), self.asked.data), flush=True)

    def run_epoch(self, epoch: int) -> None:
        """The rest of an epoch. Each has `per_epoch` steps; a plan may have a few batches more or less."""
        shown, plan = self.plan(epoch)
        first = self.step - epoch * self.per_epoch
        progress = Progress()
        for number in range(first, min(self.per_epoch, self.total - epoch * self.per_epoch)):
            chosen = [shown[i] for i in plan[number % len(plan)]]
            progress.add(*self.learn(self.batch(chosen)))
            if self.step % self.asked.save == 0:
                print(f"  {self.step}/{self.total} {progress}", flush=True)
                self.keep()
                progress = Progress()

    def batch(self, chosen: list[batches.Example]) -> Batch:
        """Tensors of some paragraphs, with a share of the words hidden."""
        generator = torch.Generator().manual_seed(self.asked.seed * 1_000_000 + self.step)
        made = batches.collate(chosen, self.pieces)
        if self.targets:
            made = replace(made, target=self.targets(chosen))
        return batches.masked(made, self.pieces, share=self.asked.mask, generator=generator)

    def learn(self, batch: Batch) -> tuple[float, float, int]:
        """One step; gives the two losses and the number of pieces."""
        torch.manual_seed(self.asked.seed * 1_000_000 + self.step)
        share = share_of_rate(self.step, total=self.total, decay=round(self.per_epoch * self.asked.decay))
        for group in self.optimiser.param_groups:
            group["lr"] = group["top"] * share
        self.model.train()
        tags, links = losses(self.model, batch)
        (tags + self.asked.link_weight * links).backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.step += 1
        self.follow()
        return tags.item(), links.item(), int(batch.attention.sum())

    @torch.no_grad()
    def follow(self) -> None:
        """Moves the running mean a little towards the weights."""
        keep = min(self.asked.mean, self.step / (self.step + 10))
        for mean, now in zip(self.mean.parameters(), self.model.parameters(), strict=True):
            if now.requires_grad:
                mean.lerp_(now, 1 - keep)

    def keep(self) -> None:
        """Writes all that is needed to go on; whole or not at all."""
        self.asked.out.mkdir(parents=True, exist_ok=True)
        state = {name: getattr(self, name).state_dict() for name in ("model", "mean", "optimiser")}
        torch.save({**state, "step": self.step}, self.asked.out / "state.new")
        (self.asked.out / "state.new").replace(self.asked.out / "state.pt")

    def resume(self) -> None:
        """Goes on from the last checkpoint if there is one."""
        path = self.asked.out / "state.pt"
        if path.exists():
            state: dict[str, Any] = torch.load(path, weights_only=True)
            for name in ("model", "mean", "optimiser"):
                getattr(self, name).load_state_dict(state[name])
            self.step = state["step"]


class Progress:
    """Mean losses and pace since the last line."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.steps, self.tags, self.links, self.pieces = 0, 0.0, 0.0, 0

    def add(self, tags: float, links: float, pieces: int) -> None:
        """One step more."""
        self.steps, self.tags, self.links, self.pieces = (
            self.steps + 1, self.tags + tags, self.links + links, self.pieces + pieces
        )  # fmt: skip

    def __str__(self) -> str:
        pace = self.pieces / (time.monotonic() - self.begun)
        return f"tags {self.tags / self.steps:.4f} links {self.links / self.steps:.4f} {pace:.0f} pieces/s"


def main(arguments: list[str]) -> None:
    asked = options(prog="train", description=__doc__).parse_args(arguments)
    print(vars(asked), flush=True)
    Run(asked).train()
