from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path

import pytest
from tests.cli.running import run

from depositary.cli.doctor import packages
from depositary.cli.doctor.pipeline import damaged

DIGESTS = (
    "model/weights,sha256=LPJNul-wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ,5\nmodel/gone,sha256=AAAA,1\nmodel/RECORD,,\n"
)


def package(folder: Path, weights: str) -> metadata.Distribution:
    """An installed package as pip leaves it: RECORD lists `weights` ("hello") and a file that is gone."""
    info = folder / "model-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: model\nVersion: 1.0\n")
    (info / "RECORD").write_text(DIGESTS)
    (folder / "model").mkdir()
    (folder / "model" / "weights").write_text(weights)
    return metadata.Distribution.at(info)


def test_file_that_is_the_one_of_the_package_is_sound(tmp_path: Path) -> None:
    assert list(damaged(package(tmp_path, "hello"))) == ["model/gone (unreadable)"]


def test_changed_file_is_found_by_its_hash(tmp_path: Path) -> None:
    assert list(damaged(package(tmp_path, "hallo"))) == ["model/weights (changed)", "model/gone (unreadable)"]


def test_every_package_that_is_needed_is_looked_at() -> None:
    names = {check.name for check in packages.look()}
    assert {"depositary", "python", "spacy", "msgspec", "typer"} <= names
    assert not {"pytest", "mypy"} & names


def test_doctor_tells_what_is_wrong_with_an_unknown_pipeline_and_how_to_mend_it() -> None:
    done = run("doctor", "--format", "json", "--pipeline", "no_such_pipeline")
    assert done.code == 1
    report = json.loads(done.out)
    [pipeline] = [check for check in report["checks"] if check["name"] == "pipeline"]
    assert report["sound"] is False
    assert pipeline["state"] == "broken"
    assert "pip install" in pipeline["mend"]


@pytest.mark.slow
def test_doctor_finds_this_installation_sound() -> None:
    done = run("doctor", "--format", "json")
    checks = {check["name"]: check for check in json.loads(done.out)["checks"]}
    assert [name for name, check in checks.items() if check["needed"] and check["state"] != "ok"] == []
    assert done.code == 0
    assert checks["pipeline"]["found"]["language"] == "en"
    assert checks["pipeline"]["found"]["licence"] == "MIT"
    assert checks["pipeline"]["found"]["files checked"] > 20


def test_table_of_the_doctor_ends_with_the_verdict() -> None:
    done = run("doctor", "--pipeline", "no_such_pipeline")
    assert "to mend: " in done.out.strip().split("\n")[-1]
