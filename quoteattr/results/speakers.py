"""Turn decided mentions into public `Speaker` objects, one for each member of the cast that is a source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from quoteattr.attribution.attributions import Attribution
from quoteattr.languages.en.grammar import HE_OR_SHE
from quoteattr.languages.en.referring import NO_ROLE, PERSONAL
from quoteattr.mentions.phrases import Form
from quoteattr.model import Evidence, Span, Speaker, SpeakerKind
from quoteattr.results.confidence import steps_to
from quoteattr.rules import UNDECIDED
from quoteattr.speakers.cast import Member
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
        contents: dict[Range, tuple[Range, ...]] = {}
        for attribution in attributions:
            if attribution.source:
                contents[attribution.source] = (*contents.get(attribution.source, ()), *attribution.content)
        resolution = resolve(view, contents, options)
        self._discourse = resolution.discourse
        self._by_source = resolution.mentions
        self._guesses = converse(view, attributions, self._discourse, self._by_source)
        members = {self._discourse.member(m) for m in self._by_source.values()}
        members |= {guess.member for guess in self._guesses.values()}
        mentions = self._grouped()
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
        guess = self._guesses.get(attribution.content)
        return self._speakers[guess.member] if guess else self.of(attribution.source)

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
            kind=self._kind(who, mentions, pronouns),
            mentions=tuple(sorted(Span.of(text, m.start, m.end) for m in mentions)),
            role=Span.of(text, *role) if role else None,
            pronouns=pronouns,
            known=who.known,
        )

    def _kind(self, who: Member, mentions: list[Mention], pronouns: frozenset[str]) -> SpeakerKind:
        """The kind that the words tell, else the pronouns, else the network from the names."""
        if who.kind is not SpeakerKind.UNKNOWN:
            return who.kind
        if pronouns & HE_OR_SHE:
            return SpeakerKind.PERSON
        return self._discourse.network.kind((m.start, m.end) for m in mentions if m.form is Form.NAME)
