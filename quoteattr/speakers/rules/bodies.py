"""Rules that decide which organization a description refers to: the campaign, the police, the company."""

from __future__ import annotations

import attrs

from quoteattr.languages.en.grammar import DEFINITE, NEW
from quoteattr.languages.en.organizations import (
    ANY_BODY,
    CAMPAIGN,
    CAMPAIGNS,
    LOCAL_POLICE,
    POLICE,
)
from quoteattr.languages.en.referring import OWNING
from quoteattr.mentions.names import Name
from quoteattr.mentions.phrases import Form, Phrase
from quoteattr.model import SpeakerKind
from quoteattr.speakers.cast import Member
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference
from quoteattr.speakers.rules.variation import DESCRIPTION_REACH, PLAIN
from quoteattr.text.view import Range

__all__ = ["body_of_its_owner", "campaign", "described", "local_police"]

# A possessive ending and one adjective may be between an owner and the noun.
_GAP = 16
# The Musicians’ Union: a space and at most an apostrophe and an s.
_POSSESSIVE = 3


@coreference_rule(
    Form.DESCRIPTION,
    "description.body-of-its-owner",
    why="an organization named after its owner",
    examples=("Ada Brook came. The Brook campaign said no.", "Wells council said no."),
)
def body_of_its_owner(reference: Reference, discourse: Discourse) -> Decision | None:
    """The Brook campaign, Brook’s campaign: an organization named after its owner is separate from the owner.

    English refers in this way to organizations without a name of their own. Declines for other nouns, for indefinite
    descriptions, and if there is no name before the noun.
    """
    head = reference.head
    if head.owner is None or not _names_body(head, head.owner, discourse):
        return None
    if head.determiner in NEW:
        return None
    whole = head.owner.end == head.end
    start = head.start + len(f"{head.determiner} ") * (head.determiner in DEFINITE) if whole else head.owner.bare_start
    noun = CAMPAIGN if head.word in CAMPAIGNS else head.word
    name = " ".join(discourse.text[start : head.end].split())
    return _body(discourse, (head.owner.key[-1], noun), name)


def _names_body(head: Phrase, owner: Name, discourse: Discourse) -> bool:
    """Whether an owner and a noun name an organization: Hill’s campaign, Conwy council; not Hill’s company."""
    if head.kind is SpeakerKind.PERSON:
        return False
    gap, written = head.end - len(head.word) - owner.end, discourse.text[head.end - len(head.word) : head.end]
    if gap <= _POSSESSIVE and written[:1].isupper() and head.word in discourse.lexicon.organization_nouns:
        return True
    beside = gap == 1 and head.word in discourse.lexicon.organization_nouns - ANY_BODY
    return beside or (gap <= _GAP and head.word in discourse.lexicon.owned_bodies)


def _body(discourse: Discourse, key: tuple[str, str], name: str, read: tuple[Range, ...] = ()) -> Decision:
    """The organization of an owner and a noun, added if it is new. "Hill campaign" is preferred to other forms."""
    if key not in discourse.bodies:
        discourse.bodies[key] = discourse.number(Member(name, SpeakerKind.ORGANIZATION, frozenset()))
        discourse.owned[key[1]].add(discourse.bodies[key])
    who = discourse.members[discourse.bodies[key]]
    if _plainness(name, key[1]) > _plainness(who.name, key[1]):
        discourse.members[discourse.bodies[key]] = attrs.evolve(who, name=name)
    return Decision(discourse.bodies[key], read)


def _plainness(name: str, noun: str) -> tuple[bool, bool]:
    """Whether an organization's name ends in its noun, and whether it has no possessive."""
    return name.endswith(noun), not OWNING.search(name.rpartition(" ")[0])


@coreference_rule(
    Form.DESCRIPTION,
    "description.campaign",
    why="the only one that the text names with its owner",
    examples=("Ada Brook’s campaign began. “Yes,” the campaign said.",),
)
def campaign(reference: Reference, discourse: Discourse) -> Decision | None:
    """The campaign, the office: the only one that was named with its owner: "Hill’s campaign … the campaign".

    A definite article refers to something already known. Declines if the text has named none or several, if it is named
    too far back, and for nouns with an owner or an adjective.
    """
    head = reference.head
    named = discourse.owned.get(head.word, set())
    plain = len(discourse.text[head.start : head.end].split()) == PLAIN
    if head.determiner not in DEFINITE or not plain or len(named) != 1:
        return None
    found = discourse.nearest(reference.start, DESCRIPTION_REACH, lambda mention: mention.member in named)
    return Decision.of(found[-1]) if found else None


@coreference_rule(
    Form.DESCRIPTION,
    "description.local-police",
    why="the police of the only place named with them",
    examples=("The Wells police chief left. It rained, police said.",),
)
def local_police(reference: Reference, discourse: Discourse) -> Decision | None:
    """Police are those of the only place that the text names with them: "the Wells police chief … police said".

    News of a crime is about one place. Declines for other nouns, and if the text names the police of several places, or
    of none.
    """
    head = reference.head
    if head.word != POLICE or head.owner or head.determiner not in DEFINITE | {""}:
        return None
    places = discourse.told(_policed)
    if len(places) != 1:
        return None
    [(place, where)] = places.items()
    return _body(discourse, (place.lower(), POLICE), f"{place} {POLICE}", (where,))


def _policed(discourse: Discourse) -> dict[str, Range]:
    """The places whose police the text names, each with the range of the last time."""
    no_place = discourse.lexicon.sentence_openers | discourse.lexicon.affiliations
    found = [m for m in LOCAL_POLICE.finditer(discourse.text) if m.group(1).lower() not in no_place]
    return {m.group(1): m.span() for m in found}


@coreference_rule(
    Form.DESCRIPTION,
    "description.named-so",
    why="the organization whose name contains the noun",
    examples=("The Harbour Board met Acme Motors. “Yes,” the board said.",),
)
def described(reference: Reference, discourse: Discourse) -> Decision | None:
    """The commission, the agency: the last mentioned organization with that noun in its name.

    The press gives the full name once and only the noun after that. Declines for people, documents and indefinite
    descriptions, for organizations named after an owner (the campaign), and if none with that noun is named.
    """
    head = reference.head
    if head.determiner not in DEFINITE or head.kind is not SpeakerKind.ORGANIZATION or head.word in CAMPAIGNS:
        return None
    bodies = [m for m in discourse.bearers([head.word]) if _is_named_body(m, head.word, discourse)]
    return Decision.of(bodies[-1]) if bodies else None


def _is_named_body(mention: Mention, noun: str, discourse: Discourse) -> bool:
    """Whether a mention is of a body whose name is more than the noun: not the "Company"."""
    who = discourse.members[mention.member]
    return who.named and who.kind is SpeakerKind.ORGANIZATION and who.name.lower() != noun
