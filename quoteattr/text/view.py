"""The text and what characters alone tell of it, before anything is attributed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import attrs

from quoteattr.languages import Lexicon
from quoteattr.model import Quotation
from quoteattr.text.genre import tells_story
from quoteattr.text.lines import LineRole, line_roles
from quoteattr.text.paragraphs import SENTENCE_END, paragraphs
from quoteattr.text.turns import Turn, turns_in
from quoteattr.text.unclosed import trusted

__all__ = ["Range", "TextView"]

Range = tuple[int, int]
"""Half-open character offsets."""


@attrs.frozen(slots=True, eq=False)
class TextView:
    """The text and what characters alone tell of it."""

    text: str
    lexicon: Lexicon
    quotations: tuple[Quotation, ...]
    paragraphs: tuple[Range, ...]
    roles: tuple[LineRole, ...]
    """What each paragraph is."""
    turns: tuple[Turn, ...] = ()
    is_story: bool = False
    """Whether the text tells a story in dialogue."""

    @classmethod
    def of(
        cls, text: str, quotations: list[Quotation], lexicon: Lexicon, turns: tuple[Turn, ...] | None = None
    ) -> TextView:
        """Look the text over. Of the quotations, the outermost ones count that are trusted."""
        found = tuple(paragraphs(text))
        outermost = tuple(trusted(text, quotations, found, lexicon))
        turns = tuple(turns_in(text, lexicon)) if turns is None else turns
        story = not turns and tells_story(text, found, outermost)
        spoken = [part for turn in turns for part in turn.content]
        roles = line_roles(text, found, spoken, lexicon)
        return cls(text, lexicon, outermost, found, roles, turns, story)

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
