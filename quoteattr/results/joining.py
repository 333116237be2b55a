"""Join the pieces of one turn of a story, which the narration interrupts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import attrs

from quoteattr.model import Quote, QuoteKind
from quoteattr.text.paragraphs import STOPS
from quoteattr.text.view import TextView

__all__ = ["joined"]


def joined(view: TextView, quotes: list[Quote]) -> list[Quote]:
    """The quotes, where the pieces of a paragraph in which only one person speaks are one quote.

    `“Oh?” The cook turned. “I am going home.”` is one turn, as it would be with “said the cook” between its halves.
    Only in stories, and only if nothing announces the second piece.
    """
    if not view.is_story:
        return quotes
    voices = _voices(view, quotes)
    out: list[Quote] = []
    for quote in quotes:
        if out and len(voices[_paragraph(quote, view)]) <= 1 and _goes_on(out[-1], quote, view):
            out[-1] = _one(out[-1], quote)
        else:
            out.append(quote)
    return out


def _voices(view: TextView, quotes: Iterable[Quote]) -> dict[int, set[int]]:
    """Who speaks in each paragraph, by the ids of the speakers. Whoever is not found may be one of these."""
    out: dict[int, set[int]] = defaultdict(set)
    for quote in quotes:
        out[_paragraph(quote, view)].update([quote.speaker.id] if quote.speaker else [])
    return out


def _paragraph(quote: Quote, view: TextView) -> int:
    return view.paragraph(quote.content[0].start)


def _goes_on(first: Quote, second: Quote, view: TextView) -> bool:
    end, start = first.content[-1].end, second.content[0].start
    direct = first.kind is QuoteKind.DIRECT and second.kind is QuoteKind.DIRECT
    if not direct or second.cue or end > start or view.paragraph(end - 1) != view.paragraph(start):
        return False
    between = view.text[end:start].rstrip()
    return any(map(str.isalpha, between)) and between.endswith(STOPS)


def _one(first: Quote, second: Quote) -> Quote:
    """Both pieces as one quote; the surer one gives the speaker and the reasons."""
    surer = max(first, second, key=lambda quote: quote.confidence)
    return attrs.evolve(
        first,
        content=(*first.content, *second.content),
        source=first.source or second.source,
        speaker=surer.speaker,
        confidence=surer.confidence,
        evidence=surer.evidence,
    )
