"""Long runs that stop: what is done is kept, and the same command goes on there."""

import fcntl
import json
import os
from pathlib import Path

import pytest
from fake_extractor import ARTICLE, FakeExtractor
from real_process import start

from quoteattr import Quote, cli

pytestmark = pytest.mark.usefixtures("fake_extractor")
FORMATS = ["csv", "jsonl"]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    for name in ("a", "b", "c", "d", "e", "é\udcff"):
        (folder / f"{name}.txt").write_text(f"{name!r} {ARTICLE}", encoding="utf-8")
    (folder / "b.txt").write_text("No quotes.", encoding="utf-8")
    return folder


def _all(archive: Path, style: str) -> bytes:
    """What a run that is not stopped writes."""
    out = archive.parent / "whole"
    assert cli.main(["--format", style, "-o", str(out), str(archive)]) == 0
    return out.read_bytes()


def _left(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.glob(f"{out.name}*"))


def _interrupted(command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the command and press Ctrl-C while it reads the text that names c."""
    extract = FakeExtractor.extract

    def interrupted(self: FakeExtractor, text: str) -> list[Quote]:
        if "'c'" in text:
            raise KeyboardInterrupt
        return extract(self, text)

    with monkeypatch.context() as patch:
        patch.setattr(FakeExtractor, "extract", interrupted)
        assert cli.main(command) == 130


@pytest.mark.parametrize("style", FORMATS)
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_run_that_crashes_goes_on_where_it_stopped(
    style: str, workers: str, archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, out, deadly = _all(archive, style), tmp_path / "out", archive / "d.txt"
    text = deadly.read_bytes()
    deadly.write_text("deadly", encoding="utf-8")
    out.write_text("old", encoding="utf-8")
    command = ["--format", style, "--resume", "-o", str(out), str(archive)]
    process = start(command)
    _, err = process.communicate()
    assert (process.returncode, err) == (1, b"")
    assert out.read_text(encoding="utf-8") == "old"
    deadly.write_bytes(text)
    (archive / "a.txt").write_text("What is done is not read again.", encoding="utf-8")
    assert cli.main(["--workers", workers, *command]) == 0
    assert out.read_bytes() == whole
    assert capsys.readouterr().err == f"quoteattr: {out}: 3 of 6 documents are done already\n"
    assert _left(out) == ["out"]


@pytest.mark.parametrize("style", FORMATS)
def test_an_interrupted_run_says_how_to_go_on(
    style: str, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, out = _all(archive, style), tmp_path / "out"
    command = ["--format", style, "--resume", "-o", str(out), str(archive)]
    _interrupted(command, monkeypatch)
    assert capsys.readouterr().err == f"quoteattr: {out}.part: has what is done; repeat the command to go on\n"
    assert _left(out) == ["out.done", "out.part"]
    assert cli.main(["--quiet", *command]) == 0
    assert out.read_bytes() == whole
    assert capsys.readouterr().err == ""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "news.csv"
    rows = "".join(f'{name},"{name!r} {ARTICLE}"\n' for name in "abcdef")
    path.write_text(f"id,body\n{rows}", encoding="utf-8")
    return path


@pytest.mark.parametrize("style", FORMATS)
def test_a_table_goes_on_with_its_next_row(
    style: str, table: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["--text-column", "body", "--id-column", "id", "--format", style, str(table)]
    out, whole = table.with_name("out"), table.with_name("whole")
    assert cli.main([*command, "-o", str(whole)]) == 0
    command += ["--resume", "-o", str(out)]
    _interrupted(command, monkeypatch)
    capsys.readouterr()
    assert cli.main(["--workers", "2", *command]) == 0
    assert capsys.readouterr().err == f"quoteattr: {out}: 2 documents are done already\n"
    assert out.read_bytes() == whole.read_bytes()


def test_a_table_that_has_changed_does_not_go_on(
    table: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its rows have other numbers now."""
    out = table.with_name("out")
    command = ["--text-column", "body", "--format", "csv", "--resume", "-o", str(out), str(table)]
    _interrupted(command, monkeypatch)
    capsys.readouterr()
    table.write_text(table.read_text(encoding="utf-8").replace("id,body\n", "id,body\nnew,None\n"), encoding="utf-8")
    assert cli.main(command) == 1
    assert capsys.readouterr().err.startswith(f"quoteattr: {out}.part: was begun with other options or tables")


def test_what_was_cut_short_is_done_again(archive: Path, tmp_path: Path) -> None:
    whole, out = _all(archive, "jsonl"), tmp_path / "out"
    command = ["--format", "jsonl", "--resume", "-o", str(out), str(archive)]
    process = start(command, file_size=len(whole) // 2)
    _, err = process.communicate()
    assert (process.returncode, err.splitlines()[-1]) == (
        1,
        f"quoteattr: {out}: cannot be written: File too large".encode(),
    )
    part, done = (out.with_name(f"out.{ending}") for ending in ("part", "done"))
    assert part.stat().st_size == len(whole) // 2  # A document is cut.
    done.write_bytes(done.read_bytes() + b'["no li')
    assert cli.main(command) == 0
    assert out.read_bytes() == whole


def test_a_text_that_was_lost_with_the_power_is_done_again(archive: Path, tmp_path: Path) -> None:
    whole, out = _all(archive, "csv"), tmp_path / "out"
    part, done = _stopped(archive, out)
    part.write_bytes(part.read_bytes()[:-3])
    assert cli.main(["--format", "csv", "--resume", "-o", str(out), str(archive)]) == 0
    assert out.read_bytes() == whole
    assert not done.exists()


def test_a_file_that_failed_is_tried_again_and_a_new_one_is_read(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (archive / "a.txt").write_bytes(b"\0")
    _stopped(archive, out)
    (archive / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (archive / "aa.txt").write_text(ARTICLE, encoding="utf-8")
    assert cli.main(["--format", "csv", "--resume", "-o", str(out), str(archive)]) == 0
    names = [line.partition(",")[0] for line in out.read_text(encoding="utf-8-sig").splitlines()[1:]]
    assert [Path(name).name[:2] for name in dict.fromkeys(names)] == ["c.", "a.", "aa", "d.", "e.", "é\\"]


def _stopped(archive: Path, out: Path) -> tuple[Path, Path]:
    """The two files that a run leaves which stopped after the third document."""
    text = (archive / "d.txt").read_bytes()
    (archive / "d.txt").write_text("deadly", encoding="utf-8")
    start(["--format", "csv", "--resume", "-o", str(out), str(archive)]).communicate()
    (archive / "d.txt").write_bytes(text)
    return out.with_name("out.part"), out.with_name("out.done")


@pytest.mark.parametrize("change", [["--scope", "all"], ["--kind", "direct"], ["--explain"], ["--format", "jsonl"]])
def test_other_options_do_not_go_on_with_the_same_file(
    change: list[str], archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    part, done = _stopped(archive, out)
    before = part.read_bytes(), done.read_bytes()
    assert cli.main(["--format", "csv", *change, "--resume", "-o", str(out), str(archive)]) == 1
    assert capsys.readouterr().err.startswith(f"quoteattr: {part}: was begun with other options or tables")
    assert (part.read_bytes(), done.read_bytes()) == before


def test_another_release_does_not_go_on(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    _stopped(archive, out)
    monkeypatch.setattr("quoteattr.__version__", "99")
    assert cli.main(["--format", "csv", "--resume", "-o", str(out), str(archive)]) == 1
    assert "by another release" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["mine\n", '{"a": 1}\n', "3\n", '["a", "b"]\n'])
def test_a_file_of_somebody_else_stays(
    content: str, archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, mine = tmp_path / "out", tmp_path / "out.done"
    mine.write_text(content, encoding="utf-8")
    assert cli.main(["--format", "csv", "--resume", "-o", str(out), str(archive)]) == 1
    assert capsys.readouterr().err == f"quoteattr: {mine}: is not from an earlier run; move it away\n"
    assert (_left(out), mine.read_text(encoding="utf-8")) == (["out.done"], content)


def test_two_runs_do_not_write_one_file(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    part, done = _stopped(archive, out)
    before = part.read_bytes()
    with done.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert cli.main(["--format", "csv", "--resume", "-o", str(out), str(archive)]) == 1
    assert capsys.readouterr().err == f"quoteattr: {part}: is being written by another run\n"
    assert part.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--format", "csv"], "needs an output file (-o FILE)"),
        (["--format", "html", "-o", "out"], "needs --format csv or jsonl"),
        (["--format", "csv", "-o", "out", "-"], "cannot read the standard input or a pipe a second time"),
    ],
)
def test_what_cannot_be_resumed_is_told_before_anything_is_read(
    arguments: list[str], problem: str, article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.main(["--resume", *arguments, article])
    assert capsys.readouterr().err.endswith(f"error: --resume {problem}\n")


def test_a_device_cannot_be_resumed(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--resume", "--format", "csv", "-o", "/dev/stdout", article]) == 1
    assert capsys.readouterr().err.startswith("quoteattr: /dev/stdout: cannot be resumed; it must be a file")


def test_the_notes_are_lines_of_json(archive: Path, tmp_path: Path) -> None:
    part, done = _stopped(archive, tmp_path / "out")
    notes = [json.loads(line) for line in done.read_text(encoding="utf-8").splitlines()]
    assert [Path(name).name for name, _ in notes[1:]] == ["a.txt", "b.txt", "c.txt"]
    assert notes[-1][1] == part.stat().st_size


def test_a_pipe_cannot_be_resumed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SystemExit, match="2"):
        cli.main(["--resume", "--format", "csv", "-o", str(tmp_path / "out"), str(tmp_path / "pipe")])
    assert capsys.readouterr().err.endswith("error: --resume cannot read the standard input or a pipe a second time\n")
