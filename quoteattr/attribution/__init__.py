"""Who said what, from what stands in the paragraph: the network proposes, the rules decide what it cannot know."""

from __future__ import annotations

from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.proposals import propose
from quoteattr.attribution.rules import RULES
from quoteattr.network.tagger import Tagger
from quoteattr.text.view import TextView

__all__ = ["Attribution", "attribute"]


def attribute(view: TextView, tagger: Tagger, without: frozenset[str] = frozenset()) -> list[Attribution]:
    """Every attribution of the context's text in order; rules named in ``without`` are left out.

    Raises:
        ModelError: the weights cannot be used.
    """
    attributions = propose(view.text, view.quotations, tagger)
    for rule in RULES:
        if rule.__name__ not in without:
            attributions = rule(attributions, view)
    return attributions
