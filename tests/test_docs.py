"""The documents tell the truth: their examples run, and the output that they show is today's."""

from __future__ import annotations

import doctest
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def refresh() -> ModuleType:
    """The script that writes the output into the README."""
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_readme_shows_the_output_of_today() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    assert refresh().refreshed(page) == page, "run `python docs/refresh.py`"


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_python_examples_run(page: Path, tmp_path: Path) -> None:
    given = {"folder": tmp_path}  # where an example may write
    failed, _ = doctest.testfile(str(page), module_relative=False, encoding="utf-8", globs=given)
    assert failed == 0


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target
