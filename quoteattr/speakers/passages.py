"""The passage before a pronoun: whom it may refer to, and how each is mentioned there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from quoteattr.languages.en.grammar import HE_OR_SHE
from quoteattr.speakers.discourse import Discourse, Mention, Reference

__all__ = ["At", "Passage", "bucket", "clues"]

_MOST_CANDIDATES = 8
# The last speaker, the one before, and a third. In a conversation of two, the third listens.
_SPEAKERS = 3


@attrs.frozen(slots=True)
class At:
    """A mention, and how many sentences and paragraphs before the pronoun it is."""

    mention: Mention
    sentences: int
    paragraphs: int


@attrs.frozen(slots=True)
class Passage:
    """The candidates for a pronoun (indices of members), and the speakers, the nearest first."""

    reference: Reference
    discourse: Discourse
    latest: dict[int, At] = attrs.field(factory=dict)
    """The last mention of each candidate."""
    subjects: dict[int, At] = attrs.field(factory=dict)
    """The last mention of each as a subject."""
    count: dict[int, int] = attrs.field(factory=dict)
    here: list[tuple[int, Mention]] = attrs.field(factory=list)
    """The mentions of candidates in the pronoun's own sentence."""
    pronouns: list[tuple[int, int]] = attrs.field(factory=list)
    """Who the earlier pronouns refer to, and how many paragraphs back they are."""
    speakers: list[tuple[int, int]] = attrs.field(factory=list)
    """The same for sources of any gender."""

    @classmethod
    def before(
        cls, reference: Reference, discourse: Discourse, paragraphs: int, fits: Callable[[Mention], bool]
    ) -> Passage:
        """Read at most so many paragraphs. The candidates are the members with a mention that `fits`."""
        passage = cls(reference, discourse)
        for at in _back(reference, discourse, paragraphs):
            passage._take(at, fits)
        return passage

    def _take(self, at: At, fits: Callable[[Mention], bool]) -> None:
        mention, who = at.mention, self.discourse.member(at.mention)
        if mention.source:
            self.speakers.append((who, at.paragraphs))
        crowded = who not in self.latest and len(self.latest) >= _MOST_CANDIDATES
        if crowded or not fits(mention):
            return
        self.latest.setdefault(who, at)
        self.count[who] = self.count.get(who, 0) + 1
        if mention.subject:
            self.subjects.setdefault(who, at)
        if not at.sentences:
            self.here.append((who, mention))
        if mention.word in HE_OR_SHE:
            self.pronouns.append((who, at.paragraphs))


def _back(reference: Reference, discourse: Discourse, paragraphs: int) -> Iterator[At]:
    """The mentions before a pronoun and outside quotation marks, the nearest first."""
    here = discourse.sentence(reference.start)
    paragraph = discourse.paragraph_of(here)
    for sentence in discourse.mentions_before(reference.start, paragraphs, here=True):
        for mention in reversed(sentence):
            if mention.end <= reference.start and not mention.quoted:
                apart = paragraph - discourse.paragraph_of(mention.sentence)
                yield At(mention, here - mention.sentence, apart)


def clues(who: int, passage: Passage) -> Iterator[str]:
    """What speaks for or against a candidate: where and how often it is mentioned, and what is known about it."""
    role = "says" if passage.reference.source else "acts"
    yield from _mentioned(who, role, passage)
    yield from _acted(who, role, passage)
    yield from _before(who, role, passage)
    yield from _known(who, passage)


def _mentioned(who: int, role: str, passage: Passage) -> Iterator[str]:
    """How near the last mention of somebody is, and how many there are."""
    at, rank = passage.latest[who], list(passage.latest).index(who)
    place = "subject" if at.mention.subject else "object"
    yield f"rank {rank}"
    yield f"{role} rank {rank}"
    yield f"back {bucket(at.sentences)}"
    yield f"paragraphs back {bucket(at.paragraphs)}"
    yield f"form {at.mention.form.value} {place} {min(at.paragraphs, 2)}"
    yield f"mentions {bucket(passage.count[who])}"
    if passage.count[who] == max(passage.count.values()):
        yield "mentioned most"
    if len(passage.latest) == 1:
        yield "alone"


def _acted(who: int, role: str, passage: Passage) -> Iterator[str]:
    """How near the last mention of somebody as a subject is."""
    at = passage.subjects.get(who)
    if at is None:
        yield "no subject"
        return
    rank = list(passage.subjects).index(who)
    yield f"subject rank {rank}"
    yield f"{role} subject rank {rank}"
    yield f"subject back {bucket(at.sentences)}"
    yield f"subject paragraphs back {bucket(at.paragraphs)}"


def _before(who: int, role: str, passage: Passage) -> Iterator[str]:
    """Whether the last pronoun referred to somebody, and how many turns ago they spoke."""
    if passage.pronouns:
        last, paragraphs = passage.pronouns[0]
        yield f"{'the same' if last == who else 'another'} pronoun {bucket(paragraphs)}"
    for turns, (speaker, paragraphs) in enumerate(passage.speakers[:_SPEAKERS]):
        if speaker == who:
            yield f"{role} spoke {turns} {min(paragraphs, 5)}"
            return
    yield f"{role} silent"


def _known(who: int, passage: Passage) -> Iterator[str]:
    """What the whole text shows about somebody."""
    member = passage.discourse.members[who]
    yield "sure" if len(member.pronouns) == 1 else "unsure"
    yield "named" if member.named else "unnamed"
    yield f"kind {member.kind.value}"
    yield f"often {passage.discourse.cast.share(who)}"


def bucket(n: int) -> str:
    """A count or distance as part of a clue, rounded more coarsely the larger it is."""
    return str(n) if n < 4 else "4-5" if n < 6 else "6-8" if n < 9 else "9+"
