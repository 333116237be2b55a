"""Starting and stopping the server, as who types `quoteattr serve` would see it."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from server_process import Server, post, read, settle
from server_stub import StubExtractor

from quoteattr import Analysis, QuoteExtractor, cli
from quoteattr.errors import ModelError
from quoteattr.server import Desk, Limits, serve

PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from quoteattr.server import Limits, serve
from server_process import Server, post, read, settle
from server_stub import StubExtractor
sys.exit(serve(port=0, extractor=StubExtractor()))
"""


@pytest.fixture
def server() -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    command = [sys.executable, "-c", PROGRAM, os.fspath(Path(__file__).parent)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        announced = process.stderr.readline()
        try:
            yield announced.split()[3], process
        finally:
            process.kill()


def test_it_says_where_it_is_and_stops_when_asked(server: tuple[str, "subprocess.Popen[str]"]) -> None:
    address, process = server
    with urllib.request.urlopen(f"{address}health") as answer:
        assert answer.status == 200
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) == 0
    assert process.stderr is not None
    assert process.stderr.read() == ""


def test_a_body_of_50_megabytes_is_refused_in_words(server: tuple[str, "subprocess.Popen[str]"]) -> None:
    request = urllib.request.Request(
        f"{server[0]}v1/quotes", data=b" " * 50_000_000, headers={"Content-Type": "application/json"}
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)
    with refused.value as answer:
        assert answer.code == 413
        assert "larger than" in answer.read().decode()


def test_texts_that_are_being_read_do_not_break_the_end() -> None:
    program = "import sys; from quoteattr.cli import main; sys.exit(main(['serve', '--port', '0']))"
    with subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True) as process:
        try:
            server = Server.of(process)
            with server.connect(post({"texts": ["“" * 90_000] * 3})) as reading:
                settle(server)
                assert "Traceback" not in server.leave(signal.SIGINT)[1]
                assert process.returncode == 0
                assert read(reading).status == 200
        finally:
            process.kill()


def test_a_port_that_is_taken_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert serve(port=port, extractor=StubExtractor()) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(f"quoteattr: cannot listen on 127.0.0.1, port {port}: Address already in use")


@pytest.mark.parametrize(("host", "port"), [("no such host.invalid", 8000), ("127.0.0.1", 65536), ("127.0.0.1", -1)])
def test_an_address_that_cannot_be_is_told(capsys: pytest.CaptureFixture[str], host: str, port: int) -> None:
    assert serve(host, port, extractor=StubExtractor()) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert host in line or str(port) in line


@pytest.mark.parametrize("module", ["starlette", "uvicorn"])
def test_a_missing_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], module: str
) -> None:
    for name in [name for name in sys.modules if name.startswith(("quoteattr.server.", f"{module}."))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    assert serve(port=0, extractor=StubExtractor()) == 1
    assert capsys.readouterr().err == (
        f'quoteattr: the server needs {module}, which is not installed: pip install "quoteattr[serve]"\n'
    )


class BrokenExtractor(StubExtractor):
    def analyze(self, text: str) -> Analysis:
        raise ModelError("weights/tagger.onnx", "the file is truncated", "Install quoteattr again.")


def test_broken_models_show_at_the_start(capsys: pytest.CaptureFixture[str]) -> None:
    assert serve(port=0, extractor=BrokenExtractor()) == 1
    assert capsys.readouterr().err == (
        "quoteattr: weights/tagger.onnx: the file is truncated. Install quoteattr again.\n"
    )


def test_the_package_is_there_without_the_extra() -> None:
    program = "import sys; import quoteattr.server; print([m for m in ('starlette', 'uvicorn') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int, int, int]]:
    calls: list[tuple[str, int, int, int]] = []

    def serve(host: str, port: int, *, extractor: QuoteExtractor, limits: Limits, names: list[str], desk: Desk) -> int:
        calls.append((host, port, limits.workers, limits.waiting))
        return 0

    monkeypatch.setattr("quoteattr.server.serve", serve)
    return calls


def test_serve_listens_where_it_is_told(served: list[tuple[str, int, int, int]]) -> None:
    assert cli.main(["serve"]) == 0
    assert cli.main(["serve", "--host", "0.0.0.0", "--port", "80", "--workers", "8", "--waiting", "40"]) == 0
    assert served == [("127.0.0.1", 8000, 2, 16), ("0.0.0.0", 80, 8, 40)]


def test_serve_tells_the_server_its_names_its_limits_and_its_queue(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    calls: list[dict[str, Any]] = []

    def serve(host: str, port: int, **options: Any) -> int:
        calls.append(options)
        return 0

    monkeypatch.setattr("quoteattr.server.serve", serve)
    (tmp_path / "b.txt").write_text("“Yes,” said Ada Brook.", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text('{"id": 7, "text": "“No,” said Tom Hill."}\nno\n', encoding="utf-8")
    names = ["--allowed-host", "one.example", "--allowed-host", "two.example", "--title", "City desk"]
    limits = ["--max-characters", "5000000", "--max-texts", "7", "--max-seconds", "90", "--scope", "all"]
    assert cli.main(["serve", *names, *limits, str(tmp_path / "b.txt"), str(tmp_path / "a.jsonl")]) == 0
    [given] = calls
    assert given["names"] == ["one.example", "two.example"]
    assert (given["limits"].text_characters, given["limits"].texts, given["limits"].seconds) == (5_000_000, 7, 90)
    assert given["limits"].body_bytes >= 12 * 5_000_000
    assert given["extractor"].scope == "all"
    assert given["desk"].title == "City desk"
    assert [(article.name, article.read()["text"]) for article in given["desk"].articles] == [
        ("b.txt", "“Yes,” said Ada Brook."),
        ("7", "“No,” said Tom Hill."),
    ]
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(f"quoteattr: {tmp_path / 'a.jsonl'}:2: is not JSON")


def test_a_queue_has_books_and_tells_what_is_no_article(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    desks: list[Desk] = []

    def serve(host: str, port: int, *, desk: Desk, **_: object) -> int:
        desks.append(desk)
        return 0

    monkeypatch.setattr("quoteattr.server.serve", serve)
    book = (Path(__file__).parent / "data" / "novel.epub").read_bytes()
    for name, content in (("a.epub", book), ("b.jpg", b"\xff\xd8"), ("c.csv", b"id,body\n1,No.\n")):
        (tmp_path / name).write_bytes(content)
    assert cli.main(["serve", str(tmp_path), str(tmp_path / "c.csv")]) == 0
    [desk] = desks
    [article] = desk.articles
    assert article.name == "a.epub"
    assert "“Where is the ferry?”" in str(article.read()["text"])
    assert desk.open_file is not None
    assert desk.open_file("a.epub", book) == (article.read()["text"], article.read()["note"])
    assert capsys.readouterr().err.splitlines() == [
        f"quoteattr: {tmp_path}: skipped 2 files: b.jpg, c.csv",
        f"quoteattr: {tmp_path / 'c.csv'}: is a table; make it JSON lines whose objects have the text as `text`",
    ]


def test_a_queue_of_nothing_is_no_reason_to_start(
    served: list[tuple[str, int, int, int]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["serve", "nowhere.txt"]) == 1
    assert capsys.readouterr().err == "quoteattr: nowhere.txt: no such file\n"
    assert not served


@pytest.mark.parametrize("number", ["0", "-1", "many", "1.5", "²"])
@pytest.mark.parametrize("option", ["--workers", "--waiting", "--max-characters", "--max-texts", "--max-seconds"])
def test_serve_takes_numbers_from_1_on(
    served: list[tuple[str, int, int, int]], capsys: pytest.CaptureFixture[str], option: str, number: str
) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["serve", option, number])
    assert left.value.code == 2
    assert f"{option}: '{number}' is not a whole number of at least 1" in capsys.readouterr().err
    assert not served
