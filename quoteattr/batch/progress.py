"""A progress line on the terminal."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import TypeVar

from quoteattr.text.controls import one_line

__all__ = ["Progress"]

_WIDTH = 30
_CLEAR = "\r\x1b[K"
_T = TypeVar("_T")


class Progress:
    """Counts texts on standard error, if it is a terminal and there is more than one text."""

    def __init__(self, total: int | None, *, quiet: bool = False) -> None:
        """Set the total, if it is known."""
        self._total = total
        self._done = 0
        self._shown = (total is None or total > 1) and not quiet and sys.stderr is not None and sys.stderr.isatty()

    def watch(self, results: Iterator[_T], names: Iterable[str] = repeat("")) -> Iterator[_T]:
        """Yield each result. The line shows its name while it is being computed."""
        for name in names:
            self._write(_CLEAR + one_line(f"{self._count()} {name}")[: shutil.get_terminal_size().columns - 1])
            try:
                result = next(results)
            except StopIteration:
                return
            finally:
                self._write(_CLEAR)
            self._done += 1
            yield result

    def _count(self) -> str:
        if not self._total:
            return f"{self._done} texts"
        filled = "#" * (_WIDTH * self._done // self._total)
        return f"[{filled:.<{_WIDTH}}] {self._done}/{self._total}"

    def _write(self, line: str) -> None:
        if self._shown:
            print(line, end="", file=sys.stderr, flush=True)
