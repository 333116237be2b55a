"""The command line over an extractor that knows one sentence: what is chosen, told and returned."""

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from fake_extractor import ARTICLE, FakeExtractor
from real_process import start

import quoteattr
from quoteattr import Quote, cli

pytestmark = pytest.mark.usefixtures("fake_extractor")


def _write(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    return str(path)


def test_a_readable_list_is_the_default(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([article]) == 0
    out, err = capsys.readouterr()
    assert out == (
        f"{article}: 2 quotes\n\n"
        "Ann Lee  [direct quote, cue “said”, 0-6, confidence 0.90]\n    “Yes,”\n\n"
        "“He”  [indirect quote, cue “said”, 29-31, confidence 0.60]\n    no\n\n"
    )
    assert err == ""


def test_explain_says_why_below_each_quote(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--explain", article]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[4:6] == [
        "    (“Yes,” is a direct quote of Ann Lee, reported by “said”; found by the tagger, from “said”",
        "    (confidence 0.90).)",
    ]


def test_a_text_without_quotes_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path / "empty.txt", b"")
    assert cli.main([path]) == 0
    assert capsys.readouterr().out == f"{path}: 0 quotes\n\n"


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


@pytest.mark.parametrize(
    ("arguments", "kept"),
    [
        ([], ["“Yes,”", "no"]),
        (["--min-confidence", "0.9"], ["“Yes,”"]),
        (["--kind", "indirect"], ["no"]),
        (["--kind", "indirect", "--kind", "direct"], ["“Yes,”", "no"]),
        (["--kind", "mixed"], []),
        (["--speaker", "lee"], ["“Yes,”"]),
        (["--speaker", "Lee Ann"], ["“Yes,”"]),
        (["--speaker", "Le"], []),
        (["--speaker", "Bo", "--speaker", "Ann"], ["“Yes,”"]),
        (["--speaker", "lee", "--kind", "indirect"], []),
    ],
)
def test_only_the_wanted_quotes_are_printed(
    arguments: list[str], kept: list[str], article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*arguments, article]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.strip() for line in lines if line.startswith("    ")] == kept


def test_bad_files_are_named_and_the_others_still_done(
    article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "missing.txt")
    bug = _write(tmp_path / "bug.txt", b"broken code")
    assert cli.main([missing, bug, article]) == 1
    out, err = capsys.readouterr()
    assert out.startswith(f"{article}: 2 quotes\n")
    assert err.splitlines() == [
        f"quoteattr: {missing}: cannot be read: No such file or directory",
        f"quoteattr: {bug}: cannot be analysed: ZeroDivisionError: division by zero",
    ]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_several_workers_write_what_one_does(
    workers: str, article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = str(tmp_path / "missing.txt")
    bug = _write(tmp_path / "bug.txt", b"broken code")
    deadly = _write(tmp_path / "deadly.txt", b"deadly" if workers == "2" else b"broken code")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    assert cli.main(["--workers", workers, missing, article, bug, deadly, "-", article]) == 1
    out, err = capsys.readouterr()
    assert [line for line in out.splitlines() if "quotes" in line] == [
        f"{article}: 2 quotes",
        "-: 2 quotes",
        f"{article}: 2 quotes",
    ]
    assert [line.split(": ")[1:3] for line in err.splitlines()] == [
        [missing, "cannot be read"],
        [bug, "cannot be analysed"],
        [deadly, "cannot be analysed"],
    ]


@pytest.mark.parametrize("style", ["text", "json", "csv", "html"])
def test_a_broken_model_stops_the_batch_with_its_remedy(
    style: str, article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = _write(tmp_path / "model.txt", b"broken model")
    assert cli.main(["--format", style, broken, article]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "quoteattr: weights/tagger.onnx: the file is truncated. Install quoteattr again.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--format", "xml", "-"],
        ["--scope", "none", "-"],
        ["--kind", "oral", "-"],
        ["--min-confidence", "90", "-"],
        ["--min-confidence", "nan", "-"],
        ["--min-confidence", "sure", "-"],
        *[["--encoding", name, "-"] for name in ("klingon", "", "hex", "base64", "rot13", "zlib", "undefined", "idna")],
        ["--output", "", "-"],
        ["--workers", "0", "-"],
        ["--workers", "many", "-"],
    ],
)
def test_wrong_usage_is_told_on_the_standard_error(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.main(arguments)
    assert "usage: quoteattr" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_the_name_of_a_file_cannot_make_the_terminal_do_things(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _write(tmp_path / "a\x1bc.txt", ARTICLE.encode())
    assert cli.main([path, f"{path}.missing"]) == 1
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err
    assert "a\ufffdc.txt: 2 quotes" in out
    assert "a\ufffdc.txt.missing: cannot be read" in err


def test_the_version_is_that_of_the_library(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        cli.main(["--version"])
    assert capsys.readouterr().out == f"quoteattr {quoteattr.__version__}\n"


@pytest.mark.parametrize(
    ("terminal", "arguments", "shown"), [(True, [], True), (True, ["--quiet"], False), (False, [], False)]
)
def test_progress_is_told_to_a_terminal_alone(
    terminal: bool,
    arguments: list[str],
    shown: bool,
    article: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    assert cli.main([*arguments, article, article]) == 0
    err = capsys.readouterr().err
    assert bool(re.search(r"0/2 \[.*\D1/2 \[\d\d:\d\d<\d\d:\d\d, .* texts/s, article\.txt\]", err)) is shown
    assert bool(err) is shown


def test_one_document_is_no_long_work(
    article: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert cli.main([article]) == 0
    assert capsys.readouterr().err == ""


def test_serving_without_its_packages_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert cli.main(["serve"]) == 1
    assert 'pip install "quoteattr[serve]"' in capsys.readouterr().err


def test_a_dash_reads_the_standard_input_and_the_output_is_utf8() -> None:
    process = start(["-"])
    out, err = process.communicate(ARTICLE.encode())
    assert (process.returncode, err) == (0, b"")
    assert out.decode().startswith("-: 2 quotes\n")
    assert "“Yes,”" in out.decode()


def test_the_module_runs_as_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "quoteattr", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"quoteattr {quoteattr.__version__}\n"
