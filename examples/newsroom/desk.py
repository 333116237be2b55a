"""What the desk gets for an article: quotes that are ready, and quotes to check."""

import hashlib
from collections.abc import Iterable
from typing import Protocol

import attrs

from quoteattr import Quote, __version__, explain, to_dict

__all__ = ["Desk", "Extractor", "Sheet", "identity"]


class Extractor(Protocol):
    """What the desk needs from quoteattr: a `QuoteExtractor`, or a stub in tests."""

    def extract(self, text: str, /) -> list[Quote]:
        """The quotes of a text."""
        ...


def identity(text: str) -> dict[str, str]:
    """What a sheet is valid for: its offsets for this text, and its quotes for this release."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return {"sha256": digest, "quoteattr": __version__}


@attrs.frozen
class Sheet:
    """The quotes of one text, in two piles."""

    text: str
    ready: tuple[Quote, ...]
    """In text order: with a named speaker and enough confidence."""
    to_check: tuple[Quote, ...]
    """All others, the least certain first."""

    def to_dict(self) -> dict[str, object]:
        """The sheet as plain data for JSON; `quoteattr.from_dict` reads each pile."""
        return {
            **identity(self.text),
            "ready": to_dict(list(self.ready)),
            "to_check": {**to_dict(list(self.to_check)), "reasons": [explain(quote) for quote in self.to_check]},
        }


class Desk:
    """Sorts the quotes of articles."""

    def __init__(self, extractor: Extractor, min_confidence: float) -> None:
        """Set the lowest confidence: with 0.9, one quote in ten was wrong when measured."""
        self._extractor = extractor
        self._min_confidence = min_confidence

    def sheet(self, text: str) -> Sheet:
        """Read an article. Raises what the extractor raises."""
        quotes = self._extractor.extract(text)
        ready = tuple(quote for quote in quotes if self.is_ready(quote))
        return Sheet(text, ready, _least_sure_first(quote for quote in quotes if not self.is_ready(quote)))

    def is_ready(self, quote: Quote) -> bool:
        """Whether a quote needs no check before it is offered."""
        named = quote.speaker is not None and quote.speaker.named
        return named and quote.confidence >= self._min_confidence


def _least_sure_first(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    return tuple(sorted(quotes, key=lambda quote: quote.confidence))
