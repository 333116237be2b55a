"""Choose the quotations to trust: closed ones, and those whose tag shows where a closing mark is missing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.tags import tag_patterns
from quoteattr.model import Quotation, Span
from quoteattr.text.paragraphs import STOPS
from quoteattr.text.quotations import is_closed
from quoteattr.text.tags_within import tags_within

__all__ = ["trusted"]

_DOUBLE = frozenset('"“„”')
_DOUBLE_MARK = regex.compile('["“„”]')
# Characters between two halves: a bound that keeps time linear.
_LONGEST_TAG = 80
_ANNOUNCED = (":", ",")
# A mark and a blank line.
_GAP = len(":\n\n")


def trusted(
    text: str, quotations: Sequence[Quotation], paragraphs: Sequence[tuple[int, int]], lexicon: Lexicon
) -> Iterator[Quotation]:
    """Yield the outermost quotations that are closed, and closed ones from inside unclosed ones.

    An unclosed quotation with a tag ends before the tag: `“It leaked? asked Ana Orr. ¶ “Yes,” …`. Otherwise the next
    paragraph, which also begins with a mark, would continue it. An unclosed quotation at the end of a paragraph is kept
    if the next paragraph continues it with another form of the mark (`“It rained. ¶ "It poured.”`), if only a tag is
    between it and a closed quotation (`“Yes,” he said, “but why?`), or if it is announced (`He said: “It rained.`).
    """
    pending, before = list(reversed(quotations)), None
    while pending:
        *tagged, rest = _parts(text, pending.pop(), paragraphs, lexicon)
        yield from filter(None, tagged)
        if rest is None:
            continue
        known = is_closed(rest) or _is_announced(text, rest) or _is_taken_up(text, rest, paragraphs)
        if known or _is_second_half(text, before, rest, lexicon):
            before = rest
            yield rest
        else:
            pending += reversed(rest.children)


def _parts(
    text: str, quotation: Quotation, paragraphs: Sequence[tuple[int, int]], lexicon: Lexicon
) -> Iterator[Quotation | None]:
    """For each paragraph with a tag: the quotation before it, and closed ones after it. Last: the rest, or None."""
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


def _is_announced(text: str, quotation: Quotation) -> bool:
    """Whether a colon or comma announces an open quotation of whole sentences, its mark only before its paragraphs."""
    start, inner = quotation.span.start, quotation.inner.text.rstrip()
    if text[start] not in _DOUBLE or not text[max(0, start - _GAP) : start].rstrip().endswith(_ANNOUNCED):
        return False
    first, *others = inner.split("\n")
    sentences = (first, *(line.strip().removeprefix(text[start]) for line in others if line.strip()))
    return all(s[:1].isupper() and s.endswith(STOPS) and not _DOUBLE_MARK.search(s) for s in sentences)


def _is_taken_up(text: str, quotation: Quotation, paragraphs: Sequence[tuple[int, int]]) -> bool:
    """Whether the next paragraph is a single quotation, and the open one has no marks in it."""
    behind = bisect_right(paragraphs, quotation.span.end, key=lambda p: p[0])
    if behind == len(paragraphs) or text[quotation.span.start] not in _DOUBLE:
        return False
    start, end = paragraphs[behind]
    marks = [at.start() for at in _DOUBLE_MARK.finditer(text, start, end)]
    return marks[:1] == [start] and marks[1:] in ([], [end - 1]) and not _DOUBLE_MARK.search(quotation.inner.text)


def _is_second_half(text: str, before: Quotation | None, quotation: Quotation, lexicon: Lexicon) -> bool:
    """Whether only a tag is between a closed quotation and an open one without marks: “Yes,” he said, “but why?"""
    if before is None or quotation.span.start - before.span.end > _LONGEST_TAG or "\n" in quotation.span.text:
        return False
    mark, patterns = text[quotation.span.start : quotation.inner.start], tag_patterns(lexicon)
    same = mark == text[before.span.start : before.inner.start] and not _DOUBLE_MARK.search(quotation.inner.text)
    for pattern in (patterns.straight, patterns.inverted):
        tag = pattern.match(text, before.span.end, quotation.span.start)
        if same and tag and text[tag.end() : quotation.span.start].strip() in (",", ".", ";"):
            return True
    return False


def _tag(text: str, start: int, inner: int, children: Sequence[Quotation], end: int, lexicon: Lexicon) -> int | None:
    """The start of the first tag inside a paragraph of a quotation; None if a tag may be before the quotation."""
    if text[max(0, start - 2) : start].rstrip().endswith(_ANNOUNCED):
        return None
    for at in tags_within(text, inner, end, lexicon):
        if not any(child.span.start < at < child.span.end for child in children):
            return at
    return None
