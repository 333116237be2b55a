"""The rule for elegant variation: a description of the person whom the passage is about."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from quoteattr.languages.en.grammar import GENDERS, THE
from quoteattr.languages.en.naming import JOINED_RANKS
from quoteattr.languages.en.referring import (
    ANYBODY,
    BELONGING,
    BODY_AND_NOUN,
    COUNTED,
    HEADS_OF_STATE,
    IN_BYLINE,
    OFFICE_OF,
    OFFICERS,
    STANDS_FOR_ONE,
)
from quoteattr.mentions.phrases import Form, Phrase
from quoteattr.mentions.premodifiers import WORD
from quoteattr.model import SpeakerKind
from quoteattr.speakers.cast import Member
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference
from quoteattr.speakers.people import is_anonymous, may_be_person
from quoteattr.speakers.rules.descriptions import is_definite_person
from quoteattr.speakers.rules.traits import Traits

__all__ = ["DESCRIPTION_REACH", "PLAIN", "named_before", "variation"]

DESCRIPTION_REACH = 2
"""Paragraphs that a description reaches back."""
PLAIN = 2
"""The number of words in an article and a noun without a modifier."""


@coreference_rule(
    Form.DESCRIPTION,
    "description.variation",
    why="the person whom the passage is about",
    examples=(
        "Tom Hill came in. “Yes,” the Wells businessman said.",
        "Tom Hill said it was late. “Yes,” the businessman added.",
    ),
)
def variation(reference: Reference, discourse: Discourse) -> Decision | None:
    """A description refers to the person whom the passage is about: the Wells businessman, the 27-year-old.

    Newspapers avoid the same name twice in a row ("elegant variation"). A source with just an article and a noun ("the
    minister said") is the only person named in the passage, if that person has spoken or acted there and the noun is
    new in the text. Declines in stories, for anonymous sources, for another office (Governor Lee is no prime minister),
    for nouns that fit anybody ("the woman", "the official") or that every trial, hospital and road has ("the judge",
    "the nurse", "the driver"), for one of several ("the second official"), for organizations and documents, and if no
    person is a subject in the passage.
    """
    head, one = reference.head, _stands_for_one(reference.head, discourse)
    if discourse.view.is_story or is_anonymous(reference, discourse) or not (one or is_definite_person(head)):
        return None
    traits = Traits.of(head, discourse)
    found = _of_its_body(head, traits, discourse) or _varied(reference, one, traits, discourse)
    best = traits.closest(found, discourse) if found else None
    other = best is not None and _has_other_office(discourse.members[discourse.member(best)], traits)
    return Decision.of(best) if best is not None and not other else None


def _varied(reference: Reference, one: bool, traits: Traits, discourse: Discourse) -> list[Mention]:
    """The mentions of the person whom the passage is about. `one`: the words stand for the person just named."""
    head = reference.head
    found = _named_here(reference, traits, discourse) if one else []
    found = found or (_of_passage(reference, traits, discourse) if one or _varies(head, discourse) else [])
    return found or (_alone(reference, traits, discourse) if _is_plain(head, discourse) else [])


def _of_its_body(head: Phrase, traits: Traits, discourse: Discourse) -> list[Mention]:
    """The mentions of the only person whom the text says to be of a body.

    "Ann Lee of the Harbour Party … the Harbour Party deputy".
    """
    read = BODY_AND_NOUN.fullmatch(discourse.text, head.start, head.end)
    if read is None:
        return []
    text, found = discourse.text, list[Mention]()
    for joint in BELONGING:
        at = text.find(joint + read.group(1), 0, head.start)
        here = discourse.in_sentence(discourse.sentence(at)) if at >= 0 else []
        found += [m for m in here if m.end == at and m.form is Form.NAME and traits.suit(discourse.members[m.member])]
    return found if len({discourse.member(m) for m in found}) == 1 else []


def _named_here(reference: Reference, traits: Traits, discourse: Discourse) -> list[Mention]:
    """The mentions of the only person named in its paragraph: "Among them is Ann Lee. … the 41-year-old said".

    If nobody is named there before the words, the only one of the paragraph before.
    """
    number = discourse.view.paragraph(reference.start)
    before = [m for m in named_before(reference, discourse) if not m.quoted and may_be_person(m, discourse)]
    within = ([m for m in before if m.start >= discourse.view.paragraphs[n][0]] for n in (number, max(0, number - 1)))
    people = next((found for found in within if found), [])
    only = len({discourse.member(m) for m in people}) == 1
    return [m for m in people if only and _suits(m, traits, discourse)]


def _of_passage(reference: Reference, traits: Traits, discourse: Discourse) -> list[Mention]:
    def fits(mention: Mention) -> bool:
        return mention.subject and _suits(mention, traits, discourse)

    found = discourse.nearest(reference.start, DESCRIPTION_REACH, fits)
    return found or _only_person(reference, traits, discourse)


def _suits(mention: Mention, traits: Traits, discourse: Discourse) -> bool:
    who = discourse.members[mention.member]
    if not who.named or not may_be_person(mention, discourse) or not traits.suit(who):
        return False
    named = mention.form is Form.NAME
    unknown = named and who.kind is SpeakerKind.UNKNOWN and not _is_he_or_she(mention, discourse)
    unlike = unknown and _is_of_other_kind(mention, discourse)
    return not unlike and not (named and _is_byline(mention, discourse))


def _is_he_or_she(mention: Mention, discourse: Discourse) -> bool:
    """Whether a pronoun for a person refers to the same member in that sentence."""
    found = discourse.in_sentence(mention.sentence)
    return any(m.member == mention.member and m.form is Form.PRONOUN and m.word in GENDERS for m in found)


def _is_of_other_kind(mention: Mention, discourse: Discourse) -> bool:
    kind = discourse.network.kind([(mention.start, mention.end)])
    return kind not in (SpeakerKind.PERSON, SpeakerKind.UNKNOWN)


def _is_byline(mention: Mention, discourse: Discourse) -> bool:
    """Whether a name is that of the reporter: "Ada Brook, arts correspondent" in a paragraph of its own."""
    start, end = discourse.view.paragraphs[discourse.view.paragraph(mention.start)]
    return start == mention.start and IN_BYLINE.match(discourse.text, mention.end, end) is not None


def _has_other_office(who: Member, traits: Traits) -> bool:
    """Whether somebody has an office and a description says another: Governor Ann Lee is not the vice-governor."""
    heads = HEADS_OF_STATE & who.roles
    deputy = any(
        rank in JOINED_RANKS and office in who.roles for rank, _, office in (n.partition("-") for n in traits.nouns)
    )
    return deputy or (bool(heads) and bool(traits.nouns & HEADS_OF_STATE) and heads.isdisjoint(traits.nouns))


def _only_person(reference: Reference, traits: Traits, discourse: Discourse) -> list[Mention]:
    """The mentions of the only person named in the passage, of whom no affiliation is told: then an acronym may fit."""
    passage = discourse.mentions_before(reference.start, DESCRIPTION_REACH)
    people = [m for found in passage for m in found if may_be_person(m, discourse)]
    who = {discourse.member(m) for m in people}
    if len(who) != 1 or not traits.acronyms:
        return []
    member = discourse.members[who.pop()]
    fits = member.named and not member.roles and attrs.evolve(traits, acronyms=frozenset()).suit(member)
    return [m for m in people if fits and m.subject]


def _alone(reference: Reference, traits: Traits, discourse: Discourse) -> list[Mention]:
    """The mentions as source or subject of the only person named in the passage, before a source with a new noun."""
    if not reference.source or discourse.told(_first_uses).get(reference.head.word, reference.start) < reference.start:
        return []
    people = [m for m in named_before(reference, discourse) if may_be_person(m, discourse)]
    only = len({discourse.member(m) for m in people}) == 1
    return [m for m in people if only and (m.source or m.subject) and _suits(m, traits, discourse)]


def named_before(reference: Reference, discourse: Discourse) -> Iterator[Mention]:
    """The mentions of those with a name in the passage before a reference, and not in what it says."""
    for found in discourse.mentions_before(reference.start, DESCRIPTION_REACH, here=True):
        for mention in found:
            named = discourse.members[discourse.member(mention)].named
            if named and mention.end <= reference.start and not reference.says(mention):
                yield mention


def _first_uses(discourse: Discourse) -> dict[str, int]:
    """Where the text first uses each word (lower case)."""
    found: dict[str, int] = {}
    for word in WORD.finditer(discourse.text):
        found.setdefault(word.group().lower(), word.start())
    return found


def _is_plain(head: Phrase, discourse: Discourse) -> bool:
    """Whether a description is an article and a noun that does not fit just anybody."""
    plain = len(discourse.text[head.start : head.end].split()) == PLAIN
    return plain and head.determiner == THE and head.word not in ANYBODY


def _stands_for_one(head: Phrase, discourse: Discourse) -> bool:
    return STANDS_FOR_ONE.fullmatch(discourse.text, head.start, head.end) is not None


def _varies(head: Phrase, discourse: Discourse) -> bool:
    """Whether a description is specific enough: not "the woman", "the second official", "the Clerk of Works".

    A noun that tells the trade of an officer is not: "the customs officer".
    """
    words = discourse.text[head.start : head.end].split()
    if head.word in OFFICERS and "".join(words[1:-1]).islower():
        return False
    counted = len(words) > PLAIN and words[1].lower() in COUNTED
    return len(words) > PLAIN and not counted and not OFFICE_OF.search(" ".join(words))
