from pathlib import Path

import msgspec
import pytest

from depositary.errors import LearnedError
from depositary.learned.labels import LABELS
from depositary.learned.manifest import FORMAT, Manifest, checked, digest, read, write


def made(folder: Path, **changed: object) -> Manifest:
    (folder / "weights").write_bytes(b"weights")
    manifest = Manifest(
        format=FORMAT,
        name="trial",
        version="1",
        licence="CC0-1.0",
        labels=LABELS,
        limit=256,
        link_size=64,
        transitions=((0.0,) * len(LABELS),) * len(LABELS),
        files={"weights": digest(b"weights")},
        scores={"mean": 70.0},
    )
    manifest = msgspec.structs.replace(manifest, **changed)
    write(folder, manifest)
    return manifest


def test_manifest_survives_writing_and_reading(tmp_path: Path) -> None:
    assert made(tmp_path) == read(tmp_path)


def test_file_of_the_manifest_is_given_as_it_was_shipped(tmp_path: Path) -> None:
    assert checked(tmp_path, made(tmp_path), "weights") == b"weights"


def test_damaged_file_is_told_by_its_hash(tmp_path: Path) -> None:
    manifest = made(tmp_path)
    (tmp_path / "weights").write_bytes(b"weighty")
    with pytest.raises(LearnedError, match=r"weights: .*SHA-256"):
        checked(tmp_path, manifest, "weights")


def test_missing_file_is_named(tmp_path: Path) -> None:
    manifest = made(tmp_path)
    (tmp_path / "weights").unlink()
    with pytest.raises(LearnedError, match=r"weights: .*missing"):
        checked(tmp_path, manifest, "weights")


def test_file_that_the_manifest_does_not_name_is_refused(tmp_path: Path) -> None:
    manifest = made(tmp_path)
    (tmp_path / "other").write_bytes(b"")
    with pytest.raises(LearnedError, match="other"):
        checked(tmp_path, manifest, "other")


def test_folder_without_a_manifest_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LearnedError, match=r"manifest\.json: no learned model here; install"):
        read(tmp_path)


@pytest.mark.parametrize("text", ["", "{}", '{"format": 1}', "[", '{"format": 1, "colour": "red"}'])
def test_what_is_no_manifest_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(LearnedError, match="not a manifest"):
        read(tmp_path)


def test_manifest_of_a_later_format_is_refused(tmp_path: Path) -> None:
    made(tmp_path, format=FORMAT + 1)
    with pytest.raises(LearnedError, match="format 2, not 1"):
        read(tmp_path)
