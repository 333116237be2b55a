"""Output that outlives a stop: what is done stays beside the output, and the same command goes on there."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import takewhile
from typing import BinaryIO, TextIO

import attrs

import quoteattr
from quoteattr.batch.reading import problem_of
from quoteattr.cli.inputs import STDIN
from quoteattr.cli.output import FORMATS
from quoteattr.cli.shell import complain
from quoteattr.cli.writing import created, is_replaceable, opened, text_stream, write
from quoteattr.errors import InputError
from quoteattr.serialize import Json

__all__ = ["Output", "add_resume", "opened_output", "unresumable"]

_RESUMABLE = ("csv", "jsonl")
"""The formats that are written document by document, with nothing at the end."""
_FORMATS = " or ".join(_RESUMABLE)
_INDIFFERENT = frozenset({"files", "log_level", "output", "quiet", "resume", "workers"})
"""The options that may change when a run goes on: they change nothing of what is written."""

_OTHER = (
    "was begun with other options or tables, or by another release; "
    "repeat that command, or delete the file to begin anew"
)


@attrs.frozen
class Output:
    """Where quotes are written, and the documents that are there from an earlier run."""

    stream: TextIO
    done: frozenset[str] = frozenset()
    journal: BinaryIO | None = None

    def add(self, name: str, *pieces: str | bytes) -> None:
        """Write what a document gives, and note that it is done."""
        self.write(*pieces)
        if self.journal is not None:
            _note(self.journal, name, os.fstat(self.stream.fileno()).st_size)

    def write(self, *pieces: str | bytes) -> None:
        """Write what belongs to no document."""
        for piece in pieces:
            write(self.stream, piece)
        self.stream.flush()


def add_resume(group: argparse._ArgumentGroup) -> None:
    """Add the option `--resume`."""
    help_ = f"keep what is done if the run stops, and go on there when the command is repeated; needs -o and {_FORMATS}"
    group.add_argument("--resume", action="store_true", help=help_)


def unresumable(options: argparse.Namespace, named: Iterable[str | InputError]) -> str | None:
    """Why a run with these options and files cannot be resumed; None if it can."""
    if options.output is None:
        return "needs an output file (-o FILE)"
    if options.format not in _RESUMABLE:
        return f"needs --format {_FORMATS}"
    if any(isinstance(name, str) and (name == STDIN or problem_of(name)) for name in named):
        return "cannot read the standard input or a pipe a second time"
    return None


@contextmanager
def opened_output(options: argparse.Namespace, named: Iterable[str | InputError]) -> Iterator[Output]:
    """Open what the options name: an output to resume, standard output, or a file that appears when all is written.

    Args:
        options: those of the command.
        named: the files that it reads.

    Raises:
        InputError: it cannot be written or resumed.
    """
    # Without a byte order mark, Excel does not recognize UTF-8 and garbles quotation marks.
    encoding = "utf-8-sig" if options.format == "csv" else "utf-8"
    if options.resume:
        settings = {name: value for name, value in vars(options).items() if name not in _INDIFFERENT}
        if options.text_column:
            settings["tables"] = _states(named)
        with _resumed(options.output, encoding, settings) as output:
            yield output
    else:
        into_folder = FORMATS[options.format].into_folder
        with opened(None if into_folder else options.output, encoding) as stream:
            yield Output(stream)


def _states(tables: Iterable[str | InputError]) -> Json:
    """Each table with its size and time: a row that is done is known by its number, so the table must be the same."""
    found = [(name, os.stat(name)) for name in tables if isinstance(name, str) and os.path.exists(name)]
    return [[name, state.st_size, state.st_mtime_ns] for name, state in found]


@contextmanager
def _resumed(path: str, encoding: str, settings: Mapping[str, Json]) -> Iterator[Output]:
    """Go on with FILE.part, where a run with the same settings stopped, or begin it. At the end it replaces FILE.

    FILE.done notes which documents are in it, and where each ends. What comes after the last one was cut short.

    Raises:
        InputError: it cannot be written, another process writes it, or it was begun with other settings.
    """
    target = os.path.realpath(path)
    if not is_replaceable(path):
        raise InputError(path, "cannot be resumed; it must be a file in a folder that can be written")
    try:
        with open(f"{target}.done", "a+b") as journal:
            _lock(journal, f"{path}.part")
            with _part(path, target, encoding, journal, {"quoteattr": quoteattr.__version__, **settings}) as found:
                yield found
            os.replace(f"{target}.part", target)
            os.unlink(f"{target}.done")
    except OSError as error:
        raise InputError(path, f"cannot be written: {error.strerror or error}") from error


@contextmanager
def _part(path: str, target: str, encoding: str, journal: BinaryIO, settings: Mapping[str, Json]) -> Iterator[Output]:
    part = f"{target}.part"
    done, end = _done(journal, path, settings, os.path.getsize(part) if os.path.exists(part) else 0)
    file = _opened(part, target)
    os.ftruncate(file, end)
    os.lseek(file, end, os.SEEK_SET)
    with text_stream(file, encoding) as stream:
        try:
            yield Output(stream, done, journal)
            stream.flush()
            os.fsync(file)
        except BaseException:
            complain(f"{path}.part: has what is done; repeat the command to go on")
            raise


def _opened(part: str, target: str) -> int:
    return os.open(part, os.O_RDWR | getattr(os, "O_BINARY", 0)) if os.path.exists(part) else created(part, target)


def _done(journal: BinaryIO, path: str, settings: Mapping[str, Json], size: int) -> tuple[frozenset[str], int]:
    """The documents that are done, and where the last one ends. Notes without their text are removed."""
    journal.seek(0)
    lines = list(takewhile(lambda line: line.endswith(b"\n"), journal))
    try:
        notes = [(name, int(end)) for name, end in map(json.loads, lines)]
    except (ValueError, TypeError):
        raise InputError(f"{path}.done", "is not from an earlier run; move it away") from None
    if notes and notes[0][0] != settings:
        raise InputError(f"{path}.part", _OTHER)
    # A machine that lost its power may have written the note and not the text.
    whole = list(takewhile(lambda note: note[1] <= size, notes))
    journal.truncate(sum(map(len, lines[: len(whole)])))
    if not whole:
        _note(journal, settings, 0)
        return frozenset(), 0
    return frozenset(name for name, _ in whole[1:]), whole[-1][1]


def _note(journal: BinaryIO, what: str | Mapping[str, Json], end: int) -> None:
    journal.write(json.dumps([what, end]).encode() + b"\n")
    journal.flush()


def _lock(journal: BinaryIO, part: str) -> None:
    """Let no other process write the same output. The lock ends with this one."""
    try:
        import fcntl
    except ImportError:  # Windows does not replace a file that another process has open.
        return
    try:
        fcntl.flock(journal, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise InputError(part, "is being written by another run") from None
