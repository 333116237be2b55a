"""The text that is read, without markup and broken lines, and where each character comes from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property

import attrs

from quoteattr.text.paragraphs import Range

__all__ = ["Edit", "Origin"]


@attrs.frozen(slots=True, order=True)
class Edit:
    """A replacement for `start:end` of the caller's text."""

    start: int
    end: int
    instead: str = ""
    partner: int | None = None
    """Where the other half of a pair of marks begins."""


def _holds(start: int, end: int, at: int | None) -> bool:
    return at is not None and start <= at < end


@attrs.frozen(slots=True, eq=False)
class Origin:
    """Both texts, and the conversion of offsets between them."""

    caller: str
    """The text from the caller."""
    text: str
    """The text that is read."""
    edits: tuple[Edit, ...] = ()
    starts: tuple[int, ...] = ()
    """Where the replacement of each edit begins in `text`."""

    @classmethod
    def of(cls, caller: str, edits: Iterable[Edit]) -> Origin:
        """Apply the edits. If two overlap, the first one counts."""
        kept: list[Edit] = []
        parts: list[str] = []
        starts: list[int] = []
        at = length = 0
        for edit in sorted(edits):
            if edit.start < at:
                continue
            length += edit.start - at
            parts += [caller[at : edit.start], edit.instead]
            kept.append(edit)
            starts.append(length)
            length += len(edit.instead)
            at = edit.end
        parts.append(caller[at:])
        return cls(caller, "".join(parts), tuple(kept), tuple(starts))

    @cached_property
    def _begins(self) -> list[int]:
        """Where each edit begins in `caller`."""
        return [edit.start for edit in self.edits]

    def back(self, start: int, end: int) -> Range:
        """The caller's offsets of a range of the text that is read; no half of a pair of marks is in it alone.

        >>> origin = Origin.of("a&quot;b", [Edit(1, 7, '"')])
        >>> origin.text, origin.back(1, 2), origin.back(1, 3)
        ('a"b', (1, 7), (1, 8))
        """
        if not self.edits:
            return start, end
        if start == end:
            return (self._one(start)[0],) * 2 if start < len(self.text) else (len(self.caller),) * 2
        return self._balanced(self._one(start)[0], self._one(end - 1)[1])

    def _balanced(self, start: int, end: int) -> Range:
        """The range with the marks at its edges whose partners it holds: `It is **late` has two more."""
        first = bisect_left(self._begins, start) - 1
        begin = start
        while first >= 0 and self.edits[first].end == begin and _holds(start, end, self.edits[first].partner):
            begin = self.edits[first].start
            first -= 1
        last = bisect_left(self._begins, end)
        stop = end
        while (
            last < len(self.edits) and self.edits[last].start == stop and _holds(start, end, self.edits[last].partner)
        ):
            stop = self.edits[last].end
            last += 1
        return begin, stop

    def _one(self, at: int) -> Range:
        """The range in the caller's text of the character `at`."""
        number = bisect_right(self.starts, at) - 1
        if number < 0:
            return at, at + 1
        edit, start = self.edits[number], self.starts[number]
        if at < start + len(edit.instead):
            return edit.start, edit.end
        there = edit.end + at - start - len(edit.instead)
        return there, there + 1

    def forth(self, at: int) -> int:
        """The offset in the text that is read of a character of the caller's text, or of its replacement."""
        number = bisect_right(self._begins, at) - 1
        if number < 0:
            return at
        edit, start = self.edits[number], self.starts[number]
        return start if at < edit.end else start + len(edit.instead) + at - edit.end

    def ahead(self, start: int, end: int) -> Range:
        """The range in the text that is read of a range of the caller's text, without markup at its edges.

        >>> origin = Origin.of("It is **late**", [Edit(6, 8), Edit(12, 14)])
        >>> origin.ahead(6, 14)
        (6, 10)
        """
        number = bisect_right(self._begins, end - 1) - 1
        if number >= 0 and end <= self.edits[number].end:
            last = self.starts[number] + len(self.edits[number].instead)
        else:
            last = self.forth(end - 1) + 1
        return self.forth(start), last
