"""Cut overlapping highlights over a text into properly nested pieces, for HTML elements or terminal colours."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from enum import IntEnum

import attrs

from quoteattr.model import Quote, Span, Speaker

__all__ = ["Close", "Highlight", "Layer", "Open", "highlights_of", "layers", "speakers_of"]


class Layer(IntEnum):
    """Which part of a quote a highlight shows. Of two on the same words, the smaller value is outside."""

    CONTENT = 0
    SOURCE = 1
    CUE = 2


@attrs.frozen
class Highlight:
    """A span to show, with its part and its quote."""

    span: Span
    layer: Layer
    quote: Quote
    number: int | None
    """The number of the quote's speaker in the picture; None if the speaker is unknown."""


@attrs.frozen
class Open:
    """A highlight, or the rest of one, begins."""

    highlight: Highlight


@attrs.frozen
class Close:
    """A highlight ends. `final` is false if it only closes because an outer highlight ends, and then opens again."""

    highlight: Highlight
    final: bool


def highlights_of(text: str, quotes: Sequence[Quote]) -> list[Highlight]:
    """The contents, cues and sources of quotes. A cue or source that two quotes share is marked once.

    Raises:
        ValueError: the quotes are from another text.
    """
    numbers = {speaker.id: number for number, speaker in enumerate(speakers_of(quotes), start=1)}
    contents: list[Highlight] = []
    beside: dict[tuple[Layer, Span], Highlight] = {}
    for quote in quotes:
        number = None if quote.speaker is None else numbers[quote.speaker.id]
        contents.extend(Highlight(span, Layer.CONTENT, quote, number) for span in quote.content)
        for layer, span in ((Layer.SOURCE, quote.source), (Layer.CUE, quote.cue)):
            if span is not None:
                beside.setdefault((layer, span), Highlight(span, layer, quote, number))
    highlights = [*contents, *beside.values()]
    for highlight in highlights:
        highlight.span.require_in(text)
    return [highlight for highlight in highlights if highlight.span.text]


def layers(text: str, highlights: Iterable[Highlight]) -> Iterator[str | Open | Close]:
    """Cut a text where highlights begin and end. The last opened closes first. The strings add up to the text.

    >>> from quoteattr.model import Act, QuoteKind
    >>> quote = Quote((Span(0, 3, "abc"),), QuoteKind.DIRECT, Act.SPEECH, None, Span(2, 4, "cd"), None, 0.5)
    >>> pieces = layers("abcd", highlights_of("abcd", [quote]))
    >>> print(*(piece if isinstance(piece, str) else type(piece).__name__ for piece in pieces))
    Open ab Open c Close Close Open d Close
    """
    waiting = sorted(highlights, key=lambda h: h.span.start, reverse=True)
    cuts = sorted({offset for highlight in waiting for offset in (highlight.span.start, highlight.span.end)})
    open_highlights: list[Highlight] = []
    position = 0
    for cut in cuts:
        if cut > position:
            yield text[position:cut]
        position = cut
        aside = yield from _close(open_highlights, cut)
        while waiting and waiting[-1].span.start == cut:
            aside.append(waiting.pop())
        for highlight in sorted(aside, key=lambda h: (-h.span.end, h.layer)):
            open_highlights.append(highlight)
            yield Open(highlight)
    if position < len(text):
        yield text[position:]


def _close(open_highlights: list[Highlight], cut: int) -> Generator[Close, None, list[Highlight]]:
    """Close the highlights that end here and all that opened after them; return those that continue."""
    depth = next((i for i, highlight in enumerate(open_highlights) if highlight.span.end == cut), len(open_highlights))
    closing = open_highlights[depth:]
    del open_highlights[depth:]
    for highlight in reversed(closing):
        yield Close(highlight, final=highlight.span.end == cut)
    return [highlight for highlight in closing if highlight.span.end > cut]


def speakers_of(quotes: Iterable[Quote]) -> list[Speaker]:
    """Each speaker once, in order of appearance. The position, from 1, is the speaker's number in a picture."""
    return list({quote.speaker.id: quote.speaker for quote in quotes if quote.speaker is not None}.values())
