"""Tables of texts, read row by row: CSV, TSV, JSON lines and Parquet."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import BinaryIO

import attrs

from quoteattr.checks import shorten
from quoteattr.errors import InputError
from quoteattr.readers.decoding import SAMPLE, encoding_of, refuse_documents
from quoteattr.readers.delimited import header_of, records
from quoteattr.readers.jsonlines import items
from quoteattr.readers.packed import DAMAGED_GZIP, plain_name, unpacked_stream
from quoteattr.readers.parquet import MAGIC, parquet_columns, parquet_rows
from quoteattr.serialize import Json

__all__ = ["SUFFIXES", "Columns", "Row", "is_table", "rows"]

SUFFIXES = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet")
_JSON = (".jsonl", ".ndjson")
_LONGEST_HEADER = 1 << 20
"""Characters: the header of a table has a line break before that."""


@attrs.frozen
class Columns:
    """The column with the texts, and those to hand through."""

    text: str
    ids: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """All of them."""
        return (self.text, *self.ids)


@attrs.frozen
class Row:
    """A text, and what else its row has."""

    number: int
    """From 1, without the header."""
    text: str
    """An empty one if the cell is empty or null."""
    ids: Mapping[str, Json]
    """The columns to hand through."""
    note: str | None = None
    """How the table was read; on its first row."""


def is_table(name: str) -> bool:
    """Whether a file is a table, by its name."""
    return plain_name(name).endswith(SUFFIXES)


def rows(name: str, stream: BinaryIO, columns: Columns, encoding: str | None = None) -> Iterator[Row | InputError]:
    """The rows of a table, one at a time, and an error for each that cannot be read.

    An error of the whole table is the last item. The kind of table follows from its first bytes and its name. CSV may
    have any of `, ; |` as delimiter. Texts and lists of numbers in other columns than the wanted ones are not kept.

    Args:
        name: the name of the file, for its errors.
        stream: its bytes, maybe compressed with gzip.
        columns: which columns to read.
        encoding: that of the bytes; detected by default.
    """
    number = 0
    try:
        for number, (found, note) in enumerate(_cells(name, unpacked_stream(stream), columns, encoding), start=1):
            yield found if isinstance(found, InputError) else _row(name, number, found, columns, note)
    except InputError as error:
        yield error
    except UnicodeError as error:
        yield InputError(name, f"has other characters than its encoding allows after row {number}: {error}")
    except DAMAGED_GZIP as error:
        yield InputError(name, f"is a damaged gzip file after row {number}: {error}")
    except OSError as error:
        yield InputError(name, f"cannot be read: {error.strerror or error}")


_Found = tuple[Mapping[str, object] | InputError, str | None]


def _cells(name: str, stream: io.BufferedReader, columns: Columns, encoding: str | None) -> Iterator[_Found]:
    head = stream.peek(len(MAGIC))
    if head.startswith(MAGIC):
        yield from ((cells, None) for cells in _of_parquet(name, stream, columns))
        return
    refuse_documents(name, head)
    detected, note = (encoding, None) if encoding else _detected(name, stream)
    text = io.TextIOWrapper(stream, "utf-8-sig" if detected == "utf-8" else detected, newline="")
    for found in _of_text(name, text, columns):
        yield found, note
        note = None


def _detected(name: str, stream: io.BufferedReader) -> tuple[str, str | None]:
    """The encoding. Of a pipe, only the beginning is looked at, because it cannot be read twice."""
    if not stream.seekable():
        return encoding_of(name, [stream.peek(SAMPLE)])
    start = stream.tell()
    found = encoding_of(name, _chunks(stream))
    stream.seek(start)
    return found


def _chunks(stream: io.BufferedReader) -> Iterator[bytes]:
    try:
        while chunk := stream.read(SAMPLE):
            yield chunk
    except DAMAGED_GZIP:
        return  # What is before the damage is read, and then the error is told.


def _of_text(name: str, text: io.TextIOWrapper, columns: Columns) -> Iterator[Mapping[str, object] | InputError]:
    first = text.readline(_LONGEST_HEADER)
    if not first.strip():
        raise InputError(name, "is empty, or its first line does not name its columns")
    if plain_name(name).endswith(_JSON) or first.lstrip()[0] in "{[":
        whole = first if first.endswith("\n") else first + text.readline()
        return _of_json(name, chain([whole], text), columns)
    return _of_delimited(name, first, text, columns)


def _of_json(name: str, lines: Iterator[str], columns: Columns) -> Iterator[Mapping[str, object] | InputError]:
    for item in items(name, lines):
        if isinstance(item, InputError):
            yield item
        elif missing := _missing(item.cells.keys() | set(columns.ids), columns):
            yield InputError(f"{name}, line {item.number}", missing)
        else:
            yield item.cells


def _of_delimited(
    name: str, first: str, text: io.TextIOWrapper, columns: Columns
) -> Iterator[Mapping[str, object] | InputError]:
    header, delimiter = header_of(first, columns.all)
    if problem := _missing(header, columns) or _twice(header, columns):
        raise InputError(name, problem)
    for line in records(name, text, delimiter):
        if isinstance(line, InputError):
            yield line
        elif len(line.cells) != len(header):
            problem = f"has {len(line.cells)} cells, not {len(header)} as the first line"
            yield InputError(f"{name}, line {line.number}", problem)
        else:
            yield dict(zip(header, line.cells, strict=True))


def _of_parquet(name: str, stream: io.BufferedReader, columns: Columns) -> Iterator[Mapping[str, object]]:
    # The list of columns is at the end.
    whole = stream if stream.seekable() else io.BytesIO(stream.read())
    if problem := _missing(parquet_columns(name, whole), columns):
        raise InputError(name, problem)
    yield from parquet_rows(name, whole, columns.all)


def _missing(found: Sequence[str] | set[str], columns: Columns) -> str | None:
    absent = [repr(column) for column in columns.all if column not in found]
    return f"has no column {' and no '.join(absent)}; its columns are {', '.join(found)}" if absent else None


def _twice(header: Sequence[str], columns: Columns) -> str | None:
    return next((f"has two columns {column!r}" for column in columns.all if header.count(column) > 1), None)


def _row(name: str, number: int, cells: Mapping[str, object], columns: Columns, note: str | None) -> Row | InputError:
    text = cells[columns.text]
    if text is not None and not isinstance(text, str):
        return InputError(f"{name}, row {number}", f"the column {columns.text!r} has {shorten(text, 40)}, not a text")
    return Row(number, text or "", {column: _plain(cells.get(column)) for column in columns.ids}, note)


def _plain(value: object) -> Json:
    """A cell as JSON has it: dates as text, and null for what is not a number."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, list | dict):
        plain: Json = json.loads(json.dumps(value, default=str))
        return plain
    return str(value)
