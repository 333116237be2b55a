"""Turns: what each speaker of a transcript, a play, a chat or a hearing says at a time.

A text's form is one hypothesis that explains its lines: the form whose labels come again and again, or name people in
every line. The text as a whole decides, so that a recipe, a list or a dateline is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import attrs
import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.labels import NOT_SPOKEN, TITLES
from quoteattr.text.labels import FORMS, SUBTITLES, Form, Label, is_other, labels_in, names_somebody
from quoteattr.text.page import Page
from quoteattr.text.paragraphs import Range

__all__ = ["Turn", "turns_in"]

_CUE_TIME = regex.compile(r"\d\d:\d\d[.,]\d{3}[ \t]*-->[ \t]*\d")
_HEADING = regex.compile(r"\s*(?:#|[-*_=]{3,}\s*$)")
_ASIDE = regex.compile(r"\\?[(\[][^()\[\]]{1,400}?\\?[)\]]\.?|\[[^\[\]\n]*$")
_CLOSES = (".", "!", "?", "…", "-", "—", ":", "”", '"')
_OPENS = frozenset("“\"'‘([")
# Characters: blanks between an aside and what stands beside it.
_NEAR = 3
_VOWEL = regex.compile(r"[AEIOUYÀ-ÖØ-Ý]")
_TITLED = regex.compile(rf"(?i:{'|'.join(TITLES)})\b")
# Two people converse; a label that comes three times is no chance. Chosen on the training transcripts.
_FEWEST = 2
_FEWEST_RECURRING = 3
# Shares: of the labels those that come again, and of the paragraphs those that a label opens.
_RECURRING = 0.6
_DENSE = 0.15
# One paragraph in three is a label, of a text in which labels have lines of their own.
_PARAGRAPHS_TO_LABEL = 3
# Where so many turns have several paragraphs the last one may have, too.
_LONG_TURNS = 0.2


@attrs.frozen(slots=True)
class Turn:
    """What somebody says, in one stretch or several; all ranges are character offsets."""

    label: Range
    cue: Range | None
    content: tuple[Range, ...]
    key: str
    """The label as it is compared with others."""


def turns_in(text: str, lexicon: Lexicon) -> list[Turn]:
    """The turns of a text, in order; none where no form explains it. Time is linear in the text."""
    page = Page.of(text)
    if len(_CUE_TIME.findall(text)) >= _FEWEST:
        labels = _of_subtitles(page, lexicon)
        return _merged(_turns(page, labels)) if labels else []
    labels = max((_accepted(page, form, lexicon) for form in FORMS), key=len)
    return list(_turns(page, labels)) if labels else []


def _of_subtitles(page: Page, lexicon: Lexicon) -> list[Label]:
    """The labels that open what is shown at a time."""
    for form in SUBTITLES:
        labels = [label for label in labels_in(page, form) if _CUE_TIME.search(page.line(label.line - 1))]
        if labels:
            return [label for label in labels if not is_other(page.text[slice(*label.name)], lexicon)]
    return []


def _merged(turns: Iterator[Turn]) -> list[Turn]:
    """Subtitles print the label again with each line of one turn."""
    out: list[Turn] = []
    parts: list[Range] = []
    for turn in turns:
        if out and out[-1].key == turn.key:
            parts += turn.content
            continue
        if out:
            out[-1] = attrs.evolve(out[-1], content=tuple(parts))
        out.append(turn)
        parts = list(turn.content)
    return [*out[:-1], attrs.evolve(out[-1], content=tuple(parts))] if out else []


def _accepted(page: Page, form: Form, lexicon: Lexicon) -> list[Label]:
    """The labels of one form, if they are a conversation's."""
    found = [label for label in labels_in(page, form) if not is_other(page.text[slice(*label.name)], lexicon)]
    letters = {label.key for label in found if len(label.key) == 1}
    if len(found) < _FEWEST or len(letters) > _FEWEST:  # More letters number the answers of a test.
        return []
    if form.sure or _come_again(found, page) or _is_script(found, form, page):
        return found
    named = _all_named(found, page, lexicon) or _all_capitals(found, page)
    return found if named and _fill(found, form, page) else []


def _come_again(found: list[Label], page: Page) -> bool:
    """Whether most labels are there more than once, of two people at least, and often."""
    counts = Counter(label.key for label in found)
    again = [label for label in found if counts[label.key] > 1]
    voices = {label.key for label in again}
    many = len(again) >= max(_FEWEST_RECURRING, _RECURRING * len(found))
    return many and len(voices) >= _FEWEST and len(again) >= _DENSE * _paragraphs(found, page)


def _is_script(found: list[Label], form: Form, page: Page) -> bool:
    """Whether labels that come again stand right above what is said, or before each paragraph of the text."""
    counts = Counter(label.key for label in found)
    if len(counts) < _FEWEST or max(counts.values()) < _FEWEST:
        return False
    if form.alone:
        return all(page.opens(label.line) and not page.opens(label.line + 1) for label in found)
    return len(found) >= _FEWEST_RECURRING and sum(page.opening) == len(found)


def _all_named(found: list[Label], page: Page, lexicon: Lexicon) -> bool:
    """Whether each label is plainly somebody's; letters only where something is asked, one alone only with a title."""
    labels = [page.text[slice(*label.name)] for label in found]
    letters = {label.key for label in found if len(label.key) == 1}
    asked = not letters or (len(letters) == _FEWEST and "?" in page.text[found[0].start : found[-1].start])
    titled = len({label.key for label in found}) >= _FEWEST or all(map(_TITLED.match, labels))
    return asked and titled and all(names_somebody(label, lexicon) for label in labels)


def _all_capitals(found: list[Label], page: Page) -> bool:
    """Whether each label is a name in capitals: no initials (BBC), and no dateline before a report with quotations."""
    labels = [page.text[slice(*label.name)] for label in found]
    several = len({label.key for label in found}) >= _FEWEST
    reported = any(mark in page.text[found[0].start : found[-1].body] for mark in '“”"')
    return several and not reported and all(label.isupper() and _VOWEL.search(label) for label in labels)


def _fill(found: list[Label], form: Form, page: Page) -> bool:
    """Whether nothing but turns stands from the first label to the last; beside one voice others may interject."""
    paragraphs = _paragraphs(found, page)
    if form.alone:
        return len(found) > _FEWEST_RECURRING and paragraphs <= _PARAGRAPHS_TO_LABEL * len(found)
    one = len({label.key for label in found}) < _FEWEST
    return paragraphs <= len(found) * (_FEWEST if one else 1)


def _paragraphs(found: list[Label], page: Page) -> int:
    """How many paragraphs there are from the first label to the last."""
    region = page.opening[found[0].line : found[-1].line + 1]
    return sum(region) + (not region[0])


def _turns(page: Page, labels: list[Label]) -> Iterator[Turn]:
    made = long = 0
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        last = following.line if following else _end(page, label, long > _LONG_TURNS * made)
        content = tuple(_spoken(page, label, last))
        if content:
            made += 1
            long += len(content) > 1
            yield Turn(label.name, label.cue, content, label.key)


def _end(page: Page, label: Label, long: bool) -> int:
    """The line behind the last turn: a heading if turns have several paragraphs, else the next block."""
    at = label.line + (1 if label.body < page.lines[label.line][1] else 2)
    while at < len(page.lines) and not (_HEADING.match(page.text, *page.lines[at]) if long else page.opens(at)):
        at += 1
    return at


def _spoken(page: Page, label: Label, last: int) -> Iterator[Range]:
    """What is said from a label to a line, by paragraph, without stage directions, headings and page heads."""
    parts: list[Range] = []
    text = page.text
    for number in range(label.line, last):
        start, end = max(page.lines[number][0], label.body), page.lines[number][1]
        if not text[start:end].strip() or (number > label.line and NOT_SPOKEN.match(text, start, end)):
            continue
        if parts and not (page.opens(number) and text.count("\n", parts[-1][1], start) > 1):
            parts[-1] = parts[-1][0], end
        else:
            parts.append((start, end))
    for part in parts:
        yield from _without_asides(text, *part)


def _without_asides(text: str, start: int, end: int) -> Iterator[Range]:
    """A paragraph without what is done in it, in brackets between sentences."""
    at = start
    for aside in _ASIDE.finditer(text, start, end):
        before = text[max(at, aside.start() - _NEAR) : aside.start()].strip()
        behind = text[aside.end() : min(end, aside.end() + _NEAR)].lstrip()
        between = not before or before.endswith(_CLOSES)
        if between and (not behind or behind[0].isupper() or behind[0] in _OPENS):
            yield from _trimmed(text, at, aside.start())
            at = aside.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Range]:
    while start < end and not text[start].strip(" \t\n\r>"):
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if any(map(str.isalnum, text[start:end])):
        yield start, end
