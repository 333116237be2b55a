"""Count quotes by speaker, kind, cue and pronoun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import attrs

from quoteattr.languages.en.grammar import HE, PRONOUNS, SHE, THEY
from quoteattr.model import Quote, QuoteKind, Speaker, SpeakerKind

__all__ = ["NO_PERSON", "Stats", "Tally", "Voice"]

_FORMS = {who: frozenset(PRONOUNS[who].forms) for who in (SHE, HE, THEY)}
SEVERAL, NONE, NO_PERSON = "several", "none", "no person known"


@attrs.frozen
class Voice:
    """A speaker who has a name, in all texts together."""

    name: str
    """The fullest name that a text gives, or the name of a known speaker."""
    known: str | None
    """The id of the known speaker."""
    texts: int
    """The texts that quote the speaker."""
    quotes: int
    words: int


@attrs.frozen
class Stats:
    """The counts. All but `texts` and `people` are numbers of quotes."""

    texts: int
    quotes: int
    described: int
    """Quotes of speakers whom the text describes and does not name."""
    nobody: int
    """Quotes without a speaker."""
    voices: tuple[Voice, ...]
    """Those who have a name, the most quoted first."""
    kinds: Mapping[str, int]
    """By kind: direct, mixed, indirect."""
    cues: Mapping[str, int]
    """By cue in lower case, the most frequent first. Quotes without a cue are left out."""
    pronouns: Mapping[str, int]
    """By the pronouns that the text uses for the speaker: she, he, they, several, none; or "no person known"."""
    people: Mapping[str, int]
    """People by the same pronouns. Somebody whom two texts quote counts twice."""


class Tally:
    """Counts the quotes of one text after the other. What it keeps grows with the speakers, not with the quotes.

    Speakers of different texts are one voice if they are the same known speaker or have the same name. Nothing else is
    compared: Ada Brook and Brook are two, and two people called Tom Hill are one. To do better, pass known speakers to
    the extractor.

    >>> from quoteattr.model import Act, Span
    >>> ann = Speaker(0, "Ann Lee", True, SpeakerKind.PERSON, (Span(7, 14, "Ann Lee"),), pronouns=frozenset({"her"}))
    >>> quote = Quote((Span(0, 6, "“Yes,”"),), QuoteKind.DIRECT, Act.SPEECH, None, None, ann, 0.9)
    >>> stats = Tally([[quote], [quote, quote]]).stats
    >>> stats.voices[0], stats.pronouns["she"], stats.people["she"]
    (Voice(name='Ann Lee', known=None, texts=2, quotes=3, words=3), 3, 2)
    """

    def __init__(self, texts: Iterable[Iterable[Quote]] = ()) -> None:
        """Count the quotes of these texts."""
        self._texts = 0
        self._totals = Counter[str]()
        self._kinds = Counter[str]()
        self._cues = Counter[str]()
        self._pronouns, self._people = Counter[str](), Counter[str]()
        self._names: dict[tuple[str | None, str], Counter[str]] = {}
        for quotes in texts:
            self.add(quotes)

    def add(self, quotes: Iterable[Quote]) -> None:
        """Count the quotes of one text."""
        quotes = list(quotes)
        self._texts += 1
        for quote in quotes:
            self._count(quote)
        speakers = {quote.speaker.id: quote.speaker for quote in quotes if quote.speaker is not None}.values()
        self._people.update(_pronoun(speaker) for speaker in speakers if speaker.kind is SpeakerKind.PERSON)
        for voice in {_voice(speaker) for speaker in speakers if speaker.named}:
            self._names[voice]["texts"] += 1

    def _count(self, quote: Quote) -> None:
        self._totals["quotes"] += 1
        self._kinds[quote.kind.value] += 1
        self._pronouns[_pronoun(quote.speaker)] += 1
        if quote.cue is not None:
            self._cues[" ".join(quote.cue.text.lower().split())] += 1
        if quote.speaker is None or not quote.speaker.named:
            self._totals["nobody" if quote.speaker is None else "described"] += 1
            return
        counts = self._names.setdefault(_voice(quote.speaker), Counter())
        counts.update(quotes=1, words=sum(len(span.text.split()) for span in quote.content))

    @property
    def stats(self) -> Stats:
        """The counts so far."""
        groups = [*_FORMS, SEVERAL, NONE]
        return Stats(
            texts=self._texts,
            quotes=self._totals["quotes"],
            described=self._totals["described"],
            nobody=self._totals["nobody"],
            voices=tuple(self._voices()),
            kinds={kind.value: self._kinds[kind.value] for kind in QuoteKind},
            cues=_by_number(self._cues),
            pronouns={group: self._pronouns[group] for group in (*groups, NO_PERSON)},
            people={group: self._people[group] for group in groups},
        )

    def _voices(self) -> Iterator[Voice]:
        ordered = sorted(self._names.items(), key=lambda item: (-item[1]["quotes"], item[0][1]))
        for (known, name), counts in ordered:
            yield Voice(name, known, counts["texts"], counts["quotes"], counts["words"])


def _voice(speaker: Speaker) -> tuple[str | None, str]:
    return speaker.known, speaker.name


def _pronoun(speaker: Speaker | None) -> str:
    if speaker is None or speaker.kind is not SpeakerKind.PERSON:
        return NO_PERSON
    used = [who for who, forms in _FORMS.items() if forms & speaker.pronouns]
    return used[0] if len(used) == 1 else SEVERAL if used else NONE


def _by_number(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
