"""Rules that say for whom he, she, it, they, who and which stand."""

from __future__ import annotations

from quoteattr.languages.en.grammar import GENDERS, IT, RELATIVES, THEY, WHICH
from quoteattr.languages.en.referring import (
    ASKED,
    ASKED_FIRST,
    ASKERS,
    ASKS,
    DESCRIBES_ONE_OF_MANY,
    LEADS_TO_RELATIVE,
    OWNS,
    REPORTERS,
)
from quoteattr.mentions.phrases import Form
from quoteattr.model import SpeakerKind
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference
from quoteattr.speakers.people import acts_alone

__all__ = [
    "PRONOUN_REACH",
    "body",
    "in_sentence",
    "last_speaker",
    "nearest",
    "only_name",
    "relative",
    "subject",
]

PRONOUN_REACH = 5
"""Paragraphs. A pronoun reaches back to the topic of its passage; a news passage is a handful of paragraphs long."""
_BODIES = (SpeakerKind.ORGANIZATION, SpeakerKind.DOCUMENT, SpeakerKind.GROUP)
# "was asked by" before whoever asks.
_LONGEST_ASKED = 8


@coreference_rule(
    Form.PRONOUN,
    "pronoun.relative",
    why="what it follows",
    examples=("We met Ada Brook, a judge, who said it was late.",),
)
def relative(reference: Reference, discourse: Discourse) -> Decision | None:
    """Who and which stand for what they follow: "Ada Brook, who heads the centre, said".

    An English relative clause stands right behind its noun. Declines where anything but a comma and a description
    stands in between, and where the kinds do not match: "who" is no body, "which" no person.
    """
    if reference.head.word not in RELATIVES:
        return None
    kinds = _BODIES if reference.head.word == WHICH else (SpeakerKind.PERSON, SpeakerKind.GROUP)
    before = reversed(discourse.in_sentence(discourse.sentence(reference.start)))
    fitting = (m for m in before if discourse.members[m.member].kind in kinds)
    found = next((m for m in fitting if LEADS_TO_RELATIVE.fullmatch(discourse.text, m.end, reference.start)), None)
    return Decision.of(found) if found else None


@coreference_rule(
    Form.PRONOUN,
    "pronoun.in-sentence",
    why="the subject before it in the sentence whose gender matches",
    examples=("Ada Brook met Tom Hill, and she said it was late.",),
)
def in_sentence(reference: Reference, discourse: Discourse) -> Decision | None:
    """A pronoun stands for the subject before it in its sentence: "Ada Brook said she would win".

    A name known to be of that gender is preferred to a subject of unknown gender: "Chris Hill praised Ada Brook after
    she won". Declines where no subject whose gender matches stands before it, outside of quotation marks, and where
    the sentence begins with "Asked": whoever is asked stands in an earlier sentence.
    """
    gender = GENDERS.get(reference.head.word)
    opening = discourse.sentences[discourse.sentence(reference.start)][0]
    if reference.source and ASKED_FIRST.match(discourse.text, opening):
        return None
    agreeing = [m for m in _before(reference, discourse) if gender and discourse.agrees(m, gender)]
    subjects = [m for m in agreeing if m.subject]
    if not subjects:
        return None
    sure = [m for m in agreeing if _is_sure(m, discourse)]
    named = [m for m in sure if m.form is Form.NAME]
    told = subjects[-1].form is Form.PRONOUN or subjects[-1] in sure
    return Decision.of(subjects[-1] if told or not named else named[-1])


def _is_sure(mention: Mention, discourse: Discourse) -> bool:
    """Whether the gender of whom a mention stands for is known; an owner (“Hill’s dog”) is not meant by it."""
    known = len(discourse.members[mention.member].pronouns) == 1
    return known and not discourse.text.startswith(OWNS, mention.end)


@coreference_rule(
    Form.PRONOUN,
    "pronoun.last-speaker",
    why="the nearest speaker whose gender matches",
    examples=("Ada Brook told Eve Hill that it was late.\n\n“So late,” she said.",),
)
def last_speaker(reference: Reference, discourse: Discourse) -> Decision | None:
    """A pronoun stands for whoever spoke in the nearest earlier sentence with a person whose gender matches.

    News goes on with the same source until it names another. One of many who is not named, "a reporter", is not meant
    once the paragraph has ended. Declines where nobody speaks in that sentence.
    """
    speakers = [m for m in _candidates(reference, discourse) if m.source]
    return Decision.of(speakers[-1]) if speakers else None


@coreference_rule(
    Form.PRONOUN,
    "pronoun.subject",
    why="the nearest subject whose gender matches",
    examples=("Ada Brook met Eve Hill.\n\n“So late,” she said.",),
)
def subject(reference: Reference, discourse: Discourse) -> Decision | None:
    """A pronoun stands for the subject of the nearest earlier sentence with a person whose gender matches.

    English keeps its topic in the subject. Declines where everybody whose gender matches is an object there.
    """
    subjects = [m for m in _candidates(reference, discourse) if m.subject]
    return Decision.of(subjects[0]) if subjects else None


@coreference_rule(
    Form.PRONOUN,
    "pronoun.nearest",
    why="the nearest person whose gender matches",
    examples=("The rain fell on Ada Brook.\n\n“So late,” she said.",),
)
def nearest(reference: Reference, discourse: Discourse) -> Decision | None:
    """A pronoun stands for the only person whose gender matches in the nearest earlier sentence that has one.

    With one person around, the place in the sentence does not matter. Declines where several people match.
    """
    candidates = _candidates(reference, discourse)
    return Decision.of(candidates[-1]) if len({m.member for m in candidates}) == 1 else None


@coreference_rule(
    Form.PRONOUN,
    "pronoun.only-name",
    why="the only name around",
    examples=("Oyelaran locked the shop. “So late,” he said.",),
)
def only_name(reference: Reference, discourse: Discourse) -> Decision | None:
    """A pronoun stands for the only name around, though nothing tells that it is a person's.

    No list holds every first name: `Oyelaran rose. "No," he said.` Declines where the last two paragraphs name anybody
    else, and for a name that does not open a sentence and act in it.
    """
    gender = GENDERS.get(reference.head.word)
    if gender is None:
        return None
    before = discourse.mentions_before(reference.start, 1)
    here = [m for sentence in before for m in sentence if not m.quoted and m.form is Form.NAME]
    here += [m for m in _before(reference, discourse) if m.form is Form.NAME]
    members = {m.member for m in here}
    acting = [m for m in here if acts_alone(m, discourse) and gender in discourse.members[m.member].pronouns]
    return Decision.of(acting[-1]) if len(members) == 1 and acting else None


@coreference_rule(
    Form.PRONOUN,
    "pronoun.body",
    why="the nearest body that spoke",
    examples=("The Harbour Board met. It said it was late.",),
)
def body(reference: Reference, discourse: Discourse) -> Decision | None:
    """It stands for the organization or document that was a subject last, they for the organization or group.

    A source of which nothing tells what it is may be a body too. Declines for other pronouns, and where no body was a
    subject in the passage.
    """
    if reference.head.word not in (IT, THEY):
        return None

    def fits(mention: Mention) -> bool:
        return _may_be_body(mention, reference.head.word, discourse)

    here = discourse.in_sentence(discourse.sentence(reference.start))
    found = [m for m in here if m.end <= reference.start and fits(m)]
    found = found or discourse.nearest(reference.start, PRONOUN_REACH, fits)
    speakers = [m for m in found if m.source] or found
    return Decision.of(speakers[-1]) if speakers else None


def _may_be_body(mention: Mention, pronoun: str, discourse: Discourse) -> bool:
    """Whether "it" or "they" may stand for a mention: no place, and "they" for an organization only where it speaks."""
    who = discourse.members[mention.member]
    if pronoun == THEY and who.kind is not SpeakerKind.GROUP and not mention.source:
        return False
    if who.kind is SpeakerKind.UNKNOWN:
        return mention.source
    kinds = _BODIES[:2] if pronoun == IT else (SpeakerKind.ORGANIZATION, SpeakerKind.GROUP)
    return who.kind in kinds and mention.subject and who.name.lower() not in discourse.lexicon.places


def _candidates(reference: Reference, discourse: Discourse) -> list[Mention]:
    """Those for whom a pronoun may stand in the nearest earlier sentence that has any."""
    gender = GENDERS.get(reference.head.word)
    if gender is None or reference.form is not Form.PRONOUN:
        return []
    return discourse.nearest(reference.start, PRONOUN_REACH, lambda m: _may_be(m, gender, reference, discourse))


def _may_be(mention: Mention, gender: str, reference: Reference, discourse: Discourse) -> bool:
    """Whether a pronoun may stand for a mention: no passer-by, no reporter, not who asks what the pronoun answers."""
    if _is_passing(mention, discourse) and _is_apart(mention, reference, discourse):
        return False
    if reference.source and _asks(mention, discourse):
        return False
    if not mention.source and not discourse.members[mention.member].roles.isdisjoint(REPORTERS):
        return False
    return discourse.agrees(mention, gender) and not reference.says(mention)


def _asks(mention: Mention, discourse: Discourse) -> bool:
    """Whether somebody without a name asks something, which others answer: `A reporter asked why. "No," he said.`"""
    asks = (
        mention.word in ASKERS
        or ASKS.match(discourse.text, mention.end)
        or ASKED.search(discourse.text, max(0, mention.start - _LONGEST_ASKED), mention.start)
    )
    return bool(asks) and not discourse.members[discourse.member(mention)].named


def _is_passing(mention: Mention, discourse: Discourse) -> bool:
    """Whether somebody is only described, and as one of many: a reporter who asks, and not who is asked."""
    indefinite = DESCRIBES_ONE_OF_MANY.match(discourse.text, mention.start)
    return indefinite is not None and not discourse.members[discourse.member(mention)].named


def _is_apart(mention: Mention, reference: Reference, discourse: Discourse) -> bool:
    """Whether a sentence of an earlier paragraph stands between a mention and the paragraph of a reference."""
    paragraph = discourse.view.paragraph(reference.start)
    start = discourse.view.paragraphs[paragraph][0]
    return mention.sentence < discourse.sentence(start) - 1


def _before(reference: Reference, discourse: Discourse) -> list[Mention]:
    """The mentions before a pronoun in its sentence, outside of quotation marks and of what it says."""
    here = discourse.in_sentence(discourse.sentence(reference.start))
    before = (m for m in here if not m.quoted and m.end <= reference.start and not reference.says(m))
    return [m for m in before if not _asks(m, discourse)]
