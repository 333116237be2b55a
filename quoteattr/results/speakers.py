"""Turn decided mentions into public `Speaker` objects, one for each member of the cast that is a source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from quoteattr.attribution.attributions import Attribution, said_by_source
from quoteattr.languages.en.grammar import HE_OR_SHE
from quoteattr.languages.en.referring import NO_ROLE, PERSONAL
from quoteattr.languages.en.telling import NO_SINGLE_VOICE
from quoteattr.mentions.phrases import Form
from quoteattr.model import Evidence, Span, Speaker, SpeakerKind
from quoteattr.results.confidence import steps_to
from quoteattr.rules import UNDECIDED
from quoteattr.speakers.discourse import Mention
from quoteattr.speakers.resolve import Options, resolve
from quoteattr.speakers.rules.blind_leads import name_later
from quoteattr.stories.converse import converse
from quoteattr.text.view import Range, TextView

__all__ = ["Speakers"]

# Sentences between a pronoun and the mention it refers to. Longer distances make no difference.
_FAR = 4


class Speakers:
    """The speakers of one text. Time is linear in the text."""

    def __init__(
        self,
        view: TextView,
        attributions: list[Attribution],
        options: Options,
    ) -> None:
        """Decide on all sources."""
        resolution = resolve(view, said_by_source(attributions), options)
        self._discourse = resolution.discourse
        self._by_source = resolution.mentions
        self._guesses = converse(view, attributions, self._discourse, self._by_source)
        members = {self._discourse.member(m) for m in self._by_source.values()}
        members |= {guess.member for guess in self._guesses.values()}
        mentions = self._grouped()
        spoken = (a for a in attributions if view.is_story and view.quotations_in(a.start, a.start + 1))
        self._talking = set(map(self._member, spoken))
        ordered = sorted(members, key=lambda member: mentions[member][0].start)
        speakers = {member: self._speaker(i, member, mentions[member]) for i, member in enumerate(ordered)}
        self._speakers = speakers
        self.all = tuple(speakers.values())

    def of(self, source: Range | None) -> Speaker | None:
        """The speaker of a source; None if no rule decided."""
        mention = self._by_source.get(source) if source else None
        return self._speakers[self._discourse.member(mention)] if mention else None

    def evidence(self, source: Range | None) -> tuple[Evidence, ...]:
        """The rule that decided on a source, with the source and what the rule read; or that no rule decided."""
        if source is None:
            return ()
        mention, text = self._by_source.get(source), self._discourse.text
        if mention is None:
            return (Evidence(UNDECIDED, (Span.of(text, *source),)),)
        later = self._discourse.named_later.get(mention.member)
        read = ((later.start, later.end),) if later else mention.read
        return (
            Evidence(
                self._rule(mention), (Span.of(text, mention.start, mention.end), *(Span.of(text, *r) for r in read))
            ),
        )

    def of_quote(self, attribution: Attribution) -> Speaker | None:
        """The speaker of an attribution, from its place in a dialogue, else from its source."""
        member = self._member(attribution)
        return None if member is None else self._speakers[member]

    def _member(self, attribution: Attribution) -> int | None:
        guess = self._guesses.get(attribution.content)
        mention = self._by_source.get(attribution.source) if attribution.source else None
        if guess is not None:
            return guess.member
        return None if mention is None else self._discourse.member(mention)

    def clues(self, attribution: Attribution) -> Iterator[str]:
        """Features of how a speaker was found: by which rule, and across how many sentences."""
        guess = self._guesses.get(attribution.content)
        mention = self._by_source.get(attribution.source) if attribution.source else None
        if guess is not None:
            yield "speaker:dialogue"
            yield from steps_to("guess", guess.confidence)
        elif mention is None:
            yield f"speaker:{'undecided' if attribution.source else 'none'}"
        else:
            yield f"speaker:{self._rule(mention)}"
            yield from (f"far:{n + 1}" for n in range(min(_FAR, self._distance(mention))))

    def _distance(self, mention: Mention) -> int:
        """Sentences between a pronoun and the mention that decided it."""
        if mention.form is not Form.PRONOUN or not mention.read:
            return 0
        return self._discourse.sentence(mention.start) - self._discourse.sentence(mention.read[-1][0])

    def _rule(self, mention: Mention) -> str:
        return name_later.name if mention.member in self._discourse.named_later else mention.rule

    def why(self, attribution: Attribution) -> tuple[Evidence, ...]:
        """The evidence for the speaker of an attribution."""
        guess = self._guesses.get(attribution.content)
        if guess is None:
            return self.evidence(attribution.source)
        source = (Span.of(self._discourse.text, *attribution.source),) if attribution.source else ()
        return tuple(Evidence(reason, source) for reason in guess.reasons)

    def _grouped(self) -> dict[int, list[Mention]]:
        groups: dict[int, list[Mention]] = defaultdict(list)
        for mention in self._discourse.mentions:
            groups[self._discourse.member(mention)].append(mention)
        return groups

    def _speaker(self, number: int, member: int, mentions: list[Mention]) -> Speaker:
        who, text = self._discourse.members[member], self._discourse.text
        roles = [r for r in self._discourse.roles.get(member, []) if not NO_ROLE.match(text, *r)]
        role = max(roles, key=lambda r: (r[1] - r[0], -r[0]), default=None)
        pronouns = frozenset(m.word for m in mentions if m.form is Form.PRONOUN and m.word in PERSONAL)
        return Speaker(
            id=number,
            name=who.name,
            named=who.named,
            kind=self._kind(member, mentions, pronouns),
            mentions=tuple(sorted(Span.of(text, m.start, m.end) for m in mentions)),
            role=Span.of(text, *role) if role else None,
            pronouns=pronouns,
            known=who.known,
        )

    def _kind(self, member: int, mentions: list[Mention], pronouns: frozenset[str]) -> SpeakerKind:
        """The kind that the words tell, else the pronouns, else the network from the names, else that it talks."""
        who = self._discourse.members[member]
        if who.kind is not SpeakerKind.UNKNOWN:
            return who.kind
        if pronouns & HE_OR_SHE:
            return SpeakerKind.PERSON
        kind = self._discourse.network.kind((m.start, m.end) for m in mentions if m.form is Form.NAME)
        return SpeakerKind.PERSON if kind is SpeakerKind.UNKNOWN and self._talks(member, mentions) else kind

    def _talks(self, member: int, mentions: list[Mention]) -> bool:
        """Whether it says words in quotation marks in a story, as a fox does, and not what many say or what is read."""
        return member in self._talking and NO_SINGLE_VOICE.isdisjoint(m.word for m in mentions)
