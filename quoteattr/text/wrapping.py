"""Line breaks inside paragraphs: mails, agency reports and books are wrapped at a fixed width."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import attrs
import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.inflection import base_forms
from quoteattr.languages.en.layout import MUST_GO_ON
from quoteattr.text.origin import Edit
from quoteattr.text.page import Page
from quoteattr.text.paragraphs import Range, is_hard_wrapped

__all__ = ["wrapped_breaks"]

_BREAK = regex.compile(r"[ \t\r]*\n[ \t]*(?:>+[ \t]*)*")
_ITEM = regex.compile(r"[ \t>]*(?:[-*•+–—]|\d{1,3}[.)]|#+|\|)[ \t]")
_SENTENCE_END = frozenset(".!?:…\"'”’»)")
# Mails and agency reports are wrapped at 60 to 80 columns.
_WIDEST = 100
_NARROWEST = 40
# With fewer lines, the ends may be by chance.
_FEWEST_LINES = 4
# Columns. Agencies count letters of different widths, and some lines end early.
_SLACK = 12
_FULL = 0.9
# Characters. Shorter lines are items and headings.
_SHORTEST = 20
_BLANK = regex.compile(r"\s*")
_FIRST_WORD = regex.compile(r"[ \t>]*(\S+)")
_MAY_FOLLOW = regex.compile(r"[ \t>]*\p{Lu}[\p{L}'’-]+(?:,|\.(?!\S)|\s+\p{Ll}+)")


def wrapped_breaks(text: str, lexicon: Lexicon, within: Sequence[Range] = ()) -> Iterator[Edit]:
    """The edits that join lines in the whole text, or only in some ranges of it, which are in order.

    A line break becomes a space, and a hyphen before it is removed. Time is linear in the text.
    """
    if "\n" not in text:
        return
    page = Page.of(text)
    if within:
        yield from (_joined(text, one, other) for one, other in _inside(page, within))
        return
    hard = is_hard_wrapped(text)
    for block in page.blocks():
        lines = page.lines[block.start : block.stop]
        width = max((end - start for start, end in lines[:-1]), default=0)
        layout = _Layout(text, width, hard, hard or _is_wrapped(text, lines, width))
        for one, other in itertools.pairwise(lines):
            if _goes_on(layout, one, other) or _breaks_off(text, one, other, lexicon):
                yield _joined(text, one, other)


@attrs.frozen(slots=True)
class _Layout:
    """How the lines of a block are wrapped."""

    text: str
    width: int
    hard: bool
    """Whether the whole text is wrapped at a fixed width."""
    wrapped: bool
    """Whether the block is wrapped."""


def _inside(page: Page, within: Sequence[Range]) -> Iterator[tuple[Range, Range]]:
    """The pairs of adjacent lines whose break is inside a range."""
    starts = [start for start, _ in within]
    for block in page.blocks():
        for one, other in itertools.pairwise(page.lines[block.start : block.stop]):
            number = bisect_right(starts, one[1] - 1) - 1
            if number >= 0 and other[0] < within[number][1]:
                yield one, other


def _is_wrapped(text: str, lines: Sequence[Range], width: int) -> bool:
    """Whether lines end where the next word would be too long, mostly inside sentences.

    Three lines are enough if one surely breaks off, and each is filled to its last column.
    """
    few = len(lines) < _FEWEST_LINES
    if len(lines) < _FEWEST_LINES - few or not few * _NARROWEST <= width <= _WIDEST:
        return False
    inside = [(one, other) for one, other in itertools.pairwise(lines) if text[one[1] - 1] not in _SENTENCE_END]
    if few and not any(text[other[0]].islower() for _, other in inside):
        return False
    full = sum(_is_full(text, one, other, width + few * _SLACK) for one, other in inside)
    return 2 * len(inside) >= len(lines) - 1 and full >= _FULL * len(inside)


def _is_full(text: str, one: Range, other: Range, width: int) -> bool:
    first = _FIRST_WORD.match(text, *other)
    return first is not None and one[1] - one[0] + 1 + len(first[1]) > width - _SLACK


def _goes_on(layout: _Layout, one: Range, other: Range) -> bool:
    """Whether a line of a wrapped block continues in the next one."""
    text, ends = layout.text, layout.text[one[1] - 1] in _SENTENCE_END
    if not layout.wrapped or _ITEM.match(text, *other):
        return False
    if ends and _indent(text, other) > _indent(text, one) + 1:
        return False
    return layout.hard or not ends or _is_full(text, one, other, layout.width)


def _indent(text: str, line: Range) -> int:
    blank = _BLANK.match(text, *line)
    return blank.end() - blank.start() if blank else 0


def _breaks_off(text: str, one: Range, other: Range, lexicon: Lexicon) -> bool:
    """Whether a line clearly stops inside a sentence: a lower-case letter or the rest of a name follows."""
    first, words = _FIRST_WORD.match(text, *other), text[slice(*one)].split()
    if first is None or one[1] - one[0] > _WIDEST or _ITEM.match(text, *one) or _ITEM.match(text, *other):
        return False
    if words[-1].endswith(".") and words[-1][:-1].lower() in lexicon.title_abbreviations:
        return bool(first[1][0].isupper())
    if text[one[1] - 1] in _SENTENCE_END:
        return False
    if first[1][0].islower():
        return one[1] - one[0] >= _SHORTEST and _is_prose(text[slice(*one)])
    before, last = ["", *words][-2:]
    return last in MUST_GO_ON or _name_goes_on(before, last, lexicon, _MAY_FOLLOW.match(text, *other))


def _is_prose(line: str) -> bool:
    """Whether at least half of the words are in lower case, unlike those of headings."""
    words = [word[0] for word in line.split() if word[0].isalpha()]
    return 2 * sum(map(str.islower, words)) >= len(words)


def _name_goes_on(before: str, last: str, lexicon: Lexicon, follows: regex.Match[str] | None) -> bool:
    """Whether the last word of a line begins a name: after a title, post or verb of saying, or as a first name."""
    before = before.strip("([“‘\"'—,")
    titled = before[:1].isupper() and before.lower().rstrip(".") in lexicon.speaker_titles
    posts = (lexicon.people, lexicon.offices, lexicon.trades)
    post = before not in MUST_GO_ON and any(before in nouns for nouns in posts)
    said = before.islower() and not base_forms(before).isdisjoint(lexicon.speech_cues)
    named = titled or post or said or last.lower() in lexicon.first_names
    return follows is not None and named and last[0].isupper()


def _joined(text: str, one: Range, other: Range) -> Edit:
    gap = _BREAK.match(text, one[1])
    end = gap.end() if gap else other[0]
    start = one[1]
    while text[start - 1] in " \t\r":
        start -= 1
    if text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha() and text[end : end + 1].islower():
        return Edit(start - 1, end)
    return Edit(start, end, " ")
