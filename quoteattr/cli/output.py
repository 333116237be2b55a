"""The output formats of the command line."""

import csv
import io
import json
import os
import re
import urllib.parse
from collections.abc import Iterable, Mapping, Sequence

from quoteattr.cli.inputs import STDIN, InputText
from quoteattr.formats import COLUMNS, to_annotations, to_rows
from quoteattr.formats.table import Cell, csv_safe
from quoteattr.model import Quote
from quoteattr.readers.tables import Columns
from quoteattr.render import explain, listing, render_terminal
from quoteattr.render.html import PAGE_END, fragment, page_start
from quoteattr.serialize import Json, to_dict
from quoteattr.text.controls import BIDI, one_line

__all__ = ["FORMATS", "Format", "make"]


# JSON allows these only in strings. Terminals interpret some of them, and many programs end a line at others.
_ORDERS = re.compile(f"[\x7f-\x9f\u2028\u2029{BIDI}]")


class Format:
    """Writes each document as it comes, so memory depends on one text and not on the archive."""

    def __init__(self, *, explained: bool = False, plain: bool = False, table: Columns | None = None) -> None:
        """Set `explained` to explain each quote, `plain` if the output does not go to a terminal, `table` for rows."""
        self.explained = explained
        self.plain = plain
        self.table = table

    def begin(self) -> str:
        """The output before the first document."""
        return ""

    def document(self, document: InputText, quotes: Sequence[Quote]) -> str:
        """The output for one document."""
        raise NotImplementedError

    def end(self) -> str:
        """The output after the last document."""
        return ""


class Text(Format):
    """A list to read."""

    def document(self, document: InputText, quotes: Sequence[Quote]) -> str:
        """A heading, then each quote."""
        heading = f"{one_line(document.name)}: {len(quotes)} quote{'' if len(quotes) == 1 else 's'}"
        return f"{heading}\n\n{listing(quotes, explained=self.explained)}\n\n" if quotes else f"{heading}\n\n"


class Marked(Format):
    """The whole text with its quotes marked."""

    def document(self, document: InputText, quotes: Sequence[Quote]) -> str:
        """A heading, then the text."""
        marked = render_terminal(document.text, quotes, color=False if self.plain else None)
        return f"{one_line(document.name)}\n\n{marked}\n\n"


class JsonLines(Format):
    """One JSON object per document, each on its own line."""

    def document(self, document: InputText, quotes: Sequence[Quote]) -> str:
        """The object and its line break."""
        return _dump(_data(document, quotes, self.explained)) + "\n"


class JsonObject(Format):
    """A single document as a JSON object."""

    def document(self, document: InputText, quotes: Sequence[Quote]) -> str:
        """The object, indented."""
        return _dump(_data(document, quotes, self.explained), indent=2) + "\n"


class _Array(Format):
    """A JSON array of the items of all documents."""

    _filled = False

    def items(self, document: InputText, quotes: Sequence[Quote]) -> Iterable[Json]:
        raise NotImplementedError

    def begin(self) -> str:
        return "["

    def document(self, document: InputText, quotes: Sequence[Quote]) -> str:
        written = ""
        for item in self.items(document, quotes):
            written += f"{',' if self._filled else ''}\n{_dump(item, indent=2)}"
            self._filled = True
        return written

    def end(self) -> str:
        return "\n]\n" if self._filled else "]\n"


class JsonArray(_Array):
    """The documents as a JSON array."""

    def items(self, document: InputText, quotes: Sequence[Quote]) -> Iterable[Json]:
        """The document's object."""
        return [_data(document, quotes, self.explained)]


class Annotations(_Array):
    """The Web Annotations of all documents as a JSON array."""

    def items(self, document: InputText, quotes: Sequence[Quote]) -> Iterable[Json]:
        """The annotations of the document. Its name is the IRI of the text, relative to the location of the output."""
        name = "urn:quoteattr:stdin" if document.file == STDIN else urllib.parse.quote(os.fsencode(document.file))
        row = "" if document.row is None else f"?row={document.row}"
        return to_annotations(document.text, quotes, source=name + row)


class Csv(Format):
    """One table with the quotes of all documents; the first column is the file name."""

    def begin(self) -> str:
        """The header."""
        return self._lines([dict(zip(self._columns(), self._columns(), strict=True))])

    def document(self, document: InputText, quotes: Sequence[Quote]) -> str:
        """The rows of the document."""
        rows = ({**self._place(document), **row} for row in to_rows(quotes))
        why = ({"explanation": explain(quote)} if self.explained else {} for quote in quotes)
        return self._lines(csv_safe({**row, **more}) for row, more in zip(rows, why, strict=True))

    def _columns(self) -> list[str]:
        return [*_place_columns(self.table), *COLUMNS, *(["explanation"] if self.explained else [])]

    def _place(self, document: InputText) -> dict[str, Cell]:
        """Where a text comes from: its file, and in a table its row and the columns to hand through."""
        if self.table is None:
            return {"file": document.file}
        ids = (value if isinstance(value, Cell) else json.dumps(value) for value in document.ids.values())
        return dict(zip(_place_columns(self.table), (document.file, document.row, *ids), strict=True))

    def _lines(self, rows: Iterable[Mapping[str, Cell]]) -> str:
        out = io.StringIO(newline="")
        csv.DictWriter(out, self._columns()).writerows(rows)
        return out.getvalue()


class Html(Format):
    """One page with the text of each document and its quotes marked."""

    def begin(self) -> str:
        """The head of the page."""
        return page_start("Quotes")

    def document(self, document: InputText, quotes: Sequence[Quote]) -> str:
        """The text with its name as the heading."""
        return fragment(document.text, quotes, heading=document.name)

    def end(self) -> str:
        """The foot of the page."""
        return PAGE_END


FORMATS: dict[str, type[Format]] = {
    "text": Text,
    "json": JsonArray,
    "jsonl": JsonLines,
    "csv": Csv,
    "html": Html,
    "annotations": Annotations,
    "marked": Marked,
}


def make(
    name: str, *, single: bool, explained: bool = False, plain: bool = False, table: Columns | None = None
) -> Format:
    """The format with this name. `json` is an object for a single document, and otherwise an array."""
    kind = JsonObject if name == "json" and single else FORMATS[name]
    return kind(explained=explained, plain=plain, table=table)


def _place_columns(table: Columns | None) -> list[str]:
    """The first columns of a table of quotes. A column of the input whose name is taken gets `input_` in front."""
    if table is None:
        return ["file"]
    taken = {"file", "row", *COLUMNS, "explanation"}
    return ["file", "row", *(f"input_{column}" if column in taken else column for column in table.ids)]


def _data(document: InputText, quotes: Sequence[Quote], explained: bool) -> dict[str, Json]:
    place: dict[str, Json] = {"file": document.file}
    if document.row is not None:
        place |= {"row": document.row, "columns": dict(document.ids)}
    data: dict[str, Json] = {**place, **to_dict(quotes), "text": document.text}
    written = data["quotes"]
    if explained and isinstance(written, list):
        for item, quote in zip(written, quotes, strict=True):
            if isinstance(item, dict):
                item["explanation"] = explain(quote)
    return data


def _dump(value: Json, indent: int | None = None) -> str:
    return _ORDERS.sub(
        lambda found: f"\\u{ord(found.group()):04x}", json.dumps(value, ensure_ascii=False, indent=indent)
    )
