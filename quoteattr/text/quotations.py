"""Find quotations from characters alone: no model, no parser.

One pass over the quotation marks of each paragraph keeps a stack of open quotations. A mark's own character suggests
whether it opens or closes. Its neighbours decide if that is not enough, as for straight marks. The open quotations
decide what remains.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from quoteattr.languages import Lexicon, english
from quoteattr.model import Quotation, Span
from quoteattr.text.marks import (
    ALPHANUMERIC,
    CLOSING,
    TWO_SINGLES,
    Ahead,
    Family,
    Mark,
    closes,
    closing_ahead,
    halves,
    is_elided_word,
    is_inch_mark,
    marks_in,
    may_be_apostrophe,
    opens,
)
from quoteattr.text.paragraphs import STOPS, paragraphs
from quoteattr.text.tags_within import tags_within

__all__ = ["find_quotations", "flatten", "is_closed"]

# Readers lose track after three levels. The cap keeps the tree shallow on hostile input.
_DEEPEST = 8


@attrs.define(slots=True)
class _Open:
    """A quotation whose closing mark has not been seen yet."""

    mark: Mark
    children: list[Quotation] = attrs.field(factory=list)


def find_quotations(text: str, lexicon: Lexicon | None = None) -> list[Quotation]:
    """The outermost quotations of a text, in text order. Quotations inside a quotation are its `children`.

    Offsets count characters of `text`. `span` includes the quotation marks, `inner` does not. A quotation that
    continues over several paragraphs is one quotation. A quotation that is never closed ends with its paragraph. Time
    is linear in the text.

    >>> [q.inner.text for q in find_quotations("“It’s finished,” she said. “In my ‘head’, anyway.”")]
    ['It’s finished,', 'In my ‘head’, anyway.']

    Args:
        text: any string.
        lexicon: gives the elisions (’tis, ’em), whose apostrophe is not an opening mark; by default
            `quoteattr.extend.ENGLISH`.

    Raises:
        TypeError: `text` is not a `str`.
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    scan = _Scan(text, english() if lexicon is None else lexicon)
    for start, end in paragraphs(text):
        scan.paragraph(start, end)
    scan.end_paragraph(keep=0)
    return scan.found


def _balance(marks: list[Mark], family: Family) -> tuple[int, int]:
    """How many marks of a paragraph open and how many close: two and one in `"It rained. "It poured."`."""
    found = [mark for mark in marks if mark.family is family]
    if family is Family.DOUBLE:
        return sum(opens(mark) for mark in found), sum(closes(mark) for mark in found)
    # A single mark may be an apostrophe: only one behind a stop or a comma surely closes.
    return sum(opens(mark) and not mark.within_word for mark in found), sum(_ends_speech(mark) for mark in found)


def _ends_speech(mark: Mark) -> bool:
    """Whether a mark behind a stop or a comma closes, whatever opened: `'I never signed it," he said`."""
    return mark.before in (*STOPS, ",") and mark.looks_closing


def flatten(quotations: Sequence[Quotation]) -> Iterator[Quotation]:
    """Yield quotations and those nested in them, outer ones first."""
    for quotation in quotations:
        yield from quotation.walk()


def is_closed(quotation: Quotation) -> bool:
    """Whether the quotation has its closing mark. Without one, it ends with its paragraph."""
    return quotation.inner.end < quotation.span.end


class _Scan:
    """The state of one pass: open quotations, finished ones, and the end of the last paragraph."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.found: list[Quotation] = []
        self.open: list[_Open] = []
        self.previous_end = 0
        self.running_on: list[Family] = []
        """The families of marks that the paragraph closes, and opens more often."""
        self.unclosed = False
        """Whether the paragraph opens more double marks than it closes."""

    def paragraph(self, start: int, end: int) -> None:
        marks = list(marks_in(self.text, start, end))
        reopened = self._reopened(marks, start)
        self.end_paragraph(keep=reopened)
        balance = {family: _balance(marks, family) for family in (Family.DOUBLE, Family.SINGLE)}
        self.running_on = [family for family, (opening, closing) in balance.items() if opening > closing > 0]
        self.unclosed = balance[Family.DOUBLE][0] > balance[Family.DOUBLE][1]
        ahead = closing_ahead(self.text, marks, self.lexicon)
        for mark, closing in zip(marks[reopened:], ahead[reopened:], strict=True):
            if self._goes_on(mark):
                continue
            if mark.family is Family.SINGLE:
                self._single(mark, closing)
            elif mark.char in TWO_SINGLES and not mark.looks_opening and self._in_singles_only():
                for single in halves(mark):
                    self._single(single, closing)
            elif not is_inch_mark(self.text, mark):
                self._double(mark)
        self.previous_end = end

    def _reopened(self, marks: list[Mark], start: int) -> int:
        """How many open quotations the paragraph continues, because it begins with their opening marks.

        The mark must be the same: in `"It rained. ¶ “So late,” she said.` the curly mark begins a new quotation.
        """
        at = start
        count = 0
        for mark, pending in zip(marks, self.open, strict=False):
            if mark.start != at or mark.char != pending.mark.char or mark.char in CLOSING:
                break
            at, count = mark.end, count + 1
        return count

    def end_paragraph(self, keep: int) -> None:
        """Close all but the `keep` outermost open quotations at the end of the previous paragraph."""
        while len(self.open) > keep:
            if self.open[-1].mark.family is Family.SINGLE:
                self._drop()
            else:
                self._close(self.previous_end, self.previous_end)

    def _double(self, mark: Mark) -> None:
        is_open = any(opened.mark.family is mark.family for opened in self.open)
        if closes(mark) if is_open else not opens(mark):
            if is_open:
                self._close_innermost(mark)
            elif self._in_singles_only() and _ends_speech(mark):
                self._close(mark.start, mark.end)
        else:
            self._push(mark)

    def _goes_on(self, mark: Mark) -> bool:
        """Whether a mark only opens the next paragraph of what is open, where paragraphs were run together."""
        if not self.open or self.open[-1].children or mark.family not in self.running_on:
            return False
        opened = self.open[-1].mark
        if mark.char != opened.char or closes(mark):
            return False
        announced, ended = (self.text[max(0, at - 2) : at].rstrip()[-1:] for at in (opened.start, mark.start))
        if announced in (":", ","):
            return ended in (*STOPS, ",")
        return ended in STOPS and not any(tags_within(self.text, opened.end, mark.start, self.lexicon))

    def _single(self, mark: Mark, ahead: Ahead) -> None:
        if mark.within_word:
            return
        in_single = bool(self.open) and self.open[-1].mark.family is Family.SINGLE
        if in_single and mark.closes_code:
            if self.open[-1].mark.char == "`":
                self._drop()
        elif in_single and mark.looks_closing:
            if ahead is Ahead.NOTHING or not may_be_apostrophe(self.text, mark):
                self._close(mark.start, mark.end)
        elif not in_single and self._ends_double(mark):
            self._close(mark.start, mark.end)
        elif mark.char != "’" and mark.looks_opening and not self._is_elision(mark, in_single, ahead):
            self._push(mark)

    def _is_elision(self, mark: Mark, in_single: bool, ahead: Ahead) -> bool:
        """Whether an apostrophe begins a word, unless a closing mark certainly follows: 'Tis true,' he said."""
        return is_elided_word(self.text, mark, self.lexicon) and (in_single or ahead is not Ahead.SURE)

    def _ends_double(self, mark: Mark) -> bool:
        """Whether a single mark ends what a double one opened: no other closes it (`"I never signed it,' he said`)."""
        alone = len(self.open) == 1 and self.open[0].mark.family is Family.DOUBLE and not self.open[0].children
        return alone and self.unclosed and _ends_speech(mark)

    def _in_singles_only(self) -> bool:
        return bool(self.open) and all(opened.mark.family is Family.SINGLE for opened in self.open)

    def _push(self, mark: Mark) -> None:
        if len(self.open) < _DEEPEST:
            self.open.append(_Open(mark))

    def _close_innermost(self, mark: Mark) -> None:
        while self.open[-1].mark.family is not mark.family:
            if self.open[-1].mark.family is Family.SINGLE:
                self._drop()
            else:
                self._close(mark.start, mark.start)
        if mark.closes_code and self.open[-1].mark.char == mark.char:
            self._drop()
        else:
            self._close(mark.start, mark.end)

    def _close(self, inner_end: int, end: int) -> None:
        opened = self.open.pop()
        inner = Span.of(self.text, opened.mark.end, inner_end)
        quotation = Quotation(Span.of(self.text, opened.mark.start, end), inner, tuple(opened.children))
        if ALPHANUMERIC.search(inner.text):
            self._siblings().append(quotation)

    def _drop(self) -> None:
        """Remove an opening mark that turned out to be an apostrophe."""
        opened = self.open.pop()
        self._siblings().extend(opened.children)

    def _siblings(self) -> list[Quotation]:
        return self.open[-1].children if self.open else self.found
