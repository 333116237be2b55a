"""Read the inputs of the command line: files, glob patterns, folders and standard input."""

import glob
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

import attrs

from quoteattr.batch.reading import is_address, open_bytes, problem_of, read_bytes, read_stream
from quoteattr.cli.web import is_html, main_text
from quoteattr.errors import InputError
from quoteattr.readers import tables
from quoteattr.readers.decoding import decode
from quoteattr.readers.docx import read_docx
from quoteattr.readers.epub import read_epub
from quoteattr.readers.packed import archive_of, plain_name, unpacked
from quoteattr.readers.tables import Columns
from quoteattr.serialize import Json

__all__ = ["STDIN", "SUFFIXES", "InputText", "Skipped", "is_single", "names", "read", "read_raw", "read_rows"]

STDIN = "-"
SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".srt", ".vtt", ".fountain", ".epub", ".docx")
"""The files that are read from a folder, also with .gz. A file that is named itself may have any suffix."""
_MOST_NAMES = 5
"""Skipped files that a note names. Of more, it counts the suffixes."""
_ENCODED = "(set --encoding to change this)"


@attrs.frozen
class InputText:
    """A text, the file that it comes from, and a note about how it was read."""

    file: str
    text: str
    note: str | None = None
    row: int | None = None
    """Its row in a table, from 1."""
    ids: Mapping[str, Json] = attrs.field(factory=dict)
    """The columns of its row to hand through."""

    @property
    def name(self) -> str:
        """A name to read: the file, and the row."""
        return self.file if self.row is None else f"{self.file}, row {self.row}"


@attrs.frozen
class Skipped:
    """The files in a folder that are not read."""

    folder: str
    files: tuple[str, ...]

    def __str__(self) -> str:
        paths = [os.path.relpath(file, self.folder) for file in self.files]
        suffixes = Counter(os.path.splitext(path)[1].lower() or "without a suffix" for path in paths)
        counted = [f"{count} {suffix}" for suffix, count in suffixes.most_common()]
        count = f"{len(paths)} file{'' if len(paths) == 1 else 's'}"
        return f"{self.folder}: skipped {count}: {', '.join(paths if len(paths) <= _MOST_NAMES else counted)}"


def names(arguments: Iterable[str], suffixes: tuple[str, ...] = SUFFIXES) -> Iterator[str | InputError | Skipped]:
    """The files that the arguments name, in order; an error for an argument that names none.

    Args:
        arguments: files, patterns, folders, or `-`.
        suffixes: the files to read from folders. What else is in a folder comes as one `Skipped`; hidden files do not.
    """
    for argument in arguments:
        if argument != STDIN and os.path.isdir(argument):
            yield from _in_folder(argument, suffixes)
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
    return read_raw(name, _standard_input() if name == STDIN else read_bytes(name), encoding, kind)


def read_raw(name: str, raw: bytes, encoding: str | None = None, kind: str = "auto") -> InputText:
    """The text in the bytes of a file. Takes and raises the same as `read`."""
    raw = unpacked(name, raw)
    if kind == "auto":
        if archive := archive_of(raw):
            return _document(name, raw, archive)
        if tables.is_table(name):
            problem = "is a table: name its column of texts with --text-column, or read it as it is with --input text"
            raise InputError(name, problem)
    text, note = decode(name, raw, encoding)
    if kind == "html" or (kind == "auto" and is_html(plain_name(name), text)):
        text = main_text(name, text)
    return InputText(name, text, note and f"{note} {_ENCODED}")


def read_rows(name: str, columns: Columns, encoding: str | None = None) -> Iterator[InputText | InputError]:
    """The texts of a table, one at a time, and an error for each row that cannot be read."""
    try:
        with _standard_stream() if name == STDIN else open_bytes(name) as stream:
            for row in tables.rows(name, stream, columns, encoding):
                if isinstance(row, InputError):
                    yield row
                else:
                    note = row.note and f"{row.note} {_ENCODED}"
                    yield InputText(name, row.text, note, row.number, row.ids)
    except InputError as error:
        yield error


def _document(name: str, raw: bytes, kind: str) -> InputText:
    if kind == "docx":
        return InputText(name, read_docx(name, raw))
    book = read_epub(name, raw)
    note = f"left out as front or back matter: {', '.join(book.left_out)}" if book.left_out else None
    return InputText(name, book.text, note)


def _standard_input() -> bytes:
    return read_stream(STDIN, _standard_stream())


def _standard_stream() -> BinaryIO:
    if sys.stdin is None:
        raise InputError(STDIN, "cannot be read: standard input is closed")
    return sys.stdin.buffer


def _is_pattern(argument: str) -> bool:
    # A file name may contain magic characters: `a[1].txt`.
    return argument != STDIN and glob.has_magic(argument) and not os.path.lexists(argument) and not is_address(argument)


def _in_folder(folder: str, suffixes: tuple[str, ...]) -> Iterator[str | InputError | Skipped]:
    found = False
    skipped: list[str] = []
    closed: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (os.path.join(parent, name) for name in sorted(files) if not name.startswith(".")):
            if plain_name(path).endswith(suffixes):
                found = True
                yield _file(path)
            else:
                skipped.append(path)
    yield from (InputError(error.filename, f"cannot be read: {error.strerror}") for error in closed)
    if not found and not closed:
        yield InputError(folder, f"contains no text files ({', '.join(f'*{suffix}' for suffix in suffixes)})")
    if skipped:
        yield Skipped(folder, tuple(skipped))


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
