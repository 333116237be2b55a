"""Turns: what each speaker of a transcript, a play, a chat or a hearing says at a time.

A text's form is one hypothesis that explains its lines: the form whose labels come again and again, or name people in
every line. It is told by the text as a whole, so that a recipe, a list or a dateline is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import attrs
import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.labels import TITLES
from quoteattr.text.labels import FORMS, SUBTITLES, Form, Label, is_other, labels_in, names_somebody

__all__ = ["Turn", "turns_in"]

Range = tuple[int, int]

_LINE = regex.compile(r"[^\n]*\S[^\n]*")
_CUE_TIME = regex.compile(r"\d\d:\d\d[.,]\d{3}[ \t]*-->[ \t]*\d")
_FEWEST = 2
_VOWEL = regex.compile(r"[AEIOUYÀ-ÖØ-Ý]")
_TITLED = regex.compile(rf"(?i:{'|'.join(TITLES)})\b")
_FEWEST_RECURRING = 3
_RECURRING = 0.6
_DENSE = 0.15
_NOT_SPOKEN = regex.compile(
    r"\s*(?:\d{1,5}|WEBVTT.*|NOTE\b.*|[\d:.,]+\s*-->.*|#.*|[-*_=]{3,}|Page \d+|[(\[][^()\[\]\n]*[)\]]?\.?|_?\(?_[^_\n]*_\)?_?\.?|\*\*\*.*)\s*$"
)
_HEADING = regex.compile(r"\s*(?:#|[-*_=]{3,}\s*$)")
_ASIDE = regex.compile(r"\\?[(\[][^()\[\]]{1,400}?\\?[)\]]\.?|\[[^\[\]\n]*$")


@attrs.frozen(slots=True)
class Turn:
    """What somebody says, in one stretch or several; all ranges are character offsets."""

    label: Range
    cue: Range | None
    content: tuple[Range, ...]
    key: str


def turns_in(text: str, lexicon: Lexicon) -> list[Turn]:
    """The turns of a text, in order; none where no form explains it."""
    lines = [found.span() for found in _LINE.finditer(text)]
    if len(_CUE_TIME.findall(text)) > 1:
        return _merged(list(_turns(text, lines, _of_subtitles(text, lines, lexicon))))
    labels = max((_accepted(text, lines, form, lexicon) for form in FORMS), key=len, default=[])
    return list(_turns(text, lines, labels)) if labels else []


def _of_subtitles(text: str, lines: list[Range], lexicon: Lexicon) -> list[Label]:
    """The labels that open what is shown at a time."""
    for form in SUBTITLES:
        labels = [label for label in labels_in(text, lines, form) if _CUE_TIME.search(text, *lines[label.line - 1])]
        if labels:
            return [label for label in labels if not is_other(text[slice(*label.name)], lexicon)]
    return []


def _merged(turns: list[Turn]) -> list[Turn]:
    """Subtitles print the label again with each line of one turn."""
    out: list[Turn] = []
    for turn in turns:
        if out and out[-1].key == turn.key:
            out[-1] = attrs.evolve(out[-1], content=(*out[-1].content, *turn.content))
        else:
            out.append(turn)
    return out


def _accepted(text: str, lines: list[Range], form: Form, lexicon: Lexicon) -> list[Label]:
    """The labels of one form, if they are a conversation's."""
    found = [label for label in labels_in(text, lines, form) if not is_other(text[slice(*label.name)], lexicon)]
    letters = {label.key for label in found if len(label.key) == 1}
    if len(found) < _FEWEST or len(letters) > _FEWEST:  # More letters number the answers of a test.
        return []
    if form.sure or _come_again(found, text, lines) or _is_script(found, form, text, lines):
        return found
    named = _all_named(found, text, lexicon) or _all_shouted(found, text)
    return found if named and _fill(found, form, text, lines) else []


def _come_again(found: list[Label], text: str, lines: list[Range]) -> bool:
    """Whether most labels are there more than once, of two people at least, and often."""
    counts = Counter(label.key for label in found)
    again = [label for label in found if counts[label.key] > 1]
    voices = {label.key for label in again}
    many = len(again) >= max(_FEWEST_RECURRING, _RECURRING * len(found))
    return many and len(voices) > 1 and len(again) >= _DENSE * _blocks(found, text, lines)


def _is_script(found: list[Label], form: Form, text: str, lines: list[Range]) -> bool:
    """Whether labels that come again stand above what is said, or before each paragraph of the text."""
    counts = Counter(label.key for label in found)
    if len(counts) < _FEWEST or max(counts.values()) < _FEWEST:
        return False
    if form.alone:
        return all(_opens(text, lines, label.line) and not _opens(text, lines, label.line + 1) for label in found)
    return len(found) >= _FEWEST_RECURRING and sum(_opens(text, lines, n) for n in range(len(lines))) == len(found)


def _all_named(found: list[Label], text: str, lexicon: Lexicon) -> bool:
    """Whether each label is plainly somebody's; letters only where something is asked."""
    letters = {label.key for label in found if len(label.key) == 1}
    asked = not letters or (len(letters) == _FEWEST and "?" in text[found[0].start : found[-1].start])
    one = len({label.key for label in found}) < _FEWEST
    titled = not one or all(_TITLED.match(text[slice(*label.name)]) for label in found)
    return asked and titled and all(names_somebody(text[slice(*label.name)], lexicon) for label in found)


def _all_shouted(found: list[Label], text: str) -> bool:
    """Whether each label is a name in capitals: no place (LONDON), no initials (BBC), nor a dateline before a report."""
    labels = [text[slice(*label.name)] for label in found]
    several = len({label.key for label in found}) >= _FEWEST
    reported = any(mark in text[found[0].start : found[-1].body] for mark in '“”"')
    return several and not reported and all(label.isupper() and _VOWEL.search(label) for label in labels)


def _fill(found: list[Label], form: Form, text: str, lines: list[Range]) -> bool:
    """Whether nothing but turns stands from the first label to the last; two short lines may be anything."""
    blocks = _blocks(found, text, lines)
    if form.alone:
        return len(found) > _FEWEST_RECURRING and 3 * len(found) >= blocks
    one = len({label.key for label in found}) < _FEWEST  # Others may interject without a label.
    return blocks <= len(found) * (_FEWEST if one else 1)


def _blocks(found: list[Label], text: str, lines: list[Range]) -> int:
    """How many paragraphs there are from the first label to the last; lines, where no blank line parts any."""
    region = range(found[0].line, found[-1].line + 1)
    return sum(number == found[0].line or _opens(text, lines, number) for number in region)


def _opens(text: str, lines: list[Range], number: int) -> bool:
    """Whether a blank line stands before a line, or no line is parted from the next by one."""
    if number in (0, len(lines)) or "\n\n" not in text:
        return True
    return text.count("\n", lines[number - 1][1], lines[number][0]) > 1


def _turns(text: str, lines: list[Range], labels: list[Label]) -> Iterator[Turn]:
    found: list[Turn] = []
    long = 0
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        last = following.line if following else _end(text, lines, label, 5 * long >= len(found) > 0 and long > 0)
        content = tuple(_spoken(text, lines, label, last))
        if content:
            long += len(content) > 1
            found.append(Turn(label.name, label.cue, content, label.key))
    return iter(found)


def _end(text: str, lines: list[Range], label: Label, long: bool) -> int:
    """The line with which the last turn has ended: a heading where turns have several paragraphs, else a blank line."""
    at = label.line + (1 if label.body < lines[label.line][1] else 2)
    while at < len(lines) and not (_HEADING.match(text, *lines[at]) if long else _opens(text, lines, at)):
        at += 1
    return at


def _spoken(text: str, lines: list[Range], label: Label, last: int) -> Iterator[Range]:
    """What is said from a label to a line, without stage directions, headings and page heads; by paragraph."""
    parts: list[Range] = []
    for number in range(label.line, last):
        start, end = lines[number]
        start = max(start, label.body)
        if not text[start:end].strip() or (number > label.line and _NOT_SPOKEN.match(text, start, end)):
            continue
        if parts and "\n\n" not in text[parts[-1][1] : start].replace(" ", "") and number > label.line:
            parts[-1] = parts[-1][0], end
        else:
            parts.append((start, end))
    for start, end in parts:
        yield from _without_asides(text, start, end)


def _without_asides(text: str, start: int, end: int) -> Iterator[Range]:
    """A paragraph without what is done in it, in brackets between sentences."""
    at = start
    for aside in _ASIDE.finditer(text, start, end):
        before, behind = text[at : aside.start()].rstrip(), text[aside.end() : end].lstrip()
        between = not before.strip() or before.endswith((".", "!", "?", "…", "-", "—", ":", "”", '"'))
        if between and (not behind or behind[0].isupper() or behind[0] in "“\"'‘(["):
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
