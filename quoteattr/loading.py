"""What an extractor loads on first use: the network, the splitter of sentences and the confidences."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import attrs

from quoteattr.languages import Lexicon
from quoteattr.model import Span

if TYPE_CHECKING:
    from quoteattr.extend import Models
    from quoteattr.network.tagger import Tagger
    from quoteattr.parsers import Parser
    from quoteattr.results.confidence import Calibration

__all__ = ["Loaded"]

# Threads that start together must load the weights only once. The lock is global because extractors are pickled.
_MAKING = threading.Lock()


@attrs.define(eq=False)
class Loaded:
    """What is loaded once. An extractor and those that are made from it share it."""

    _splitter: Parser | None = None
    _tagger: Tagger | None = None
    _calibration: Calibration | None = None

    def network(self, models: Models) -> Tagger:
        """The network. Raises `ModelError` if its weights cannot be used."""
        from quoteattr.network.tagger import Tagger

        with _MAKING:
            if self._tagger is None:
                self._tagger = models.tagger if isinstance(models.tagger, Tagger) else Tagger(models.tagger)
        return self._tagger

    def confidences(self, models: Models) -> Calibration:
        """The confidences. Raises `ModelError` if they cannot be read."""
        from quoteattr.results.confidence import Calibration, refitted, shipped

        if self._calibration is None:
            given = models.calibration
            self._calibration = given if isinstance(given, Calibration) else refitted(given) if given else shipped()
        return self._calibration

    def sentences(self, text: str, lexicon: Lexicon) -> tuple[Span, ...]:
        """The sentences of a text. Raises `ModelError` if the weights of the splitter cannot be used."""
        document = (self._splitter or self._loaded_splitter(lexicon)).parse(text)
        return tuple(document.span(sentence) for sentence in document.sentences)

    def _loaded_splitter(self, lexicon: Lexicon) -> Parser:
        from quoteattr.parsers.splitter import SentenceSplitter

        with _MAKING:
            self._splitter = self._splitter or SentenceSplitter(lexicon=lexicon)
        return self._splitter
