"""Where the command line writes to: files that are whole or as they were, pipes that close, disks that are full."""

import io
import os
import stat
import threading
from pathlib import Path

import pytest
from fake_extractor import ARTICLE, FakeExtractor
from real_process import start

from quoteattr import Quote, cli

pytestmark = pytest.mark.usefixtures("fake_extractor")


def test_the_output_can_go_to_a_file(article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([article]) == 0
    printed = capsys.readouterr().out
    out = tmp_path / "out.txt"
    assert cli.main(["--output", str(out), article]) == 0
    assert out.read_text(encoding="utf-8") == printed
    assert capsys.readouterr().out == ""


def test_no_file_to_read_is_ever_written_over(article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.main([str(tmp_path), "--output", article])
    assert f"the output file {article} is also an input file" in capsys.readouterr().err
    assert Path(article).read_bytes() == ARTICLE.encode()


def test_an_output_that_cannot_be_written_is_told(
    article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([article, "--output", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"quoteattr: {tmp_path}: cannot be written: Is a directory\n"


@pytest.mark.parametrize("style", ["text", "json", "html"])
def test_a_closed_pipe_ends_quietly(style: str, article: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = start(["--format", style, article, article], stdout=writer)
    os.close(writer)
    _, err = process.communicate()
    assert (process.returncode, err) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    ("arguments", "problem"),
    [([], b"cannot write"), (["--output", "/dev/full"], b"/dev/full: cannot be written")],
)
def test_a_full_disk_is_told_without_a_traceback(arguments: list[str], problem: bytes, article: str) -> None:
    with open("/dev/full", "wb") as full:
        process = start([article, *arguments], stdout=full.fileno())
    _, err = process.communicate()
    assert (process.returncode, err) == (1, b"quoteattr: %s: No space left on device\n" % problem)


@pytest.mark.parametrize("closed", ["stdin", "stdout"])
def test_a_closed_stream_is_told(
    closed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # So Python has it where a shell says `<&-` or `>&-`.
    if closed == "stdout":
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    monkeypatch.setattr(f"sys.{closed}", None)
    assert cli.main(["-"]) == 1
    assert capsys.readouterr().err.endswith("closed\n")


def test_a_closed_standard_error_keeps_complaints_out_of_the_output(
    article: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([article]) == 0
    alone = capsys.readouterr().out
    monkeypatch.setattr("sys.stderr", None)
    assert cli.main([article, "missing.txt"]) == 1
    assert capsys.readouterr().out == alone


def _left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_disk_that_fills_up_leaves_the_old_file(article: str, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    out.write_text("old", encoding="utf-8")
    process = start(["--format", "html", "-o", str(out), *[article] * 200], file_size=8_192)
    _, err = process.communicate()
    assert (process.returncode, err) == (1, f"quoteattr: {out}: cannot be written: File too large\n".encode())
    assert out.read_text(encoding="utf-8") == "old"
    assert _left(tmp_path) == ["article.txt", "out.html"]


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 130), (None, 1)])
@pytest.mark.parametrize("before", ["old", None])
def test_work_that_is_cut_short_leaves_what_was_there(
    error: BaseException | None,
    code: int,
    before: str | None,
    article: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    last = tmp_path / "last.txt"
    last.write_text("broken model", encoding="utf-8")
    extract = FakeExtractor.extract

    def stop(self: FakeExtractor, text: str) -> list[Quote]:
        if error is not None and text.startswith("broken"):
            raise error
        return extract(self, text)

    monkeypatch.setattr(FakeExtractor, "extract", stop)
    out = tmp_path / "out.txt"
    if before is not None:
        out.write_text(before, encoding="utf-8")
    assert cli.main(["--output", str(out), article, str(last)]) == code
    assert (out.read_text(encoding="utf-8") if out.exists() else None) == before
    assert _left(tmp_path) == ["article.txt", "last.txt", *(["out.txt"] if before else [])]
    assert capsys.readouterr().err.count("\n") == (error is None)


def test_a_file_that_is_replaced_keeps_its_mode_and_a_new_one_gets_the_usual_one(article: str, tmp_path: Path) -> None:
    old, new, usual = tmp_path / "old.txt", tmp_path / "new.txt", tmp_path / "usual.txt"
    old.write_text("old", encoding="utf-8")
    old.chmod(0o640)
    usual.write_text("made as files are", encoding="utf-8")
    for out in (old, new):
        assert cli.main(["--output", str(out), article]) == 0
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == usual.stat().st_mode
    assert old.read_bytes() == new.read_bytes()


@pytest.mark.parametrize("there", [True, False])
def test_what_a_link_leads_to_is_written_and_the_link_stays(there: bool, article: str, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    out, link = tmp_path / "deep" / "out.txt", tmp_path / "link"
    if there:
        out.write_text("old", encoding="utf-8")
    link.symlink_to(out)
    assert cli.main(["--output", str(link), article]) == 0
    assert link.is_symlink()
    assert out.read_text(encoding="utf-8").startswith(f"{article}: 2 quotes\n")


def test_a_link_that_leads_to_itself_is_told(article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = tmp_path / "link"
    link.symlink_to(link)
    assert cli.main(["--output", str(link), article]) == 1
    assert "link: cannot be written: Too many levels of symbolic links" in capsys.readouterr().err
    assert link.is_symlink()


def test_a_pipe_is_written_to_as_one(article: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    assert cli.main(["--output", str(pipe), article]) == 0
    reader.join()
    assert read[0].startswith(f"{article}: 2 quotes\n")
    assert pipe.is_fifo()


def test_a_device_is_written_to_as_one(article: str) -> None:
    assert cli.main(["--output", os.devnull, article]) == 0
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_the_standard_output_has_a_name_and_keeps_what_is_in_its_file(article: str, tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    log.write_bytes(b"before\n")
    with log.open("ab") as stream:
        process = start([article, "--output", "/dev/stdout"], stdout=stream.fileno())
    assert process.communicate()[1] == b""
    assert log.read_text(encoding="utf-8").startswith(f"before\n{article}: 2 quotes\n")
