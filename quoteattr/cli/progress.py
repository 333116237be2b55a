"""A line on the terminal that says how far a long run is."""

import shutil
import sys
from typing import Self

from quoteattr.render.words import one_line

__all__ = ["Progress"]

_WIDTH = 30
_CLEAR = "\r\x1b[K"


class Progress:
    """Counts documents on the standard error, where that is a terminal and there is more than one to count."""

    def __init__(self, total: int, *, quiet: bool = False) -> None:
        self._total = total
        self._done = 0
        self._shown = total > 1 and not quiet and sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def start(self, name: str) -> None:
        """Say that this document is being read."""
        filled = "#" * (_WIDTH * self._done // self._total)
        line = f"[{filled:.<{_WIDTH}}] {self._done}/{self._total} {name}"
        self._done += 1
        self._write(_CLEAR + one_line(line)[: shutil.get_terminal_size().columns - 1])

    def clear(self) -> None:
        """Take the line away, so that something else can be written."""
        self._write(_CLEAR)

    def _write(self, line: str) -> None:
        if self._shown:
            print(line, end="", file=sys.stderr, flush=True)
