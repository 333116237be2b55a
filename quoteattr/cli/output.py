"""The output formats of the command line."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from quoteattr.cli.exports import EXPORTS, TeiDocument
from quoteattr.cli.format import Array, Format, dump, iri_of, place_columns, place_of
from quoteattr.cli.inputs import InputText
from quoteattr.formats import COLUMNS, SCRIPT_COLUMNS, script_rows, to_annotations, to_rows, to_script
from quoteattr.formats.table import Cell, csv_safe
from quoteattr.model import Quote
from quoteattr.readers.tables import Columns
from quoteattr.render import explain, listing, render_terminal
from quoteattr.render.html import PAGE_END, fragment, page_start
from quoteattr.serialize import Json, to_dict
from quoteattr.text.controls import one_line

__all__ = ["FORMATS", "Format", "make"]


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
        return dump(_data(document, quotes, self.explained)) + "\n"


class JsonObject(Format):
    """A single document as a JSON object."""

    def document(self, document: InputText, quotes: Sequence[Quote]) -> str:
        """The object, indented."""
        return dump(_data(document, quotes, self.explained), indent=2) + "\n"


class JsonArray(Array):
    """The documents as a JSON array."""

    def items(self, document: InputText, quotes: Sequence[Quote]) -> Iterable[Json]:
        """The document's object."""
        return [_data(document, quotes, self.explained)]


class Annotations(Array):
    """The Web Annotations of all documents as a JSON array."""

    def items(self, document: InputText, quotes: Sequence[Quote]) -> Iterable[Json]:
        """The annotations of the document. Its name is the IRI of the text, relative to the location of the output."""
        return to_annotations(document.text, quotes, source=iri_of(document))


class Csv(Format):
    """One table with the quotes of all documents; the first column is the file name."""

    def begin(self) -> str:
        """The header."""
        return self._lines([dict(zip(self._columns(), self._columns(), strict=True))])

    def document(self, document: InputText, quotes: Sequence[Quote]) -> str:
        """The rows of the document."""
        rows = ({**place_of(document, self.table), **row} for row in to_rows(quotes))
        why = ({"explanation": explain(quote)} if self.explained else {} for quote in quotes)
        return self._lines(csv_safe({**row, **more}) for row, more in zip(rows, why, strict=True))

    def _columns(self) -> list[str]:
        return [*place_columns(self.table), *COLUMNS, *(["explanation"] if self.explained else [])]

    def _lines(self, rows: Iterable[Mapping[str, Cell]]) -> str:
        out = io.StringIO(newline="")
        csv.DictWriter(out, self._columns()).writerows(rows)
        return out.getvalue()


class Script(Csv):
    """One table with every line of all documents: who reads what."""

    def document(self, document: InputText, quotes: Sequence[Quote]) -> str:
        """The rows of the document."""
        rows = script_rows(to_script(document.text, quotes))
        return self._lines(csv_safe({**place_of(document, self.table), **row}) for row in rows)

    def _columns(self) -> list[str]:
        return [*place_columns(self.table), *SCRIPT_COLUMNS]


class ScriptJson(Array):
    """The lines of all documents as a JSON array."""

    def items(self, document: InputText, quotes: Sequence[Quote]) -> Iterable[Json]:
        """The document's lines."""
        rows = script_rows(to_script(document.text, quotes))
        return [{**place_of(document, self.table), **row} for row in rows]


class Html(Format):
    """One page with the text of each document and its quotes marked."""

    _documents = 0

    def begin(self) -> str:
        """The head of the page."""
        return page_start("Quotes")

    def document(self, document: InputText, quotes: Sequence[Quote]) -> str:
        """The text with its name as the heading."""
        self._documents += 1
        return fragment(document.text, quotes, heading=document.name, key=str(self._documents))

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
    "script": Script,
    "script-json": ScriptJson,
    **EXPORTS,
}
_SINGLE: dict[str, type[Format]] = {"json": JsonObject, "tei": TeiDocument}


def make(
    name: str,
    *,
    single: bool,
    explained: bool = False,
    plain: bool = False,
    folder: str = "",
    table: Columns | None = None,
) -> Format:
    """The format with this name. For a single document, `json` is an object, and `tei` has no corpus around it."""
    kind = (single and _SINGLE.get(name)) or FORMATS[name]
    return kind(explained=explained, plain=plain, folder=folder, table=table)


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
