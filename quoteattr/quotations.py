"""Find quotations from characters alone: no model, no parser.

One pass over the marks of each paragraph with a stack of what is open. The character of a mark says how it leans
(opening, closing, or either), its neighbours decide where that is not enough, and what is open has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

import attrs

from quoteattr.lexicon import english
from quoteattr.model import Quotation, Span
from quoteattr.paragraphs import paragraphs

__all__ = ["find_quotations", "flatten", "is_closed"]

_MARK = re.compile(r"``|''|[\"＂“”„‟«»‹›‘’‚‛'`]")
_OPENING = frozenset(["“", "„", "‟", "``", "«", "‹", "‘", "‚", "‛", "`"])
_CLOSING = frozenset(["”", "»", "›", "’"])
_SINGLE = frozenset("‘’‚‛'`")
_OPENS_BEFORE = frozenset("([{—–-/*“„‟«‹‘‚`\"'…")
_ENDS_AFTER = frozenset(".,;:!?)]}")
_WORD = re.compile(r"[^\W_]+")
# Readers lose track after three levels; the cap keeps the tree shallow on hostile input.
_DEEPEST = 8


class _Family(Enum):
    DOUBLE = "double"
    SINGLE = "single"
    GUILLEMET = "guillemet"
    ANGLE = "angle"


@attrs.frozen(slots=True)
class _Mark:
    """A mark and what stands beside it."""

    start: int
    end: int
    char: str
    before: str
    after: str

    @property
    def family(self) -> _Family:
        if self.char in "«»":
            return _Family.GUILLEMET
        if self.char in "‹›":
            return _Family.ANGLE
        return _Family.SINGLE if self.char in _SINGLE else _Family.DOUBLE

    @property
    def looks_opening(self) -> bool:
        boundary = not self.before.strip() or self.before in _OPENS_BEFORE
        return boundary and bool(self.after.strip()) and self.after not in _ENDS_AFTER

    @property
    def looks_closing(self) -> bool:
        return not self.after.isalnum() and (bool(self.before.strip()) or self.after in _ENDS_AFTER)


@attrs.define(slots=True)
class _Open:
    """A quotation whose closing mark has not come yet."""

    mark: _Mark
    children: list[Quotation] = attrs.field(factory=list)


def find_quotations(text: str) -> list[Quotation]:
    """Return the outermost quotations of ``text`` in order, nested ones as their children.

    Offsets are Python characters of ``text``. ``span`` includes the marks, ``inner`` does not. A quotation whose
    paragraphs are reopened with a mark is one; one that is never closed ends with its paragraph. Runs in time linear in
    the text and never raises on a ``str``.

    >>> [q.inner.text for q in find_quotations("“It’s finished,” she said. “In my ‘head’, anyway.”")]
    ['It’s finished,', 'In my ‘head’, anyway.']

    Raises:
        TypeError: ``text`` is not a ``str``.
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    scan = _Scan(text)
    for start, end in paragraphs(text):
        scan.paragraph(start, end)
    scan.end_paragraph(keep=0)
    return scan.found


def flatten(quotations: list[Quotation] | tuple[Quotation, ...]) -> Iterator[Quotation]:
    """Yield quotations and all that is nested in them, outer ones first."""
    for quotation in quotations:
        yield quotation
        yield from flatten(quotation.children)


def is_closed(quotation: Quotation) -> bool:
    """Tell whether the quotation has its closing mark (else it ends with its paragraph)."""
    return quotation.inner.end < quotation.span.end


class _Scan:
    """The state of one pass: what is open, what was found, where the last paragraph ended."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Quotation] = []
        self.open: list[_Open] = []
        self.previous_end = 0

    def paragraph(self, start: int, end: int) -> None:
        marks = list(_marks(self.text, start, end))
        reopened = self._reopened(marks, start)
        self.end_paragraph(keep=reopened)
        later_close = _stronger_close_ahead(marks)
        for mark, has_later in zip(marks[reopened:], later_close[reopened:], strict=True):
            if mark.family is _Family.SINGLE:
                self._single(mark, has_later)
            else:
                self._double(mark)
        self.previous_end = end

    def _reopened(self, marks: list[_Mark], start: int) -> int:
        """How many of the open quotations this paragraph takes up again with marks at its very beginning."""
        at = start
        count = 0
        for mark, pending in zip(marks, self.open, strict=False):
            if mark.start != at or mark.family is not pending.mark.family or mark.char in _CLOSING:
                break
            at, count = mark.end, count + 1
        return count

    def end_paragraph(self, keep: int) -> None:
        """Close what is open below the first ``keep`` at the end of the paragraph before."""
        while len(self.open) > keep:
            if self.open[-1].mark.family is _Family.SINGLE:
                self._drop()
            else:
                self._close(self.previous_end, self.previous_end)

    def _double(self, mark: _Mark) -> None:
        is_open = any(opened.mark.family is mark.family for opened in self.open)
        if _closes(mark) if is_open else not _opens(mark):
            if is_open:
                self._close_innermost(mark)
        else:
            self._push(mark)

    def _single(self, mark: _Mark, has_later: bool) -> None:
        if mark.before.isalnum() and mark.after.isalnum():
            return
        in_single = bool(self.open) and self.open[-1].mark.family is _Family.SINGLE
        if in_single and mark.looks_closing and mark.char != "`":
            if not (has_later and _maybe_apostrophe(self.text, mark)):
                self._close(mark.start, mark.end)
        elif mark.char != "’" and mark.looks_opening and not _is_elision(self.text, mark):
            self._push(mark)

    def _push(self, mark: _Mark) -> None:
        if len(self.open) < _DEEPEST:
            self.open.append(_Open(mark))

    def _close_innermost(self, mark: _Mark) -> None:
        while self.open[-1].mark.family is not mark.family:
            if self.open[-1].mark.family is _Family.SINGLE:
                self._drop()
            else:
                self._close(mark.start, mark.start)
        self._close(mark.start, mark.end)

    def _close(self, inner_end: int, end: int) -> None:
        opened = self.open.pop()
        inner = Span.of(self.text, opened.mark.end, inner_end)
        quotation = Quotation(Span.of(self.text, opened.mark.start, end), inner, tuple(opened.children))
        if _WORD.search(inner.text):
            self._siblings().append(quotation)

    def _drop(self) -> None:
        """Forget an opening mark that was an apostrophe after all."""
        opened = self.open.pop()
        self._siblings().extend(opened.children)

    def _siblings(self) -> list[Quotation]:
        return self.open[-1].children if self.open else self.found


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if text.startswith("..", match.end(), end):
            after = "…"
        yield _Mark(match.start(), match.end(), match.group(), before, after)


def _closes(mark: _Mark) -> bool:
    """Whether the mark closes, given that one of its family is open."""
    if mark.char in _CLOSING:
        return not (mark.looks_opening and not mark.looks_closing and mark.char in "»›")
    if mark.char in _OPENING:
        return not mark.looks_opening or (mark.looks_closing and not mark.after.isalnum() and not _is_mark(mark.after))
    return not mark.looks_opening or mark.looks_closing


def _opens(mark: _Mark) -> bool:
    """Whether the mark opens, given that none of its family is open."""
    if mark.char in _OPENING:
        return not mark.looks_closing or mark.looks_opening
    if mark.char in _CLOSING:
        return mark.looks_opening and not mark.looks_closing
    return mark.looks_opening or not mark.looks_closing


def _is_mark(char: str) -> bool:
    return _MARK.fullmatch(char) is not None


def _is_elision(text: str, mark: _Mark) -> bool:
    """An apostrophe for letters left out at the front of a word: ’em, ’90s, ’tis."""
    word = _WORD.match(text, mark.end, mark.end + 12)
    return bool(word) and (word.group().lower() in english().elisions or mark.after.isdigit() and len(word.group()) <= 3)


def _maybe_apostrophe(text: str, mark: _Mark) -> bool:
    """A plural possessive or a dropped g in running text: the dogs’ bowl, talkin’ about."""
    tail = text[max(0, mark.start - 2) : mark.start].lower()
    following = text[mark.end : mark.end + 2]
    return (tail.endswith("s") or tail == "in") and following[:1] == " " and following[1:].islower()


def _stronger_close_ahead(marks: list[_Mark]) -> list[bool]:
    """For each mark, whether another closing single mark comes before the next opening one."""
    ahead = False
    out = [False] * len(marks)
    for i in range(len(marks) - 1, -1, -1):
        mark = marks[i]
        out[i] = ahead
        if mark.family is not _Family.SINGLE or mark.before.isalnum() and mark.after.isalnum():
            continue
        if mark.looks_closing and mark.char != "`":
            ahead = True
        elif mark.looks_opening:
            ahead = False
    return out
