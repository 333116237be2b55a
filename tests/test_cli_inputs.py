"""What the command line reads: files, patterns, folders, encodings, web pages."""

import contextlib
import errno
import json
import os
import shlex
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_extractor import ARTICLE

from quoteattr import cli
from quoteattr.batch import reading

pytestmark = pytest.mark.usefixtures("fake_extractor")

PAGE = """<!DOCTYPE html>
<html><head><title>Town votes</title><script>alert("no")</script></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Town votes on its ferry</h1>
<p>The council voted on Tuesday night to keep the ferry to the island for another year, despite a warning.</p>
<p>“Yes,” <b>Ann Lee</b> said. He said no. The council meets on 4 May &amp; will then hear what the operator asks.</p>
</article><footer>All rights reserved</footer></body></html>
"""


def _write(path: Path, content: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return str(path)


def _read(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[list[dict[str, str]], list[str]]:
    """The documents that come out, and the complaints."""
    cli.main(["--format", "jsonl", *arguments])
    out, err = capsys.readouterr()
    return [json.loads(line) for line in out.splitlines()], err.splitlines()


def _names(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [document["file"] for document in _read(arguments, capsys)[0]]


def test_a_folder_is_read_with_all_below_it_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = [_write(tmp_path / name, b"x") for name in ("B.TXT", "a.txt", "c.md", "deep/er/d.txt")]
    for name in ("e.csv", ".hidden.txt", ".git/f.txt", "noname"):
        _write(tmp_path / name, b"x")
    assert _names([str(tmp_path)], capsys) == wanted


def test_a_pattern_is_read_where_the_shell_left_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = [_write(tmp_path / name, b"x") for name in ("a.log", "deep/b.log")]
    _write(tmp_path / "deep/c.txt", b"x")
    assert _names([str(tmp_path / "**" / "*.log")], capsys) == wanted


def test_a_file_may_look_like_a_pattern(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path / "a[1].txt", b"x")
    assert _names([path], capsys) == [path]


def test_what_stands_for_no_file_is_told_and_the_rest_is_done(
    article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    empty, pattern = str(tmp_path / "empty"), str(tmp_path / "*.log")
    documents, complaints = _read([empty, pattern, article], capsys)
    assert [document["file"] for document in documents] == [article]
    assert complaints == [
        f"quoteattr: {empty}: contains no text files (*.txt, *.text, *.md, *.html, *.htm, *.srt, *.vtt, "
        "*.fountain, *.epub, *.docx)",
        f"quoteattr: {pattern}: matches no file",
    ]
    assert cli.main([empty]) == 1


@pytest.fixture
def odd(tmp_path: Path) -> Iterator[Path]:
    """A folder with a text, and with what looks like one."""
    folder = tmp_path / "odd"
    _write(folder / "a.txt", ARTICLE.encode())
    os.mkfifo(folder / "pipe.txt")
    (folder / "broken.txt").symlink_to("nowhere")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "folder").symlink_to(folder)
    (folder / "another").symlink_to(folder)
    with socket.socket(socket.AF_UNIX) as server:
        # Names of sockets must be short.
        with contextlib.chdir(folder):
            server.bind("socket.txt")
        yield folder


@pytest.mark.parametrize("pattern", ["", "*.txt", "**/*.txt", "**"])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_what_only_looks_like_a_text_in_a_folder_is_told(
    pattern: str, workers: str, odd: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    documents, complaints = _read(["--workers", workers, os.path.join(odd, pattern)], capsys)
    assert [document["file"] for document in documents] == [f"{odd}/a.txt"]
    assert complaints == [
        f"quoteattr: {odd}/broken.txt: cannot be read: No such file or directory",
        f"quoteattr: {odd}/device.txt: is a device, not a file",
        f"quoteattr: {odd}/loop.txt: cannot be read: Too many levels of symbolic links",
        f"quoteattr: {odd}/pipe.txt: is a pipe, not a file",
        f"quoteattr: {odd}/socket.txt: is a socket, not a file",
    ]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("pipe.txt", "is a pipe that nobody writes to"),
        ("device.txt", "is a device, not a file"),
        ("socket.txt", "is a socket, not a file"),
        ("broken.txt", "cannot be read: No such file or directory"),
        ("loop.txt", "cannot be read: Too many levels of symbolic links"),
    ],
)
@pytest.mark.parametrize("command", [[], ["evaluate"]])
def test_what_is_named_and_gives_no_text_is_told(
    command: list[str],
    name: str,
    problem: str,
    odd: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(reading, "_PATIENCE", 10)
    assert cli.main([*command, str(odd / name)]) == 1
    assert capsys.readouterr().err == f"quoteattr: {odd / name}: {problem}\n"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_pipe_to_which_somebody_writes_is_read(workers: str, odd: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = odd / "pipe.txt"
    writer = threading.Thread(target=lambda: pipe.write_bytes(ARTICLE.encode()))
    writer.start()
    [document], complaints = _read(["--workers", workers, str(pipe)], capsys)
    writer.join()
    assert (document["text"], complaints) == (ARTICLE, [])


def test_what_a_shell_puts_in_the_place_of_a_file_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (ARTICLE, ""):
        reader, writer = os.pipe()
        os.write(writer, words.encode())
        os.close(writer)
        [document], complaints = _read([f"/dev/fd/{reader}"], capsys)
        os.close(reader)
        assert (document["text"], complaints) == (words, [])


def test_a_device_that_is_empty_is_an_empty_text(capsys: pytest.CaptureFixture[str]) -> None:
    [document], complaints = _read([os.devnull], capsys)
    assert (document["text"], complaints) == ("", [])


def test_a_standard_input_that_never_ends_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with open("/dev/zero", encoding="utf-8") as zero:
        monkeypatch.setattr("sys.stdin", zero)
        assert cli.main(["-"]) == 1
    assert capsys.readouterr().err == "quoteattr: -: is a device, not a file\n"


def test_a_closed_folder_is_told(
    article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = str(tmp_path / "closed")
    os.mkdir(closed)
    scandir = os.scandir

    def refuse(path: str) -> object:
        # The superuser, whom tests may run as, is refused nothing.
        if path == closed:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    documents, complaints = _read([str(tmp_path)], capsys)
    assert [document["file"] for document in documents] == [article]
    assert complaints == [f"quoteattr: {closed}: cannot be read: Permission denied"]


def test_offsets_count_characters_after_the_byte_order_mark(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path / "bom.txt", b"\xef\xbb\xbf" + ARTICLE.encode())
    [document], complaints = _read([path], capsys)
    assert document["text"] == ARTICLE
    assert complaints == []


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-16", "utf-32"])
def test_an_encoding_is_found_out_and_told(encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path / "a.txt", ARTICLE.encode(encoding))
    [document], complaints = _read([path], capsys)
    assert document["text"] == ARTICLE
    name = encoding.replace("-", "_")
    assert complaints == [f"quoteattr: {path}: is not UTF-8; read as {name} (set --encoding to change this)"]


@pytest.mark.parametrize("address", ["https://example.org/a.html", "HTTP://example.org/a?b=[1]&c=*", "ftp://a/b.txt"])
def test_an_address_is_told_to_be_piped(
    address: str, article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    documents, [complaint] = _read([address, article], capsys)
    assert len(documents) == 1
    problem = "is an address, and nothing is ever fetched; if you may read it: curl -sL "
    assert complaint == f"quoteattr: {address}: {problem}{shlex.quote(address)} | quoteattr -"
    assert cli.main(["evaluate", address]) == 1
    assert capsys.readouterr().err.startswith(f"quoteattr: {address}: {problem}")


def test_a_file_with_the_name_of_an_address_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(tmp_path / "http:" / "a.txt", ARTICLE.encode())
    monkeypatch.chdir(tmp_path)
    assert _names(["http://a.txt"], capsys) == ["http://a.txt"]


def test_quiet_leaves_the_note_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path / "a.txt", ARTICLE.encode("cp1252"))
    assert _read(["--quiet", path], capsys)[1] == []


def test_an_encoding_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path / "a.txt", "Zażółć “Yes,”".encode("cp1250"))
    [document], complaints = _read(["--encoding", "windows-1250", path], capsys)
    assert (document["text"], complaints) == ("Zażółć “Yes,”", [])


@pytest.mark.parametrize(
    ("content", "arguments", "problem"),
    [
        (b"caf\xe9", ["--encoding", "utf8"], "is not utf-8 (unexpected end of data at offset 3)"),
        (b"%PDF-1.7\n\xff", [], "is a PDF; extract its text first, for instance with pdftotext"),
        (b"PK\x03\x04\x14", [], "is a ZIP archive or an office document; save it as plain text first"),
        (b"\x7fELF\x02\x01\x00\x00", [], "is not text, or its encoding cannot be detected"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", [], "is not text, or its encoding cannot be detected"),
        (bytes(range(128, 256)) * 8, [], "is not text, or its encoding cannot be detected"),
    ],
)
def test_what_is_no_text_is_told_and_never_read(
    content: bytes, arguments: list[str], problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _write(tmp_path / "a.txt", content)
    documents, [complaint] = _read([*arguments, path], capsys)
    assert documents == []
    assert complaint.startswith(f"quoteattr: {path}: {problem}")


@pytest.mark.parametrize("name", ["a.html", "A.HTM", "page"])
def test_of_a_web_page_the_main_text_is_read_and_handed_out(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [document], complaints = _read([_write(tmp_path / name, PAGE.encode())], capsys)
    assert complaints == []
    assert document["text"].endswith("The council meets on 4 May & will then hear what the operator asks.")
    assert "Home" not in document["text"]
    assert "alert" not in document["text"]
    assert "\n\n“Yes,” Ann Lee said." in document["text"]


def test_a_page_in_another_encoding_is_read_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [document], _ = _read([_write(tmp_path / "a.html", PAGE.encode("cp1252"))], capsys)
    assert "“Yes,” Ann Lee said." in document["text"]


def test_the_source_of_a_page_is_a_text_too_if_one_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [document], _ = _read(["--input", "text", _write(tmp_path / "a.html", PAGE.encode())], capsys)
    assert document["text"] == PAGE


def test_a_page_without_an_article_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path / "a.html", b"<html></html>")
    assert _read([path], capsys)[1] == [f"quoteattr: {path}: no main text found in this web page"]


def test_without_trafilatura_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    [complaint] = _read([_write(tmp_path / "a.html", PAGE.encode())], capsys)[1]
    assert '"quoteattr[html]"' in complaint
