"""Quotes in the making: what passes and rules take and return."""

from __future__ import annotations

import attrs

from quoteattr.model import Quotation
from quoteattr.text.view import Range, TextView

__all__ = ["Attribution", "changed", "covered", "merged", "uncovered"]


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
        """A copy with other content, and the name of the rule that decided so."""
        return attrs.evolve(self, content=content, rules=(rule, *self.rules))


def changed(before: Attribution, after: Attribution) -> tuple[Attribution, ...] | None:
    """What a rule returns that may have changed something: ``after``, or None where that is the same as ``before``."""
    return None if after == before else (after,)


def covered(view: TextView, attributions: list[Attribution]) -> bytearray:
    """For every character of the text, 1 where some content holds it and 0 elsewhere."""
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
    """The ranges in order; those that touch, or have only blanks between them, become one."""
    out: list[Range] = []
    for start, end in sorted(ranges):
        if out and (start <= out[-1][1] or not text[out[-1][1] : start].strip()):
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return tuple(out)
