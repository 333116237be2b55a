"""Attributions, the values that passes and rules work on."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from quoteattr.model import Quotation
from quoteattr.text.view import Range, TextView

__all__ = ["Attribution", "changed", "covered", "marked", "merged", "said_by_source", "uncovered"]


@attrs.frozen(slots=True)
class Attribution:
    """A content with its cue and source. All ranges are half-open character offsets of the text."""

    content: tuple[Range, ...]
    """What was said: one range or more, in text order."""
    cue: Range | None
    """The words that report it."""
    source: Range | None
    """The words that refer to the speaker."""
    rules: tuple[str, ...] = ()
    """The names of the rules that decided, the latest first."""
    score: float = 1.0
    """The probability from the network, from 0 to 1."""
    said: float | None = None
    """The probability that the cue reports what was said or written; None without a cue of the network's."""

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.content[-1][1]

    def with_content(self, content: tuple[Range, ...], rule: str) -> Attribution:
        """A copy with the content that a rule decided, and the name of that rule."""
        return attrs.evolve(self, content=content, rules=(rule, *self.rules))


def changed(before: Attribution, after: Attribution) -> tuple[Attribution, ...] | None:
    """What a rule returns: `after`, or None if that equals `before`."""
    return None if after == before else (after,)


def said_by_source(attributions: Iterable[Attribution]) -> dict[Range, tuple[Range, ...]]:
    """For each source, the ranges of all that it says."""
    out: dict[Range, tuple[Range, ...]] = {}
    for attribution in attributions:
        if attribution.source:
            out[attribution.source] = (*out.get(attribution.source, ()), *attribution.content)
    return out


def covered(view: TextView, attributions: list[Attribution]) -> bytearray:
    """For every character of the text, 1 if it is in a content, else 0."""
    return marked(view, (part for attribution in attributions for part in attribution.content))


def marked(view: TextView, ranges: Iterable[Range]) -> bytearray:
    """For every character of the text, 1 if it is in a range, else 0."""
    out = bytearray(len(view.text))
    for start, end in ranges:
        out[start:end] = b"\x01" * (end - start)
    return out


def uncovered(view: TextView, attributions: list[Attribution]) -> list[Quotation]:
    """The quotations that overlap no content."""
    taken = covered(view, attributions)
    return [q for q in view.quotations if taken.find(1, q.span.start, q.span.end) < 0]


def merged(ranges: list[Range], text: str) -> tuple[Range, ...]:
    """The ranges in order. Ranges that touch, or that only spaces separate, are merged."""
    out: list[Range] = []
    for start, end in sorted(ranges):
        if out and (start <= out[-1][1] or not text[out[-1][1] : start].strip()):
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return tuple(out)
