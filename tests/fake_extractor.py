"""An extractor that knows one sentence, so that tests of the command line need no model."""

import os

from quoteattr import Act, Evidence, Quote, QuoteKind, Span, Speaker, SpeakerKind
from quoteattr.errors import ModelError

ARTICLE = "“Yes,” Ann Lee said. He said no.\r\nThat was all — for now."


class FakeExtractor:
    """Finds two quotes in any text that holds the article, and breaks on demand."""

    scopes: list[str]

    def __init__(
        self,
        scope: str = "speech",
        rules: object = None,
        models: object = None,
        known_speakers: object = (),
        **_: object,
    ) -> None:
        FakeExtractor.scopes.append(scope)

    def extract(self, text: str) -> list[Quote]:
        if text.startswith("broken model"):
            raise ModelError("weights/tagger.onnx", "the file is truncated", "Install quoteattr again.")
        if text.startswith("broken code"):
            raise ZeroDivisionError("division by zero")
        if text.startswith("deadly"):
            os._exit(1)
        at = text.find("“Yes,” Ann Lee said. He said no.")
        return [] if at < 0 else _quotes(text, at)


def _quotes(text: str, at: int) -> list[Quote]:
    def span(start: int, end: int) -> Span:
        return Span.of(text, at + start, at + end)

    lee = Speaker(0, "Ann Lee", True, SpeakerKind.PERSON, (span(7, 14),))
    evidence = (Evidence("tagger", (span(15, 19),)),)
    return [
        Quote((span(0, 6),), QuoteKind.DIRECT, Act.SPEECH, span(15, 19), span(7, 14), lee, 0.9, evidence),
        Quote((span(29, 31),), QuoteKind.INDIRECT, Act.SPEECH, span(24, 28), span(21, 23), None, 0.6),
    ]
