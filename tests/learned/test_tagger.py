import sys
from pathlib import Path

import pytest

from depositary.errors import LearnedError
from depositary.learned import tagger as tagging
from depositary.learned.tagger import Tagger, available

PARAGRAPHS = [
    "The foreign minister said on Monday that the two governments would ratify the border treaty by May.",
    "“We have kept every promise of this ceasefire,” the rebels’ spokesman told the agency, “and we expect the same.”",
    "According to the embassy, the memorandum is void; the opposition calls it binding.",
    "The valley lies between two rivers.",
    "",
    "\u200b  \t",
    "Ω 한국 🙂 “…” — n’est-ce pas?",
]

needs_weights = pytest.mark.skipif(not available(), reason="the weights of the statement tagger are not here")


@pytest.fixture(scope="module")
def shipped() -> Tagger:
    return Tagger()


def test_absent_weights_are_not_available(tmp_path: Path) -> None:
    assert not available(tmp_path)


def test_absent_weights_are_told_when_first_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("depositary.learned.network.find_spec", lambda name: name)  # libraries absent are told first
    tagger = Tagger(tmp_path)
    with pytest.raises(LearnedError, match="no learned model here"):
        tagger.tag(["He said so."])


def test_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("depositary.learned.network.find_spec", lambda _: None)
    assert not tagging.available()
    with pytest.raises(LearnedError, match="onnxruntime and tokenizers; pip install onnxruntime tokenizers"):
        Tagger(tmp_path).tag(["He said so."])


@needs_weights
def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    for name in ("manifest.json", "tokenizer.json", "graph.onnx", "model.onnx"):
        (tmp_path / name).write_bytes((tagging.STATEMENTS / name).read_bytes())
    (tmp_path / "model.onnx").write_bytes(b"no weights")
    with pytest.raises(LearnedError, match="SHA-256"):
        Tagger(tmp_path).tag(["He said so."])


@needs_weights
def test_same_text_has_the_same_tags_whatever_stands_beside_it(shipped: Tagger) -> None:
    together = shipped.tag(PARAGRAPHS)
    assert together == shipped.tag(PARAGRAPHS)
    assert together == shipped.tag(PARAGRAPHS[::-1])[::-1]
    assert together == [shipped.tag([paragraph])[0] for paragraph in PARAGRAPHS]
    assert together == Tagger().tag(PARAGRAPHS)


@needs_weights
def test_ranges_lie_inside_the_text_in_order_and_apart(shipped: Tagger) -> None:
    for text, found in zip(PARAGRAPHS, shipped.tag(PARAGRAPHS), strict=True):
        places = [0, *(place for tagged in found for place in (tagged.start, tagged.end)), len(text)]
        assert places == sorted(places)
        assert all(text[tagged.start : tagged.end].strip() for tagged in found)
        assert all(0 <= tagged.score <= 1 for tagged in found)


@needs_weights
def test_every_range_has_a_link_to_each_cue(shipped: Tagger) -> None:
    for found in shipped.tag(PARAGRAPHS):
        cues = sum(tagged.role == "cue" for tagged in found)
        assert all(len(tagged.links) == cues for tagged in found)


@needs_weights
def test_paragraph_of_any_length_is_read_to_its_end(shipped: Tagger) -> None:
    text = " ".join([PARAGRAPHS[0]] * 60)
    found = shipped.tag([text])[0]
    assert found[-1].end > len(text) - len(PARAGRAPHS[0])
    assert sum(tagged.role == "cue" for tagged in found) == 60


@needs_weights
def test_plain_statement_is_read(shipped: Tagger) -> None:
    text = f"Heading\n\n{PARAGRAPHS[0]}\n"
    (found,) = shipped.attributions(text)
    assert [text[t.start : t.end] for t in found.source] == ["The foreign minister"]
    assert text[found.cue[0].start : found.cue[0].end].startswith("said")
    assert text[found.content[0].start : found.content[-1].end].endswith("ratify the border treaty by May")


def test_runtime_imports_no_torch() -> None:
    assert "torch" not in sys.modules
