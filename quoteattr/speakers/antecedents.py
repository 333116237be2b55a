"""Whom "he" and "she" may refer to, with all that speaks for and against each."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import takewhile

import attrs
import regex

from quoteattr.languages.en.grammar import GENDERS, HE_OR_SHE, POSSESSIVES, REFLEXIVE_PRONOUNS
from quoteattr.languages.en.referring import ACTS, ENDS_PHRASE, OWNS
from quoteattr.mentions.names import names_in
from quoteattr.mentions.phrases import Form
from quoteattr.model import SpeakerKind
from quoteattr.speakers.discourse import Discourse, Mention, Reference
from quoteattr.speakers.network_mentions import PERSON
from quoteattr.speakers.passages import Passage, clues
from quoteattr.speakers.proposals import PRONOUN_REACH, PROPOSALS, is_set_aside
from quoteattr.speakers.topics import topical

__all__ = ["Observed", "Role", "observed"]

# Of a probability.
_STEPS = (0.01, 0.03, 0.07, 0.15, 0.25, 0.35, 0.5, 0.65, 0.8, 0.9, 0.96)
_PAUSE = regex.compile(r"[,;:—]")
# Candidates. In larger crowds, one more makes no difference.
_CROWD = 4


class Role(StrEnum):
    """What a pronoun does. The values are in the names of learned weights."""

    SAYS = "says"
    ACTS = "acts"
    ITSELF = "itself"
    """She washes herself."""
    OWNS = "owns"
    """Her house."""
    OBJECT = "object"
    """We saw her."""


@attrs.frozen
class Observed:
    """The clues for each candidate (the index of a member), and those for somebody else or nobody."""

    role: Role
    """Every clue has a weight of its own for each role."""
    candidates: dict[int, Mention]
    """With the last mention of each."""
    clues: dict[int, list[str]]
    nobody: list[str]


def observed(reference: Reference, discourse: Discourse) -> Observed:
    """What the passage before a pronoun shows."""
    told = _told_of(reference, discourse)

    def fits(mention: Mention) -> bool:
        return discourse.member(mention) not in told and _may_be(mention, reference, discourse)

    passage = Passage.before(reference, discourse, PRONOUN_REACH, fits)
    proposed = _proposed(reference, discourse)
    linked = _linked(reference, discourse)
    most = max((linked.get(who, 0.0) for who in passage.latest), default=0.0)
    return Observed(
        _role(reference, discourse),
        {who: at.mention for who, at in passage.latest.items()},
        {who: list(_clues(who, passage, proposed, linked, most)) for who in passage.latest},
        list(_clues_of_nobody(passage, linked, most)),
    )


def _role(reference: Reference, discourse: Discourse) -> Role:
    word = reference.head.word
    if reference.source:
        return Role.SAYS
    if word in HE_OR_SHE:
        return Role.ACTS
    if word in REFLEXIVE_PRONOUNS:
        return Role.ITSELF
    owns = word in POSSESSIVES and not ENDS_PHRASE.match(discourse.text, reference.end)
    return Role.OWNS if owns else Role.OBJECT


def _told_of(reference: Reference, discourse: Discourse) -> set[int]:
    """Whom the words name that the pronoun says: they are somebody else."""
    out: set[int] = set()
    for start, end in reference.contents:
        for sentence in range(discourse.sentence(start), discourse.sentence(end - 1) + 1):
            found = (m for m in discourse.in_sentence(sentence) if m.form is Form.NAME and reference.says(m))
            out.update(map(discourse.member, found))
        if start >= reference.end:
            bearers = map(discourse.cast.of, names_in(discourse.text, discourse.lexicon, start, end))
            out.update(who[0] for who in bearers if len(who) == 1)
    return out


def _may_be(mention: Mention, reference: Reference, discourse: Discourse) -> bool:
    """Whether a mention may be of a person of that gender who is not named in what the pronoun says."""
    who = discourse.members[discourse.member(mention)]
    if GENDERS[reference.head.word] not in who.pronouns or reference.says(mention):
        return False
    if is_set_aside(mention, reference, discourse):
        return False
    if mention.form is Form.NAME and discourse.network.no_person(mention.start, mention.end):
        return False
    if who.kind is not SpeakerKind.UNKNOWN:
        return who.kind is SpeakerKind.PERSON
    return mention.source or (mention.form is not Form.DESCRIPTION and not _only_is(mention, discourse))


def _only_is(mention: Mention, discourse: Discourse) -> bool:
    """Whether a name that the network did not read is the subject of "is" or "has": "Wells was wet"."""
    unread = discourse.network.at(mention.start, mention.end) is None
    return (
        unread
        and mention.subject
        and discourse.text.startswith(" ", mention.end)
        and not ACTS.match(discourse.text, mention.end)
    )


def _proposed(reference: Reference, discourse: Discourse) -> dict[str, int]:
    """The member whom each habit of English proposes."""
    found = ((propose.__name__, propose(reference, discourse)) for propose in PROPOSALS)
    return {name: discourse.member(mention) for name, mention in found if mention}


def _linked(reference: Reference, discourse: Discourse) -> dict[int | None, float]:
    """How probably the network links the pronoun to each member, and to nobody (None); empty if it links nothing."""
    network = discourse.network
    at = network.at(reference.start, reference.end)
    if at is None:
        return {}
    nobody, *chances = network.links(at)
    first = at - len(chances)
    out: dict[int | None, float] = {None: nobody}
    begin = network.mentions[first].start
    for mention in takewhile(lambda m: m.end > begin, reversed(discourse.mentions)):
        other = network.at(mention.start, mention.end)
        if other is not None and first <= other < at:
            who = discourse.member(mention)
            out[who] = out.get(who, 0.0) + chances[other - first]
    return out


def _clues(
    who: int, passage: Passage, proposed: dict[str, int], linked: dict[int | None, float], most: float
) -> Iterator[str]:
    yield from clues(who, passage)
    yield from _placed(who, passage)
    yield from topical(who, passage)
    yield from (f"proposed {name}" for name, member in proposed.items() if member == who)
    if who == next(iter(proposed.values()), None):
        yield "proposed first"
    yield from _by_network(who, passage, linked)
    if linked and linked.get(who, 0.0) == most:
        yield "most linked"


def _placed(who: int, passage: Passage) -> Iterator[str]:
    """Where in its sentence somebody is last mentioned, and where in the text first."""
    discourse, at = passage.discourse, passage.latest[who]
    if discourse.text.startswith(OWNS, at.mention.end):
        yield f"owner {min(at.sentences, 2)}"
    if passage.here and not at.sentences:
        yield "nearest here" if passage.here[0][0] == who else "earlier here"
        if passage.here[-1][0] == who:
            yield "opens here"
        pause = _PAUSE.search(discourse.text, at.mention.end, passage.reference.start)
        yield "clause before" if pause else "same clause"
    sentence = discourse.sentence(discourse.first_mention(who))
    if sentence == 0:
        yield "first sentence"
    if discourse.paragraph_of(sentence) == 0:
        yield "first paragraph"


def _by_network(who: int, passage: Passage, linked: dict[int | None, float]) -> Iterator[str]:
    network, mention = passage.discourse.network, passage.latest[who].mention
    at = network.at(mention.start, mention.end)
    yield "no type" if at is None else f"person {int(10 * network.mentions[at].types[PERSON])}"
    yield from _steps("link", linked.get(who, 0.0)) if linked else ("no link",)


def _clues_of_nobody(passage: Passage, linked: dict[int | None, float], most: float) -> Iterator[str]:
    yield "nobody"
    yield f"nobody of {min(len(passage.latest), _CROWD)}"
    if not linked:
        return
    yield from _steps("nobody link", linked[None])
    yield from _steps("nobody most", most)


def _steps(name: str, probability: float) -> Iterator[str]:
    """The steps that a probability reaches, so that similar ones get similar weights."""
    return (f"{name} {step}" for step in takewhile(lambda step: probability >= step, _STEPS))
