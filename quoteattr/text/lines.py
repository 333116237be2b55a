"""The role of each paragraph of a text: prose, or something else on the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.layout import BOXES, BYLINE, CAPTION, CREDIT_LINE, DATELINE, DATES, PAGE
from quoteattr.model import LineRole
from quoteattr.text.paragraphs import SENTENCE_END, STOPS, Range
from quoteattr.text.turns import Turn

__all__ = ["PROSE", "line_roles"]

PROSE = frozenset([LineRole.PARAGRAPH, LineRole.LIST_ITEM, LineRole.LABEL, LineRole.TURN])
"""The roles of lines that tell or say something, or name who does."""

_BYLINE = regex.compile(BYLINE)
_CAPTION = regex.compile(CAPTION)
_CREDIT = regex.compile(CREDIT_LINE)
_DATELINE = regex.compile(DATELINE)
_BOX = regex.compile(rf"[\W_]*{BOXES}(?:[\W_]*$|\s*[:|»>→])", regex.IGNORECASE)
_LABEL = regex.compile(r"\s*(\p{Lu}{2,})(?: \p{Lu}+){0,3}(?::\s|$)")
_TOLD = regex.compile(rf"[,.!?…][”\"’']\s\p{{L}}|;\s\p{{L}}[^“”\"\n]*:\s[“\"‘']|{SENTENCE_END.pattern}")
_ROW = regex.compile(r"\s*(?:[-*•]\s+)?\p{Lu}[^\n:.!?“”\"]{0,30}:\s?[^\n]{0,80}$|\s*\|.*\|\s*$")
_TIMESTAMP = regex.compile(rf"\W*(?:(?:{DATES}|\d{{1,4}})\b\W*){{2,14}}$", regex.IGNORECASE)
_DIGITS = regex.compile(r"\d")
_ITEM = regex.compile(r"(?:[-*•‣·]|\(?\d{1,3}[.)]|\(?\p{L}\))\s")
_MARKDOWN_HEADING = regex.compile(r"#{1,6}\s")
_NUMBERS = regex.compile(r"\d+")
# A heading is a short line and not a sentence.
_LONGEST_HEADING = 90
_MOST_WORDS = 14
_ENDS = frozenset(".!?…:;,-—–”\"’')")
# Rows of one table are adjacent.
_FEWEST_ROWS = 3
# A line that is on every page is there more than twice.
_FEWEST_PAGES = 3
_LONGEST_HEAD = 60


def line_roles(text: str, paragraphs: Sequence[Range], turns: Sequence[Turn], lexicon: Lexicon) -> tuple[LineRole, ...]:
    """The role of each paragraph. `turns`: those of a transcript, in order."""
    roles = [_role(text, start, end, lexicon) for start, end in paragraphs]
    heads = Counter(_NUMBERS.sub("0", text[start:end]) for start, end in paragraphs if end - start <= _LONGEST_HEAD)
    for number, (start, end) in enumerate(paragraphs):
        if roles[number] is LineRole.PARAGRAPH and heads[_NUMBERS.sub("0", text[start:end])] >= _FEWEST_PAGES:
            roles[number] = LineRole.PAGE_HEADER if _DIGITS.search(text, start, end) else roles[number]
        if roles[number] is LineRole.HEADING and not _announces(number, paragraphs):
            roles[number] = LineRole.PARAGRAPH
    _mark_rows(text, paragraphs, roles)
    _mark_front_matter(text, paragraphs, roles)
    _mark_turns(paragraphs, turns, roles)
    return tuple(roles)


def _role(text: str, start: int, end: int, lexicon: Lexicon) -> LineRole:
    """The role of a paragraph, judged from its own text."""
    named = _of_author_or_picture(text, start, end)
    if named is not None:
        return named
    if end - start <= _LONGEST_HEADING and _is_dateline(text, start, end):
        return LineRole.DATELINE
    boxed = _BOX.match(text, start, end) or _is_labelled(text, start, end, lexicon)
    if boxed and not _tells(text, start, end):
        return LineRole.BOX
    if end - start <= _LONGEST_HEAD and PAGE.match(text, start, end):
        return LineRole.PAGE_HEADER
    if end - start <= _LONGEST_HEADING and _DIGITS.search(text, start, end) and _TIMESTAMP.match(text, start, end):
        return LineRole.TIMESTAMP
    if _MARKDOWN_HEADING.match(text, start, end) or _is_heading(text[start:end]):
        return LineRole.HEADING
    return LineRole.LIST_ITEM if _ITEM.match(text, start, end) else LineRole.PARAGRAPH


def _of_author_or_picture(text: str, start: int, end: int) -> LineRole | None:
    if _BYLINE.match(text, start, end):
        return LineRole.BYLINE
    if _CAPTION.match(text, start, end):
        return LineRole.CAPTION
    return LineRole.CREDIT if _CREDIT.match(text, start, end) else None


def _is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a line has a place in capitals before a dash or a date, and nothing else."""
    place = _DATELINE.match(text, start, end)
    return place is not None and (place.end() == end or _TIMESTAMP.match(text, place.end(), end) is not None)


def _is_labelled(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a line has the label of a box in capitals, READ MORE, and not a dateline."""
    label = _LABEL.match(text, start, end)
    if label is None or not text[start:end].lstrip().startswith(label[0].strip()):
        return False
    words = label[0].strip(": \n").lower()
    return words in lexicon.box_labels or (" " in words and label[1].lower() in lexicon.box_labels)


def _tells(text: str, start: int, end: int) -> bool:
    """Whether a line ends with a stop, as links do not, and has two sentences or a quoted one: UPDATE: It is open. …"""
    return text[start:end].rstrip("”\"’'").endswith(STOPS) and _TOLD.search(text, start, end) is not None


def _is_heading(line: str) -> bool:
    """Whether a line is a quoted title, or is short, begins with a capital or digit and is not a sentence."""
    words = line.split()
    if len(line) > _LONGEST_HEADING or len(words) > _MOST_WORDS or "\n" in line:
        return False
    if line[-1] in _ENDS:
        return line[0] in "‘“\"'" and line[-2:-1].isalnum() and _is_title(words)
    return line[0].isupper() or line[0].isdigit()


def _is_title(words: list[str]) -> bool:
    """Whether all words except small ones are capitalized: ‘No Fish’."""
    long = [word.strip("‘’“”\"'") for word in words if len(word) > len("from")] or words
    return 1 < len(words) <= len("a few of") and all(
        word.strip("‘’“”\"'")[:1].isupper() for word in (*long, words[0], words[-1])
    )


def _announces(number: int, paragraphs: Sequence[Range]) -> bool:
    return number + 1 < len(paragraphs)


def _mark_rows(text: str, paragraphs: Sequence[Range], roles: list[LineRole]) -> None:
    """Adjacent rows of a table or form are a box: WHO, WHAT, WHEN."""
    rows: list[int] = []
    for number in range(len(paragraphs) + 1):
        if number < len(paragraphs) and _ROW.match(text, *paragraphs[number]):
            rows.append(number)
            continue
        if len(rows) >= _FEWEST_ROWS:
            for row in rows:
                roles[row] = LineRole.BOX
        rows = []


def _mark_front_matter(text: str, paragraphs: Sequence[Range], roles: list[LineRole]) -> None:
    """The keys and values at the top of a generated page, between two lines of dashes, are a box."""
    if not paragraphs or not text.startswith("---", paragraphs[0][0]):
        return
    fences = (n for n in range(1, len(paragraphs)) if text[slice(*paragraphs[n])].rstrip().endswith("---"))
    last = next(fences, None)
    for number in range(0 if last is None else last + 1):
        roles[number] = LineRole.BOX


def _mark_turns(paragraphs: Sequence[Range], turns: Sequence[Turn], roles: list[LineRole]) -> None:
    for turn in turns:
        for number in _touched(paragraphs, turn.label):
            roles[number] = LineRole.LABEL
    for turn in turns:
        for part in turn.content:
            for number in _touched(paragraphs, part):
                roles[number] = LineRole.TURN


def _touched(paragraphs: Sequence[Range], part: Range) -> range:
    """The numbers of the paragraphs that share a character with a range."""
    return range(
        bisect_right(paragraphs, part[0], key=lambda paragraph: paragraph[1]),
        bisect_left(paragraphs, part[1], key=lambda paragraph: paragraph[0]),
    )
