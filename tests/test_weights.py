"""Weights are read as they were shipped, or not at all."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from quoteattr import ModelError, calibration, rules
from quoteattr.attribution.tagger import Tagger
from quoteattr.coreference.dialogue import weights as dialogue
from quoteattr.manifest import seal, verified, verified_file
from quoteattr.parsers import splitter, stanza

SHIPPED = Path(rules.TABLE).parent
MANIFESTS = sorted(path.relative_to(SHIPPED) for path in SHIPPED.rglob("manifest.json"))
FILES = [
    manifest.parent / name for manifest in MANIFESTS for name in json.loads((SHIPPED / manifest).read_text())["files"]
]
REMEDY = "seal it again with quoteattr.manifest.seal, which the programs in training/ do"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The weights that ship, in a place where they may be spoilt."""
    copy = shutil.copytree(SHIPPED, tmp_path / "weights", copy_function=os.symlink)
    monkeypatch.setattr(rules, "TABLE", copy / "rules.json")
    monkeypatch.setattr(calibration, "_PATH", copy / "calibration.json")
    monkeypatch.setattr(dialogue, "_FOLDER", copy / "dialogue")
    monkeypatch.setattr(stanza, "SHIPPED", copy / "stanza")
    return copy


def load(folder: Path, spoilt: Path) -> object:
    """Read the weights that the file belongs to, as the first text would."""
    loaders: dict[str, Callable[[], object]] = {
        "calibration.json": calibration.shipped.__wrapped__,
        "rules.json": rules.shipped.__wrapped__,
        "dialogue": lambda: (dialogue.shipped.__wrapped__(), dialogue.narration.__wrapped__()),
        "tagger": lambda: Tagger(folder / "tagger").tokenizer,
        "sentences": lambda: splitter.SentenceSplitter(folder / "sentences").parse("He left."),
        "stanza": lambda: stanza.StanzaParser().parse("He left."),
        "manifest.json": calibration.shipped.__wrapped__,
    }
    return loaders[spoilt.parts[0]]()


def replace(path: Path, content: bytes) -> None:
    path.unlink()
    path.write_bytes(content)


def test_every_file_is_in_the_manifest_of_its_folder_as_it_is() -> None:
    known = {path for path in SHIPPED.rglob("*") if path.is_file()}
    assert known == {SHIPPED / path for path in (*FILES, *MANIFESTS)} | set(SHIPPED.rglob("README.md")), REMEDY
    for manifest in MANIFESTS:
        assert verified((SHIPPED / manifest).parent), REMEDY


@pytest.mark.parametrize("name", [*FILES, *MANIFESTS], ids=str)
def test_a_missing_file_is_named_with_the_remedy(name: Path, folder: Path) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match="cannot be read") as caught:
        load(folder, name)
    assert caught.value.path == str(folder / name)
    assert "Install quoteattr again" in caught.value.remedy


@pytest.mark.parametrize("spoil", [lambda b: b[:-1], lambda b: b[:-1] + bytes([b[-1] ^ 1]), lambda b: b""])
@pytest.mark.parametrize("name", FILES, ids=str)
def test_a_file_with_a_bit_too_few_or_another_is_refused(
    name: Path, spoil: Callable[[bytes], bytes], folder: Path
) -> None:
    replace(folder / name, spoil((folder / name).read_bytes()))
    with pytest.raises(ModelError, match="truncated or changed") as caught:
        load(folder, name)
    assert caught.value.path == str(folder / name)
    assert "Install quoteattr again" in caught.value.remedy


@pytest.mark.parametrize("name", MANIFESTS, ids=str)
def test_weights_of_another_version_are_refused(name: Path, folder: Path) -> None:
    manifest = json.loads((folder / name).read_text())
    replace(folder / name, json.dumps({**manifest, "format": 99}).encode())
    with pytest.raises(ModelError, match="version 99, this quoteattr reads 1") as caught:
        load(folder, name)
    assert caught.value.path == str(folder / name)


def test_a_file_that_the_manifest_does_not_list_is_refused(tmp_path: Path) -> None:
    listed, other = tmp_path / "listed.json", tmp_path / "other.json"
    listed.write_text("{}")
    other.write_text("{}")
    seal(listed)
    assert verified_file(listed) == b"{}"
    with pytest.raises(ModelError, match=r"does not list other\.json"):
        verified_file(other)


def test_sealing_keeps_what_is_sealed(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(name)
        seal(tmp_path / name)
    assert verified(tmp_path) == {"a.json": b"a.json", "b.json": b"b.json"}
