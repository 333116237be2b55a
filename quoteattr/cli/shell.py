"""What every command shares: its exit codes, its complaints, and its streams."""

import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress

from quoteattr.errors import QuoteattrError
from quoteattr.text.controls import one_line

__all__ = ["DONE", "FAILED", "INTERRUPTED", "MISUSED", "complain", "guarded"]

DONE = 0
FAILED = 1
"""Something could not be read, analysed or written; the rest was done."""
MISUSED = 2
"""The command was given wrongly."""
INTERRUPTED = 130
"""Stopped from the keyboard: 128 and the number of the signal, as shells have it."""


def guarded(command: Callable[[list[str]], int], arguments: list[str]) -> int:
    """Run a command so that no error that can be foreseen ends in a traceback."""
    _speak_utf8()
    try:
        return command(arguments)
    except QuoteattrError as error:
        complain(str(error))
        return FAILED
    except OSError as error:
        # Python flushes once more at exit and would complain in its own way.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return DONE  # Whoever reads has seen enough, as in `| head`.
        complain(f"cannot write: {error.strerror or error}")
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


def complain(message: str) -> None:
    """Tell the user on the standard error, where there is one that can be written to."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(f"quoteattr: {one_line(message)}", file=sys.stderr)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says, and line ends as they are: the words must not change on their way out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
