"""Rules that decide who a description refers to, and speakers without a name."""

from __future__ import annotations

from quoteattr.languages.en.grammar import ADDRESSES, DEFINITE, HE_OR_SHE, POSSESSIVE
from quoteattr.languages.en.naming import DEPUTIES
from quoteattr.languages.en.referring import (
    APPOSED_BY,
    HANDLE,
    OWNING,
    STATEMENT,
    WORDS,
)
from quoteattr.mentions.names import Name
from quoteattr.mentions.phrases import Form, Phrase
from quoteattr.model import SpeakerKind
from quoteattr.speakers.cast import Member
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference
from quoteattr.speakers.owners import owner_behind
from quoteattr.speakers.people import is_in_place
from quoteattr.speakers.rules.traits import Traits, genders

__all__ = [
    "STORY_PASSAGE",
    "apposed",
    "is_definite_person",
    "itself",
    "office",
    "same_description",
    "words_of",
]

STORY_PASSAGE = 40
"""Paragraphs. In a story "the girl" of the next chapter is another girl. Both 14 and no bound at all gained less."""


@coreference_rule(
    Form.DESCRIPTION,
    "description.words-of",
    why="the owner of the words",
    examples=(
        "Ada Brook came. Brook’s statement said no.",
        "A BBC statement said no.",
        "A statement by the BBC said no.",
    ),
)
def words_of(reference: Reference, discourse: Discourse) -> Decision | None:
    """Hill’s statement, a BBC statement, a statement by the BBC: the owner of the words is the speaker.

    English makes the words the subject of "said" instead of the speaker. Declines for documents that need not be the
    owner's words (a report, a poll), and if there is no name before them.
    """
    head, owner = reference.head, reference.head.owner
    if owner is None or not _tells_owner(head, owner, discourse):
        return None
    owners = discourse.cast.of(owner)
    read = ((owner.start, owner.end),)
    if owners or owner_behind(head, owner.end, discourse.text) is None:
        return Decision(owners[0], read) if len(owners) == 1 else None
    titled = not owner.titles.isdisjoint(discourse.lexicon.person_titles)
    if titled or discourse.network.kind(read) is SpeakerKind.PERSON:
        return Decision(Member(owner.text, SpeakerKind.PERSON, HE_OR_SHE, first=owner.start), read)
    return Decision(Member(owner.text, SpeakerKind.ORGANIZATION, frozenset(), first=owner.start), read)


def _tells_owner(head: Phrase, owner: Name, discourse: Discourse) -> bool:
    """Whether a noun is for words of its owner. A Facebook comment and a Senate speech are by somebody else."""
    noun, text = head.word.removesuffix("s"), discourse.text
    if owner_behind(head, owner.end, text) is not None:
        return True
    return noun in WORDS and (head.determiner == POSSESSIVE or text[owner.end : head.end].strip() == STATEMENT)


@coreference_rule(
    Form.DESCRIPTION,
    "description.apposed",
    why="the mention next to it",
    examples=("Tom Hill, the police chief, said no.",),
)
def apposed(reference: Reference, discourse: Discourse) -> Decision | None:
    """A description after a mention and a comma or a dash is the same person: "Tom Hill, the police chief, said".

    English introduces people in this way. Declines if no mention ends directly before it, for sources ("The truth, the
    senator said"), for a place ("In Wells, a woman rose"), and for somebody of another gender ("Tom Hill, a woman").
    """
    if reference.source:
        return None
    last = discourse.mentions[-1] if discourse.mentions else None
    if last is None or discourse.text[last.end : reference.start] not in APPOSED_BY:
        return None
    who = discourse.members[discourse.member(last)].pronouns
    unlike = who and genders(reference.head.word, discourse.lexicon).isdisjoint(who)
    place = last.form is Form.NAME and is_in_place(last.start, discourse.text)
    return None if unlike or place else Decision.of(last)


@coreference_rule(
    Form.DESCRIPTION,
    "description.office",
    why="the person with that office",
    examples=(
        "Sen. Ada Brook met Tom Hill. “Yes,” the senator said.",
        "Ada Brook, a mayor, came. The mayor said no.",
    ),
)
def office(reference: Reference, discourse: Discourse) -> Decision | None:
    """The senator, the mayor: the person with that title or description; of several, the one mentioned last.

    Newspapers first give a title with the name, and then the title alone. Declines for indefinite descriptions, if
    nobody has the title, if rank, nation or gender differ (the mayor is not the deputy mayor), and for the office of a
    person (Hill’s secretary), but not of a place (Scotland’s first minister). In a story it also declines if nobody in
    the passage has the title, unless the whole story has only one colonel.
    """
    head = reference.head
    owned = head.determiner == POSSESSIVE and head.kind is SpeakerKind.PERSON and _is_owned_by_place(head, discourse)
    if not (owned or is_definite_person(head)) or head.word in ADDRESSES - discourse.lexicon.offices:
        return None
    traits = Traits.of(reference.head, discourse)
    known = discourse.bearers(traits.nouns) or discourse.bearers(discourse.longer_nouns(head.word))
    bearers = [m for m in known if traits.suit(discourse.members[m.member])]
    only = len({discourse.member(m) for m in bearers}) == 1 and reference.head.word in discourse.lexicon.offices
    if owned and not only:
        return None
    fitting = bearers if only else [m for m in bearers if _in_passage(m, reference, discourse)]
    return Decision.of(traits.closest(fitting, discourse)) if fitting else None


def _is_owned_by_place(head: Phrase, discourse: Discourse) -> bool:
    """Whether an office is that of a place or a body: Scotland’s first minister, not Hill’s secretary."""
    if head.owner is None or head.word not in discourse.lexicon.offices:
        return False
    owners = discourse.cast.of(head.owner)
    read = discourse.network.kind([(head.owner.start, head.owner.end)])
    return SpeakerKind.PERSON not in {read, *(discourse.members[owner].kind for owner in owners)}


@coreference_rule(
    Form.DESCRIPTION,
    "description.same",
    why="the same description as before",
    examples=("The new report came out. “Yes,” the report said.",),
)
def same_description(reference: Reference, discourse: Discourse) -> Decision | None:
    """A definite description with the noun of an earlier one refers to the same: the new report … the report.

    A definite article refers to something already known. Declines for indefinite descriptions (a source, another
    source); if rank or name differ (the mayor and the deputy mayor, the Welsh and the Scottish secretary); and in a
    story if the earlier one is in another passage.
    """
    head = reference.head
    if head.determiner not in DEFINITE | {""}:
        return None
    words = discourse.text[head.start : head.end]
    last = discourse.described(head.word if head.determiner else words.lower())
    if last is None or _told_apart(words, discourse.text[last.start : last.end]):
        return None
    return Decision.of(last) if _in_passage(last, reference, discourse) else None


def _told_apart(one: str, other: str) -> bool:
    """Whether two descriptions differ in rank, or contain different names."""
    words = [set(text.split()[1:]) for text in (one, other)]
    ranks = [{word.lower() for word in found} & DEPUTIES for found in words]
    names = [{word for word in found if word[0].isupper()} for found in words]
    return ranks[0] != ranks[1] or (all(names) and names[0].isdisjoint(names[1]))


def _in_passage(mention: Mention, reference: Reference, discourse: Discourse) -> bool:
    """Whether a mention is near enough. In the press, every mention is, because an article is about one matter."""
    if not discourse.view.is_story:
        return True
    here, there = (discourse.view.paragraph(at) for at in (reference.start, mention.start))
    return here - there <= STORY_PASSAGE


@coreference_rule(
    Form.DESCRIPTION,
    "description.itself",
    why="described but not named",
    examples=("“Yes,” said a senior official.", "A judge’s order said no."),
)
def itself(reference: Reference, discourse: Discourse) -> Decision | None:
    """Somebody who is only described is a speaker without a name: a senior official; a judge, from "a judge's order".

    Newspapers keep sources anonymous, and stories have people without a name. Declines if the source contains no letter
    and no digit.
    """
    head = reference.head
    words = OWNING.sub("", discourse.text[head.start : head.end].rstrip())
    if not any(map(str.isalnum, words)):
        return None
    pronouns = genders(head.word, discourse.lexicon)
    handle = HANDLE.fullmatch(words) is not None
    return Decision(Member(words, head.kind, pronouns, named=handle, first=head.start))


def is_definite_person(head: Phrase) -> bool:
    """Whether a description is a definite one of a person: the mayor, this mayor; or has no article: Mayor."""
    return head.determiner in DEFINITE | {""} and head.kind is SpeakerKind.PERSON
