from pathlib import Path

import yaml

TABLE = Path(__file__).parents[2] / "training" / "statements" / "names.yaml"
KINDS = yaml.safe_load(TABLE.read_text(encoding="utf-8"))


def test_every_name_is_one_word() -> None:
    assert [name for kind in KINDS.values() for name in kind["old"] + kind["new"] if not name.isalpha()] == []


def test_no_name_is_replaced_in_two_ways() -> None:
    olds = [name for kind in KINDS.values() for name in kind["old"]]
    assert len(olds) == len(set(olds))
