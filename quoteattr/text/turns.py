"""Turns: what a speaker of a transcript, a play, a chat or a hearing says at a time.

Each form of labels is a hypothesis about the text. The form whose labels recur, or name people in every line, explains
it best. The whole text decides, so recipes, lists and datelines are not taken for turns.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.labels import NOT_SPOKEN, SCENE
from quoteattr.text.conversations import accepted
from quoteattr.text.labels import CLOSES, FORMS, SUBTITLES, Form, Label, is_other, labels_in, names_somebody
from quoteattr.text.narrated import is_narrated
from quoteattr.text.page import Page, trimmed
from quoteattr.text.paragraphs import Range

__all__ = ["Turn", "turns_in"]

_CUE_TIME = regex.compile(r"\d\d:\d\d[.,]\d{3}[ \t]*-->[ \t]*\d")
_HEADING = regex.compile(r"\s*(?:#|[-*_=]{3,}\s*$)")
_ASIDE = regex.compile(r"[*_]{0,3}\\?[(\[][^()\[\]]{1,400}?\\?[)\]]\.?[*_]{0,3}|\[[^\[\]\n]*$")
_OPENS = frozenset("“\"'‘([")
# Characters: spaces between an aside and the text next to it.
_NEAR = 3
# A file of subtitles has more than one.
_FEWEST = 2
# Depositions have THE COURT: next to Q. and A., and in broadcasts some labels have a line of their own.
_BESIDE = {"letter": "colon", "colon": "line with colon"}
# Short sentences may look like labels of some forms: these must explain clearly more lines than any other.
_CLEARLY_MORE = 1.5
# If this share of turns has several paragraphs, the last one may have several too.
_LONG_TURNS = 0.2


@attrs.frozen(slots=True)
class Turn:
    """What a speaker says, in one range or several. All ranges are character offsets."""

    label: Range
    cue: Range | None
    content: tuple[Range, ...]
    key: str
    """The label in the form for comparison."""


def turns_in(text: str, lexicon: Lexicon) -> list[Turn]:
    """The turns of a text, in order; empty if no form explains it. Time is linear in the text."""
    page = Page.of(text)
    if len(_CUE_TIME.findall(text)) >= _FEWEST:
        labels = _of_subtitles(page, lexicon)
        return _merged(_turns(page, labels)) if labels else []
    found = {form.name: accepted(page, form, lexicon) for form in FORMS}
    form = max(FORMS, key=lambda form: len(found[form.name]) / (_CLEARLY_MORE if form.talk else 1))
    labels = _with_others(page, found[form.name], form, lexicon)
    if not labels:
        return []
    scenes = form.talk or (form.alone and SCENE.search(text) is not None) or is_narrated(page, labels)
    return list(_turns(page, labels, scenes))


def _with_others(page: Page, labels: list[Label], form: Form, lexicon: Lexicon) -> list[Label]:
    """The labels, and if all are in capitals also those of the form that goes with theirs, if they name somebody."""
    if form.name not in _BESIDE or not labels or not all(_is_capital(label, page) for label in labels):
        return labels
    [beside] = (other for other in FORMS if other.name == _BESIDE[form.name])
    taken = {label.line for label in labels}
    others = (label for label in labels_in(page, beside) if label.line not in taken and _is_capital(label, page))
    named = [label for label in others if names_somebody(label.printed(page).partition(",")[0], lexicon)]
    return sorted([*labels, *named], key=lambda label: label.line)


def _of_subtitles(page: Page, lexicon: Lexicon) -> list[Label]:
    """The labels at the beginning of subtitles."""
    for form in SUBTITLES:
        labels = list(labels_in(page, form))
        first = {label.key for label in labels if label.line and _CUE_TIME.search(page.line(label.line - 1))}
        if first:
            found = [label for label in labels if form.angled or label.key in first or _is_capital(label, page)]
            return [label for label in found if not is_other(label.printed(page), lexicon)]
    return []


def _is_capital(label: Label, page: Page) -> bool:
    return label.printed(page).isupper()


def _merged(turns: Iterator[Turn]) -> list[Turn]:
    """Merge adjacent turns with the same label, which subtitles repeat with each line."""
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


def _turns(page: Page, labels: list[Label], scenes: bool = False) -> Iterator[Turn]:
    """The turns of these labels. In plays with `scenes`, and between narration, a turn ends at a blank line."""
    made = long = 0
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        last = following.line if following else len(page.lines)
        if scenes or following is None:
            last = min(last, _end(page, label, not scenes and long > _LONG_TURNS * made))
        content = tuple(_spoken(page, label, last))
        if content:
            made += 1
            long += len(content) > 1
            yield Turn(label.name, label.cue, content, label.key)


def _end(page: Page, label: Label, long: bool) -> int:
    """The line after the last turn: a heading if turns have several paragraphs, else the next block."""
    at = label.line + (1 if label.body < page.lines[label.line][1] else 2)
    while at < len(page.lines) and not (_HEADING.match(page.text, *page.lines[at]) if long else page.opens(at)):
        at += 1
    return at


def _spoken(page: Page, label: Label, last: int) -> Iterator[Range]:
    """What is said from a label to a line, by paragraph, without stage directions, headings and page headers."""
    parts: list[Range] = []
    text = page.text
    for number in range(label.line, last):
        start, end = max(page.lines[number][0], label.body), page.lines[number][1]
        if not text[start:end].strip() or (number > label.line and _is_apart(page, number)):
            continue
        if parts and not (page.opens(number) and text.count("\n", parts[-1][1], start) > 1):
            parts[-1] = parts[-1][0], end
        else:
            parts.append((start, end))
    for part in parts:
        yield from _without_asides(text, *part)


def _is_apart(page: Page, number: int) -> bool:
    """Whether nobody says a line: a stage direction, or the number of a subtitle above its time."""
    if NOT_SPOKEN.match(page.text, *page.lines[number]):
        return True
    return page.opens(number) and number + 1 < len(page.lines) and _CUE_TIME.search(page.line(number + 1)) is not None


def _without_asides(text: str, start: int, end: int) -> Iterator[Range]:
    """A paragraph without the actions in brackets between its sentences."""
    at = start
    for aside in _ASIDE.finditer(text, start, end):
        before = text[max(at, aside.start() - _NEAR) : aside.start()].strip()
        behind = text[aside.end() : min(end, aside.end() + _NEAR)].lstrip()
        between = not before or before.endswith(CLOSES)
        if between and (not behind or behind[0].isupper() or behind[0] in _OPENS):
            yield from _trimmed(text, at, aside.start())
            at = aside.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Range]:
    start, end = trimmed(text, start, end, " \t\n\r>")
    if text.count('"', start, end) % 2 and text[end - 1] == '"':  # Closes what was opened before the label.
        end -= 1
    if any(map(str.isalnum, text[start:end])):
        yield start, end
