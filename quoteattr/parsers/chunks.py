"""Cut text into pieces that a parser can read: paragraphs, or parts of very long ones, in batches of limited size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from quoteattr.text.paragraphs import Range, paragraphs

__all__ = ["batches", "chunks", "readable"]

# Stanza's time and memory grow faster than the paragraph. Real paragraphs are shorter than this.
_LONGEST_CHUNK = 5_000
# Stanza looks for web and mail addresses in time quadratic in the length of a word.
_ENDLESS_WORD = re.compile(r"\S{500}")
# Characters that Stanza reads at once: enough to fill its batches, few enough to limit memory.
_BATCH = 60_000
# Stanza drops C1 controls, and lone surrogates cannot be encoded. Their replacements have the same length.
_BLANK = re.compile(r"\s")
_UNREADABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LAST_SENTENCE_END = re.compile(r".*[.!?…][\"'”’»)\]]*(?=\s)", re.DOTALL)
_NOT_BLANK = re.compile(r"\S")
_LAST_GAP = re.compile(r".*\S(?=\s)", re.DOTALL)


def chunks(text: str, within: Sequence[Range] | None = None) -> Iterator[Range]:
    """The paragraphs, very long ones in parts. With `within`, only paragraphs that overlap one of these ranges."""
    wanted = paragraphs(text) if within is None else _touching(paragraphs(text), within)
    for start, end in wanted:
        while start < end:
            stop = _chunk_end(text, start, end)
            yield start, stop
            following = _NOT_BLANK.search(text, stop, end)
            start = following.start() if following else end


def _touching(ordered: Iterable[Range], within: Sequence[Range]) -> Iterator[Range]:
    pending = sorted((start, end) for start, end in within if start < end)
    number, reach = 0, 0
    for start, end in ordered:
        while number < len(pending) and pending[number][0] < end:
            reach = max(reach, pending[number][1])
            number += 1
        if reach > start:
            yield start, end


def _chunk_end(text: str, start: int, end: int) -> int:
    """Where to cut: in an endless word, else at the paragraph's end, else after the last sentence or word that fits."""
    limit = min(end, start + _LONGEST_CHUNK)
    endless = _ENDLESS_WORD.search(text, start, limit)
    if endless:
        return endless.end()
    if limit == end:
        return end
    piece = text[start:limit]
    cut = _LAST_SENTENCE_END.match(piece) or _LAST_GAP.match(piece)
    return start + cut.end() if cut else limit


def batches(ranges: Iterable[Range]) -> Iterator[list[Range]]:
    """The ranges in lists of at most 60,000 characters; a longer range is a list of its own."""
    batch: list[Range] = []
    size = 0
    for start, end in ranges:
        if batch and size + end - start > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append((start, end))
        size += end - start
    if batch:
        yield batch


def readable(text: str) -> str:
    """`text` without characters that Stanza cannot read, at the same offsets."""
    return _UNREADABLE.sub("\ufffd", _BLANK.sub(" ", text))
