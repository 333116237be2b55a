"""Split a text into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

__all__ = ["SENTENCE_END", "STOPS", "Range", "is_hard_wrapped", "paragraphs"]

Range = tuple[int, int]
"""Half-open character offsets: `text[start:end]`."""

STOPS = (".", "!", "?", "…")
"""What ends a sentence."""
SENTENCE_END = regex.compile(
    r"(?:\.(?<=(?:\b\p{Ll}{2,}|[\p{L}\p{N}]{4}|[”\"’')\]])\.)|[!?])[”\"’')\]]*\s+(?=[\p{Lu}“\"‘])"
)
"""The gap between two sentences. The period of an initial or a title ("Sen. Ada Brook") does not end one: both are
short and begin with a capital."""
_BREAK = re.compile(r"(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])\s*")
_BLANK_LINE = re.compile(r"(?>\r\n|[\n\r\x85])[^\S\n\r]*[\n\r\x85]|[\x0b\x0c\u2028\u2029]")
_LINE = re.compile(r"[^\n\r]+")
_SENTENCE_END = frozenset(".!?:;…\"'”’»")
# Mail and typewriters wrap lines at 72 to 80 columns. If each line is a paragraph, most lines are longer.
_WIDEST_WRAPPED_LINE = 100
# One exception in so many lines is ignored: a paragraph pasted on top, or a line that is too long.
_MOST_LINES = 20
# Characters. The beginning shows the layout, and looking no further keeps the check cheap on books.
_LAYOUT_SAMPLE = 20_000


def paragraphs(text: str) -> Iterator[Range]:
    r"""Yield the offsets of each paragraph, without the spaces around it.

    A line break ends a paragraph. In a text with hard-wrapped lines, only a blank line does.

    >>> [(start, end) for start, end in paragraphs("One.\n\n Two. ")]
    [(0, 4), (7, 11)]
    """
    wrapped = is_hard_wrapped(text)
    start = 0
    for gap in _BREAK.finditer(text):
        if wrapped and not _BLANK_LINE.search(gap.group()):
            continue
        yield from _trimmed(text, start, gap.start())
        start = gap.end()
    yield from _trimmed(text, start, len(text))


def is_hard_wrapped(text: str) -> bool:
    """Whether lines are hard-wrapped: all short, separated by blank lines, mostly broken inside a sentence."""
    sample = text[:_LAYOUT_SAMPLE]
    gaps = [gap for gap in _BREAK.finditer(sample) if gap.start() and gap.end() < len(sample)]
    single = [gap.start() for gap in gaps if not _BLANK_LINE.search(gap.group())]
    if not single or (len(gaps) - len(single)) * _MOST_LINES < len(gaps):
        return False
    lines = [line.end() - line.start() for line in _LINE.finditer(sample)]
    if sum(length > _WIDEST_WRAPPED_LINE for length in lines) * _MOST_LINES > len(lines):
        return False
    return 2 * sum(sample[at - 1] not in _SENTENCE_END for at in single) > len(single)


def _trimmed(text: str, start: int, end: int) -> Iterator[Range]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
