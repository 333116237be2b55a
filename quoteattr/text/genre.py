"""Whether a text tells a story in dialogue, by its own look."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quoteattr.model import Quotation

__all__ = ["tells_story"]

# A feature of the press has up to a dozen and a half, a scene of a story more.
_FEWEST_TURNS = 20
_SHARE_OF_TURNS = 0.2
# Measured: a third of the turns of novels ask or exclaim; of what opens paragraphs in the press, a twentieth.
_SHARE_OF_QUESTIONS = 0.2
# A short story has fewer, and tells itself by lines of a few words and by whom it calls "he", "she" and "I". Measured:
# of 924 articles three have as many short turns, and 3 to 5 such pronouns in 100 words around them; eight stories 6
# to 15.
_FEWEST_SHORT_TURNS = 8
_SHARE_OF_SHORT_TURNS = 0.7
_SHARE_OF_PRONOUNS = 0.055
# Characters: about a line of a book.
_LINE = 60
_PRONOUN = regex.compile(r"\b(?:he|she|him|her|his|I|me|my|we|us|our)\b")
_WORD = regex.compile(r"\w+")


def tells_story(text: str, paragraphs: Sequence[tuple[int, int]], quotations: Sequence[Quotation]) -> bool:
    """Whether many paragraphs open with a quotation, and people ask and exclaim in them, as in novels.

    Where they are not that many, most of them must be short, and what stands between them tell of persons.
    """
    starts = {quotation.span.start: quotation for quotation in quotations}
    turns = [starts[start].inner.text for start, _ in paragraphs if start in starts]
    asked = sum("?" in turn or "!" in turn for turn in turns)
    if len(turns) < _SHARE_OF_TURNS * len(paragraphs) or asked < _SHARE_OF_QUESTIONS * len(turns):
        return False
    short = sum(len(turn) < _LINE for turn in turns)
    few = len(turns) >= _FEWEST_SHORT_TURNS and short >= _SHARE_OF_SHORT_TURNS * len(turns)
    return len(turns) >= _FEWEST_TURNS or (few and _tells_of_persons(text, quotations))


def _tells_of_persons(text: str, quotations: Sequence[Quotation]) -> bool:
    """Whether many words outside of the quotations are pronouns of persons."""
    bounds = [0, *(at for q in quotations for at in (q.span.start, q.span.end)), len(text)]
    gaps = [text[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    words, pronouns = (sum(len(found.findall(gap)) for gap in gaps) for found in (_WORD, _PRONOUN))
    return pronouns >= _SHARE_OF_PRONOUNS * words
