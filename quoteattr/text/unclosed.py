"""Which quotations are trusted: those that are closed, and those whose tag shows where the closing mark is missing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.tags import tag_patterns
from quoteattr.model import Quotation, Span
from quoteattr.text.quotations import is_closed

__all__ = ["trusted"]

# Bounds that keep time linear: a tag is short and stands near the beginning.
_LONGEST_TAG = 160
_MOST_PAUSES = 40
_PAUSE = regex.compile(r"[,?!…—–](?=\s)")
_ENDS = regex.compile(r"\s*+(?:[.,]|$)")
_STOPS = regex.compile(r"\s*+(?:\.|$)")
_PRONOUNS = frozenset(["I", "he", "she", "they", "we", "you", "it"])
_DOUBLE = frozenset('"“„”')
_DOUBLE_MARK = regex.compile('["“„”]')
_ANNOUNCED = (":", ",")


def trusted(
    text: str, quotations: Sequence[Quotation], paragraphs: Sequence[tuple[int, int]], lexicon: Lexicon
) -> Iterator[Quotation]:
    """The outermost quotations that are closed, and what is closed inside of others.

    A mark that is never closed opens what ends before its tag, if it has one: `“It leaked? asked Ana Orr. ¶ “Yes,” …`.
    Without that the paragraph behind, which begins with a mark of its own, would go on with it. A speech may be left
    open at the end of a paragraph and taken up by a mark of another form: `“It rained. ¶ "It poured.”`.
    """
    pending = list(reversed(quotations))
    while pending:
        *tagged, rest = _parts(text, pending.pop(), paragraphs, lexicon)
        yield from filter(None, tagged)
        if rest is None:
            continue
        if is_closed(rest) or _is_taken_up(text, rest, paragraphs):
            yield rest
        else:
            pending += reversed(rest.children)


def _parts(
    text: str, quotation: Quotation, paragraphs: Sequence[tuple[int, int]], lexicon: Lexicon
) -> Iterator[Quotation | None]:
    """What ends before a tag, paragraph by paragraph, with what is closed behind the tag; at last the rest, if any."""
    mark, start = text[quotation.span.start : quotation.inner.start], quotation.span.start
    starts = [child.span.start for child in quotation.children]
    number = max(0, bisect_right(paragraphs, start, key=lambda p: p[0]) - 1)
    while number < len(paragraphs) and start < quotation.span.end:
        end = paragraphs[number][1]
        children = quotation.children[bisect_left(starts, start) :]
        here = children[: bisect_left(starts, end) - bisect_left(starts, start)]
        whole = is_closed(quotation) and quotation.span.end <= end
        at = None if whole else _tag(text, start, start + len(mark), here, end, lexicon)
        if at is None:
            inner = Span.of(text, start + len(mark), quotation.inner.end)
            yield Quotation(Span.of(text, start, quotation.span.end), inner, children)
            return
        yield Quotation(Span.of(text, start, at), Span.of(text, start + len(mark), at))
        yield from (child for child in here if child.span.start >= at and child.span.end <= end)
        number += 1
        start = paragraphs[number][0] if number < len(paragraphs) else len(text)
    yield None


def _is_taken_up(text: str, quotation: Quotation, paragraphs: Sequence[tuple[int, int]]) -> bool:
    """Whether an open quotation without others in it is followed by a paragraph that is nothing but a quotation."""
    behind = bisect_right(paragraphs, quotation.span.end, key=lambda p: p[0])
    if behind == len(paragraphs) or text[quotation.span.start] not in _DOUBLE:
        return False
    start, end = paragraphs[behind]
    marks = [at.start() for at in _DOUBLE_MARK.finditer(text, start, end)]
    return marks[:1] == [start] and marks[1:] in ([], [end - 1]) and not _DOUBLE_MARK.search(quotation.inner.text)


def _tag(text: str, start: int, inner: int, children: Sequence[Quotation], end: int, lexicon: Lexicon) -> int | None:
    """Where the tag begins that stands within a paragraph of a quotation, which has none before it."""
    if text[max(0, start - 2) : start].rstrip().endswith(_ANNOUNCED):
        return None
    patterns = tag_patterns(lexicon)
    for pause in islice(_PAUSE.finditer(text, inner, end), _MOST_PAUSES):
        at, limit = pause.end(), min(end, pause.end() + _LONGEST_TAG)
        for tag, is_whole in ((patterns.inverted.match, _ENDS.match), (patterns.straight.match, _STOPS.match)):
            found = tag(text, at, limit)
            if not found or found["source"] in _PRONOUNS or not is_whole(text, found.end(), end):
                continue
            if not any(child.span.start < at < child.span.end for child in children):
                return int(at)
    return None
