"""What all commands share: exit codes, error messages and streams."""

import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress

from quoteattr.errors import QuoteattrError
from quoteattr.text.controls import one_line

__all__ = ["DOCS", "DONE", "FAILED", "INTERRUPTED", "MISUSED", "complain", "guarded"]

DOCS = "https://github.com/quoteattr/quoteattr/blob/main/docs"
"""Where the pages are that messages point to: they are not installed with the package."""
DONE = 0
FAILED = 1
"""Something could not be read, analysed or written. The rest was done."""
MISUSED = 2
"""Wrong usage."""
INTERRUPTED = 130
"""Interrupted with Ctrl-C: 128 plus the number of the signal, as in shells."""


def guarded(command: Callable[[list[str]], int], arguments: list[str]) -> int:
    """Run a command. Expected errors become a message and an exit code instead of a traceback."""
    _speak_utf8()
    try:
        return command(arguments)
    except QuoteattrError as error:
        complain(str(error))
        return FAILED
    except OSError as error:
        # Python flushes again at exit and would print its own error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return DONE  # The reader has closed the pipe, as `| head` does.
        complain(f"cannot write: {error.strerror or error}")
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


def complain(message: str) -> None:
    """Print a message on standard error, if it is open."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(f"quoteattr: {one_line(message)}", file=sys.stderr)


def _speak_utf8() -> None:
    """Write UTF-8 in any locale, and line endings unchanged: the quotes must come out as they are."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
