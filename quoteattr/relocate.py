"""Move results from the text that is read back to the caller's string."""

from __future__ import annotations

import attrs

from quoteattr.analysis import Analysis
from quoteattr.model import Evidence, Line, Quotation, Quote, Span, Speaker
from quoteattr.text.origin import Origin

__all__ = ["relocated"]


def relocated(analysis: Analysis, origin: Origin) -> Analysis:
    """The analysis of `origin.text`, with offsets of `origin.caller`."""
    if not origin.edits:
        return analysis
    speakers = {speaker.id: _speaker(speaker, origin) for speaker in analysis.speakers}
    return Analysis(
        origin.caller,
        tuple(_quote(quote, speakers, origin) for quote in analysis.quotes),
        tuple(speakers.values()),
        tuple(_span(sentence, origin) for sentence in analysis.sentences),
        tuple(_quotation(quotation, origin) for quotation in analysis.quotations),
        tuple(Line(_span(line.span, origin), line.role) for line in analysis.lines),
    )


def _span(span: Span, origin: Origin) -> Span:
    return Span.of(origin.caller, *origin.back(span.start, span.end))


def _optional(span: Span | None, origin: Origin) -> Span | None:
    return None if span is None else _span(span, origin)


def _speaker(speaker: Speaker, origin: Origin) -> Speaker:
    mentions = tuple(sorted(_span(mention, origin) for mention in speaker.mentions))
    return attrs.evolve(speaker, mentions=mentions, role=_optional(speaker.role, origin))


def _quotation(quotation: Quotation, origin: Origin) -> Quotation:
    children = tuple(_quotation(child, origin) for child in quotation.children)
    return Quotation(_span(quotation.span, origin), _span(quotation.inner, origin), children)


def _quote(quote: Quote, speakers: dict[int, Speaker], origin: Origin) -> Quote:
    return attrs.evolve(
        quote,
        content=tuple(_span(span, origin) for span in quote.content),
        cue=_optional(quote.cue, origin),
        source=_optional(quote.source, origin),
        speaker=speakers[quote.speaker.id] if quote.speaker else None,
        evidence=tuple(Evidence(e.rule, tuple(_span(span, origin) for span in e.spans)) for e in quote.evidence),
    )
