"""Rules that say for whom a pronoun stands."""

from __future__ import annotations

import regex

from quoteattr.mentions.names import names_in
from quoteattr.mentions.phrases import Form
from quoteattr.model import SpeakerKind
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference
from quoteattr.speakers.people import acts_alone

__all__ = [
    "FIRST_PERSON",
    "GENDERS",
    "REACH",
    "author",
    "body",
    "in_sentence",
    "last_speaker",
    "nearest",
    "only_name",
    "own_words",
    "relative",
    "subject",
]

GENDERS = {
    "he": "he",
    "him": "he",
    "his": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
}
"""Third person singular pronouns of people, each with its subject form."""
FIRST_PERSON = frozenset(["i", "me", "my"])
"""Pronouns of whoever speaks."""
_RELATIVES = frozenset(["who", "which", "whom", "that"])
_BODIES = (SpeakerKind.ORGANIZATION, SpeakerKind.DOCUMENT, SpeakerKind.GROUP)
_BYLINE = regex.compile(r"[Bb]y\s+|BY\s+")
_BIO = regex.compile(r"\s(?:is|was|are|teaches|writes|covers|lives|works)\s|,\s(?:an?|the)\s")
# A byline stands under the headline and what is under it.
_BYLINES = 3
_INDEFINITE = regex.compile(r"(?:an?|one|another) ", regex.IGNORECASE)
# "Asked whether Hill would run, she said": whoever is asked stands before the sentence.
_ASKED_FIRST = regex.compile(r"(?:When )?[Aa]sked\b")
_ASKS = regex.compile(r"\s(?:\p{Ll}+ly\s|had\s|has\s|then\s|once\s)?(?:ask|inquir|enquir|wonder)")
_ASKERS = frozenset(["reporter", "questioner", "interviewer", "caller", "journalist", "moderator"])
# Who writes for a newspaper is introduced, and then quotes others.
_REPORTERS = frozenset(["reporter", "correspondent"])
_ASKED = regex.compile(r"\b(?:asked|by)\s$")
_LEADS_TO_RELATIVE = regex.compile(r"\s?(?:\([^)]*\))?(?:,?\s|\s[—–-]+\s|,\s[^,.;]{1,120},?\s)")
# Pronouns reach back to the topic of the passage; in news, passages are a handful of paragraphs long.
REACH = 5


@coreference_rule(Form.PRONOUN, "pronoun.relative", why="what it follows")
def relative(reference: Reference, discourse: Discourse) -> Decision | None:
    """Who and which stand for what they follow: "Luis Rubio, who heads the centre, said".

    Declines where no mention ends directly before, a comma and a description aside.
    """
    if reference.head.word not in _RELATIVES:
        return None
    kinds = _BODIES if reference.head.word == "which" else (SpeakerKind.PERSON, SpeakerKind.GROUP)
    for mention in reversed(discourse.in_sentence(discourse.sentence(reference.start))):
        if discourse.members[mention.member].kind in kinds and _LEADS_TO_RELATIVE.fullmatch(
            discourse.text, mention.end, reference.start
        ):
            return Decision.of(mention)
    return None


@coreference_rule(Form.PRONOUN, "pronoun.in-sentence", why="the subject before it in the sentence whose gender matches")
def in_sentence(reference: Reference, discourse: Discourse) -> Decision | None:
    """A pronoun stands for the subject before it in its sentence: "Trump said he would win".

    A name known to be of that gender comes before a subject of whom nothing tells: "Chris Hill praised Ada Brook after
    she won". Declines where no subject that agrees precedes it there, outside of quotation marks, and
    where the sentence begins with a question that was asked.
    """
    gender = GENDERS.get(reference.head.word)
    if reference.source and _ASKED_FIRST.match(
        discourse.text, discourse.sentences[discourse.sentence(reference.start)][0]
    ):
        return None
    agreeing = [m for m in _before(reference, discourse) if gender and discourse.agrees(m, gender)]
    subjects = [m for m in agreeing if m.subject]
    if not subjects:
        return None
    sure = [m for m in agreeing if discourse.members[m.member].pronouns == {gender} and not _is_owner(m, discourse)]
    named = [m for m in sure if m.form is Form.NAME]
    told = subjects[-1].form is Form.PRONOUN or subjects[-1] in sure
    return Decision.of(subjects[-1] if told or not named else named[-1])


def _is_owner(mention: Mention, discourse: Discourse) -> bool:
    return discourse.text.startswith(("’s", "'s"), mention.end)


@coreference_rule(Form.PRONOUN, "pronoun.last-speaker", why="the nearest speaker whose gender matches")
def last_speaker(reference: Reference, discourse: Discourse) -> Decision | None:
    """A pronoun stands for whoever spoke last, if the nearest sentence with somebody who agrees has a speaker.

    News goes on with the same source until it names another; one of many who is not named, "a reporter", has spoken in
    passing where the paragraph ends. Declines where nobody speaks in that sentence.
    """
    speakers = [m for m in _candidates(reference, discourse) if m.source]
    return Decision.of(speakers[-1]) if speakers else None


@coreference_rule(Form.PRONOUN, "pronoun.subject", why="the nearest subject whose gender matches")
def subject(reference: Reference, discourse: Discourse) -> Decision | None:
    """A pronoun stands for the subject of the nearest sentence that has somebody who agrees.

    English keeps its topic in the subject. Declines where those who agree are all objects there.
    """
    subjects = [m for m in _candidates(reference, discourse) if m.subject]
    return Decision.of(subjects[0]) if subjects else None


@coreference_rule(Form.PRONOUN, "pronoun.nearest", why="the nearest person whose gender matches")
def nearest(reference: Reference, discourse: Discourse) -> Decision | None:
    """A pronoun stands for the only one who agrees in the nearest sentence that has any.

    Declines where several do.
    """
    candidates = _candidates(reference, discourse)
    return Decision.of(candidates[-1]) if len({m.member for m in candidates}) == 1 else None


@coreference_rule(Form.PRONOUN, "pronoun.only-name", why="the only name around")
def only_name(reference: Reference, discourse: Discourse) -> Decision | None:
    """A pronoun stands for the only name around, of which nothing tells whose it is: `Oyelaran rose. "No," he said.`

    Declines where somebody else may be meant, and for names of several sentences that do not open one.
    """
    gender = GENDERS.get(reference.head.word)
    if gender is None:
        return None
    before = discourse.sentences_before(reference.start, 1)
    here = [m for s in before for m in discourse.in_sentence(s) if not m.quoted and m.form is Form.NAME]
    here += [m for m in _before(reference, discourse) if m.form is Form.NAME]
    members = {m.member for m in here}
    acting = [m for m in here if acts_alone(m, discourse) and gender in discourse.members[m.member].pronouns]
    return Decision.of(acting[-1]) if len(members) == 1 and acting else None


@coreference_rule(Form.PRONOUN, "pronoun.body", why="the nearest body that spoke")
def body(reference: Reference, discourse: Discourse) -> Decision | None:
    """It stands for the body or document that spoke last, they for the body or group.

    Declines where none spoke in the passage.
    """
    if reference.head.word not in ("it", "they"):
        return None
    kinds = _BODIES[:2] if reference.head.word == "it" else (SpeakerKind.ORGANIZATION, SpeakerKind.GROUP)

    def fits(mention: Mention) -> bool:
        who = discourse.members[mention.member]
        if reference.head.word == "they" and who.kind is not SpeakerKind.GROUP and not mention.source:
            return False
        place = who.name.lower() in discourse.lexicon.places
        return (who.kind in kinds and mention.subject and not place) or (
            who.kind is SpeakerKind.UNKNOWN and mention.source
        )

    here = [
        m for m in discourse.in_sentence(discourse.sentence(reference.start)) if m.end <= reference.start and fits(m)
    ]
    found = here or discourse.nearest(reference.start, REACH, fits)
    speakers = [m for m in found if m.source] or found
    return Decision.of(speakers[-1]) if speakers else None


@coreference_rule(Form.PRONOUN, "pronoun.own-words", why="who is quoted there")
def own_words(reference: Reference, discourse: Discourse) -> Decision | None:
    """I inside a quotation is whoever is quoted: “I said no to them,” Brook recalled.

    Declines outside of quotation marks, and where nobody is known to speak there.
    """
    if reference.head.word not in FIRST_PERSON or not discourse.is_quoted(reference.start):
        return None
    outer = discourse.quoted_speaker(reference.start)
    return Decision.of(outer) if outer else None


@coreference_rule(Form.PRONOUN, "pronoun.author", why="who signs the piece")
def author(reference: Reference, discourse: Discourse) -> Decision | None:
    """I outside of quotation marks is who signs the piece: "By Ann Lee", or "Ann Lee is a poet in York." at its end.

    Opinion pages print the one or the other. Declines where no line does so, and inside quotation marks.
    """
    if reference.head.word != "i" or discourse.is_quoted(reference.start):
        return None
    return discourse.told(_signer)


def _signer(discourse: Discourse) -> Decision | None:
    for start, end in (discourse.view.paragraphs[-1], *discourse.view.paragraphs[:_BYLINES]):
        signed = _BYLINE.match(discourse.text, start, end)
        name = next(names_in(discourse.text, discourse.lexicon, signed.end() if signed else start, end), None)
        bio = name is not None and name.start == start and _BIO.match(discourse.text, name.end, end)
        bearers = discourse.cast.of(name) if name and (bio or signed) else ()
        if name and len(bearers) == 1 and len(name.words) > 1:
            return Decision(bearers[0], ((name.start, name.end),))
    return None


def _candidates(reference: Reference, discourse: Discourse) -> list[Mention]:
    gender = GENDERS.get(reference.head.word)
    if gender is None or reference.form is not Form.PRONOUN:
        return []

    def fits(mention: Mention) -> bool:
        passing = _is_passing(mention, discourse) and _is_apart(mention, reference, discourse)
        answered = reference.source and _asks(mention, discourse)
        reports = not mention.source and not discourse.members[mention.member].roles.isdisjoint(_REPORTERS)
        return (
            not passing
            and not answered
            and not reports
            and discourse.agrees(mention, gender)
            and not reference.says(mention)
        )

    return discourse.nearest(reference.start, REACH, fits)


def _asks(mention: Mention, discourse: Discourse) -> bool:
    """Whether somebody without a name asks something, which others answer: `A reporter asked why. "No," he said.`"""
    asks = (
        mention.word in _ASKERS
        or _ASKS.match(discourse.text, mention.end)
        or _ASKED.search(discourse.text, max(0, mention.start - 8), mention.start)
    )
    return bool(asks) and not discourse.members[discourse.member(mention)].named


def _is_passing(mention: Mention, discourse: Discourse) -> bool:
    """Whether somebody is only described, and as one of many: a reporter who asks, and not who is asked."""
    indefinite = _INDEFINITE.match(discourse.text, mention.start)
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
