"""Which quotations are trusted: those that are closed, and those whose tag shows where the closing mark is missing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import regex

from quoteattr.attribution.tag_patterns import tag_patterns
from quoteattr.lexicon import Lexicon
from quoteattr.model import Quotation, Span
from quoteattr.quotations import is_closed

__all__ = ["trusted"]

_LONGEST_TAG = 160
_PAUSE = regex.compile(r"[,?!…—–](?=\s)")
_ENDS = regex.compile(r"\s*(?:[.,]|$)")
_STOPS = regex.compile(r"\s*(?:\.|$)")
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
    for quotation in quotations:
        end = paragraphs[max(0, bisect_right(paragraphs, quotation.span.start, key=lambda p: p[0]) - 1)][1]
        at = None if is_closed(quotation) and quotation.span.end <= end else _tag(text, quotation, end, lexicon)
        if at is not None:
            yield Quotation(Span.of(text, quotation.span.start, at), Span.of(text, quotation.inner.start, at))
            yield from trusted(text, list(_behind(text, quotation, at, end)), paragraphs, lexicon)
        elif is_closed(quotation) or _is_taken_up(text, quotation, paragraphs):
            yield quotation
        else:
            yield from trusted(text, quotation.children, paragraphs, lexicon)


def _is_taken_up(text: str, quotation: Quotation, paragraphs: Sequence[tuple[int, int]]) -> bool:
    """Whether an open quotation without others in it is followed by a paragraph that is nothing but a quotation."""
    behind = bisect_right(paragraphs, quotation.span.end, key=lambda p: p[0])
    if behind == len(paragraphs) or text[quotation.span.start] not in _DOUBLE:
        return False
    start, end = paragraphs[behind]
    marks = [at.start() for at in _DOUBLE_MARK.finditer(text, start, end)]
    return marks[:1] == [start] and marks[1:] in ([], [end - 1]) and not _DOUBLE_MARK.search(quotation.inner.text)


def _tag(text: str, quotation: Quotation, end: int, lexicon: Lexicon) -> int | None:
    """Where the tag begins that stands within the first paragraph of a quotation, which has none before it."""
    before = text[max(0, quotation.span.start - 2) : quotation.span.start].rstrip()
    if before.endswith(_ANNOUNCED):
        return None
    patterns = tag_patterns(lexicon)
    inside = [(child.span.start, child.span.end) for child in quotation.children]
    for pause in _PAUSE.finditer(text, quotation.inner.start, end):
        at, limit = pause.end(), min(end, pause.end() + _LONGEST_TAG)
        for pattern, whole in ((patterns.inverted, _ENDS), (patterns.straight, _STOPS)):
            found = pattern.match(text, at, limit)
            if not found or found["source"] in _PRONOUNS or not whole.match(text, found.end(), end):
                continue
            if not any(low < at < high for low, high in inside):
                return int(at)
    return None


def _behind(text: str, quotation: Quotation, at: int, end: int) -> Iterator[Quotation]:
    """What of a quotation stands behind the tag: marks in the same paragraph, then the paragraphs that open anew."""
    yield from (child for child in quotation.children if at <= child.span.start and child.span.end <= end)
    mark = text[quotation.span.start : quotation.inner.start]
    start = text.find(mark, end, quotation.span.end)
    if start >= 0:
        inner = Span.of(text, start + len(mark), quotation.inner.end)
        children = tuple(child for child in quotation.children if child.span.start >= inner.start)
        yield Quotation(Span.of(text, start, quotation.span.end), inner, children)
