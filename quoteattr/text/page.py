"""The lines of a text."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import attrs
import regex

from quoteattr.text.paragraphs import Range

__all__ = ["Page", "lines_of", "set_off", "trimmed"]

_QUOTING = "> \t"
# The bound keeps time linear in texts that are one long quotation.
_MOST_QUOTED = 400
_LINE = regex.compile(r"[^\n]+")


def lines_of(text: str) -> Iterator[Range]:
    """The lines of a text that are not blank, without spaces at their ends."""
    for found in _LINE.finditer(text):
        if line := found.group().rstrip():
            yield found.start(), found.start() + len(line)


def trimmed(text: str, start: int, end: int, before: str | None = None) -> Range:
    """A range without spaces at its ends. `before`: the characters to remove at its start instead of spaces."""
    while start < end and not text[start].strip(before):
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def set_off(text: str, paragraphs: Sequence[Range], number: int) -> Range:
    """The words of a paragraph, or of all paragraphs from it on that are behind marks of quoting (>)."""
    start, last = trimmed(text, *paragraphs[number], _QUOTING)[0], number
    if start == paragraphs[number][0]:
        return paragraphs[number]
    most = min(len(paragraphs), number + _MOST_QUOTED)
    while last + 1 < most and text[paragraphs[last + 1][0]] == ">":
        last += 1
    while last > number and not any(map(str.isalnum, text[slice(*paragraphs[last])])):
        last -= 1
    return start, paragraphs[last][1]


@attrs.frozen(slots=True, eq=False)
class Page:
    """A text and its lines that are not blank, as half-open character offsets."""

    text: str
    lines: tuple[Range, ...]
    opening: tuple[bool, ...]
    """For each line, whether it begins a block: a blank line is before it, or the text has no blank lines at all."""

    @classmethod
    def of(cls, text: str) -> Page:
        """Split a text into lines, in one pass."""
        lines = tuple(lines_of(text))
        gaps = [text.count("\n", one[1], other[0]) for one, other in itertools.pairwise(lines)]
        parted = any(gap > 1 for gap in gaps)
        return cls(text, lines, tuple([True, *(gap > 1 or not parted for gap in gaps)][: len(lines)]))

    def line(self, number: int) -> str:
        """The characters of a line."""
        return self.text[slice(*self.lines[number])]

    def opens(self, number: int) -> bool:
        """Whether a line begins a block. True after the last line."""
        return number >= len(self.lines) or self.opening[number]

    def blocks(self) -> Iterator[range]:
        """The line numbers of each block between blank lines."""
        start = 0
        for number, (one, other) in enumerate(itertools.pairwise(self.lines), 1):
            if self.text.count("\n", one[1], other[0]) > 1:
                yield range(start, number)
                start = number
        if self.lines:
            yield range(start, len(self.lines))
