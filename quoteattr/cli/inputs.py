"""Read the inputs of the command line: files, glob patterns, folders and standard input."""

import glob
import os
import sys
from collections.abc import Iterable, Iterator

import attrs

from quoteattr.batch.reading import is_address, problem_of, read_bytes, read_stream
from quoteattr.cli.decoding import decode
from quoteattr.cli.web import is_html, main_text
from quoteattr.errors import InputError

__all__ = ["STDIN", "SUFFIXES", "InputText", "is_single", "names", "read"]

STDIN = "-"
SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".srt", ".vtt", ".fountain")
"""The files that are read from a folder. A file that is named itself may have any suffix."""


@attrs.frozen
class InputText:
    """A text, its name, and a note about how it was read."""

    name: str
    text: str
    note: str | None = None


def names(arguments: Iterable[str]) -> Iterator[str | InputError]:
    """The files that the arguments name, in order; an error for an argument that names none."""
    for argument in arguments:
        if argument != STDIN and os.path.isdir(argument):
            yield from _in_folder(argument)
        elif _is_pattern(argument):
            yield from _matching(argument)
        else:
            yield argument


def is_single(arguments: list[str]) -> bool:
    """Whether the arguments name exactly one file, and not a folder or a pattern."""
    return len(arguments) == 1 and not _is_pattern(arguments[0]) and not os.path.isdir(arguments[0])


def read(name: str, encoding: str | None = None, kind: str = "auto") -> InputText:
    """Read a file, or standard input for `-`.

    Args:
        name: a path, or `-`.
        encoding: the encoding of the bytes; detected by default.
        kind: "text", "html" for the main text of a web page, or "auto" to detect web pages.

    Raises:
        InputError: it cannot be read, or is not text.
    """
    text, note = decode(name, _standard_input() if name == STDIN else read_bytes(name), encoding)
    if kind == "html" or (kind == "auto" and is_html(name, text)):
        text = main_text(name, text)
    return InputText(name, text, note)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise InputError(STDIN, "cannot be read: standard input is closed")
    return read_stream(STDIN, sys.stdin.buffer)


def _is_pattern(argument: str) -> bool:
    # A file name may contain magic characters: `a[1].txt`.
    return argument != STDIN and glob.has_magic(argument) and not os.path.lexists(argument) and not is_address(argument)


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
        yield InputError(folder, f"contains no text files ({', '.join(f'*{suffix}' for suffix in SUFFIXES)})")


def _matching(pattern: str) -> Iterator[str | InputError]:
    found = sorted({name for name in _matches(pattern) if not os.path.isdir(name)})
    yield from map(_file, found)
    if not found:
        yield InputError(pattern, "matches no file")


def _matches(pattern: str) -> Iterator[str]:
    """The matching paths. Unlike in `glob`, `**` does not follow links, because circular ones would never end."""
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
    """The path, or an error if it is a pipe or the like: reading one found in a folder might never end."""
    problem = problem_of(path)
    return InputError(path, problem) if problem else path
