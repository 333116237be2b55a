"""Books, Word documents and compressed files, as a user of the command line meets them."""

import csv
import gzip
import io
import json
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from quoteattr import cli

DATA = Path(__file__).parent / "data"
ENCRYPTION = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
 xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="{method}"/>
 </enc:EncryptedData></encryption>"""


def documents(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[list[dict[str, str]], list[str]]:
    """The documents that come out, and the complaints."""
    cli.main(["--format", "jsonl", *arguments])
    out, err = capsys.readouterr()
    return [json.loads(line) for line in out.splitlines()], err.splitlines()


def changed(source: Path, target: Path, replaced: dict[str, bytes | None]) -> str:
    """A copy of a ZIP archive with some files replaced or removed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            content = replaced.pop(entry.filename, old.read(entry))
            if content is not None:
                new.writestr(entry, content)
        for name, added in replaced.items():
            new.writestr(name, added or b"")
    return str(target)


def test_a_novel_becomes_a_table_of_speakers_in_one_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--format", "csv", str(DATA / "novel.epub")]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert [(row["speaker"], row["text"]) for row in rows] == [
        ("Lena Ortiz", "“Where is the ferry?”"),
        ("Tom Hill", "“It left an hour ago,” … “You are late.”"),
        ("Lena Ortiz", "“Then I shall swim,”"),
        ("Tom Hill", "“In this weather?”"),
        ("Ada Brook", "“Thank you,”"),
    ]
    assert [row["speaker_id"] for row in rows] == ["0", "1", "0", "1", "2"]


@pytest.mark.usefixtures("fake_extractor")
def test_chapters_come_in_order_and_what_is_left_out_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(DATA / "novel.epub")
    [document], [note] = documents([path], capsys)
    assert document["text"] == (
        "Chapter One\n\nLena Ortiz came down to the quay. “Where is the ferry?” she asked.\n\n"
        "“It left an hour ago,” said Tom Hill. “You are late.”\n\n"
        "Chapter Two\n\n“Then I shall swim,” said Lena.\n\nTom laughed.\n“In this weather?” he asked.\n\n"
        "Afterword\n\n“Thank you,” said Ada Brook."
    )
    assert note == (
        f"quoteattr: {path}: left out as front or back matter: title_page.xhtml (The Ferry at Tarrow), "
        "nav.xhtml (The Ferry at Tarrow), ch001.xhtml (Foreword)"
    )


@pytest.mark.usefixtures("fake_extractor")
def test_the_older_epub_is_read_too_and_keeps_what_it_does_not_mark(capsys: pytest.CaptureFixture[str]) -> None:
    [document], [note] = documents([str(DATA / "novel-epub2.epub")], capsys)
    assert document["text"].startswith("Foreword\n\nTom Hill writes")
    assert "she asked.\n" in document["text"], "the number of the note is no part of the sentence"
    assert "harbour master" not in document["text"]
    assert note.endswith("title_page.xhtml (The Ferry at Tarrow), nav.xhtml (The Ferry at Tarrow)")


@pytest.mark.usefixtures("fake_extractor")
def test_chapters_that_calibre_calls_index_are_chapters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with zipfile.ZipFile(DATA / "novel-epub2.epub") as book:
        [package] = (name for name in book.namelist() if name.endswith(".opf"))
        content = book.read(package).replace(b"text/ch001.xhtml", b"text/index_split_001.xhtml")
        [chapter] = (name for name in book.namelist() if name.endswith("ch001.xhtml"))
        renamed = chapter.replace("ch001", "index_split_001")
        files = {package: content, chapter: None, renamed: book.read(chapter)}
    [document], _ = documents([changed(DATA / "novel-epub2.epub", tmp_path / "a.epub", files)], capsys)
    assert document["text"].startswith("Foreword")


@pytest.mark.usefixtures("fake_extractor")
def test_a_word_document_has_what_was_inserted_and_not_what_was_deleted(capsys: pytest.CaptureFixture[str]) -> None:
    [document], complaints = documents([str(DATA / "memo.docx")], capsys)
    assert document["text"] == (
        "Ferry to stay\n\nTARROW — Mayor Lena Ortiz spoke on Tuesday.\n\n"
        "“The ferry stays,” said Ortiz. Tom Hill agreed. “We need it,” he said.\n“Every day,” he added.\n\n"
        "Who\tSaid\n\nHill\t“Good.”"
    )
    assert complaints == []


def test_offsets_point_into_the_text_that_is_handed_back(capsys: pytest.CaptureFixture[str]) -> None:
    found, _ = documents([str(DATA / "memo.docx"), str(DATA / "novel.epub"), "-q"], capsys)
    spans = [
        (document["text"][span["start"] : span["end"]], span["text"])
        for document in found
        for quote in json.loads(json.dumps(document["quotes"]))
        for span in quote["content"]
    ]
    assert len(spans) > 5
    assert all(cut == words for cut, words in spans)


@pytest.mark.usefixtures("fake_extractor")
@pytest.mark.parametrize("name", ["novel.epub", "memo.docx"])
def test_a_document_needs_no_suffix(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(DATA / name, tmp_path / "document")
    [named], _ = documents([str(DATA / name)], capsys)
    [bare], _ = documents([str(tmp_path / "document")], capsys)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO((DATA / name).read_bytes())))
    [piped], _ = documents(["-"], capsys)
    assert named["text"] == bare["text"] == piped["text"]


@pytest.mark.usefixtures("fake_extractor")
def test_a_compressed_file_is_what_is_inside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, content in {"a.txt.gz": "“Yes,”".encode(), "b.epub.gz": (DATA / "novel.epub").read_bytes()}.items():
        (tmp_path / name).write_bytes(gzip.compress(content))
    found, _ = documents([str(tmp_path)], capsys)
    assert [document["text"][:8] for document in found] == ["“Yes,”", "Chapter "]


@pytest.mark.usefixtures("fake_extractor")
def test_what_cannot_be_read_is_told_in_one_line_and_the_rest_is_done(
    article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    novel, memo = (DATA / "novel.epub").read_bytes(), (DATA / "memo.docx").read_bytes()
    aes = ENCRYPTION.format(method="http://www.w3.org/2001/04/xmlenc#aes256-cbc").encode()
    locked = changed(DATA / "novel.epub", tmp_path / "locked.epub", {"META-INF/encryption.xml": aes})
    lacking = changed(DATA / "novel.epub", tmp_path / "lacking.epub", {"EPUB/text/ch002.xhtml": None})
    page = b"<html><body><img src='a.png'/></body></html>"
    pages = {f"EPUB/text/{name}.xhtml": page for name in ("title_page", "ch001", "ch002", "ch003", "ch004")}
    pictures = changed(DATA / "novel.epub", tmp_path / "pictures.epub", {**pages, "EPUB/nav.xhtml": page})
    broken = {
        "cut.epub": novel[:4000],
        "cut.docx": memo[:4000],
        "cut.gz": gzip.compress(novel)[:99],
        "old.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "other.docx": b"PK\x03\x04",
    }
    for name, content in broken.items():
        (tmp_path / name).write_bytes(content)
    named = [locked, lacking, pictures, *(str(tmp_path / name) for name in broken), article]
    found, complaints = documents(named, capsys)
    assert [document["file"] for document in found] == [article]
    told = [complaint.removeprefix(f"quoteattr: {tmp_path}/") for complaint in complaints]
    assert told[:3] == [
        "locked.epub: is encrypted (DRM) and can be read only with the seller's program",
        "lacking.epub: is a damaged EPUB: There is no item named 'EPUB/text/ch002.xhtml' in the archive",
        "pictures.epub: no text found in this EPUB; its pages may be pictures",
    ]
    assert told[3:] == [
        "cut.epub: is a damaged EPUB: File is not a zip file",
        "cut.docx: is a damaged Word document: File is not a zip file",
        "cut.gz: is a damaged gzip file: Compressed file ended before the end-of-stream marker was reached",
        "old.docx: is an old Word document or has a password; save it as .docx without a password",
        "other.docx: is a ZIP archive or an office document; save it as plain text first",
    ]


@pytest.mark.usefixtures("fake_extractor")
def test_a_book_whose_fonts_alone_are_obscured_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fonts = ENCRYPTION.format(method="http://www.idpf.org/2008/embedding").encode()
    path = changed(DATA / "novel.epub", tmp_path / "a.epub", {"META-INF/encryption.xml": fonts})
    [document], _ = documents([path], capsys)
    assert document["text"].startswith("Chapter One")


@pytest.mark.usefixtures("fake_extractor")
def test_no_other_file_is_read_for_a_book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    declared = f'<!DOCTYPE html [<!ENTITY s SYSTEM "file://{secret}">]>'
    page = f"{declared}<html><body epub:type='chapter bodymatter'><p>He &s; said.</p></body></html>"
    path = changed(DATA / "novel.epub", tmp_path / "a.epub", {"EPUB/text/ch002.xhtml": page.encode()})
    [document], _ = documents([path], capsys)
    assert document["text"].startswith("He")
    assert "SECRET" not in document["text"]


@pytest.mark.usefixtures("fake_extractor")
@pytest.mark.parametrize(
    ("name", "module", "kind", "extra"),
    [("novel.epub", "lxml", "an EPUB", "epub"), ("memo.docx", "mammoth", "a Word document", "docx")],
)
def test_without_its_library_the_extra_is_named_and_the_rest_is_done(
    name: str,
    module: str,
    kind: str,
    extra: str,
    article: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    found, complaints = documents([str(DATA / name), article], capsys)
    assert [document["file"] for document in found] == [article]
    missing = f'reading this file needs {module}, which is not installed: pip install "quoteattr[{extra}]"'
    assert complaints == [f"quoteattr: {DATA / name}: is {kind}; {missing}"]


@pytest.mark.usefixtures("fake_extractor")
def test_a_folder_names_what_it_skips(article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(article).parent
    (folder / "deep").mkdir()
    for name in ("a.pdf", "deep/b.csv", ".hidden"):
        (folder / name).write_bytes(b"x")
    assert documents([str(folder)], capsys)[1] == [f"quoteattr: {folder}: skipped 2 files: a.pdf, deep/b.csv"]
    assert documents([str(folder), "--quiet"], capsys)[1] == []
    for number in range(4):
        (folder / f"{number}.jpg").write_bytes(b"x")
    (folder / "README").write_bytes(b"x")
    assert documents([str(folder)], capsys)[1] == [
        f"quoteattr: {folder}: skipped 7 files: 4 .jpg, 1 without a suffix, 1 .pdf, 1 .csv"
    ]
