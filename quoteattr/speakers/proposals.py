"""Whom single habits of English propose for "he" and "she"; the rule `pronoun.weighed` weighs them."""

from __future__ import annotations

from collections.abc import Callable

from quoteattr.languages.en.grammar import GENDERS
from quoteattr.languages.en.referring import (
    ASKED,
    ASKED_FIRST,
    ASKERS,
    ASKS,
    DESCRIBES_ONE_OF_MANY,
    OWNS,
    REPORTERS,
)
from quoteattr.mentions.phrases import Form
from quoteattr.speakers.discourse import Discourse, Mention, Reference
from quoteattr.speakers.people import acts_alone

__all__ = ["PRONOUN_REACH", "PROPOSALS", "is_set_aside"]

PRONOUN_REACH = 5
"""Paragraphs. A pronoun refers back to the topic of its passage, which in news is about five paragraphs long."""
# "was asked by" before the person who asks.
_LONGEST_ASKED = 8

Propose = Callable[[Reference, Discourse], Mention | None]


def in_sentence(reference: Reference, discourse: Discourse) -> Mention | None:
    """The earlier subject in the sentence whose gender matches: "Ada Brook said she would win".

    A name with a known gender is preferred to a subject with unknown gender: "Chris Hill praised Ada Brook after she
    won". Nobody if the sentence begins with "Asked": the person who is asked is in an earlier sentence.
    """
    gender = GENDERS[reference.head.word]
    opening = discourse.sentences[discourse.sentence(reference.start)][0]
    if reference.source and ASKED_FIRST.match(discourse.text, opening):
        return None
    agreeing = [m for m in _before(reference, discourse) if discourse.agrees(m, gender)]
    subjects = [m for m in agreeing if m.subject]
    if not subjects:
        return None
    sure = [m for m in agreeing if _is_sure(m, discourse)]
    named = [m for m in sure if m.form is Form.NAME]
    told = subjects[-1].form is Form.PRONOUN or subjects[-1] in sure
    return subjects[-1] if told or not named else named[-1]


def _is_sure(mention: Mention, discourse: Discourse) -> bool:
    """Whether the gender of a mention is known and it is not an owner (“Hill’s dog”)."""
    known = len(discourse.members[mention.member].pronouns) == 1
    return known and not discourse.text.startswith(OWNS, mention.end)


def last_speaker(reference: Reference, discourse: Discourse) -> Mention | None:
    """The last speaker in the nearest earlier sentence with a person whose gender matches.

    News stays with one source until it names another. An unnamed person such as "a reporter" counts only in the
    paragraph and the sentence before it.
    """
    return next((m for m in reversed(_candidates(reference, discourse)) if m.source), None)


def subject(reference: Reference, discourse: Discourse) -> Mention | None:
    """The subject of the nearest earlier sentence with a person whose gender matches: English keeps its topic there."""
    return next((m for m in _candidates(reference, discourse) if m.subject), None)


def nearest(reference: Reference, discourse: Discourse) -> Mention | None:
    """The only person whose gender matches in the nearest earlier sentence that has one."""
    candidates = _candidates(reference, discourse)
    return candidates[-1] if len({m.member for m in candidates}) == 1 else None


def only_name(reference: Reference, discourse: Discourse) -> Mention | None:
    """The only name in the last two paragraphs, even if nothing shows that it is a person's: it begins a sentence.

    No list contains every first name: `Oyelaran rose. "No," he said.`
    """
    gender = GENDERS[reference.head.word]
    before = discourse.mentions_before(reference.start, 1)
    here = [m for sentence in before for m in sentence if not m.quoted and m.form is Form.NAME]
    here += [m for m in _before(reference, discourse) if m.form is Form.NAME]
    members = {m.member for m in here}
    acting = [m for m in here if acts_alone(m, discourse) and gender in discourse.members[m.member].pronouns]
    return acting[-1] if len(members) == 1 and acting else None


def _candidates(reference: Reference, discourse: Discourse) -> list[Mention]:
    """The mentions that a pronoun may refer to in the nearest earlier sentence that has any."""
    gender = GENDERS[reference.head.word]
    return discourse.nearest(reference.start, PRONOUN_REACH, lambda m: _may_be(m, gender, reference, discourse))


def _may_be(mention: Mention, gender: str, reference: Reference, discourse: Discourse) -> bool:
    set_aside = is_set_aside(mention, reference, discourse)
    return not set_aside and discourse.agrees(mention, gender) and not reference.says(mention)


def is_set_aside(mention: Mention, reference: Reference, discourse: Discourse) -> bool:
    """Whether a pronoun hardly refers to a mention: one in passing, a reporter, or for an answer the one who asks."""
    if _is_passing(mention, discourse) and _is_apart(mention, reference, discourse):
        return True
    if _is_asked_about(mention, reference, discourse):
        return True
    answers = reference.source or mention.sentence == discourse.sentence(reference.start)
    if answers and _asks(mention, discourse):
        return True
    return not mention.source and not discourse.members[mention.member].roles.isdisjoint(REPORTERS)


def _is_asked_about(mention: Mention, reference: Reference, discourse: Discourse) -> bool:
    """Whether somebody is not whom the sentence asks: "Asked what she thought of Eve Hill, she said"."""
    here = discourse.sentence(reference.start)
    asked = reference.source and mention.sentence == here and mention.form is not Form.PRONOUN
    return asked and ASKED_FIRST.match(discourse.text, discourse.sentences[here][0]) is not None


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


PROPOSALS: tuple[Propose, ...] = (in_sentence, last_speaker, subject, nearest, only_name)
"""Their names are in the learned weights."""
