"""What comes back from Label Studio is taken by the training as any article."""

from __future__ import annotations

import gzip
import importlib.util
import json
from pathlib import Path

import pytest

if importlib.util.find_spec("tokenizers") is None:
    pytest.skip("the tokenizers library is not installed", allow_module_level=True)

from tests.exchange.sample import RECORD
from training.statements import corrected
from training.statements.build import articles, tag

from depositary.exchange import studio
from depositary.learned.labels import LABELS


def test_corrections_are_put_behind_the_articles_and_can_be_tagged(tmp_path: Path) -> None:
    task = studio.task(RECORD, version="test")
    task["annotations"] = [{"completed_by": 1, "result": task.pop("predictions")[0]["result"]}]
    export, data = tmp_path / "export.json", tmp_path / "train.jsonl.gz"
    export.write_text(json.dumps([task]), encoding="utf-8")
    with gzip.open(data, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "first", "text": "No.", "layers": {}}) + "\n")
    corrected.main([str(export), str(data)])
    first, added = articles(data)
    assert first["id"] == "first"
    assert added["text"] == RECORD.report.text
    attributions = added["layers"]["1"]
    words = [(start, end) for found in attributions for start, end in found["cue"]]
    assert {LABELS[label] for label in tag(attributions, words)} == {"B-cue"}
