"""From decided mentions to the public `Speaker`: one object for each member of the cast that is a source."""

from __future__ import annotations

from collections import defaultdict

from quoteattr.attribution.context import Attribution, Context, Range
from quoteattr.coreference.discourse import Mention
from quoteattr.coreference.heads import Form
from quoteattr.coreference.known import KnownSpeakers
from quoteattr.coreference.resolve import resolve
from quoteattr.model import Evidence, Span, Speaker, SpeakerKind

__all__ = ["Speakers"]

_PERSONAL = frozenset(
    ["he", "she", "him", "her", "his", "hers", "himself", "herself", "they", "them", "their", "it", "its"]
)


class Speakers:
    """Who the sources of one text are. Time is linear in the text."""

    def __init__(
        self,
        context: Context,
        attributions: list[Attribution],
        known: KnownSpeakers,
        without: frozenset[str] = frozenset(),
    ) -> None:
        """Decide on all sources; rules named in ``without`` are left out."""
        contents: dict[Range, tuple[Range, ...]] = {}
        for attribution in attributions:
            if attribution.source:
                contents[attribution.source] = (*contents.get(attribution.source, ()), *attribution.content)
        resolution = resolve(context, contents, known, without)
        self._discourse = resolution.discourse
        self._by_source = resolution.mentions
        members = sorted({m.member for m in self._by_source.values()}, key=self._discourse.first_mention)
        mentions = _grouped(self._discourse.mentions)
        speakers = {member: self._speaker(i, member, mentions[member]) for i, member in enumerate(members)}
        self._speakers = speakers
        self.all = tuple(speakers.values())

    def of(self, source: Range | None) -> Speaker | None:
        """Who a source is; None where no rule decided."""
        mention = self._by_source.get(source) if source else None
        return self._speakers[mention.member] if mention else None

    def evidence(self, source: Range | None) -> tuple[Evidence, ...]:
        """The rule that decided who a source is, with the source and what the rule read; nothing where none did."""
        mention = self._by_source.get(source) if source else None
        if mention is None:
            return ()
        text = self._discourse.text
        spans = (Span.of(text, mention.start, mention.end), *(Span.of(text, *r) for r in mention.read))
        return (Evidence(mention.rule, spans),)

    def _speaker(self, number: int, member: int, mentions: list[Mention]) -> Speaker:
        who, text = self._discourse.members[member], self._discourse.text
        roles = self._discourse.roles.get(member, [])
        role = max(roles, key=lambda r: (r[1] - r[0], -r[0]), default=None)
        pronouns = frozenset(m.word for m in mentions if m.form is Form.PRONOUN and m.word in _PERSONAL)
        person = who.kind is SpeakerKind.UNKNOWN and bool(pronouns & {"he", "she"})
        return Speaker(
            id=number,
            name=who.name,
            named=who.named,
            kind=SpeakerKind.PERSON if person else who.kind,
            mentions=tuple(sorted(Span.of(text, m.start, m.end) for m in mentions)),
            role=Span.of(text, *role) if role else None,
            pronouns=pronouns,
            known=who.known,
        )


def _grouped(mentions: list[Mention]) -> dict[int, list[Mention]]:
    groups: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.member].append(mention)
    return groups
