"""Cut overlapping marks over a text into properly nested pieces, for HTML elements or terminal colours."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from enum import IntEnum

import attrs

from quoteattr.model import Quote, Span, Speaker

__all__ = ["Close", "Mark", "Open", "Role", "layers", "marks_of", "speakers_of"]


class Role(IntEnum):
    """Which part of a quote a mark is. Of two marks on the same words, the one with the smaller value is outside."""

    CONTENT = 0
    SOURCE = 1
    CUE = 2


@attrs.frozen
class Mark:
    """A span to show, with its part and its quote."""

    span: Span
    role: Role
    quote: Quote
    number: int | None
    """The number of the quote's speaker in the picture; None if the speaker is unknown."""


@attrs.frozen
class Open:
    """A mark, or the rest of one, begins."""

    mark: Mark


@attrs.frozen
class Close:
    """A mark ends. `final` is false if it only closes because an outer mark ends, and then opens again."""

    mark: Mark
    final: bool


def marks_of(text: str, quotes: Sequence[Quote]) -> list[Mark]:
    """The contents, cues and sources of quotes. A cue or source that two quotes share is marked once.

    Raises:
        ValueError: the quotes are from another text.
    """
    numbers = {speaker.id: number for number, speaker in enumerate(speakers_of(quotes), start=1)}
    contents: list[Mark] = []
    beside: dict[tuple[Role, Span], Mark] = {}
    for quote in quotes:
        number = None if quote.speaker is None else numbers[quote.speaker.id]
        contents.extend(Mark(span, Role.CONTENT, quote, number) for span in quote.content)
        for role, span in ((Role.SOURCE, quote.source), (Role.CUE, quote.cue)):
            if span is not None:
                beside.setdefault((role, span), Mark(span, role, quote, number))
    marks = [*contents, *beside.values()]
    for mark in marks:
        mark.span.require_in(text)
    return [mark for mark in marks if mark.span.text]


def layers(text: str, marks: Iterable[Mark]) -> Iterator[str | Open | Close]:
    """Cut a text where marks begin and end. The mark that opened last closes first. The strings add up to the text.

    >>> from quoteattr.model import Act, QuoteKind
    >>> quote = Quote((Span(0, 3, "abc"),), QuoteKind.DIRECT, Act.SPEECH, None, Span(2, 4, "cd"), None, 0.5)
    >>> pieces = layers("abcd", marks_of("abcd", [quote]))
    >>> print(*(piece if isinstance(piece, str) else type(piece).__name__ for piece in pieces))
    Open ab Open c Close Close Open d Close
    """
    waiting = sorted(marks, key=lambda mark: mark.span.start, reverse=True)
    cuts = sorted({offset for mark in waiting for offset in (mark.span.start, mark.span.end)})
    open_marks: list[Mark] = []
    position = 0
    for cut in cuts:
        if cut > position:
            yield text[position:cut]
        position = cut
        aside = yield from _close(open_marks, cut)
        while waiting and waiting[-1].span.start == cut:
            aside.append(waiting.pop())
        for mark in sorted(aside, key=lambda mark: (-mark.span.end, mark.role)):
            open_marks.append(mark)
            yield Open(mark)
    if position < len(text):
        yield text[position:]


def _close(open_marks: list[Mark], cut: int) -> Generator[Close, None, list[Mark]]:
    """Close the marks that end here and all that opened after them; return those that continue."""
    depth = next((index for index, mark in enumerate(open_marks) if mark.span.end == cut), len(open_marks))
    closing = open_marks[depth:]
    del open_marks[depth:]
    for mark in reversed(closing):
        yield Close(mark, final=mark.span.end == cut)
    return [mark for mark in closing if mark.span.end > cut]


def speakers_of(quotes: Iterable[Quote]) -> list[Speaker]:
    """Each speaker once, in order of appearance. The position, from 1, is the speaker's number in a picture."""
    return list({quote.speaker.id: quote.speaker for quote in quotes if quote.speaker is not None}.values())
