"""Withhold names that are less certain than the caller wants."""

from __future__ import annotations

import attrs

from quoteattr.model import Evidence, Quote
from quoteattr.rules import WITHHELD

__all__ = ["withheld_below"]


def withheld_below(precision: float, quote: Quote) -> Quote:
    """The quote, without its speaker if that has a name and the confidence is less than `precision`.

    The confidence stays that of the answer withheld.
    """
    if quote.speaker is None or not quote.speaker.named or quote.confidence >= precision:
        return quote
    spans = (quote.source,) if quote.source else ()
    return attrs.evolve(quote, speaker=None, evidence=(*quote.evidence, Evidence(WITHHELD, spans)))
