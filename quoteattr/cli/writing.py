"""Write the output completely or not at all."""

from __future__ import annotations

import os
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from quoteattr.errors import InputError

__all__ = ["created", "is_replaceable", "opened", "text_stream", "write"]

_STREAMS = {"/dev/stdout": 1, "/dev/stderr": 2}


@contextmanager
def opened(path: str | None, encoding: str) -> Iterator[TextIO]:
    """Open standard output, or a file that appears under its name only when everything is written.

    A pipe or a device is written to directly. A link is kept, and its target is written.

    Raises:
        InputError: it cannot be written. The old file is unchanged.
    """
    if path is None:
        yield _standard_output()
        return
    try:
        if is_replaceable(path):
            with _replaced(path, encoding) as stream:
                yield stream
        else:
            with text_stream(os.dup(_STREAMS[path]) if path in _STREAMS else path, encoding) as stream:
                yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(path, f"cannot be written: {error.strerror or error}") from error


def write(out: TextIO, piece: str | bytes) -> None:
    """Write text, or bytes as they are."""
    if isinstance(piece, bytes):
        out.flush()
        out.buffer.write(piece)
    else:
        out.write(piece)


def _standard_output() -> TextIO:
    # None if the stream is closed, although its type does not say so.
    if sys.stdout is None:
        raise InputError("standard output", "cannot be written: it is closed")
    return sys.stdout


def is_replaceable(path: str) -> bool:
    """Whether the path is a file or free, in a writable folder."""
    if path in _STREAMS or not os.access(os.path.dirname(os.path.realpath(path)), os.W_OK):
        return False
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        return bool(os.path.basename(path))


@contextmanager
def _replaced(path: str, encoding: str) -> Iterator[TextIO]:
    """A temporary file in the same folder. It replaces the target at the end, or is deleted after an error."""
    target = os.path.realpath(path)
    beside = os.path.join(os.path.dirname(target), f".quoteattr-{secrets.token_hex(8)}.part")
    stream = text_stream(created(beside, target), encoding)
    try:
        with stream:
            yield stream
            stream.flush()
            # A network disk reports only now that it is full.
            os.fsync(stream.fileno())
        os.replace(beside, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


def created(beside: str, target: str) -> int:
    """A new file with the mode and owner of the target, which must be writable."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    if not os.path.exists(target):
        return os.open(beside, flags, 0o666)
    with open(target, "r+b") as old:
        found = os.fstat(old.fileno())
    number = os.open(beside, flags, 0o600)
    # Only root may change the owner, and not every file system has modes.
    with suppress(OSError, AttributeError):
        os.fchown(number, found.st_uid, found.st_gid)
    with suppress(OSError):
        os.chmod(beside, stat.S_IMODE(found.st_mode))
    return number


def text_stream(file: str | int, encoding: str) -> TextIO:
    """A stream that writes text as it is, and whatever is no character as an escape."""
    return open(file, "w", encoding=encoding, errors="backslashreplace", newline="")
