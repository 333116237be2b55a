"""Quotes in the making, which the rules pass on."""

from __future__ import annotations

import attrs

from quoteattr.model import Quotation
from quoteattr.text.view import Range, TextView

__all__ = ["Attribution", "covered", "merged", "uncovered"]


@attrs.frozen(slots=True)
class Attribution:
    """A quote in the making. All ranges are half-open character offsets of the text."""

    content: tuple[Range, ...]
    """What was said: one range or more, in text order."""
    cue: Range | None
    """The words that report it."""
    source: Range | None
    """The words that stand for the speaker."""
    rules: tuple[str, ...] = ()
    """The names of the rules that decided, the latest first."""
    score: float = 1.0
    """How sure the network is of it, from 0 to 1."""

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.content[-1][1]

    def with_content(self, content: tuple[Range, ...], rule: str) -> Attribution:
        """The same with the content that ``rule`` decided on."""
        return attrs.evolve(self, content=content, rules=(rule, *self.rules))


def covered(view: TextView, attributions: list[Attribution]) -> bytearray:
    """For every character of the text whether some content holds it: 1 or 0."""
    out = bytearray(len(view.text))
    for attribution in attributions:
        for start, end in attribution.content:
            out[start:end] = b"\x01" * (end - start)
    return out


def uncovered(view: TextView, attributions: list[Attribution]) -> list[Quotation]:
    """The quotations that no content touches."""
    taken = covered(view, attributions)
    return [q for q in view.quotations if taken.find(1, q.span.start, q.span.end) < 0]


def merged(ranges: list[Range], text: str) -> tuple[Range, ...]:
    """The ranges in order, those that touch or are parted by blanks alone made one."""
    out: list[Range] = []
    for start, end in sorted(ranges):
        if out and (start <= out[-1][1] or not text[out[-1][1] : start].strip()):
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return tuple(out)
