"""What holds of every result, whatever the text."""

import json
from collections.abc import Iterator
from itertools import pairwise

from quoteattr import Analysis, Quotation, Quote, Span, from_dict, to_dict

__all__ = ["check_analysis", "check_quotations", "check_quotes"]


def check_quotations(text: str, quotations: list[Quotation]) -> None:
    """Offsets are true, and quotations make a proper tree in text order."""
    assert all(before.span.end <= after.span.start for before, after in pairwise(quotations))
    for quotation in (inner for outer in quotations for inner in outer.walk()):
        span, within = quotation.span, quotation.inner
        check_spans(text, [span, within])
        assert span.start < within.start <= within.end <= span.end
        for child in quotation.children:
            assert within.start <= child.span.start < child.span.end <= within.end
        assert all(a.span.end <= b.span.start for a, b in pairwise(quotation.children))


def check_analysis(text: str, analysis: Analysis) -> None:
    """All that was found stands in the text, in order, and survives being written as JSON."""
    assert analysis.text == text
    check_quotes(text, list(analysis.quotes))
    check_quotations(text, list(analysis.quotations))
    check_spans(text, analysis.sentences)
    check_spans(text, [line.span for line in analysis.lines])
    assert all(a.end <= b.start for a, b in pairwise(analysis.sentences))
    assert {quote.speaker for quote in analysis.quotes if quote.speaker} <= set(analysis.speakers)
    assert from_dict(json.loads(json.dumps(to_dict(analysis)))) == analysis


def check_quotes(text: str, quotes: list[Quote]) -> None:
    """Every span of every quote is the text at its offsets; quotes are in order; confidences are shares."""
    assert [quote.start for quote in quotes] == sorted(quote.start for quote in quotes)
    for quote in quotes:
        check_spans(text, spans(quote))
        assert all(a.end <= b.start for a, b in pairwise(quote.content))
        assert 0.0 <= quote.confidence <= 1.0
        assert quote.evidence
    assert from_dict(json.loads(json.dumps(to_dict(quotes)))) == quotes


def check_spans(text: str, found: "list[Span] | tuple[Span, ...]") -> None:
    """Offsets are those of the text."""
    for span in found:
        assert 0 <= span.start <= span.end <= len(text)
        assert text[span.start : span.end] == span.text


def spans(quote: Quote) -> list[Span]:
    """Every span of a quote, those of its speaker and its evidence too."""
    return list(_spans(quote))


def _spans(quote: Quote) -> Iterator[Span]:
    yield from quote.content
    yield from (span for span in (quote.cue, quote.source) if span)
    for evidence in quote.evidence:
        yield from evidence.spans
    if quote.speaker:
        yield from quote.speaker.mentions
        yield from [quote.speaker.role] if quote.speaker.role else []
