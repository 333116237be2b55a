"""What the output formats of the command line share."""

import json
import os
import re
import urllib.parse
from collections.abc import Iterable, Sequence

from quoteattr.cli.inputs import STDIN, InputText
from quoteattr.formats import COLUMNS
from quoteattr.formats.table import Cell
from quoteattr.model import Quote
from quoteattr.readers.tables import Columns
from quoteattr.serialize import Json
from quoteattr.text.controls import BIDI

__all__ = ["Array", "Format", "dump", "iri_of", "place_columns", "place_of"]

# JSON allows these only in strings. Terminals interpret some of them, and many programs end a line at others.
_ORDERS = re.compile(f"[\x7f-\x9f\u2028\u2029{BIDI}]")


class Format:
    """Writes each document as it comes, so memory depends on one text and not on the archive.

    What its methods return is the output, in order. A format that is not text returns bytes.
    """

    into_folder = False
    """Whether it writes files of its own in a folder."""
    is_text = True

    def __init__(
        self, *, explained: bool = False, plain: bool = False, folder: str = "", table: Columns | None = None
    ) -> None:
        """Set `explained` to explain each quote, `plain` if the output does not go to a terminal, `table` for rows."""
        self.explained = explained
        self.plain = plain
        self.folder = folder
        self.table = table

    def begin(self) -> str | bytes:
        """The output before the first document."""
        return ""

    def document(self, document: InputText, quotes: Sequence[Quote]) -> str | bytes:
        """The output for one document."""
        raise NotImplementedError

    def end(self) -> str | bytes:
        """The output after the last document."""
        return ""


class Array(Format):
    """A JSON array of the items of all documents."""

    opening, closing = "[", "]"
    _filled = False

    def items(self, document: InputText, quotes: Sequence[Quote]) -> Iterable[Json]:
        """The items of one document."""
        raise NotImplementedError

    def begin(self) -> str:
        """The bracket before the items."""
        return self.opening

    def document(self, document: InputText, quotes: Sequence[Quote]) -> str:
        """The items of one document, indented."""
        written = ""
        for item in self.items(document, quotes):
            written += f"{',' if self._filled else ''}\n{dump(item, indent=2)}"
            self._filled = True
        return written

    def end(self) -> str:
        """The bracket after the items."""
        return f"\n{self.closing}\n" if self._filled else f"{self.closing}\n"


def iri_of(document: InputText) -> str:
    """The name of a document as an IRI, relative to the location of the output."""
    name = "urn:quoteattr:stdin" if document.file == STDIN else urllib.parse.quote(os.fsencode(document.file))
    return name if document.row is None else f"{name}?row={document.row}"


def place_columns(table: Columns | None) -> list[str]:
    """The first columns of a table of quotes. A column of the input whose name is taken gets `input_` in front."""
    if table is None:
        return ["file"]
    taken = {"file", "row", *COLUMNS, "explanation"}
    return ["file", "row", *(f"input_{column}" if column in taken else column for column in table.ids)]


def place_of(document: InputText, table: Columns | None) -> dict[str, Cell]:
    """Where a text comes from: its file, and in a table its row and the columns to hand through."""
    if table is None:
        return {"file": document.file}
    ids = (value if isinstance(value, Cell) else json.dumps(value) for value in document.ids.values())
    return dict(zip(place_columns(table), (document.file, document.row, *ids), strict=True))


def dump(value: Json, indent: int | None = None) -> str:
    """A value as JSON whose strings can neither end a line nor give orders to a terminal."""
    return _ORDERS.sub(
        lambda found: f"\\u{ord(found.group()):04x}", json.dumps(value, ensure_ascii=False, indent=indent)
    )
