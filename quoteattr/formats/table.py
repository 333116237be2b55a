"""Quotes as a flat table with one row per quote, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from quoteattr.extras import needs
from quoteattr.model import Quote, Span, Speaker
from quoteattr.text.controls import BIDI

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["COLUMNS", "Cell", "csv_safe", "speaker_cells", "to_csv", "to_frame", "to_rows"]

Cell = str | int | float | None

# The signs that begin a formula. Excel accepts the full-width and small forms too.
_SIGNS = r"=+\-@＝＋－＠﹦﹢﹣﹫"
# Characters that a spreadsheet may skip before them: spaces, invisible characters, and the replacement character.
_SKIPPED = r"\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffd"
_BEGINS = re.compile(rf"[\t\r\n]|[{_SKIPPED}]*+[{_SIGNS}]")
_BEFORE_SIGN = re.compile(rf"(?<![{_SKIPPED};\"'])[{_SKIPPED};\"']++(?=[{_SIGNS}])")
_SEPARATORS = frozenset(";\t\r\n")
_CONTROL = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{BIDI}]")

COLUMNS = (
    "start",
    "end",
    "text",
    "kind",
    "act",
    "speaker",
    "speaker_id",
    "known",
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
"""The columns, in order. docs/formats.md explains them."""


def to_rows(quotes: Iterable[Quote]) -> list[dict[str, Cell]]:
    """One dict per quote with the keys of `COLUMNS`. Unknown values are None.

    >>> from quoteattr.model import Act, QuoteKind
    >>> quote = Quote((Span(0, 6, "“Yes,”"),), QuoteKind.DIRECT, Act.SPEECH, None, Span(7, 10, "she"), None, 0.9)
    >>> [row] = to_rows([quote])
    >>> row["start"], row["end"], row["text"], row["source"], row["speaker"]
    (0, 6, '“Yes,”', 'she', None)
    """
    return [_row(quote) for quote in quotes]


def to_csv(quotes: Iterable[Quote]) -> str:
    """A CSV table (RFC 4180) with a header and one row per quote. Cells that look like formulas are escaped.

    >>> print(to_csv([]), end="")
    start,end,text,kind,act,speaker,speaker_id,known,speaker_named,speaker_kind,speaker_role,speaker_pronouns,source,cue,confidence,rule,spans
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(map(csv_safe, to_rows(quotes)))
    return out.getvalue()


def to_frame(quotes: Iterable[Quote]) -> DataFrame:
    """A pandas data frame with one row per quote. Needs an extra: `pip install "quoteattr[pandas]"`.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    with needs("pandas", "to_frame"):
        from pandas import DataFrame

    # Without this type, an id beside an unknown speaker would be 1.0.
    return DataFrame(to_rows(quotes), columns=list(COLUMNS)).astype({"speaker_id": "Int64"})


def csv_safe(row: Mapping[str, Cell]) -> dict[str, Cell]:
    """Put an apostrophe before text that a spreadsheet would run as a formula (OWASP, "CSV Injection").

    A spreadsheet may skip spaces before it. If it separates cells by semicolons, a semicolon, tab or line break inside
    the text begins a new cell. Control characters and bidirectional formatting characters become U+FFFD.

    >>> csv_safe({"text": "=1+1", "source": "a; =2", "start": 3})
    {'text': "'=1+1", 'source': "a; '=2", 'start': 3}
    """
    return {name: _safe(cell) if isinstance(cell, str) else cell for name, cell in row.items()}


def _safe(cell: str) -> str:
    safe = _BEFORE_SIGN.sub(_parted, _CONTROL.sub("\N{REPLACEMENT CHARACTER}", cell))
    return f"'{safe}" if _BEGINS.match(safe) else safe


def _parted(run: re.Match[str]) -> str:
    return f"{run.group()}'" if _SEPARATORS.intersection(run.group()) else run.group()


def _row(quote: Quote) -> dict[str, Cell]:
    return {
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "kind": quote.kind.value,
        "act": quote.act.value,
        **speaker_cells(quote.speaker),
        "source": _words(quote.source),
        "cue": _words(quote.cue),
        "confidence": quote.confidence,
        "rule": quote.evidence[0].rule if quote.evidence else None,
        "spans": " ".join(f"{span.start}:{span.end}" for span in quote.content),
    }


def speaker_cells(speaker: Speaker | None) -> dict[str, Cell]:
    """The columns that are about the speaker."""
    return {
        "speaker": speaker.name if speaker else None,
        "speaker_id": speaker.id if speaker else None,
        "known": speaker.known if speaker else None,
        "speaker_named": speaker.named if speaker else None,
        "speaker_kind": speaker.kind.value if speaker else None,
        "speaker_role": _words(speaker.role) if speaker else None,
        "speaker_pronouns": " ".join(sorted(speaker.pronouns)) if speaker else None,
    }


def _words(span: Span | None) -> str | None:
    return span.text if span else None
