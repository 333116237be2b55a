"""Annotated texts, and their two forms in JSON."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from quoteattr.analysis import Analysis
from quoteattr.errors import InputError
from quoteattr.model import Quote, QuoteKind, Span
from quoteattr.serialize import from_dict
from quoteattr.text.quotations import find_quotations

__all__ = ["PARTS", "AnnotatedText", "Annotation", "Ranges", "text_of"]

Ranges = tuple[tuple[int, int], ...]
"""Half-open ranges of characters: several if it is interrupted, empty if it is missing."""
PARTS = ("content", "cue", "source")
"""The parts of a quote that can be annotated."""


@attrs.frozen
class Annotation:
    """A quote as a person or a tool marked it in a text."""

    content: Ranges
    cue: Ranges = ()
    source: Ranges = ()
    names: tuple[str, ...] = ()
    """All correct names of the speaker in the text, the fullest first. Empty if the text gives no name."""
    kind: QuoteKind | None = None
    """If None, the quotation marks decide."""
    confidence: float | None = None

    @classmethod
    def of(cls, quote: Quote) -> "Annotation":
        """Convert an extracted quote."""
        return cls(
            content=_ranges(quote.content),
            cue=_ranges([quote.cue]),
            source=_ranges([quote.source]),
            names=(quote.speaker.name,) if quote.speaker is not None and quote.speaker.named else (),
            kind=quote.kind,
            confidence=quote.confidence,
        )


@attrs.frozen
class AnnotatedText:
    """A text and the quotes in it."""

    name: str
    text: str
    quotes: tuple[Annotation, ...]
    ignored: Ranges = ()
    """Regions that were not annotated. A quote found there counts only if it matches an annotated quote."""
    parts: tuple[str, ...] = PARTS
    """The annotated parts of each quote. The other parts are not measured."""

    def of_kinds(self, kinds: Iterable[QuoteKind]) -> "AnnotatedText":
        """The same text with only the quotes of these kinds."""
        wanted = frozenset(kinds)
        inside = {
            offset
            for quotation in find_quotations(self.text)
            for offset in range(quotation.span.start, quotation.span.end)
        }
        kept = tuple(quote for quote in self.quotes if (quote.kind or self._kind(quote, inside)) in wanted)
        return attrs.evolve(self, quotes=kept)

    def _kind(self, quote: Annotation, inside: set[int]) -> QuoteKind:
        letters = {at for start, end in quote.content for at in range(start, end) if self.text[at].isalnum()}
        if letters <= inside:
            return QuoteKind.DIRECT
        return QuoteKind.MIXED if letters & inside else QuoteKind.INDIRECT


def text_of(place: str, value: object) -> AnnotatedText:
    """An annotated text from parsed JSON, in one of the forms of `read_annotated`. `place` goes before errors."""
    if not isinstance(value, Mapping) or not isinstance(value.get("text"), str):
        raise InputError(place, "is not an object with a text")
    name, text = str(value.get("doc_id", value.get("file", place))), value["text"]
    try:
        quotes = _written(value, text) if "schema_version" in value else _simple(value, text)
        return AnnotatedText(
            name, text, tuple(quotes), _checked(value.get("ignore") or [], "ignore", text), _parts(value)
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise InputError(place, f"is not an annotated text: {error}") from error


def _parts(value: Mapping[str, object]) -> tuple[str, ...]:
    annotated = value.get("annotated", [*PARTS, "speaker"])
    if not isinstance(annotated, list) or not {"content"} <= set(annotated) <= {*PARTS, "speaker"}:
        raise ValueError(f'"annotated" is {annotated!r}, which is not a list of content, cue, source and speaker')
    return tuple(part for part in PARTS if part in annotated)


def _written(value: Mapping[str, object], text: str) -> Iterator[Annotation]:
    data = from_dict(value)
    if not isinstance(data, Analysis | list):
        raise ValueError('expected the type "quotes" or "analysis"')
    for quote in data if isinstance(data, list) else data.quotes:
        for span in (*quote.content, quote.cue, quote.source):
            if span is not None:
                span.require_in(text)
        yield Annotation.of(quote)


def _simple(value: Mapping[str, object], text: str) -> Iterator[Annotation]:
    quotes = value.get("attributions", value.get("quotes"))
    if not isinstance(quotes, list):
        raise ValueError('it has no list of "quotes" or "attributions"')
    for quote in quotes:
        parts = {part: _checked(quote.get(part) or [], part, text) for part in ("content", "cue", "source")}
        yield Annotation(
            **parts,
            names=_speaker(quote),
            kind=QuoteKind(quote["kind"]) if quote.get("kind") else None,
            confidence=None if quote.get("confidence") is None else _share(quote["confidence"]),
        )


def _speaker(quote: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The names of the speaker, in either form."""
    speaker = quote.get("speaker") or []
    if isinstance(speaker, str):
        return (speaker,)
    if speaker or not quote.get("speaker_named", True):
        return tuple(map(str, speaker))
    return tuple(map(str, (*(quote.get("speaker_names") or ()), *(quote.get("speaker_aliases") or ()))))


def _checked(ranges: Iterable[Sequence[object]], part: str, text: str) -> Ranges:
    spans = []
    for start, end in ranges:
        if not isinstance(start, int) or not isinstance(end, int):
            raise TypeError(f"{part} {start}:{end} is not a range of characters")
        spans.append(Span.of(text, start, end))
    return _ranges(spans)


def _share(value: float) -> float:
    if not 0 <= value <= 1:
        raise ValueError(f"the confidence {value} is not between 0 and 1")
    return float(value)


def _ranges(spans: Iterable[Span | None]) -> Ranges:
    return tuple((span.start, span.end) for span in spans if span is not None)
