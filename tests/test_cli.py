"""The command line, over an extractor that knows one sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import quoteattr
from quoteattr import cli
from quoteattr.errors import ModelError
from quoteattr.model import Act, Quote, QuoteKind, Span
from quoteattr.serialize import from_dict

ARTICLE = "“Yes,” she said.\r\nThat was all — for now."


class FakeExtractor:
    """Finds one quote in any text that begins as the article does, and breaks on demand."""

    scopes: list[str]

    def __init__(self, scope: str = "speech") -> None:
        FakeExtractor.scopes.append(scope)

    def extract(self, text: str) -> list[Quote]:
        if text.startswith("broken model"):
            raise ModelError("weights/tagger.onnx", "the file is truncated", "Install quoteattr again.")
        if text.startswith("broken code"):
            raise ZeroDivisionError("division by zero")
        if not text.startswith("“Yes,”"):
            return []
        cue, source = Span.of(text, 11, 15), Span.of(text, 7, 10)
        return [Quote((Span.of(text, 0, 6),), QuoteKind.DIRECT, Act.SPEECH, cue, source, None, 0.9)]


@pytest.fixture(autouse=True)
def _fake_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    FakeExtractor.scopes = []
    monkeypatch.setattr(cli, "QuoteExtractor", FakeExtractor)


@pytest.fixture
def article(tmp_path: Path) -> str:
    return _write(tmp_path / "article.txt", ARTICLE.encode())


def _write(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    return str(path)


def test_a_readable_list_is_the_default(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([article]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == f"{article}: 1 quote"
    assert "“she”  [direct quote, cue “said”, 0-6, confidence 0.90]\n    “Yes,”\n" in out
    assert err == ""


def test_a_text_without_quotes_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path / "empty.txt", b"")
    assert cli.main([path]) == 0
    assert capsys.readouterr().out == f"{path}: 0 quotes\n\n"


def test_json_is_one_document_a_line_and_can_be_read_back(
    article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = _write(tmp_path / "plain.txt", b"Nothing was said.")
    assert cli.main(["--format", "json", article, plain]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["file"], second["file"]) == (article, plain)
    assert from_dict(first) == FakeExtractor().extract(ARTICLE)
    assert from_dict(second) == []


def test_offsets_count_characters_after_the_byte_order_mark(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path / "bom.txt", b"\xef\xbb\xbf" + ARTICLE.encode())
    assert cli.main(["--format", "json", path]) == 0
    assert json.loads(capsys.readouterr().out)["quotes"][0]["content"] == [{"start": 0, "end": 6, "text": "“Yes,”"}]


def test_line_ends_reach_the_extractor_as_they_are(article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def remember(_: FakeExtractor, text: str) -> list[Quote]:
        seen.append(text)
        return []

    monkeypatch.setattr(FakeExtractor, "extract", remember)
    assert cli.main([article]) == 0
    assert seen == [ARTICLE]


@pytest.mark.parametrize(("arguments", "scope"), [([], "speech"), (["--scope", "all"], "all")])
def test_the_scope_reaches_the_extractor(arguments: list[str], scope: str, article: str) -> None:
    assert cli.main([*arguments, article]) == 0
    assert FakeExtractor.scopes == [scope]


def test_bad_files_are_named_and_the_others_still_done(
    article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    latin = _write(tmp_path / "latin.txt", "café".encode("latin-1"))
    missing = str(tmp_path / "missing.txt")
    bug = _write(tmp_path / "bug.txt", b"broken code")
    assert cli.main([latin, missing, str(tmp_path), bug, article]) == 1
    out, err = capsys.readouterr()
    assert out.startswith(f"{article}: 1 quote\n")
    assert err.splitlines() == [
        f"quoteattr: {latin}: is not UTF-8 (byte 0xe9 at offset 3); convert it first",
        f"quoteattr: {missing}: cannot be read: No such file or directory",
        f"quoteattr: {tmp_path}: cannot be read: Is a directory",
        f"quoteattr: {bug}: cannot be analysed: ZeroDivisionError: division by zero",
    ]


def test_a_broken_model_stops_the_batch_with_its_remedy(
    article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = _write(tmp_path / "model.txt", b"broken model")
    assert cli.main([broken, article]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "quoteattr: weights/tagger.onnx: the file is truncated. Install quoteattr again.\n"


@pytest.mark.parametrize("arguments", [[], ["--format", "xml", "-"], ["--scope", "none", "-"]])
def test_wrong_usage_is_told_on_the_standard_error(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.main(arguments)
    assert "usage: quoteattr" in capsys.readouterr().err


def test_the_version_is_that_of_the_library(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        cli.main(["--version"])
    assert capsys.readouterr().out == f"quoteattr {quoteattr.__version__}\n"


# The fake replaces the extractor inside a real process, with its real streams.
PROGRAM = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
import test_cli
from quoteattr import cli
test_cli.FakeExtractor.scopes = []
cli.QuoteExtractor = test_cli.FakeExtractor
sys.exit(cli.main(sys.argv[1:]))
"""


def _start(arguments: list[str], stdout: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments],
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=environment,
    )


def test_a_dash_reads_the_standard_input_and_the_output_is_utf8() -> None:
    process = _start(["-"])
    out, err = process.communicate(ARTICLE.encode())
    assert (process.returncode, err) == (0, b"")
    assert out.decode().startswith("-: 1 quote\n")
    assert "“Yes,”" in out.decode()


def test_a_closed_pipe_ends_quietly(article: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = _start([article], stdout=writer)
    os.close(writer)
    _, err = process.communicate()
    assert (process.returncode, err) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_without_a_traceback(article: str) -> None:
    with open("/dev/full", "wb") as full:
        process = _start([article], stdout=full.fileno())
    _, err = process.communicate()
    assert (process.returncode, err) == (1, b"quoteattr: cannot write: No space left on device\n")


def test_the_module_runs_as_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "quoteattr", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"quoteattr {quoteattr.__version__}\n"
