"""Whether a text tells a story in dialogue, by its own look."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.model import Quotation

__all__ = ["is_narrative"]

# A feature of the press has up to a dozen and a half, a scene of a story more.
_FEWEST_TURNS = 20
_SHARE_OF_TURNS = 0.2
# Measured: a third of the turns of novels ask or exclaim; of what opens paragraphs in the press, a twentieth.
_SHARE_OF_QUESTIONS = 0.2
# A short story has fewer, and tells itself by lines of a few words: of 924 articles three do, of nine stories eight.
_FEWEST_SHORT_TURNS = 8
_SHARE_OF_SHORT_TURNS = 0.7
# Characters: about a line of a book.
_LINE = 60


def is_narrative(paragraphs: Sequence[tuple[int, int]], quotations: Sequence[Quotation]) -> bool:
    """Whether many paragraphs open with a quotation, and people ask and exclaim in them, as in novels.

    Where they are not that many, most of them must be short.
    """
    starts = {quotation.span.start: quotation for quotation in quotations}
    turns = [starts[start].inner.text for start, _ in paragraphs if start in starts]
    asked = sum("?" in turn or "!" in turn for turn in turns)
    if len(turns) < _SHARE_OF_TURNS * len(paragraphs) or asked < _SHARE_OF_QUESTIONS * len(turns):
        return False
    short = sum(len(turn) < _LINE for turn in turns)
    few = len(turns) >= _FEWEST_SHORT_TURNS and short >= _SHARE_OF_SHORT_TURNS * len(turns)
    return few or len(turns) >= _FEWEST_TURNS
