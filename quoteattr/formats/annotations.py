"""Quotes as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), for tools that mark up pages."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

import attrs

from quoteattr.model import Quote, Span
from quoteattr.results.explanation import explain
from quoteattr.serialize import Json

__all__ = ["to_annotations"]

_CONTEXT: Json = [
    "http://www.w3.org/ns/anno.jsonld",
    {name: f"urn:quoteattr:{name}" for name in ("utf16Start", "utf16End", "named")},
]
# Hypothesis, the most widely used client, uses the same number of characters.
_AROUND = 32
# UTF-16 needs two units for each of these.
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def to_annotations(text: str, quotes: Iterable[Quote], *, source: str = "urn:quoteattr:text") -> list[dict[str, Json]]:
    """Convert the quotes of a text to W3C Web Annotations.

    The content of each quote is one annotation. The cue and the source are one annotation each, linked to that of the
    content. Each target has a TextQuoteSelector (the words and 32 characters on each side) and a TextPositionSelector.
    Its `start` and `end` count characters (code points), as the standard requires and Python does. `utf16Start` and
    `utf16End` count UTF-16 code units, as JavaScript does: each earlier character beyond U+FFFF adds one.

    >>> from quoteattr.model import Act, QuoteKind
    >>> quote = Quote((Span(2, 8, "“Yes,”"),), QuoteKind.DIRECT, Act.SPEECH, None, None, None, 0.9)
    >>> [annotation] = to_annotations("😀 “Yes,” she said.", [quote])
    >>> position = annotation["target"][0]["selector"][0]
    >>> position["start"], position["utf16Start"]
    (2, 3)

    Args:
        text: the same text that was passed to the extractor.
        quotes: its quotes.
        source: the IRI of the text. The ids of the annotations append `#quote-1` and so on.

    Raises:
        ValueError: the quotes are from another text.
    """
    targets = _Targets(text, source, [match.start() for match in _ASTRAL.finditer(text)])
    return [
        annotation
        for number, quote in enumerate(quotes, start=1)
        for annotation in _annotations(quote, f"{source}#quote-{number}", targets)
    ]


def _annotations(quote: Quote, identity: str, targets: "_Targets") -> Iterator[dict[str, Json]]:
    yield _annotation(identity, "identifying", list(_bodies(quote)), [targets.of(span) for span in quote.content])
    for role, span in (("cue", quote.cue), ("source", quote.source)):
        if span is not None:
            link: Json = {"type": "SpecificResource", "source": identity, "purpose": "linking"}
            yield _annotation(f"{identity}-{role}", "linking", [_body("tagging", role), link], [targets.of(span)])


def _annotation(identity: str, motivation: str, bodies: list[Json], targets: list[Json]) -> dict[str, Json]:
    return {
        "@context": _CONTEXT,
        "id": identity,
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": targets,
    }


def _bodies(quote: Quote) -> Iterator[Json]:
    if quote.speaker is not None:
        yield {**_body("identifying", quote.speaker.name), "named": quote.speaker.named}
    yield _body("tagging", quote.kind.value)
    yield _body("tagging", quote.act.value)
    yield _body("describing", explain(quote))


def _body(purpose: str, value: str) -> dict[str, Json]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


@attrs.frozen
class _Targets:
    """Builds the selectors of a span."""

    text: str
    source: str
    astral: list[int]

    def of(self, span: Span) -> Json:
        span.require_in(self.text)
        return {"source": self.source, "selector": [self._position(span), self._words(span)]}

    def _position(self, span: Span) -> Json:
        return {
            "type": "TextPositionSelector",
            "start": span.start,
            "end": span.end,
            "utf16Start": self._utf16(span.start),
            "utf16End": self._utf16(span.end),
        }

    def _words(self, span: Span) -> Json:
        return {
            "type": "TextQuoteSelector",
            "exact": span.text,
            "prefix": self.text[max(0, span.start - _AROUND) : span.start],
            "suffix": self.text[span.end : span.end + _AROUND],
        }

    def _utf16(self, offset: int) -> int:
        return offset + bisect_left(self.astral, offset)
