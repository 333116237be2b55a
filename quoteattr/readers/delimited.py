"""Tables with delimiters: CSV and TSV."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator, Sequence

import attrs

from quoteattr.errors import InputError

__all__ = ["Line", "header_of", "records"]

_DELIMITERS = (",", ";", "\t", "|")
_TAB = "\t"
_LONGEST_CELL = 20_000_000
"""Characters, five times the longest novels. Beyond that, a cell is a quotation mark that is never closed."""


@attrs.frozen
class Line:
    """A record, and the number of the line that it begins in, from 1."""

    number: int
    cells: Sequence[str]


def header_of(line: str, wanted: Collection[str]) -> tuple[list[str], str]:
    """The columns that the first line names, and the delimiter: one with which all wanted columns are there, if any is.

    >>> header_of("id;body", ["body"])
    (['id', 'body'], ';')
    """
    headers = {delimiter: _split(line, delimiter) for delimiter in _DELIMITERS}
    found = next((d for d, columns in headers.items() if set(wanted) <= set(columns)), None)
    delimiter = found or max(_DELIMITERS, key=lambda d: len(headers[d]))
    return headers[delimiter], delimiter


def records(name: str, stream: Iterable[str], delimiter: str) -> Iterator[Line | InputError]:
    """The records after the header; an error for each that cannot be read. Empty lines are none.

    In CSV, a cell in quotation marks may have line breaks. In TSV, a record is one line, and only quotation marks
    around a whole cell are removed: many programs write a text that begins with a quotation as it is.
    """
    return _of_lines(stream) if delimiter == _TAB else _of_csv(name, stream, delimiter)


def _of_lines(stream: Iterable[str]) -> Iterator[Line]:
    for number, line in enumerate(stream, start=2):
        if line.strip("\r\n"):
            yield Line(number, _split(line, _TAB))


def _of_csv(name: str, stream: Iterable[str], delimiter: str) -> Iterator[Line | InputError]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    number = 2
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            unclosed = "unexpected end" in str(error) or "field limit" in str(error)
            yield InputError(f"{name}, line {number}", _UNCLOSED if unclosed else f"cannot be read as CSV: {error}")
            if unclosed:
                return
        else:
            if cells:
                yield Line(number, cells)
        number = 2 + reader.line_num


_UNCLOSED = "a quotation mark that opens a cell is never closed, so nothing from here on is read"


def _split(line: str, delimiter: str) -> list[str]:
    line = line.rstrip("\r\n")
    if delimiter == _TAB:
        return [_unquoted(cell) for cell in line.split(_TAB)]
    return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]


def _unquoted(cell: str) -> str:
    """A cell without the quotation marks around it, if all inside are doubled.

    >>> _unquoted('"a ""b"" c"'), _unquoted('"Yes," he said, "no"')
    ('a "b" c', '"Yes," he said, "no"')
    """
    inner = cell[1:-1]
    if len(cell) < 2 or cell[0] + cell[-1] != '""' or '"' in inner.replace('""', ""):
        return cell
    return inner.replace('""', '"')
