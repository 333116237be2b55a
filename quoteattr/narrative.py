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


def is_narrative(paragraphs: Sequence[tuple[int, int]], quotations: Sequence[Quotation]) -> bool:
    """Whether many paragraphs open with a quotation, and people ask and exclaim in them, as in novels."""
    starts = {quotation.span.start: quotation for quotation in quotations}
    turns = [starts[start] for start, _ in paragraphs if start in starts]
    if len(turns) < _FEWEST_TURNS or len(turns) < _SHARE_OF_TURNS * len(paragraphs):
        return False
    asked = sum("?" in turn.inner.text or "!" in turn.inner.text for turn in turns)
    return asked >= _SHARE_OF_QUESTIONS * len(turns)
