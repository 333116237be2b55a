"""Who said what, from what stands in the paragraph: the network proposes, the rules decide what it cannot know."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.attribution.assemble import assemble
from quoteattr.attribution.context import Attribution, Context
from quoteattr.attribution.decode import decode
from quoteattr.attribution.features import encode
from quoteattr.attribution.links import links
from quoteattr.attribution.rules import RULES
from quoteattr.attribution.scores import score
from quoteattr.attribution.tagger import Tagger
from quoteattr.attribution.windows import segments
from quoteattr.model import Quotation

__all__ = ["Attribution", "attribute"]

# The vectors that links are made of take 2 kB a piece: a segment of 40 pages keeps them under 50 MB, whole books too.
_SEGMENT = 16_384


def attribute(context: Context, tagger: Tagger, without: frozenset[str] = frozenset()) -> list[Attribution]:
    """Every attribution of the context's text in order; rules named in ``without`` are left out.

    Raises:
        ModelError: the weights cannot be used.
    """
    attributions = propose(context.text, context.quotations, tagger)
    for rule in RULES:
        if rule.__name__ not in without:
            attributions = rule(attributions, context)
    return attributions


def propose(text: str, quotations: Sequence[Quotation], tagger: Tagger) -> list[Attribution]:
    """What the network alone says."""
    found: list[Attribution] = []
    pieces = encode(text, quotations, tagger.tokenizer)
    for frames in segments(text, pieces, _SEGMENT):
        scores = score(pieces, frames, tagger)
        fragments = decode(text, pieces.part(frames[0].first, frames[-1].last), scores.tags)
        found += assemble(text, fragments, links(fragments, scores))
    return found
