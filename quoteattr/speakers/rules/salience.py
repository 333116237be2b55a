"""Resolve "he" and "she" in stories, with clues whose weights were learned from novels."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import attrs

from quoteattr.errors import ModelError
from quoteattr.languages.en.grammar import HE_OR_SHE
from quoteattr.manifest import REINSTALL, verified_file
from quoteattr.mentions.phrases import Form
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference

__all__ = ["Seen", "narration", "salient", "seen"]

# Paragraphs. A story rarely omits a name for longer while the pronoun fits somebody else too.
_NAME_REACH = 12
_MOST_CANDIDATES = 8
# The last speaker, the one before, and a third. In a conversation of two, the third listens.
_SPEAKERS = 3

Seen = dict[int, list[str]]
"""For each candidate (the index of a member), the clues observed."""


@coreference_rule(
    Form.PRONOUN,
    "pronoun.story",
    why="the person whom the passage is about",
    examples=("Emma rose. “Stay,” said Jane. “No,” she answered.",),
)
def salient(reference: Reference, discourse: Discourse) -> Decision | None:
    """The words "he" and "she" refer to who the passage is about: acted last, spoke last but one, or is often named.

    In stories, two people of one gender take turns for pages: `Emma rose. "Stay," said Jane. "No," she answered.` The
    weight of each clue was learned from novels. Declines outside stories, for other pronouns, and if nobody's gender
    matches.
    """
    if not discourse.view.is_story or reference.head.word not in HE_OR_SHE:
        return None
    passage, weights = _Passage.before(reference, discourse), narration(discourse.stories)
    scores = {who: sum(weights.get(clue, 0.0) for clue in _clues(who, passage)) for who in passage.latest}
    if not scores:
        return None
    best = max(scores, key=lambda who: scores[who])
    mention = passage.latest[best].mention
    return Decision(best, ((mention.start, mention.end),))


def seen(reference: Reference, discourse: Discourse) -> Seen:
    """The candidates, the last mentioned first, with the clues for and against each."""
    passage = _Passage.before(reference, discourse)
    return {who: list(_clues(who, passage)) for who in passage.latest}


@attrs.frozen(slots=True)
class _At:
    """A mention, and how many sentences and paragraphs before the pronoun it is."""

    mention: Mention
    sentences: int
    paragraphs: int


@attrs.frozen(slots=True)
class _Passage:
    """The passage before a pronoun: the people whose gender matches, and the speakers."""

    reference: Reference
    discourse: Discourse
    latest: dict[int, _At] = attrs.field(factory=dict)
    """The last mention of each person whose gender matches, the nearest first."""
    subjects: dict[int, _At] = attrs.field(factory=dict)
    """The last mention of each as a subject."""
    count: dict[int, int] = attrs.field(factory=dict)
    pronouns: list[tuple[int, int]] = attrs.field(factory=list)
    """Who the earlier pronouns refer to, and how many paragraphs back they are, the nearest first."""
    speakers: list[tuple[int, int]] = attrs.field(factory=list)
    """The same for sources of any gender."""

    @classmethod
    def before(cls, reference: Reference, discourse: Discourse) -> _Passage:
        passage = cls(reference, discourse)
        for at in _back(reference, discourse):
            passage._take(at)
        return passage

    def _take(self, at: _At) -> None:
        mention, who = at.mention, self.discourse.member(at.mention)
        if mention.source:
            self.speakers.append((who, at.paragraphs))
        crowded = who not in self.latest and len(self.latest) >= _MOST_CANDIDATES
        if crowded or not self.discourse.agrees(mention, self.reference.head.word):
            return
        self.latest.setdefault(who, at)
        self.count[who] = self.count.get(who, 0) + 1
        if mention.subject:
            self.subjects.setdefault(who, at)
        if mention.word in HE_OR_SHE:
            self.pronouns.append((who, at.paragraphs))


def _back(reference: Reference, discourse: Discourse) -> Iterator[_At]:
    """The mentions before a pronoun and outside quotation marks, the nearest first."""
    here = discourse.sentence(reference.start)
    paragraph = discourse.paragraph_of(here)
    for sentence in discourse.mentions_before(reference.start, _NAME_REACH, here=True):
        for mention in reversed(sentence):
            if mention.end <= reference.start and not mention.quoted:
                apart = paragraph - discourse.paragraph_of(mention.sentence)
                yield _At(mention, here - mention.sentence, apart)


def _clues(who: int, passage: _Passage) -> Iterator[str]:
    role = "says" if passage.reference.source else "acts"
    yield from _mentioned(who, role, passage)
    yield from _acted(who, role, passage)
    yield from _before(who, role, passage)
    yield from _known(who, passage)


def _mentioned(who: int, role: str, passage: _Passage) -> Iterator[str]:
    """How near the last mention of somebody is, and how many there are."""
    at, rank = passage.latest[who], list(passage.latest).index(who)
    place = "subject" if at.mention.subject else "object"
    yield f"rank {rank}"
    yield f"{role} rank {rank}"
    yield f"back {_bucket(at.sentences)}"
    yield f"paragraphs back {_bucket(at.paragraphs)}"
    yield f"form {at.mention.form.value} {place} {min(at.paragraphs, 2)}"
    yield f"mentions {_bucket(passage.count[who])}"
    if passage.count[who] == max(passage.count.values()):
        yield "mentioned most"
    if len(passage.latest) == 1:
        yield "alone"


def _acted(who: int, role: str, passage: _Passage) -> Iterator[str]:
    """How near the last mention of somebody as a subject is."""
    at = passage.subjects.get(who)
    if at is None:
        yield "no subject"
        return
    rank = list(passage.subjects).index(who)
    yield f"subject rank {rank}"
    yield f"{role} subject rank {rank}"
    yield f"subject back {_bucket(at.sentences)}"
    yield f"subject paragraphs back {_bucket(at.paragraphs)}"


def _before(who: int, role: str, passage: _Passage) -> Iterator[str]:
    """Whether the last pronoun referred to somebody, and how many turns ago they spoke."""
    if passage.pronouns:
        last, paragraphs = passage.pronouns[0]
        yield f"{'the same' if last == who else 'another'} pronoun {_bucket(paragraphs)}"
    for turns, (speaker, paragraphs) in enumerate(passage.speakers[:_SPEAKERS]):
        if speaker == who:
            yield f"{role} spoke {turns} {min(paragraphs, 5)}"
            return
    yield f"{role} silent"


def _known(who: int, passage: _Passage) -> Iterator[str]:
    """What the whole text shows about somebody."""
    member = passage.discourse.members[who]
    yield "sure" if len(member.pronouns) == 1 else "unsure"
    yield "named" if member.named else "unnamed"
    yield f"kind {member.kind.value}"
    yield f"often {passage.discourse.cast.share(who)}"


def _bucket(n: int) -> str:
    return str(n) if n < 4 else "4-5" if n < 6 else "6-8" if n < 9 else "9+"


@cache
def narration(folder: Path) -> Mapping[str, float]:
    """The weights of the clues for pronouns in the narration. Raises `ModelError` if they cannot be read."""
    path = folder / "narration.json"
    try:
        return {str(clue): float(weight) for clue, weight in json.loads(verified_file(path)).items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise ModelError(path, f"the weights of pronouns cannot be read ({error})", REINSTALL) from error
