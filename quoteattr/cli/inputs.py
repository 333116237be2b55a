"""From what was named on the command line to texts: files, globs, folders, the standard input."""

import glob
import os
import sys
from collections.abc import Iterable, Iterator

import attrs

from quoteattr.batch.reading import problem_of, read_bytes, read_stream
from quoteattr.cli.decoding import decode
from quoteattr.cli.web import is_html, main_text
from quoteattr.errors import InputError

__all__ = ["STDIN", "SUFFIXES", "Document", "is_single", "names", "read"]

STDIN = "-"
SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".srt", ".vtt", ".fountain")
"""The files that are taken from a folder; a file named by itself may be called anything."""


@attrs.frozen
class Document:
    """A text, the name it goes by, and what is worth knowing about how it was read."""

    name: str
    text: str
    note: str | None = None


def names(arguments: Iterable[str]) -> Iterator[str | InputError]:
    """Each file that the arguments stand for, in the order given; an error where one stands for none."""
    for argument in arguments:
        if argument != STDIN and os.path.isdir(argument):
            yield from _in_folder(argument)
        elif _is_pattern(argument):
            yield from _matching(argument)
        else:
            yield argument


def is_single(arguments: list[str]) -> bool:
    """Whether one file is meant, and not as many as a folder or a pattern happens to hold."""
    return len(arguments) == 1 and not _is_pattern(arguments[0]) and not os.path.isdir(arguments[0])


def read(name: str, encoding: str | None = None, kind: str = "auto") -> Document:
    """Read a file, or the standard input as `-`.

    Args:
        name: a path, or `-`.
        encoding: how the bytes are to be read; found out by default.
        kind: "text", "html" for the main text of a web page, or "auto" to look.

    Raises:
        InputError: it cannot be read, or is no text.
    """
    text, note = decode(name, _standard_input() if name == STDIN else read_bytes(name), encoding)
    if kind == "html" or (kind == "auto" and is_html(name, text)):
        text = main_text(name, text)
    return Document(name, text, note)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise InputError(STDIN, "cannot be read: the standard input is closed")
    return read_stream(STDIN, sys.stdin.buffer)


def _is_pattern(argument: str) -> bool:
    # A file may be called `a[1].txt`.
    return argument != STDIN and glob.has_magic(argument) and not os.path.lexists(argument)


def _in_folder(folder: str) -> Iterator[str | InputError]:
    found = False
    closed: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                found = True
                yield _file(os.path.join(parent, name))
    yield from (InputError(error.filename, f"cannot be read: {error.strerror}") for error in closed)
    if not found and not closed:
        yield InputError(folder, f"holds no text ({', '.join(f'*{suffix}' for suffix in SUFFIXES)})")


def _matching(pattern: str) -> Iterator[str | InputError]:
    found = sorted({name for name in _matches(pattern) if not os.path.isdir(name)})
    yield from map(_file, found)
    if not found:
        yield InputError(pattern, "matches no file")


def _matches(pattern: str) -> Iterator[str]:
    """The paths that match. Unlike in `glob`, `**` follows no links: two that lead back would never end."""
    if os.path.basename(pattern) == "**":
        pattern = os.path.join(pattern, "*")
    top, stars, rest = pattern.partition(f"**{os.sep}")
    if not stars or (top and not top.endswith(os.sep)):
        yield from glob.iglob(pattern)
        return
    for start in glob.iglob(top) if top else [""]:
        for folder, folders, _ in os.walk(start or os.curdir):
            folders[:] = [name for name in folders if not name.startswith(".")]
            here = folder if start else os.path.relpath(folder).removeprefix(os.curdir)
            yield from _matches(os.path.join(glob.escape(here), rest))


def _file(path: str) -> str | InputError:
    """The path, if it may be a file. Nobody who names a folder means a pipe in it, which may never give anything."""
    problem = problem_of(path)
    return InputError(path, problem) if problem else path
