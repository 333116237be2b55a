"""Quotes as a flat table: one quote a row, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from quoteattr.extras import needs
from quoteattr.model import Quote, Span, Speaker

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["COLUMNS", "Cell", "csv_safe", "to_csv", "to_frame", "to_rows"]

Cell = str | int | float | None

COLUMNS = (
    "start",
    "end",
    "text",
    "kind",
    "act",
    "speaker",
    "speaker_named",
    "speaker_kind",
    "speaker_role",
    "speaker_pronouns",
    "source",
    "cue",
    "confidence",
    "rule",
    "spans",
)
"""The columns, in order; docs/formats.md says what stands in each."""


def to_rows(quotes: Iterable[Quote]) -> list[dict[str, Cell]]:
    """One dict a quote with the keys of `COLUMNS`; None for what is not known.

    >>> from quoteattr.model import Act, QuoteKind
    >>> quote = Quote((Span(0, 6, "“Yes,”"),), QuoteKind.DIRECT, Act.SPEECH, None, Span(7, 10, "she"), None, 0.9)
    >>> [row] = to_rows([quote])
    >>> row["start"], row["end"], row["text"], row["source"], row["speaker"]
    (0, 6, '“Yes,”', 'she', None)
    """
    return [_row(quote) for quote in quotes]


def to_csv(quotes: Iterable[Quote]) -> str:
    """A CSV table (RFC 4180) with a header, safe to open in a spreadsheet: see `csv_safe`.

    >>> print(to_csv([]), end="")
    start,end,text,kind,act,speaker,speaker_named,speaker_kind,speaker_role,speaker_pronouns,source,cue,confidence,rule,spans
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(map(csv_safe, to_rows(quotes)))
    return out.getvalue()


def to_frame(quotes: Iterable[Quote]) -> DataFrame:
    """A pandas data frame with the columns of `COLUMNS`. Needs the extra: `pip install "quoteattr[pandas]"`.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    with needs("pandas", "to_frame"):
        from pandas import DataFrame

    return DataFrame(to_rows(quotes), columns=list(COLUMNS))


def csv_safe(row: Mapping[str, Cell]) -> dict[str, Cell]:
    """Put an apostrophe before words that a spreadsheet would run as a formula (OWASP, "CSV Injection").

    >>> csv_safe({"text": "=1+1", "start": 3})
    {'text': "'=1+1", 'start': 3}
    """
    return {
        name: f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else cell
        for name, cell in row.items()
    }


def _row(quote: Quote) -> dict[str, Cell]:
    return {
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "kind": quote.kind.value,
        "act": quote.act.value,
        **_speaker_cells(quote.speaker),
        "source": _words(quote.source),
        "cue": _words(quote.cue),
        "confidence": quote.confidence,
        "rule": quote.evidence[0].rule if quote.evidence else None,
        "spans": " ".join(f"{span.start}:{span.end}" for span in quote.content),
    }


def _speaker_cells(speaker: Speaker | None) -> dict[str, Cell]:
    return {
        "speaker": speaker.name if speaker else None,
        "speaker_named": speaker.named if speaker else None,
        "speaker_kind": speaker.kind.value if speaker else None,
        "speaker_role": _words(speaker.role) if speaker else None,
        "speaker_pronouns": " ".join(sorted(speaker.pronouns)) if speaker else None,
    }


def _words(span: Span | None) -> str | None:
    return span.text if span else None
