"""A text with its paragraphs, quotations and genre, which are found from characters alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

import attrs

from quoteattr.languages import Lexicon
from quoteattr.model import LineRole, Quotation
from quoteattr.text.genre import Genre, genre_of
from quoteattr.text.lines import PROSE, line_roles
from quoteattr.text.paragraphs import SENTENCE_END, Range, paragraphs
from quoteattr.text.turns import Turn, turns_in
from quoteattr.text.unclosed import trusted

__all__ = ["Range", "TextView"]


@attrs.frozen(slots=True, eq=False)
class TextView:
    """A text and what is found from characters alone. Offsets count characters of `text`, the caller's own string."""

    text: str
    lexicon: Lexicon
    quotations: tuple[Quotation, ...]
    paragraphs: tuple[Range, ...]
    roles: tuple[LineRole, ...]
    """What each paragraph is."""
    turns: tuple[Turn, ...] = ()
    genre: Genre = Genre.NEWS

    @classmethod
    def of(
        cls,
        text: str,
        quotations: list[Quotation],
        lexicon: Lexicon,
        turns: tuple[Turn, ...] | None = None,
        genre: Genre | None = None,
    ) -> TextView:
        """Build the view. Only trusted outermost quotations are kept. `genre`: the genre if it is known."""
        found = tuple(paragraphs(text))
        outermost = tuple(trusted(text, quotations, found, lexicon))
        turns = tuple(turns_in(text, lexicon)) if turns is None else turns
        roles = line_roles(text, found, turns, lexicon)
        genre = genre or (Genre.NEWS if turns else genre_of(text, found, outermost))
        return cls(text, lexicon, outermost, found, roles, turns, genre).with_roles(roles)

    def with_roles(self, roles: tuple[LineRole, ...]) -> TextView:
        """The view with these roles of its paragraphs: boxes quote nobody, and only lines of turns are turns."""
        quotations = tuple(q for q in self.quotations if not self._is_beside(q, roles))
        turns = tuple(t for t in self.turns if roles[self.paragraph(t.content[0][0])] is LineRole.TURN)
        return attrs.evolve(self, roles=roles, quotations=quotations, turns=turns)

    def _is_beside(self, quotation: Quotation, roles: tuple[LineRole, ...]) -> bool:
        """Whether all of a quotation stands in one line that is beside the text."""
        number = self.paragraph(quotation.span.start)
        beside = roles[number] not in PROSE and roles[number] is not LineRole.HEADING
        return beside and self.paragraph(quotation.span.end - 1) == number

    @property
    def is_story(self) -> bool:
        """Whether the text is a story with dialogue."""
        return self.genre is Genre.STORY

    def paragraph(self, at: int) -> int:
        """The index of the paragraph that contains this offset, or of the last paragraph before it."""
        return max(0, bisect_right(self.paragraphs, (at, len(self.text))) - 1)

    def sentences(self) -> Iterator[Range]:
        """The sentences of all paragraphs, in order, split only at punctuation."""
        for start, end in self.paragraphs:
            for stop in SENTENCE_END.finditer(self.text, start, end):
                yield start, stop.end()
                start = stop.end()
            yield start, end

    def quotations_in(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that share a character with the range."""
        begins, ends = self._edges
        return self.quotations[bisect_right(ends, start) : bisect_right(begins, end - 1)]

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """Where the quotations begin, and where they end."""
        return [q.span.start for q in self.quotations], [q.span.end for q in self.quotations]
