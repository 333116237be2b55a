"""What the desk gets of an article: quotes that are ready, and quotes to look at first."""

import hashlib
from collections.abc import Iterable
from typing import Protocol

import attrs

from quoteattr import Quote, __version__, explain, to_dict

__all__ = ["Desk", "Extractor", "Sheet", "identity"]


class Extractor(Protocol):
    """What the desk needs of quoteattr: a `QuoteExtractor`, or in tests something that knows its quotes by heart."""

    def extract(self, text: str, /) -> list[Quote]:
        """The quotes of a text."""
        ...


def identity(text: str) -> dict[str, str]:
    """What a sheet is true of: offsets of this text alone, and the words and speakers that this release finds."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return {"sha256": digest, "quoteattr": __version__}


@attrs.frozen
class Sheet:
    """The quotes of one text, in two piles."""

    text: str
    ready: tuple[Quote, ...]
    """In the order of the text: named speakers, and sure enough."""
    to_check: tuple[Quote, ...]
    """All others, the least sure first."""

    def to_dict(self) -> dict[str, object]:
        """The sheet as JSON has it; each pile is read by `quoteattr.from_dict`."""
        return {
            **identity(self.text),
            "ready": to_dict(list(self.ready)),
            "to_check": {**to_dict(list(self.to_check)), "reasons": [explain(quote) for quote in self.to_check]},
        }


class Desk:
    """Sorts the quotes of articles."""

    def __init__(self, extractor: Extractor, min_confidence: float) -> None:
        """Ask for a confidence: 0.9 lets one wrong quote of ten through, as measured."""
        self._extractor = extractor
        self._min_confidence = min_confidence

    def sheet(self, text: str) -> Sheet:
        """Read an article. Raises what the extractor raises."""
        quotes = self._extractor.extract(text)
        ready = tuple(quote for quote in quotes if self.is_ready(quote))
        return Sheet(text, ready, _least_sure_first(quote for quote in quotes if not self.is_ready(quote)))

    def is_ready(self, quote: Quote) -> bool:
        """Whether a quote can be offered without a second look."""
        named = quote.speaker is not None and quote.speaker.named
        return named and quote.confidence >= self._min_confidence


def _least_sure_first(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    return tuple(sorted(quotes, key=lambda quote: quote.confidence))
