"""Line breaks inside of paragraphs: mails, wires and books are broken at a width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.inflection import base_forms
from quoteattr.languages.en.layout import MUST_GO_ON
from quoteattr.text.origin import Edit
from quoteattr.text.paragraphs import is_hard_wrapped

__all__ = ["wrapped_breaks"]

Range = tuple[int, int]

_LINE = regex.compile(r"[^\n]*\S[^\n]*")
_BREAK = regex.compile(r"[ \t\r]*\n[ \t]*(?:>+[ \t]*)*")
_ITEM = regex.compile(r"[ \t>]*(?:[-*•+–—]|\d{1,3}[.)]|#+|\|)[ \t]")
_SENTENCE_END = frozenset(".!?:…\"'”’»)")
_WIDEST = 100
_FEWEST_LINES = 4
# Wires count letters of different widths; some lines of a text end early.
_SLACK = 12
_FULL = 0.9
_SHORTEST = 20
_FIRST_WORD = regex.compile(r"[ \t>]*(\S+)")
_LAST_WORD = regex.compile(r"(?:(\p{L}[\p{L}.'’-]*)\s+)?(\S+)\s*$")
_MAY_FOLLOW = regex.compile(r"[ \t]*\p{Lu}[\p{L}'’-]+(?:,|\s+\p{Ll}+)")


def wrapped_breaks(text: str, lexicon: Lexicon, within: Sequence[Range] = ()) -> Iterator[Edit]:
    """The edits that join lines: in all of a text, or within some ranges of it alone.

    A line break is read as a blank, a hyphen before it as nothing.
    """
    if "\n" not in text:
        return
    lines = [found.span() for found in _LINE.finditer(text)]
    if within:
        yield from (
            _joined(text, a, b)
            for a, b in _neighbours(text, lines)
            if any((s <= a[0] < e and b[0] < e) or (s <= a[1] <= e and b[0] < e) for s, e in within)
        )
        return
    hard = is_hard_wrapped(text)
    for block in _blocks(text, lines):
        width = max(end - start for start, end in block[:-1]) if len(block) > 1 else 0
        whole = hard or _is_wrapped(text, block, width)
        for one, other in zip(block, block[1:], strict=False):
            if _goes_on(text, one, other, whole, hard, width) or _breaks_off(text, one, other, lexicon):
                yield _joined(text, one, other)


def _neighbours(text: str, lines: list[Range]) -> Iterator[tuple[Range, Range]]:
    for one, other in zip(lines, lines[1:], strict=False):
        if text.count("\n", one[1], other[0]) == 1:
            yield one, other


def _blocks(text: str, lines: list[Range]) -> Iterator[list[Range]]:
    """Lines without a blank one between them."""
    block: list[Range] = []
    for line in lines:
        if block and text.count("\n", block[-1][1], line[0]) > 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_wrapped(text: str, block: list[Range], width: int) -> bool:
    """Whether lines end where the next word would have been too much, mostly inside of sentences."""
    if len(block) < _FEWEST_LINES or width > _WIDEST:
        return False
    inside = [n for n in range(len(block) - 1) if text[block[n][1] - 1 : block[n][1]] not in _SENTENCE_END]
    full = sum(_is_full(text, block[n], block[n + 1], width) for n in inside)
    return 2 * len(inside) >= len(block) - 1 and full >= _FULL * len(inside)


def _is_full(text: str, one: Range, other: Range, width: int) -> bool:
    first = _FIRST_WORD.match(text, *other)
    return first is not None and one[1] - one[0] + 1 + len(first[1]) > width - _SLACK


def _goes_on(text: str, one: Range, other: Range, wrapped: bool, hard: bool, width: int) -> bool:
    """Whether a line of a wrapped text goes on in the next one."""
    if not wrapped or _ITEM.match(text, *other):
        return False
    indented = (
        len(text[slice(*other)]) - len(text[slice(*other)].lstrip())
        > len(text[slice(*one)]) - len(text[slice(*one)].lstrip()) + 1
    )
    if text[one[1] - 1] in _SENTENCE_END and indented:
        return False
    return hard or text[one[1] - 1] not in _SENTENCE_END or _is_full(text, one, other, width)


def _breaks_off(text: str, one: Range, other: Range, lexicon: Lexicon) -> bool:
    """Whether a line stops amid a sentence, plainly: a small letter goes on, or the second half of a name does."""
    if (
        one[1] - one[0] > _WIDEST
        or text[one[1] - 1] in _SENTENCE_END
        or _ITEM.match(text, *other)
        or _ITEM.match(text, *one)
    ):
        return False
    first = _FIRST_WORD.match(text, *other)
    last = _LAST_WORD.search(text, *one)
    if first is None or last is None:
        return False
    if first[1][0].islower():
        words = [word[0] for word in text[slice(*one)].split() if word[0].isalpha()]
        return one[1] - one[0] >= _SHORTEST and 2 * sum(map(str.islower, words)) >= len(words)
    if last[2] in MUST_GO_ON:
        return True
    before = last[1] or ""
    titled = before[:1].isupper() and before.lower().rstrip(".") in lexicon.speaker_titles
    said = before.islower() and not base_forms(before).isdisjoint(lexicon.speech_cues)
    named = titled or said or last[2].lower() in lexicon.first_names
    return named and last[2][0].isupper() and _MAY_FOLLOW.match(text, *other) is not None


def _joined(text: str, one: Range, other: Range) -> Edit:
    gap = _BREAK.match(text, one[1])
    end = gap.end() if gap else other[0]
    start = one[1]
    while text[start - 1] in " \t\r":
        start -= 1
    if text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha() and text[end : end + 1].islower():
        return Edit(start - 1, end)
    return Edit(start, end, " ")
