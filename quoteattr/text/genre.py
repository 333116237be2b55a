"""Decide from its layout whether a text is news or a story with dialogue."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import regex

from quoteattr.languages.en.grammar import PERSONAL_PRONOUNS
from quoteattr.model import Quotation

__all__ = ["Genre", "genre_of"]

# A press feature has up to eighteen, a scene of a story more.
_FEWEST_TURNS = 20
_SHARE_OF_TURNS = 0.2
# Measured: a third of the turns in novels are questions or exclamations. Of the quotations that begin paragraphs in
# the press, a twentieth are.
_SHARE_OF_QUESTIONS = 0.2
# A short story has fewer turns. Short turns, and "he", "she" and "I" around them, identify it. Measured: of 924
# articles three have as many short turns, with 3 to 5 such pronouns in 100 words around them; eight stories have 6 to
# 15.
_FEWEST_SHORT_TURNS = 8
_SHARE_OF_SHORT_TURNS = 0.7
_SHARE_OF_PRONOUNS = 0.055
# Characters: about a line of a book.
_LINE = 60
_WORD = regex.compile(r"\w+")


class Genre(StrEnum):
    """The kind of a text. Some rules apply to one genre only."""

    NEWS = "news"
    """News, releases, transcripts, and everything else that is not a story."""
    STORY = "story"
    """A story or novel with dialogue."""


def genre_of(text: str, paragraphs: Sequence[tuple[int, int]], quotations: Sequence[Quotation]) -> Genre:
    """A story, if many paragraphs begin with a quotation and many of these are questions or exclamations; else news.

    If there are fewer such paragraphs, most must be short, and the narration between them must be about people.
    """
    starts = {quotation.span.start: quotation for quotation in quotations}
    turns = [starts[start].inner.text for start, _ in paragraphs if start in starts]
    asked = sum("?" in turn or "!" in turn for turn in turns)
    if len(turns) < _SHARE_OF_TURNS * len(paragraphs) or asked < _SHARE_OF_QUESTIONS * len(turns):
        return Genre.NEWS
    short = sum(len(turn) < _LINE for turn in turns)
    few = len(turns) >= _FEWEST_SHORT_TURNS and short >= _SHARE_OF_SHORT_TURNS * len(turns)
    is_story = len(turns) >= _FEWEST_TURNS or (few and _speaks_of_persons(text, quotations))
    return Genre.STORY if is_story else Genre.NEWS


def _speaks_of_persons(text: str, quotations: Sequence[Quotation]) -> bool:
    """Whether many words outside the quotations are personal pronouns."""
    bounds = [0, *(at for q in quotations for at in (q.span.start, q.span.end)), len(text)]
    gaps = [text[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    words, pronouns = (sum(len(found.findall(gap)) for gap in gaps) for found in (_WORD, PERSONAL_PRONOUNS))
    return pronouns >= _SHARE_OF_PRONOUNS * words
