"""Quotation marks: whether each opens or closes, judged by its character and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, IntEnum

import attrs

from quoteattr.languages import Lexicon

__all__ = [
    "ALPHANUMERIC",
    "CLOSING",
    "TWO_SINGLES",
    "Ahead",
    "Family",
    "Mark",
    "closes",
    "closing_ahead",
    "halves",
    "is_elided_word",
    "is_inch_mark",
    "marks_in",
    "may_be_apostrophe",
    "opens",
]

# Three or more backticks enclose code. Typewriters and TeX write a double mark as two single ones.
_MARK = re.compile(r"(?<!`)`{1,2}(?!`)|''|‘‘|’’|[\"＂“”„‟«»‹›‘’‚‛']")
_OPENING = frozenset(["“", "„", "‟", "``", "‘‘", "«", "‹", "‘", "‚", "‛", "`"])
CLOSING = frozenset(["”", "’’", "»", "›", "’"])
TWO_SINGLES = frozenset(["''", "’’"])
_ELLIPSES = ("..", ". .")
_SINGLE = frozenset("‘’‚‛'`")
_OPENS_BEFORE = frozenset("([{—–-/*“„‟«‹‘‚`\"'…")
_ENDS_AFTER = frozenset(".,;:!?)]}")
ALPHANUMERIC = re.compile(r"[^\W_]+")
_SENTENCE_MARKS = frozenset(".,!?…")
_FEET = re.compile(r"\d['’]\s?\d\d?")


class Family(Enum):
    """Marks of one family close each other."""

    DOUBLE = "double"
    SINGLE = "single"
    GUILLEMET = "guillemet"
    ANGLE = "angle"


class Ahead(IntEnum):
    """Whether the next single mark may close a quotation. After a comma or the end of a sentence, it certainly does."""

    NOTHING = 0
    MAYBE = 1
    SURE = 2


@attrs.frozen(slots=True)
class Mark:
    """A quotation mark at `start:end`, with the characters before and after it: a space at the ends of a paragraph."""

    start: int
    end: int
    char: str
    before: str
    after: str

    @property
    def family(self) -> Family:
        """The marks that may close it, or that it may close."""
        if self.char in "«»":
            return Family.GUILLEMET
        if self.char in "‹›":
            return Family.ANGLE
        return Family.SINGLE if self.char in _SINGLE else Family.DOUBLE

    @property
    def looks_opening(self) -> bool:
        """Whether a word begins after it, and none ends before it."""
        boundary = not self.before.strip() or self.before in _OPENS_BEFORE
        return boundary and bool(self.after.strip()) and self.after not in _ENDS_AFTER

    @property
    def looks_closing(self) -> bool:
        """Whether something ends before it, and no word begins after it."""
        return not self.after.isalnum() and (bool(self.before.strip()) or self.after in _ENDS_AFTER)

    @property
    def within_word(self) -> bool:
        """Whether it is between letters or digits, as an apostrophe is."""
        return self.before.isalnum() and self.after.isalnum()

    @property
    def closes_code(self) -> bool:
        """Whether it is the backtick at the end of `code`, which begins and ends with the same mark."""
        return self.char in ("`", "``") and self.looks_closing and self.before not in _SENTENCE_MARKS


def marks_in(text: str, start: int, end: int) -> Iterator[Mark]:
    """The quotation marks in the paragraph `start:end`, in order."""
    for match in _MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if text.startswith(_ELLIPSES, match.end(), end):
            after = "…"
        yield Mark(match.start(), match.end(), match.group(), before, after)


def closes(mark: Mark) -> bool:
    """Whether the mark closes, if one of its family is open."""
    if mark.char in CLOSING:
        return not (mark.looks_opening and not mark.looks_closing and mark.char in "»›")
    if mark.char in _OPENING:
        return not mark.looks_opening or (mark.looks_closing and not mark.after.isalnum() and not _is_mark(mark.after))
    return not mark.looks_opening or mark.looks_closing


def opens(mark: Mark) -> bool:
    """Whether the mark opens, if none of its family is open."""
    if mark.char in _OPENING:
        return not mark.looks_closing or mark.looks_opening
    if mark.char in CLOSING:
        return mark.looks_opening and not mark.looks_closing
    return mark.looks_opening or not mark.looks_closing


def _is_mark(char: str) -> bool:
    return _MARK.fullmatch(char) is not None


def halves(mark: Mark) -> tuple[Mark, Mark]:
    """The two single marks of a double mark that is written as two."""
    char, middle = mark.char[0], mark.start + 1
    return Mark(mark.start, middle, char, mark.before, char), Mark(middle, mark.end, char, char, mark.after)


def is_inch_mark(text: str, mark: Mark) -> bool:
    """Whether the mark means inches, after feet: 5'10"."""
    return mark.char == '"' and any(
        _FEET.fullmatch(text, mark.start - width, mark.start) for width in (3, 4, 5) if width <= mark.start
    )


def is_elided_word(text: str, mark: Mark, lexicon: Lexicon) -> bool:
    """Whether the mark is the apostrophe of a shortened word: ’em, ’90s, ’tis."""
    match = ALPHANUMERIC.match(text, mark.end, mark.end + 12)
    if match is None:
        return False
    word = match.group()
    return word.lower() in lexicon.elisions or (word[0].isdigit() and len(word) <= 3)


def may_be_apostrophe(text: str, mark: Mark) -> bool:
    """Whether it may be a plural possessive or replace a g: the dogs’ bowl, talkin’ about."""
    tail = text[max(0, mark.start - 2) : mark.start].lower()
    following = text[mark.end : mark.end + 2]
    return (tail.endswith("s") or tail == "in") and following[:1] == " " and following[1:].isalnum()


def closing_ahead(text: str, marks: list[Mark], lexicon: Lexicon) -> list[Ahead]:
    """For each mark, whether a single closing mark comes before the next single opening one."""
    ahead = Ahead.NOTHING
    out = [ahead] * len(marks)
    for i in range(len(marks) - 1, -1, -1):
        mark = marks[i]
        out[i] = ahead
        if mark.family is not Family.SINGLE or mark.within_word:
            continue
        if mark.looks_closing and mark.char != "`":
            ahead = max(ahead, Ahead.SURE if mark.before in _SENTENCE_MARKS else Ahead.MAYBE)
        elif mark.looks_opening and not is_elided_word(text, mark, lexicon):
            ahead = Ahead.NOTHING
    return out
