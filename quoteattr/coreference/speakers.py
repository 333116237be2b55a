"""One `Speaker` for each name that a text's sources give."""

from __future__ import annotations

from collections import defaultdict

from quoteattr.coreference.names import NameIndex, name_in
from quoteattr.lexicon import Lexicon
from quoteattr.model import Span, Speaker, SpeakerKind

__all__ = ["Speakers"]


class Speakers:
    """Turns the sources of one text into speakers. Pronouns and descriptions stay without one."""

    def __init__(self, text: str, sources: list[Span], lexicon: Lexicon) -> None:
        """Name all sources, so that every speaker knows all its mentions."""
        index = NameIndex(text, lexicon)
        names = {source: _name(source, index, lexicon) for source in set(sources)}
        mentions: dict[str, set[Span]] = defaultdict(set)
        for source, name in names.items():
            if name:
                mentions[name].add(source)
        ordered = sorted(mentions, key=lambda name: min(span.start for span in mentions[name]))
        self.all = tuple(_speaker(i, name, mentions[name]) for i, name in enumerate(ordered))
        by_name = {speaker.name: speaker for speaker in self.all}
        self._by_source = {source: by_name[name] for source, name in names.items() if name}

    def of(self, source: Span | None) -> Speaker | None:
        """Who the source is, where it gives a name."""
        return self._by_source.get(source) if source else None


def _name(source: Span, index: NameIndex, lexicon: Lexicon) -> str | None:
    name = name_in(source.text, lexicon)
    return None if name is None or index.is_common_word(name) else index.fullest(name)


def _speaker(number: int, name: str, mentions: set[Span]) -> Speaker:
    ordered = tuple(sorted(mentions, key=lambda span: (span.start, span.end)))
    return Speaker(number, name, True, SpeakerKind.UNKNOWN, ordered)
