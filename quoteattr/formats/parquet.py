"""Quotes as Parquet (https://parquet.apache.org): one row per quote, with types, for DuckDB, polars and Spark."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from quoteattr.extras import needs
from quoteattr.formats.table import COLUMNS, Cell, to_rows
from quoteattr.model import Quote

if TYPE_CHECKING:
    import pyarrow

__all__ = ["ParquetStream", "parquet_schema"]

_TYPES = {
    "row": "int64",
    "start": "int64",
    "end": "int64",
    "speaker_id": "int64",
    "speaker_named": "bool",
    "confidence": "double",
}
_SURROGATE = re.compile("[\ud800-\udfff]")
_GROUP = 10_000
"""Rows that are written together. A row group is what a reader skips or reads at once; a few MB are usual."""


def parquet_schema(before: Iterable[str] = (), behind: Iterable[str] = ()) -> pyarrow.Schema:
    """The columns of the CSV table with their types, and text columns before and behind them.

    `speaker_pronouns` is a list of strings, and `spans` a list of offsets (`start`, `end`).

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    with needs("parquet", "Parquet"):
        import pyarrow

    span = pyarrow.struct([("start", pyarrow.int64()), ("end", pyarrow.int64())])
    lists = {"spans": pyarrow.list_(span), "speaker_pronouns": pyarrow.list_(pyarrow.string())}
    named = {name: pyarrow.type_for_alias(_TYPES.get(name, "string")) for name in (*before, *COLUMNS, *behind)}
    return pyarrow.schema(list({**named, **lists}.items()))


class ParquetStream:
    """Turns rows into the bytes of one Parquet file, a group of rows at a time, so that memory stays small.

    What it returns, in order, is the file: `begin`, then what each `add` gives, which is often nothing, then `end`.
    """

    def __init__(self, schema: pyarrow.Schema) -> None:
        """Begin a file with these columns."""
        from pyarrow.parquet import ParquetWriter

        self._schema = schema
        self._sink = _Sink()
        # Snappy, the default of pyarrow, is read by everything; zstd is a third smaller on text and as widely read.
        self._writer = ParquetWriter(self._sink, schema, compression="zstd")
        self._rows: list[dict[str, object]] = []

    def begin(self) -> bytes:
        """The first bytes."""
        return self._sink.taken()

    def add(
        self, quotes: Iterable[Quote], before: Mapping[str, Cell], behind: Iterable[Mapping[str, Cell]] | None = None
    ) -> bytes:
        """Add a row for each quote.

        Args:
            quotes: the quotes of one text.
            before: the cells that all its rows share.
            behind: more cells for each row.
        """
        quotes = list(quotes)
        more = behind or [{} for _ in quotes]
        for quote, row, cells in zip(quotes, to_rows(quotes), more, strict=True):
            self._rows.append({**{k: _utf8(v) for k, v in {**before, **row, **cells}.items()}, **_lists(quote)})
        if len(self._rows) >= _GROUP:
            self._flush()
        return self._sink.taken()

    def end(self) -> bytes:
        """The last rows and the footer, without which nothing can be read."""
        if self._rows:
            self._flush()
        self._writer.close()
        return self._sink.taken()

    def _flush(self) -> None:
        import pyarrow

        self._writer.write_table(pyarrow.Table.from_pylist(self._rows, schema=self._schema))
        self._rows.clear()


def _utf8(cell: Cell) -> Cell:
    """A cell without lone surrogates, which names of files may have and Parquet cannot hold."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", cell) if isinstance(cell, str) else cell


def _lists(quote: Quote) -> dict[str, object]:
    return {
        "spans": [{"start": span.start, "end": span.end} for span in quote.content],
        "speaker_pronouns": sorted(quote.speaker.pronouns) if quote.speaker else None,
    }


class _Sink(io.RawIOBase):
    """What pyarrow writes to: keeps the bytes until they are taken."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._before = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        view = memoryview(data)  # type: ignore[arg-type]
        self._held += view
        return view.nbytes

    def tell(self) -> int:
        return self._before + len(self._held)

    def taken(self) -> bytes:
        """The bytes since the last time."""
        held = bytes(self._held)
        self._before += len(held)
        self._held.clear()
        return held
