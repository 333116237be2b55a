"""Whether a text tells a story in dialogue, by its own look."""

from __future__ import annotations

from quoteattr.attribution.context import Context

__all__ = ["is_narrative"]

# A long news feature has a dozen paragraphs that open with a quotation, a chapter of a novel a hundred.
_FEWEST_TURNS = 20
_SHARE_OF_TURNS = 0.2


def is_narrative(context: Context) -> bool:
    """Whether many paragraphs open with a quotation, as in novels: who speaks takes a new paragraph each time."""
    starts = {quotation.span.start for quotation in context.quotations}
    turns = sum(start in starts for start, _ in context.paragraphs)
    return turns >= _FEWEST_TURNS and turns >= _SHARE_OF_TURNS * len(context.paragraphs)
