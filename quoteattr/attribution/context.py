"""What the rules may look at, and what they pass on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import attrs

from quoteattr.attribution.unclosed import trusted
from quoteattr.lexicon import Lexicon
from quoteattr.model import Quotation
from quoteattr.narrative import is_narrative
from quoteattr.paragraphs import SENTENCE_END, paragraphs

__all__ = ["Attribution", "Context", "Range", "covered", "merged", "uncovered"]

Range = tuple[int, int]
"""Half-open character offsets."""


@attrs.frozen(slots=True)
class Attribution:
    """A quote in the making. ``rules``: what decided, the latest first; ``score``: the network's certainty."""

    content: tuple[Range, ...]
    cue: Range | None
    source: Range | None
    rules: tuple[str, ...]
    score: float = 1.0

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


@attrs.frozen(slots=True, eq=False)
class Context:
    """The text and what characters alone tell of it."""

    text: str
    lexicon: Lexicon
    quotations: tuple[Quotation, ...]
    paragraphs: tuple[Range, ...]
    narrative: bool = False
    """Whether the text tells a story in dialogue."""

    @classmethod
    def of(cls, text: str, quotations: list[Quotation], lexicon: Lexicon) -> Context:
        """Look the text over. Of the quotations, the outermost ones count that are trusted."""
        found = tuple(paragraphs(text))
        outermost = tuple(trusted(text, quotations, found, lexicon))
        return cls(text, lexicon, outermost, found, is_narrative(text, found, outermost))

    def paragraph(self, at: int) -> int:
        """Index of the paragraph that holds the character ``at`` (or the last one before it)."""
        return max(0, bisect_right(self.paragraphs, at, key=lambda p: p[0]) - 1)

    def sentences(self) -> Iterator[Range]:
        """The sentences of all paragraphs, in order, as characters alone tell them."""
        for start, end in self.paragraphs:
            for stop in SENTENCE_END.finditer(self.text, start, end):
                yield start, stop.end()
                start = stop.end()
            yield start, end

    def quotations_in(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that touch the range."""
        first = bisect_right(self.quotations, start, key=lambda q: q.span.end)
        last = bisect_right(self.quotations, end - 1, key=lambda q: q.span.start)
        return self.quotations[first:last]


def covered(context: Context, attributions: list[Attribution]) -> bytearray:
    """For every character of the text whether some content holds it: 1 or 0."""
    out = bytearray(len(context.text))
    for attribution in attributions:
        for start, end in attribution.content:
            out[start:end] = b"\x01" * (end - start)
    return out


def uncovered(context: Context, attributions: list[Attribution]) -> list[Quotation]:
    """The quotations that no content touches."""
    taken = covered(context, attributions)
    return [q for q in context.quotations if taken.find(1, q.span.start, q.span.end) < 0]


def merged(ranges: list[Range], text: str) -> tuple[Range, ...]:
    """The ranges in order, those that touch or are parted by blanks alone made one."""
    out: list[Range] = []
    for start, end in sorted(ranges):
        if out and (start <= out[-1][1] or not text[out[-1][1] : start].strip()):
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return tuple(out)
