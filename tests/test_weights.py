"""Weights and word lists are read as they were shipped, or not at all."""

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quoteattr import ModelError, QuoteExtractor
from quoteattr import rule_table as rules
from quoteattr.extend import Tagger
from quoteattr.languages import lexicon
from quoteattr.manifest import identity, seal, verified, verified_file
from quoteattr.parsers import splitter, stanza
from quoteattr.results import confidence as calibration
from quoteattr.speakers.rules import salience, weighed
from quoteattr.stories import weights as dialogue
from quoteattr.text import genre

SHIPPED = Path(rules.TABLE).parent
MANIFESTS = sorted(path.relative_to(SHIPPED) for path in SHIPPED.rglob("manifest.json"))
FILES = [
    manifest.parent / name for manifest in MANIFESTS for name in json.loads((SHIPPED / manifest).read_text())["files"]
]
REMEDY = "seal it again: python training/seal.py FILE"
ENGLISH = Path(lexicon.__file__).parent / "en" / "words"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The weights that ship, in a place where they may be spoilt."""
    copy = shutil.copytree(SHIPPED, tmp_path / "weights", copy_function=os.symlink)
    monkeypatch.setattr(rules, "TABLE", copy / "rules.json")
    monkeypatch.setattr(calibration, "_PATH", copy / "calibration.json")
    monkeypatch.setattr(genre, "_WEIGHTS", copy / "genre.json")
    monkeypatch.setattr(weighed, "_PATH", copy / "pronouns.json")
    monkeypatch.setattr(stanza, "SHIPPED", copy / "stanza")
    return copy


def load(folder: Path, spoilt: Path) -> object:
    """Read the weights that the file belongs to, as the first text would."""
    loaders: dict[str, Callable[[], object]] = {
        "calibration.json": calibration.shipped.__wrapped__,
        "genre.json": genre.weights.__wrapped__,
        "pronouns.json": weighed.weights.__wrapped__,
        "rules.json": rules.shipped.__wrapped__,
        "dialogue": lambda: [make.__wrapped__(folder / "dialogue") for make in (dialogue.readings, salience.narration)],
        "tagger": lambda: Tagger(folder / "tagger").tokenizer,
        "fast": lambda: Tagger(folder / "fast").tokenizer,
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


def test_every_word_list_is_in_the_manifest_as_it_is() -> None:
    assert {*verified(ENGLISH), "manifest.json"} == {path.name for path in ENGLISH.iterdir()}, REMEDY


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The word lists that ship, in a place where they may be spoilt."""
    copy = shutil.copytree(ENGLISH, tmp_path / "en")
    monkeypatch.setattr(lexicon, "_ENGLISH", copy)
    monkeypatch.setattr("quoteattr.extractor.english", lexicon.english.__wrapped__)
    return copy


def test_a_word_list_that_lost_a_line_is_refused(words: Path) -> None:
    path = words / "pronouns.txt"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    with pytest.raises(ModelError, match="truncated or changed") as caught:
        QuoteExtractor()
    assert caught.value.path == str(path)
    assert "Install quoteattr again" in caught.value.remedy


def test_a_missing_word_list_is_named_with_the_remedy(words: Path) -> None:
    (words / "pronouns.txt").unlink()
    with pytest.raises(ModelError, match=r"pronouns\.txt: cannot be read"):
        QuoteExtractor()


def test_a_manifest_without_a_word_list_is_refused(words: Path) -> None:
    (words / "pronouns.txt").unlink()
    seal(words / "places.txt")
    with pytest.raises(ModelError, match=r"does not list pronouns\.txt"):
        QuoteExtractor()


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
    with pytest.raises(ModelError, match="has format 99, but this release reads 1") as caught:
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


def test_sealing_forgets_what_is_gone(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(name)
        seal(tmp_path / name)
    (tmp_path / "a.json").unlink()
    seal(tmp_path / "b.json")
    assert verified(tmp_path) == {"b.json": b"b.json"}


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A folder with a manifest, beside a file that is none of it."""
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "own.txt").write_text("own")
    seal(folder / "own.txt")
    return folder


OUTSIDE = ("../secret.txt", "./../secret.txt", "a/../../secret.txt", "..\\secret.txt", "C:secret.txt", "", ".", "a\0b")


@pytest.mark.parametrize("name", [*OUTSIDE, "ABSOLUTE"], ids=ascii)
def test_a_manifest_names_no_file_outside_its_folder(name: str, sealed: Path) -> None:
    secret = sealed.parent / "secret.txt"
    name = str(secret) if name == "ABSOLUTE" else name
    (sealed / "manifest.json").write_text(json.dumps({"format": 1, "files": {name: identity(secret)}}))
    with pytest.raises(ModelError, match="outside its folder") as caught:
        verified(sealed)
    assert caught.value.path == str(sealed / "manifest.json")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("of_a_folder", [False, True])
def test_a_link_leads_no_manifest_out_of_its_folder(of_a_folder: bool, sealed: Path) -> None:
    secret = sealed.parent / "secret.txt"
    (sealed / "link").symlink_to(sealed.parent if of_a_folder else secret)
    name = "link/secret.txt" if of_a_folder else "link"
    (sealed / "manifest.json").write_text(json.dumps({"format": 1, "files": {name: identity(secret)}}))
    with pytest.raises(ModelError, match="outside its folder"):
        verified(sealed)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_circle_of_links_is_refused(sealed: Path) -> None:
    (sealed / "own.txt").unlink()
    (sealed / "own.txt").symlink_to("own.txt")
    with pytest.raises(ModelError):
        verified(sealed)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_an_installer_may_link_each_file_to_where_it_keeps_them(sealed: Path, tmp_path: Path) -> None:
    installed = shutil.copytree(sealed, tmp_path / "installed", copy_function=os.symlink)
    assert verified(installed) == {"own.txt": b"own"}
