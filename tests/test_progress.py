"""The progress bar on a real terminal: the rate, the time left, and nothing of it beside the results."""

import fcntl
import os
import pty
import re
import struct
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_extractor import ARTICLE
from real_process import start

COLUMNS = 100


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """The two ends of a terminal: what it shows is read from the first, and a program writes to the second."""
    shown, written = pty.openpty()
    fcntl.ioctl(written, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
    yield shown, written
    os.close(shown)


def screen(raw: bytes) -> list[str]:
    """The lines that a terminal is left with: a carriage return goes back to the beginning of the line."""
    lines = []
    for line in raw.decode().replace("\r\n", "\n").split("\n"):
        cells: list[str] = []
        for part in line.split("\r"):
            cells[: len(part)] = part
        lines.append("".join(cells).rstrip())
    return lines


def everything(shown: int) -> bytes:
    """All that was written to a terminal whose other end is closed."""
    read = b""
    while True:
        try:
            read += os.read(shown, 65_536)
        except OSError:
            return read


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = [tmp_path / name for name in ("a.txt", "missing.txt", "c\x1b.txt", "d.txt")]
    for path in paths:
        if path.stem != "missing":
            path.write_text(ARTICLE, encoding="utf-8")
    return list(map(str, paths))


@pytest.mark.parametrize("workers", ["1", "2"])
def test_the_bar_tells_rate_and_time_left_and_leaves_only_the_errors(
    workers: str, files: list[str], terminal: tuple[int, int]
) -> None:
    shown, written = terminal
    process = start(["--workers", workers, *files], stderr=written)
    os.close(written)
    out, _ = process.communicate()
    raw = everything(shown)
    assert out.count(b"2 quotes") == 3
    assert re.search(rb"3/4 \[\d\d:\d\d<\d\d:\d\d, +[\d.]+ texts/s, d\.txt\]", raw)
    assert b"\x1b.txt" not in raw
    assert screen(raw) == [f"quoteattr: {files[1]}: cannot be read: No such file or directory", ""]
    assert max(len(line) for line in re.split(r"[\r\n]", raw.decode()) if "/4 [" in line) <= COLUMNS


def test_results_and_bar_share_a_terminal_without_mixing(files: list[str], terminal: tuple[int, int]) -> None:
    shown, written = terminal
    process = start(["--format", "jsonl", files[0], files[3]], stdout=written, stderr=written)
    os.close(written)
    process.communicate()
    raw = everything(shown)
    assert b"1/2 [" in raw
    assert [line[:9] for line in screen(raw)] == ['{"file": ', '{"file": ', ""]
