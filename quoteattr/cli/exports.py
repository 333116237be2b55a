"""The formats of the command line for other programs: tables with types, XML, linked data, tools of annotators."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import quoteattr
from quoteattr.cli.format import Array, Format, iri_of, place_columns, place_of
from quoteattr.cli.inputs import STDIN, InputText
from quoteattr.cli.writing import opened
from quoteattr.errors import InputError
from quoteattr.formats import BRAT_CONFIGURATION, to_brat, to_label_studio
from quoteattr.formats.json_ld import JSON_LD_CONTEXT, claim_reviews, quotations
from quoteattr.formats.table import Cell
from quoteattr.formats.tei import CORPUS_END, corpus_start, tei_element, to_tei
from quoteattr.model import Quote
from quoteattr.render import explain
from quoteattr.serialize import Json

if TYPE_CHECKING:
    from quoteattr.formats.parquet import ParquetStream

__all__ = ["EXPORTS", "TeiDocument"]


class Parquet(Format):
    """The table of `csv` with types."""

    is_text = False
    _stream: ParquetStream

    def begin(self) -> bytes:
        """The first bytes. Raises `MissingExtraError` if pyarrow is not installed."""
        from quoteattr.formats.parquet import ParquetStream, parquet_schema

        behind = ["explanation"] if self.explained else []
        self._stream = ParquetStream(parquet_schema(place_columns(self.table), behind))
        return self._stream.begin()

    def document(self, document: InputText, quotes: Sequence[Quote]) -> bytes:
        """The bytes that are ready. Some rows wait for those of the next documents."""
        why = [{"explanation": explain(quote)} for quote in quotes] if self.explained else None
        return self._stream.add(quotes, self._place(document), why)

    def end(self) -> bytes:
        """The last rows and the footer."""
        return self._stream.end()

    def _place(self, document: InputText) -> dict[str, Cell]:
        # A column of a table may have numbers in one row and text in the next, so all of them become text.
        place = place_of(document, self.table)
        return {k: v if k == "row" or v is None else str(v) for k, v in place.items()}


class TeiDocument(Format):
    """A single document as TEI."""

    def document(self, document: InputText, quotes: Sequence[Quote]) -> str:
        """The whole document."""
        return to_tei(document.text, quotes, title=document.name)


class TeiCorpus(Format):
    """All documents as one `teiCorpus`."""

    _documents = 0

    def begin(self) -> str:
        """The header of the corpus."""
        return corpus_start("Quotes")

    def document(self, document: InputText, quotes: Sequence[Quote]) -> str:
        """The document's element."""
        self._documents += 1
        return tei_element(document.text, quotes, title=document.name, prefix=f"text-{self._documents}.") + "\n"

    def end(self) -> str:
        """The end of the corpus."""
        return CORPUS_END


class LabelStudio(Array):
    """A task of Label Studio for each document."""

    def items(self, document: InputText, quotes: Sequence[Quote]) -> Iterable[Json]:
        """The document's task."""
        version = f"quoteattr {quoteattr.__version__}"
        data: dict[str, Json] = {**place_of(document, self.table)}
        return [to_label_studio(document.text, quotes, data=data, model_version=version)]


class JsonLd(Array):
    """The quotes of all documents as one graph of schema.org items."""

    opening = f'{{"@context": "{JSON_LD_CONTEXT}", "@graph": ['
    closing = "]}"

    def items(self, document: InputText, quotes: Sequence[Quote]) -> Iterable[Json]:
        """The document's items."""
        return quotations(document.text, quotes, iri_of(document))


class ClaimReviews(JsonLd):
    """Drafts of `ClaimReview` for all documents."""

    def items(self, document: InputText, quotes: Sequence[Quote]) -> Iterable[Json]:
        """The document's drafts."""
        return claim_reviews(document.text, quotes, iri_of(document))


class Brat(Format):
    """Two files for each document, the text and its annotations, and the configuration of the folder."""

    into_folder = True

    def begin(self) -> str:
        """Write the configuration."""
        try:
            os.makedirs(self.folder, exist_ok=True)
        except OSError as error:
            raise InputError(self.folder, f"cannot be written: {error.strerror}") from error
        self._names = Counter[str]()
        self._write("annotation.conf", BRAT_CONFIGURATION)
        return ""

    def document(self, document: InputText, quotes: Sequence[Quote]) -> str:
        """Write the two files of a document. Those of a table are called by their row."""
        name = self._free(document)
        self._write(f"{name}.txt", document.text)
        self._write(f"{name}.ann", to_brat(document.text, quotes))
        return ""

    def _free(self, document: InputText) -> str:
        """A name that no other document has."""
        name = "stdin" if document.file == STDIN else os.path.splitext(os.path.basename(document.file))[0]
        name += "" if document.row is None else f"-{document.row}"
        free = name
        while free in self._names:
            self._names[name] += 1
            free = f"{name}-{self._names[name]}"
        self._names[free] = 1
        return free

    def _write(self, name: str, content: str) -> None:
        with opened(os.path.join(self.folder, name), "utf-8") as out:
            out.write(content)


EXPORTS: dict[str, type[Format]] = {
    "parquet": Parquet,
    "tei": TeiCorpus,
    "brat": Brat,
    "label-studio": LabelStudio,
    "json-ld": JsonLd,
    "claim-reviews": ClaimReviews,
}
