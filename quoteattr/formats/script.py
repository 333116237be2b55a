"""A text as a script: who reads which words, for audiobooks and plays."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

import attrs

from quoteattr import checks
from quoteattr.formats.table import Cell, speaker_cells
from quoteattr.model import Quote, QuoteKind, Span, Speaker
from quoteattr.text.paragraphs import paragraphs

__all__ = ["SCRIPT_COLUMNS", "ScriptLine", "script_rows", "to_script"]

SCRIPT_COLUMNS = ("line", "start", "end", "read_by", "speaker", "speaker_id", "known", "speaker_pronouns", "text")
"""The columns of a script, in order."""
NARRATOR, SPEAKER = "narrator", "speaker"


@attrs.frozen
class ScriptLine:
    """Words that one voice reads."""

    span: Span
    """The words, with their offsets in the text."""
    spoken: bool
    """Whether somebody in the text says them; if not, they are the narration."""
    speaker: Speaker | None = None
    """Who says them; None in the narration, and if nobody knows."""

    def __attrs_post_init__(self) -> None:
        checks.require_types(self, span=Span, spoken=bool)
        checks.require_optional(self, speaker=Speaker)


def to_script(text: str, quotes: Iterable[Quote]) -> list[ScriptLine]:
    """The whole text in order, in lines that are direct speech or narration.

    A line never goes on in another paragraph. Left out are spaces, and what has neither letters nor digits. A quote
    inside another is read with it, and what is quoted indirectly or in part with the narration.

    >>> from quoteattr import extract_quotes
    >>> text = "“It rains,” said Ann Lee, “again.”"
    >>> [(line.spoken, line.span.text) for line in to_script(text, extract_quotes(text))]
    [(True, '“It rains,”'), (False, 'said Ann Lee,'), (True, '“again.”')]

    Raises:
        ValueError: a quote is not of this text.
    """
    return list(_lines(text, sorted(_spoken(text, quotes), key=lambda part: (part[0], -part[1]))))


def script_rows(lines: Iterable[ScriptLine]) -> list[dict[str, Cell]]:
    """One dict per line with the keys of `SCRIPT_COLUMNS`. Unknown values are None."""
    return [_row(number, line) for number, line in enumerate(lines, start=1)]


def _row(number: int, line: ScriptLine) -> dict[str, Cell]:
    own: dict[str, Cell] = {
        "line": number,
        "start": line.span.start,
        "end": line.span.end,
        "read_by": SPEAKER if line.spoken else NARRATOR,
        "text": line.span.text,
    }
    cells = own | speaker_cells(line.speaker)
    return {column: cells[column] for column in SCRIPT_COLUMNS}


def _spoken(text: str, quotes: Iterable[Quote]) -> Iterator[tuple[int, int, Speaker | None]]:
    for quote in quotes:
        for span in quote.content:
            if text[span.start : span.end] != span.text:
                raise ValueError(f"the quote at {span.start}:{span.end} is not of this text")
            if quote.kind is QuoteKind.DIRECT:
                yield span.start, span.end, quote.speaker


def _lines(text: str, spoken: list[tuple[int, int, Speaker | None]]) -> Iterator[ScriptLine]:
    breaks = [start for start, _ in paragraphs(text)]
    at = 0
    for start, end, speaker in spoken:
        if start >= at:
            yield from (ScriptLine(span, spoken=False) for span in _by_paragraph(text, at, start, breaks))
            yield from (ScriptLine(span, True, speaker) for span in _by_paragraph(text, start, end, breaks))
            at = end
    yield from (ScriptLine(span, spoken=False) for span in _by_paragraph(text, at, len(text), breaks))


def _by_paragraph(text: str, start: int, end: int, breaks: list[int]) -> Iterator[Span]:
    """The parts of a range between the starts of paragraphs, without spaces around them."""
    inside = breaks[bisect_right(breaks, start) : bisect_left(breaks, end)]
    for first, last in pairwise([start, *inside, end]):
        words = text[first:last]
        if any(map(str.isalnum, words)):
            left = first + len(words) - len(words.lstrip())
            yield Span.of(text, left, left + len(words.strip()))
