"""Rules that decide who "he", "she", "it", "they", "who" and "which" refer to."""

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
    "linked",
    "nearest",
    "only_name",
    "relative",
    "subject",
]

PRONOUN_REACH = 5
"""Paragraphs. A pronoun refers back to the topic of its passage, which in news is about five paragraphs long."""
_BODIES = (SpeakerKind.ORGANIZATION, SpeakerKind.DOCUMENT, SpeakerKind.GROUP)
# "was asked by" before the person who asks.
_LONGEST_ASKED = 8
# The least probability of a link. At 0.35 one more name of 180 was wrong on releases.
_LIKELY = 0.6
# A bound that keeps time linear: the network links no farther.
_MOST_MENTIONS = 400


@coreference_rule(
    Form.PRONOUN,
    "pronoun.relative",
    why="the mention before it",
    examples=("We met Ada Brook, a judge, who said it was late.",),
)
def relative(reference: Reference, discourse: Discourse) -> Decision | None:
    """The words "who" and "which" refer to the mention before them: "Ada Brook, who heads the centre, said".

    An English relative clause comes directly after its noun. Declines if anything but a comma and a description is in
    between, and if the kinds do not match: "who" is not an organization, and "which" is not a person.
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
    why="the earlier subject in the sentence whose gender matches",
    examples=("Ada Brook met Tom Hill, and she said it was late.",),
)
def in_sentence(reference: Reference, discourse: Discourse) -> Decision | None:
    """A pronoun refers to an earlier subject in its sentence: "Ada Brook said she would win".

    A name with a known gender is preferred to a subject with unknown gender: "Chris Hill praised Ada Brook after she
    won". Declines if no earlier subject outside quotation marks matches in gender, and if the sentence begins with
    "Asked": the person who is asked is in an earlier sentence.
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
    """Whether the gender of a mention is known and it is not an owner (“Hill’s dog”)."""
    known = len(discourse.members[mention.member].pronouns) == 1
    return known and not discourse.text.startswith(OWNS, mention.end)


@coreference_rule(
    Form.PRONOUN,
    "pronoun.last-speaker",
    why="the nearest speaker whose gender matches",
    examples=("Ada Brook told Eve Hill that it was late.\n\n“So late,” she said.",),
)
def last_speaker(reference: Reference, discourse: Discourse) -> Decision | None:
    """A pronoun refers to the last speaker in the nearest earlier sentence with a person whose gender matches.

    News stays with one source until it names another. An unnamed person such as "a reporter" counts only in the
    paragraph and the sentence before it. Declines if nobody speaks in that sentence.
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
    """A pronoun refers to the subject of the nearest earlier sentence with a person whose gender matches.

    English keeps its topic in the subject. Declines if nobody whose gender matches is a subject there.
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
    """A pronoun refers to the only person whose gender matches in the nearest earlier sentence that has one.

    With only one person, the position in the sentence does not matter. Declines if several people match.
    """
    candidates = _candidates(reference, discourse)
    return Decision.of(candidates[-1]) if len({m.member for m in candidates}) == 1 else None


@coreference_rule(
    Form.PRONOUN,
    "pronoun.only-name",
    why="the only name nearby",
    examples=("Oyelaran locked the shop. “So late,” he said.",),
)
def only_name(reference: Reference, discourse: Discourse) -> Decision | None:
    """A pronoun refers to the only name nearby, even if nothing shows that it is a person's.

    No list contains every first name: `Oyelaran rose. "No," he said.` Declines if the last two paragraphs have another
    name, and for a name that does not begin a sentence and act in it.
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
    "pronoun.linked",
    why="the person to whom the network links it",
    examples=("Oyelaran met two friends. “So late,” he said.",),
)
def linked(reference: Reference, discourse: Discourse) -> Decision | None:
    """Where no other rule finds anybody, a pronoun refers to the person to whom the network links it.

    References to references are followed to a name. Declines if nobody is likely enough, if the gender does not match,
    and for pronouns that are no source. Put before the other rules, it makes more mistakes than they do.
    """
    gender = GENDERS.get(reference.head.word)
    at = discourse.network.at(reference.start, reference.end)
    if gender is None or not reference.source or at is None:
        return None
    latest = discourse.mentions[-_MOST_MENTIONS:]
    names = [m for m in latest if m.form is Form.NAME and m.start < reference.start]
    places = ((discourse.network.at(m.start, m.end), discourse.member(m)) for m in names)
    chances = discourse.network.who({i: member for i, member in places if i is not None and i < at}, at)
    member = max(chances, key=lambda one: chances[one], default=None)
    if member is None or chances[member] < _LIKELY or gender not in discourse.members[member].pronouns:
        return None
    fitting = [m for m in names if discourse.member(m) == member and not reference.says(m)]
    return Decision.of(fitting[-1]) if fitting else None


@coreference_rule(
    Form.PRONOUN,
    "pronoun.body",
    why="the nearest organization that spoke",
    examples=("The Harbour Board met. It said it was late.",),
)
def body(reference: Reference, discourse: Discourse) -> Decision | None:
    """The word "it" is the organization or document that was a subject last, "they" the organization or group.

    A source of unknown kind may be an organization too. Declines for other pronouns, and if no organization, document
    or group was a subject in the passage.
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
    """Whether "it" or "they" may refer to a mention: not to a place. "They" is an organization only if that speaks."""
    who = discourse.members[mention.member]
    if pronoun == THEY and who.kind is not SpeakerKind.GROUP and not mention.source:
        return False
    if who.kind is SpeakerKind.UNKNOWN:
        return mention.source
    kinds = _BODIES[:2] if pronoun == IT else (SpeakerKind.ORGANIZATION, SpeakerKind.GROUP)
    return who.kind in kinds and mention.subject and who.name.lower() not in discourse.lexicon.places


def _candidates(reference: Reference, discourse: Discourse) -> list[Mention]:
    """The mentions that a pronoun may refer to in the nearest earlier sentence that has any."""
    gender = GENDERS.get(reference.head.word)
    if gender is None or reference.form is not Form.PRONOUN:
        return []
    return discourse.nearest(reference.start, PRONOUN_REACH, lambda m: _may_be(m, gender, reference, discourse))


def _may_be(mention: Mention, gender: str, reference: Reference, discourse: Discourse) -> bool:
    """Whether a pronoun may refer to a mention: not one in passing, a reporter, or a person who asks the question."""
    if _is_passing(mention, discourse) and _is_apart(mention, reference, discourse):
        return False
    if reference.source and _asks(mention, discourse):
        return False
    if not mention.source and not discourse.members[mention.member].roles.isdisjoint(REPORTERS):
        return False
    return discourse.agrees(mention, gender) and not reference.says(mention)


def _asks(mention: Mention, discourse: Discourse) -> bool:
    """Whether an unnamed person asks something, which somebody else answers: `A reporter asked why. "No," he said.`"""
    asks = (
        mention.word in ASKERS
        or ASKS.match(discourse.text, mention.end)
        or ASKED.search(discourse.text, max(0, mention.start - _LONGEST_ASKED), mention.start)
    )
    return bool(asks) and not discourse.members[discourse.member(mention)].named


def _is_passing(mention: Mention, discourse: Discourse) -> bool:
    """Whether a person is unnamed and described with an indefinite article, such as "a reporter" who asks."""
    indefinite = DESCRIBES_ONE_OF_MANY.match(discourse.text, mention.start)
    return indefinite is not None and not discourse.members[discourse.member(mention)].named


def _is_apart(mention: Mention, reference: Reference, discourse: Discourse) -> bool:
    """Whether at least one sentence is between a mention and the paragraph of a reference."""
    paragraph = discourse.view.paragraph(reference.start)
    start = discourse.view.paragraphs[paragraph][0]
    return mention.sentence < discourse.sentence(start) - 1


def _before(reference: Reference, discourse: Discourse) -> list[Mention]:
    """The mentions before a pronoun in its sentence, outside quotation marks and outside what the pronoun says."""
    here = discourse.in_sentence(discourse.sentence(reference.start))
    before = (m for m in here if not m.quoted and m.end <= reference.start and not reference.says(m))
    return [m for m in before if not _asks(m, discourse)]
