import importlib
import itertools
from typing import Any

import pytest

torch: Any = pytest.importorskip("torch", reason="torch is installed only where models are trained")
chain: Any = importlib.import_module("training.statements.chain")

TAGS = chain.TAGS


def scored() -> tuple[Any, Any, Any]:
    torch.manual_seed(0)
    emissions, moves = torch.randn(2, 3, TAGS), torch.randn(TAGS, TAGS) + chain.forbidden()
    present = torch.tensor([[True, True, True], [True, False, False]])
    return emissions, moves, present


def test_partition_is_the_sum_over_all_sequences() -> None:
    emissions, moves, present = scored()
    found = chain.partition(chain.potentials(emissions, moves, present))
    for row, length in enumerate((3, 1)):
        totals = [
            sum(moves[a, b] + emissions[row, i, b] for i, (a, b) in enumerate(itertools.pairwise((0, *tags))))
            for tags in itertools.product(range(TAGS), repeat=length)
        ]
        assert found[row].item() == pytest.approx(torch.logsumexp(torch.stack(totals), 0).item(), abs=1e-4)


def test_likelihoods_of_pairs_add_up_to_one() -> None:
    likely = chain.marginals(chain.potentials(*scored()))
    assert torch.allclose(likely.sum(dim=(2, 3)), torch.ones(2, 3), atol=1e-4)


def test_certain_tags_are_never_less_surprising_than_the_partition_allows() -> None:
    emissions, moves, present = scored()
    steps = chain.potentials(emissions, moves, present)
    tags = torch.tensor([[1, 2, 3], [0, 0, 0]])
    assert chain.surprise(steps, chain.pairs(tags), present).item() > 0
