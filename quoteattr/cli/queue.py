"""The articles that wait for review: files, and the lines of JSON Lines files."""

import json
import os
from collections.abc import Iterable, Iterator
from functools import partial

import attrs

from quoteattr.cli import inputs
from quoteattr.cli.inputs import Skipped
from quoteattr.cli.web import is_html
from quoteattr.errors import InputError
from quoteattr.readers.tables import is_table
from quoteattr.serialize import Json
from quoteattr.server import Article

__all__ = ["articles", "open_file"]

_LINES = (".jsonl", ".ndjson")
# What a line may call its text, the likeliest first.
_NAMES = ("file", "doc_id", "id", "title")


def articles(arguments: Iterable[str]) -> Iterator[Article | InputError | Skipped]:
    """The articles that the arguments name, in order, and what is none. Each is read when opened."""
    for name in inputs.names(arguments):
        if not isinstance(name, str):
            yield name
        elif name.lower().endswith(_LINES):
            yield from _lines(name)
        elif is_table(name):
            yield InputError(name, "is a table; make it JSON lines whose objects have the text as `text`")
        elif os.path.isfile(name):
            yield Article(os.path.basename(name), partial(_file, name))
        else:
            yield InputError(name, "no such file")


def open_file(name: str, data: bytes) -> tuple[str, str | None]:
    """The text of a file that somebody opened in the page, and a note on how it was read.

    Raises:
        InputError: it cannot be read, or is a web page without an article.
    """
    found = inputs.read_raw(name, data)
    if is_html(name, data.decode("utf-8", "replace")):
        return found.text, "is a web page; this is its main text"
    return found.text, found.note


def _file(name: str) -> dict[str, Json]:
    found = inputs.read(name)
    return {"text": found.text, "note": found.note}


@attrs.frozen
class _Place:
    """A line of a file. Only its place is kept, because an archive may be larger than the memory."""

    path: str
    number: int
    offset: int

    def read(self) -> dict[str, Json]:
        try:
            with open(self.path, "rb") as file:
                file.seek(self.offset)
                return _entry(self, file.readline())
        except OSError as error:
            raise InputError(self.path, f"cannot be read: {error.strerror}") from error

    def __str__(self) -> str:
        return f"{self.path}:{self.number}"


def _lines(path: str) -> Iterator[Article | InputError]:
    offset = 0
    try:
        with open(path, "rb") as file:
            for number, line in enumerate(file, start=1):
                place = _Place(path, number, offset)
                offset += len(line)
                if line.strip():
                    yield _article(place, line)
    except OSError as error:
        yield InputError(path, f"cannot be read: {error.strerror}")


def _article(place: _Place, line: bytes) -> Article | InputError:
    try:
        return Article(_name(place, _parsed(place, line)), place.read)
    except InputError as error:
        return error


def _entry(place: _Place, line: bytes) -> dict[str, Json]:
    value = _parsed(place, line)
    return {"document": value} if "schema_version" in value else {"text": value["text"]}


def _parsed(place: _Place, line: bytes) -> dict[str, Json]:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(str(place), f"is not JSON in UTF-8 ({error})") from error
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise InputError(str(place), "is not an object with a text")
    return value


def _name(place: _Place, value: dict[str, Json]) -> str:
    names = (value.get(key) for key in _NAMES)
    given = next((str(name) for name in names if isinstance(name, str | int) and str(name).strip()), None)
    # The command line writes the paths of files, of which the reader needs only the end.
    return os.path.basename(given or "") or given or f"{os.path.basename(place.path)}, line {place.number}"
