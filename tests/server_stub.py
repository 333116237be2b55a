"""An extractor that needs no models: quotes of the form `“…,” said Somebody.`"""

import copy
import re
from collections.abc import Iterable, Mapping

from quoteattr import (
    Act,
    Analysis,
    Evidence,
    KnownSpeaker,
    Quote,
    QuoteKind,
    Span,
    Speaker,
    SpeakerKind,
    find_quotations,
)
from quoteattr.errors import ModelError

_QUOTE = re.compile(r"(?P<content>“[^”]+”) (?P<cue>said|added) (?P<source>[^.]+)\.")
_KINDS = (QuoteKind.DIRECT, QuoteKind.MIXED)
SECRET = "a word of the text"


class StubExtractor:
    """Every second quote is mixed and less sure. Breaks on demand, with the text in its message."""

    people: Mapping[str, str] = {}
    act = Act.SPEECH

    def extract(self, text: str) -> list[Quote]:
        return list(self.analyze(text).quotes)

    def analyze(self, text: str) -> Analysis:
        self.break_on_demand(text)
        found = list(_QUOTE.finditer(text))
        speakers = _speakers(text, found, self.people)
        quotes = tuple(_quote(text, match, index, speakers, self.act) for index, match in enumerate(found))
        sentences = (Span(0, len(text), text),) if text else ()
        return Analysis(text, quotes, tuple(speakers.values()), sentences, tuple(find_quotations(text)))

    def knowing(self, people: Iterable[KnownSpeaker]) -> "StubExtractor":
        known = copy.copy(self)
        known.people = {person.name: person.id for person in people}
        return known

    def with_scope(self, scope: str) -> "StubExtractor":
        """In scope "all", the quotes are of another act."""
        scoped = copy.copy(self)
        scoped.act = Act.SPEECH if scope == "speech" else Act.OTHER
        return scoped

    def break_on_demand(self, text: str) -> None:
        if "break" in text:
            raise ValueError(f"the text at 0:5 is not {SECRET}")
        if "broken model" in text:
            raise ModelError("weights/tagger.onnx", "the file is truncated", "Install quoteattr again.")


class CalmExtractor(StubExtractor):
    """Never breaks, whatever the text holds."""

    def __init__(
        self,
        scope: str = "speech",
        rules: object = None,
        models: object = None,
        known_speakers: object = (),
        **_: object,
    ) -> None:
        self.scope = scope

    def break_on_demand(self, text: str) -> None:
        pass


def _speakers(text: str, found: list[re.Match[str]], known: Mapping[str, str]) -> dict[str, Speaker]:
    mentions: dict[str, list[Span]] = {}
    for match in found:
        mentions.setdefault(match["source"], []).append(Span.of(text, *match.span("source")))
    return {
        name: Speaker(
            number, name, True, SpeakerKind.PERSON, tuple(spans), _role(text, name), frozenset({"she"}), known.get(name)
        )
        for number, (name, spans) in enumerate(mentions.items())
    }


def _role(text: str, name: str) -> Span | None:
    found = re.search(f"{re.escape(name)}, (the [^,]+),", text)
    return Span.of(text, *found.span(1)) if found else None


def _quote(text: str, match: re.Match[str], index: int, speakers: dict[str, Speaker], act: Act) -> Quote:
    content, cue, source = (Span.of(text, *match.span(part)) for part in ("content", "cue", "source"))
    confidence = 0.6 if index % 2 else 0.95
    speaker = speakers[match["source"]]
    evidence = (Evidence("said_somebody", (cue, source)),)
    return Quote((content,), _KINDS[index % 2], act, cue, source, speaker, confidence, evidence)
