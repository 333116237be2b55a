"""Where the quotes are written to: whole, or not at all."""

from __future__ import annotations

import os
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from quoteattr.errors import InputError

__all__ = ["opened"]

_STREAMS = {"/dev/stdout": 1, "/dev/stderr": 2}


@contextmanager
def opened(path: str | None, encoding: str) -> Iterator[TextIO]:
    """The standard output, or the file to write, which is there under its name when all is written, and not before.

    A pipe or a device is written to directly. A link stays one: what it leads to is written.

    Raises:
        InputError: it cannot be written. What was there before is there still.
    """
    if path is None:
        yield _standard_output()
        return
    try:
        if _is_replaceable(path):
            with _replaced(path, encoding) as stream:
                yield stream
        else:
            with _text(os.dup(_STREAMS[path]) if path in _STREAMS else path, encoding) as stream:
                yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(path, f"cannot be written: {error.strerror or error}") from error


def _standard_output() -> TextIO:
    # What Python has for a closed stream, whatever its types say.
    if sys.stdout is None:
        raise InputError("the standard output", "cannot be written: it is closed")
    return sys.stdout


def _is_replaceable(path: str) -> bool:
    """Whether a file can take this name: there is one, or nothing yet, in a folder that takes new ones."""
    if path in _STREAMS or not os.access(os.path.dirname(os.path.realpath(path)), os.W_OK):
        return False
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        return bool(os.path.basename(path))


@contextmanager
def _replaced(path: str, encoding: str) -> Iterator[TextIO]:
    """A file beside the one that is named, which takes its place in the end, or goes where it does not come to that."""
    target = os.path.realpath(path)
    beside = os.path.join(os.path.dirname(target), f".quoteattr-{secrets.token_hex(8)}.part")
    stream = _text(_created(beside, target), encoding)
    try:
        with stream:
            yield stream
            stream.flush()
            # A disk over a network tells only now that it is full.
            os.fsync(stream.fileno())
        os.replace(beside, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


def _created(beside: str, target: str) -> int:
    """A new file with the mode and the owner of the one it is to replace, which must be one that may be written."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    if not os.path.exists(target):
        return os.open(beside, flags, 0o666)
    with open(target, "r+b") as old:
        found = os.fstat(old.fileno())
    number = os.open(beside, flags, 0o600)
    # Only the superuser may give files away, and not every disk has modes.
    with suppress(OSError, AttributeError):
        os.fchown(number, found.st_uid, found.st_gid)
    with suppress(OSError):
        os.chmod(beside, stat.S_IMODE(found.st_mode))
    return number


def _text(file: str | int, encoding: str) -> TextIO:
    return open(file, "w", encoding=encoding, errors="backslashreplace", newline="")
