"""Read the bytes of files, and of pipes from a shell, but of nothing that might never end."""

from __future__ import annotations

import io
import os
import re
import select
import shlex
import stat
from typing import BinaryIO

from quoteattr.errors import InputError

__all__ = ["is_address", "open_bytes", "problem_of", "read_bytes", "read_stream"]

_NO_FILES = {
    stat.S_IFIFO: "is a pipe, not a file",
    stat.S_IFSOCK: "is a socket, not a file",
    stat.S_IFCHR: "is a device, not a file",
    stat.S_IFBLK: "is a device, not a file",
}
_ADDRESS = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_DEVICES = (stat.S_IFCHR, stat.S_IFBLK)
# Windows lacks the first two and needs the last one.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY"))
# Milliseconds. A writer in a shell script has opened the pipe by then.
_PATIENCE = 2_000
_MUCH = 65_536


def problem_of(path: str) -> str | None:
    """Why a path is not a file: it is a pipe, a socket or a device. None if it may be a file."""
    try:
        return _NO_FILES.get(stat.S_IFMT(os.stat(path).st_mode))
    except OSError:
        return None


def is_address(name: str) -> bool:
    """Whether a name is the address of a web page, and not a file.

    >>> is_address("https://example.org/a?b=1"), is_address("a.txt")
    (True, False)
    """
    return _ADDRESS.match(name) is not None and not os.path.lexists(name)


def open_bytes(path: str | os.PathLike[str]) -> BinaryIO:
    """Open a file, or a pipe with a writer, such as `<(curl …)` in a shell. The caller closes it.

    Raises:
        InputError: it cannot be opened, or is an address, a socket, a device that might never end, or a pipe that
            nobody writes to.
    """
    name = os.fspath(path)
    if is_address(name):
        fetched = f"curl -sL {shlex.quote(name)} | quoteattr -"
        raise InputError(name, f"is an address, and nothing is ever fetched; if you may read it: {fetched}")
    try:
        if stat.S_ISSOCK(os.stat(name).st_mode):
            raise InputError(name, _NO_FILES[stat.S_IFSOCK])
        stream = open(os.open(name, _FLAGS), "rb")  # noqa: SIM115 - the caller closes it
        try:
            return _checked(name, stream)
        except BaseException:
            stream.close()
            raise
    except OSError as error:
        raise InputError(name, f"cannot be read: {error.strerror or error}") from error


def _checked(name: str, stream: BinaryIO) -> BinaryIO:
    kind = os.fstat(stream.fileno()).st_mode
    begun = _begin_of_pipe(name, stream) if stat.S_ISFIFO(kind) and _has_name(name) else b""
    if not stat.S_ISREG(kind) and hasattr(os, "set_blocking"):
        os.set_blocking(stream.fileno(), True)
    if begun:
        with stream:
            return io.BytesIO(begun + stream.read())
    if _may_not_end(stream):
        raise InputError(name, _NO_FILES[stat.S_IFCHR])
    return stream


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """All bytes of a file, or of a pipe with a writer. Raises the same errors as `open_bytes`."""
    with open_bytes(path) as stream:
        return read_stream(os.fspath(path), stream)


def read_stream(name: str, stream: BinaryIO) -> bytes:
    """All bytes of an open stream, such as standard input.

    Raises:
        InputError: it cannot be read, or is a device that might never end. A terminal and /dev/null are allowed.
    """
    try:
        if _may_not_end(stream):
            raise InputError(name, _NO_FILES[stat.S_IFCHR])
        return stream.read()
    except OSError as error:
        raise InputError(name, f"cannot be read: {error.strerror or error}") from error


def _may_not_end(stream: BinaryIO) -> bool:
    try:
        found = os.fstat(stream.fileno())
    except (OSError, ValueError):
        return False  # A stream in memory.
    device = stat.S_IFMT(found.st_mode) in _DEVICES
    return device and not stream.isatty() and found.st_rdev != os.stat(os.devnull).st_rdev


def _has_name(path: str) -> bool:
    """Whether a pipe has a name in a folder. Pipes from a shell have none, and end with their writer."""
    return os.path.exists(os.path.realpath(path))


def _begin_of_pipe(name: str, pipe: BinaryIO) -> bytes:
    """The first bytes of a pipe. Without a writer, reading it would wait forever."""
    waiting = select.poll()
    waiting.register(pipe, select.POLLIN)
    if waiting.poll(_PATIENCE):
        return b""
    try:
        begun = os.read(pipe.fileno(), _MUCH)
    except BlockingIOError:
        return b""
    if not begun:
        raise InputError(name, "is a pipe that nobody writes to")
    return begun
