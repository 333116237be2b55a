"""Whom the sentences right before a pronoun are about, and who was brought in there."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.languages.en.grammar import GENDERS
from quoteattr.languages.en.introducing import LONGEST_MET, MET
from quoteattr.languages.en.referring import ASKS
from quoteattr.model import SpeakerKind
from quoteattr.speakers.discourse import Discourse, Mention
from quoteattr.speakers.passages import At, Passage

__all__ = ["topical"]


def topical(who: int, passage: Passage) -> Iterator[str]:
    """What the sentences right before a pronoun show about a candidate: the topic, brought in there, who asks."""
    if passage.discourse.members[who].kind is SpeakerKind.PERSON:
        yield from _before(who, passage)
    yield from _asked(passage.latest[who], passage.discourse)


def _before(who: int, passage: Passage) -> Iterator[str]:
    """Whether somebody is the first subject of the nearest earlier sentence with one, and new and alone there."""
    discourse = passage.discourse
    earlier = map(_subject, discourse.mentions_before(passage.reference.start, 1))
    topic = next((m for m in earlier if m), None)
    if topic is None or discourse.member(topic) != who or not _is_alone(topic, passage):
        return
    if discourse.sentence(discourse.first_mention(who)) == topic.sentence:
        yield "before new"
        yield f"before new {topic.form.value}"
        yield f"before new {min(passage.latest[who].paragraphs, 1)}"


def _is_alone(topic: Mention, passage: Passage) -> bool:
    """Whether the sentence of a mention mentions no other person to whom the pronoun may refer."""
    discourse, gender = passage.discourse, GENDERS[passage.reference.head.word]
    fitting = (m for m in discourse.in_sentence(topic.sentence) if GENDERS.get(m.word, gender) == gender)
    others = {discourse.member(m) for m in fitting} & passage.latest.keys() - {discourse.member(topic)}
    return not any(discourse.members[who].kind is SpeakerKind.PERSON for who in others)


def _asked(at: At, discourse: Discourse) -> Iterator[str]:
    """Whether somebody asks, which another answers, or was asked by the writer."""
    mention, sentences = at.mention, at.sentences
    if ASKS.match(discourse.text, mention.end):
        yield f"asks {min(sentences, 2)}"
    if MET.search(discourse.text, max(0, mention.start - LONGEST_MET), mention.start):
        yield f"met {min(sentences, 2)}"


def _subject(mentions: list[Mention]) -> Mention | None:
    return next((m for m in mentions if m.subject and not m.quoted), None)
