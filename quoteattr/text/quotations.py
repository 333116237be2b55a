"""Find quotations from characters alone: no model, no parser.

One pass over the marks of each paragraph with a stack of what is open. The character of a mark says how it leans
(opening, closing, or either), its neighbours decide where that is not enough, and what is open has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, IntEnum

import attrs

from quoteattr.languages import english
from quoteattr.model import Quotation, Span
from quoteattr.text.paragraphs import paragraphs

__all__ = ["find_quotations", "flatten", "is_closed"]

# Three and more backticks fence code; two single marks in a row are what typewriters and TeX make of a double one.
_MARK = re.compile(r"(?<!`)`{1,2}(?!`)|''|‘‘|’’|[\"＂“”„‟«»‹›‘’‚‛']")
_OPENING = frozenset(["“", "„", "‟", "``", "‘‘", "«", "‹", "‘", "‚", "‛", "`"])
_CLOSING = frozenset(["”", "’’", "»", "›", "’"])
_TWO_SINGLES = frozenset(["''", "’’"])
_ELLIPSES = ("..", ". .")
_SINGLE = frozenset("‘’‚‛'`")
_OPENS_BEFORE = frozenset("([{—–-/*“„‟«‹‘‚`\"'…")
_ENDS_AFTER = frozenset(".,;:!?)]}")
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_MARKS = frozenset(".,!?…")
_FEET = re.compile(r"\d['’]\s?\d\d?")
# Readers lose track after three levels; the cap keeps the tree shallow on hostile input.
_DEEPEST = 8


class _Family(Enum):
    DOUBLE = "double"
    SINGLE = "single"
    GUILLEMET = "guillemet"
    ANGLE = "angle"


class _Ahead(IntEnum):
    """Whether a single mark that may close comes next; it is sure of it after a comma or the end of a sentence."""

    NOTHING = 0
    MAYBE = 1
    SURE = 2


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

    @property
    def within_word(self) -> bool:
        return self.before.isalnum() and self.after.isalnum()

    @property
    def closes_code(self) -> bool:
        """A backtick where a quotation would end: marks of code are alike at both ends."""
        return self.char in ("`", "``") and self.looks_closing and self.before not in _SENTENCE_MARKS


@attrs.define(slots=True)
class _Open:
    """A quotation whose closing mark has not come yet."""

    mark: _Mark
    children: list[Quotation] = attrs.field(factory=list)


def find_quotations(text: str) -> list[Quotation]:
    """Return the outermost quotations of ``text`` in order, nested ones as their children.

    Offsets are Python characters of ``text``. ``span`` includes the marks, ``inner`` does not. A quotation whose
    paragraphs are reopened with its own mark is one; one that is never closed ends with its paragraph. Runs in time
    linear in the text and never raises on a ``str``.

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


def flatten(quotations: Sequence[Quotation]) -> Iterator[Quotation]:
    """Yield quotations and all that is nested in them, outer ones first."""
    for quotation in quotations:
        yield from quotation.walk()


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
        ahead = _closing_ahead(self.text, marks)
        for mark, closing in zip(marks[reopened:], ahead[reopened:], strict=True):
            if mark.family is _Family.SINGLE:
                self._single(mark, closing)
            elif mark.char in _TWO_SINGLES and not mark.looks_opening and self._in_singles_only():
                for single in _halves(mark):
                    self._single(single, closing)
            elif not _is_inch_mark(self.text, mark):
                self._double(mark)
        self.previous_end = end

    def _reopened(self, marks: list[_Mark], start: int) -> int:
        """How many of the open quotations this paragraph takes up again with their own marks at its very beginning.

        An excerpt set in straight marks with curly ones for the speech in it (`"It rained. ¶ “So late,” she said.`) is
        not taken up by a curly one.
        """
        at = start
        count = 0
        for mark, pending in zip(marks, self.open, strict=False):
            if mark.start != at or mark.char != pending.mark.char or mark.char in _CLOSING:
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

    def _single(self, mark: _Mark, ahead: _Ahead) -> None:
        if mark.within_word:
            return
        in_single = bool(self.open) and self.open[-1].mark.family is _Family.SINGLE
        if in_single and mark.closes_code:
            if self.open[-1].mark.char == "`":
                self._drop()
        elif in_single and mark.looks_closing:
            if ahead is _Ahead.NOTHING or not _maybe_apostrophe(self.text, mark):
                self._close(mark.start, mark.end)
        elif mark.char != "’" and mark.looks_opening and not self._is_elision(mark, in_single, ahead):
            self._push(mark)

    def _is_elision(self, mark: _Mark, in_single: bool, ahead: _Ahead) -> bool:
        """An apostrophe at the front of a word, unless what follows ends as a quotation does: 'Tis true,' he said."""
        return _is_elided_word(self.text, mark) and (in_single or ahead is not _Ahead.SURE)

    def _in_singles_only(self) -> bool:
        return bool(self.open) and all(opened.mark.family is _Family.SINGLE for opened in self.open)

    def _push(self, mark: _Mark) -> None:
        if len(self.open) < _DEEPEST:
            self.open.append(_Open(mark))

    def _close_innermost(self, mark: _Mark) -> None:
        while self.open[-1].mark.family is not mark.family:
            if self.open[-1].mark.family is _Family.SINGLE:
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
        if text.startswith(_ELLIPSES, match.end(), end):
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


def _halves(mark: _Mark) -> tuple[_Mark, _Mark]:
    """The two single marks that were taken for a double one."""
    char, middle = mark.char[0], mark.start + 1
    return _Mark(mark.start, middle, char, mark.before, char), _Mark(middle, mark.end, char, char, mark.after)


def _is_inch_mark(text: str, mark: _Mark) -> bool:
    """The second mark of feet and inches: 5'10"."""
    return mark.char == '"' and any(
        _FEET.fullmatch(text, mark.start - width, mark.start) for width in (3, 4, 5) if width <= mark.start
    )


def _is_elided_word(text: str, mark: _Mark) -> bool:
    """Whether the letters after the mark are a word that lost its front: ’em, ’90s, ’tis."""
    match = _WORD.match(text, mark.end, mark.end + 12)
    if match is None:
        return False
    word = match.group()
    return word.lower() in english().elisions or (word[0].isdigit() and len(word) <= 3)


def _maybe_apostrophe(text: str, mark: _Mark) -> bool:
    """A plural possessive or a dropped g in running text: the dogs’ bowl, talkin’ about."""
    tail = text[max(0, mark.start - 2) : mark.start].lower()
    following = text[mark.end : mark.end + 2]
    return (tail.endswith("s") or tail == "in") and following[:1] == " " and following[1:].isalnum()


def _closing_ahead(text: str, marks: list[_Mark]) -> list[_Ahead]:
    """For each mark, what single closing marks come before the next single opening one."""
    ahead = _Ahead.NOTHING
    out = [ahead] * len(marks)
    for i in range(len(marks) - 1, -1, -1):
        mark = marks[i]
        out[i] = ahead
        if mark.family is not _Family.SINGLE or mark.within_word:
            continue
        if mark.looks_closing and mark.char != "`":
            ahead = max(ahead, _Ahead.SURE if mark.before in _SENTENCE_MARKS else _Ahead.MAYBE)
        elif mark.looks_opening and not _is_elided_word(text, mark):
            ahead = _Ahead.NOTHING
    return out
