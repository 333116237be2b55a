"""Rules that say for which body a description stands: the campaign, the police, the company."""

from __future__ import annotations

import attrs
import regex

from quoteattr.mentions.names import Name
from quoteattr.mentions.phrases import Form, Phrase
from quoteattr.model import SpeakerKind
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference
from quoteattr.speakers.members import Member
from quoteattr.speakers.rules.descriptions import DEFINITE, OWNING, PLAIN, REACH
from quoteattr.text.view import Range

__all__ = ["body_of_its_owner", "campaign", "described", "local_police", "spoken_body"]

_POLICE = "police"
_CAMPAIGN = "campaign"
_CAMPAIGNS = frozenset(["campaign", "team", "camp"])
_INDEFINITE = frozenset(["a", "an", "one", "another", "some"])
_LOCAL_POLICE = regex.compile(
    r"(?<![\p{L}-])(?:The )?(\p{Lu}[\p{L}]*(?:[-.][\p{L}]+){0,4}(?: \p{Lu}\p{Ll}+)?) police(?!\p{L})"
)
# Nouns that vary the name of a body without telling what it does.
_ANY_BODY = frozenset(
    ["company", "firm", "group", "organization", "organisation", "agency", "bureau", "website", "retailer", "military"]
)
_MEDIA = frozenset(["newspaper", "paper", "daily", "weekly", "magazine", "network", "broadcaster", "channel"])
_TITLES_OF_MEDIA = frozenset(
    ["times", "post", "news", "journal", "press", "tv", "television", "magazine", "network", "media"]
)
# A possessive and one adjective may stand between an owner and the body.
_GAP = 16
# The Musicians’ Union: a blank and at most an apostrophe and an s.
_POSSESSIVE = 3


@coreference_rule(Form.DESCRIPTION, "description.body-of-its-owner", why="a body named by its owner")
def body_of_its_owner(reference: Reference, discourse: Discourse) -> Decision | None:
    """The Trump campaign, Trump’s campaign: a body named by its owner is a body of its own, apart from the owner.

    Declines for other nouns, and where nobody's name stands before the noun.
    """
    head = reference.head
    if head.owner is None or not _names_body(head, head.owner, discourse):
        return None
    if head.determiner in _INDEFINITE:
        return None
    whole = head.owner.end == head.end
    start = head.start + len(f"{head.determiner} ") * (head.determiner in DEFINITE) if whole else head.owner.bare_start
    noun = _CAMPAIGN if head.word in _CAMPAIGNS else head.word
    name = " ".join(discourse.text[start : head.end].split())
    return _body(discourse, (head.owner.key[-1], noun), name)


def _names_body(head: Phrase, owner: Name, discourse: Discourse) -> bool:
    """Whether an owner and a noun are a body's name: Hill’s campaign, Conwy council; Hill’s company is none."""
    gap, written = head.end - len(head.word) - owner.end, discourse.text[head.end - len(head.word) : head.end]
    if gap <= _POSSESSIVE and written[:1].isupper() and head.word in discourse.lexicon.organization_nouns:
        return True
    beside = gap == 1 and head.word in discourse.lexicon.organization_nouns - _ANY_BODY
    return beside or (gap <= _GAP and head.word in discourse.lexicon.owned_bodies)


def _body(discourse: Discourse, key: tuple[str, str], name: str, read: tuple[Range, ...] = ()) -> Decision:
    """The body that an owner's and a noun's words make, taken in if it is new; of its names "Hill campaign" is best."""
    if key not in discourse.bodies:
        discourse.bodies[key] = discourse.number(Member(name, SpeakerKind.ORGANIZATION, frozenset()))
        discourse.owned[key[1]].add(discourse.bodies[key])
    who = discourse.members[discourse.bodies[key]]
    if _plainness(name, key[1]) > _plainness(who.name, key[1]):
        discourse.members[discourse.bodies[key]] = attrs.evolve(who, name=name)
    return Decision(discourse.bodies[key], read)


def _plainness(name: str, noun: str) -> tuple[bool, bool]:
    """Whether a body's name ends in its noun, and does without a possessive."""
    return name.endswith(noun), not OWNING.search(name.rpartition(" ")[0])


@coreference_rule(Form.DESCRIPTION, "description.campaign", why="the only one that the text names by its owner")
def campaign(reference: Reference, discourse: Discourse) -> Decision | None:
    """The campaign, the office: the only one that the text has named by its owner: "Hill’s campaign … the campaign".

    Declines where it has named none or several, and for nouns with an owner or a modifier.
    """
    head = reference.head
    named = discourse.owned.get(head.word, set())
    plain = len(discourse.text[head.start : head.end].split()) == PLAIN
    if head.determiner not in DEFINITE or not plain or len(named) != 1:
        return None
    found = discourse.nearest(reference.start, REACH, lambda mention: mention.member in named)
    return Decision.of(found[-1]) if found else None


@coreference_rule(Form.DESCRIPTION, "description.local-police", why="the police of the one place named with them")
def local_police(reference: Reference, discourse: Discourse) -> Decision | None:
    """Police are those of the one place that the text names with them: "the Wells police chief … police said".

    Declines for other nouns, and where the text names the police of several places, or of none.
    """
    head = reference.head
    if head.word != _POLICE or head.owner or head.determiner not in DEFINITE | {""}:
        return None
    places = discourse.told(_policed)
    if len(places) != 1:
        return None
    [(place, where)] = places.items()
    return _body(discourse, (place.lower(), _POLICE), f"{place} {_POLICE}", (where,))


def _policed(discourse: Discourse) -> dict[str, Range]:
    """The places whose police the text names, each with where it does last."""
    no_place = discourse.lexicon.sentence_openers | discourse.lexicon.affiliations
    found = [m for m in _LOCAL_POLICE.finditer(discourse.text) if m.group(1).lower() not in no_place]
    return {m.group(1): m.span() for m in found}


@coreference_rule(Form.DESCRIPTION, "description.named-so", why="the body whose name holds the noun")
def described(reference: Reference, discourse: Discourse) -> Decision | None:
    """The commission, the agency: the last named body whose name holds that noun.

    Declines for people, documents and indefinite descriptions, for what goes by its owner (the campaign), and where no
    such body is named.
    """
    head = reference.head
    if head.determiner not in DEFINITE or head.kind is not SpeakerKind.ORGANIZATION or head.word in _CAMPAIGNS:
        return None
    bodies = [m for m in discourse.bearers([head.word]) if _is_named_body(m, discourse)]
    return Decision.of(bodies[-1]) if bodies else None


def _is_named_body(mention: Mention, discourse: Discourse) -> bool:
    who = discourse.members[mention.member]
    return who.named and who.kind is SpeakerKind.ORGANIZATION


@coreference_rule(Form.DESCRIPTION, "description.spoken-body", why="the only body that speaks or acts there")
def spoken_body(reference: Reference, discourse: Discourse) -> Decision | None:
    """The company, the website: the only body that speaks or acts in the passage, if its name does not say what it is.

    Newspapers vary the names of bodies as they do those of people: "EMI fell … the company said". Declines for other
    nouns, which tell one body from another ("the government" is not the Green Party), for modified descriptions ("the
    rights group"), and where no body or several are subjects in the last paragraphs.
    """
    head = reference.head
    plain = len(discourse.text[head.start : head.end].split()) == PLAIN
    if head.determiner != "the" or head.word not in _ANY_BODY | _MEDIA or not plain:
        return None
    before = discourse.sentences_before(reference.start, REACH)
    acting = [m for s in before for m in discourse.in_sentence(s) if _is_acting_body(m, discourse)]
    acting = [m for m in acting if m.source] or acting
    if len({m.member for m in acting}) != 1 or not _may_be(
        head.word, discourse.members[acting[0].member].name, discourse
    ):
        return None
    return Decision.of(acting[0])


def _may_be(noun: str, name: str, discourse: Discourse) -> bool:
    """Whether a name's own noun lets it be what another noun says: the Harbour Times is a newspaper."""
    own = discourse.lexicon.organization_nouns & set(name.lower().split())
    return own <= _TITLES_OF_MEDIA if noun in _MEDIA else not own


def _is_acting_body(mention: Mention, discourse: Discourse) -> bool:
    """Whether a mention is of a body as a subject; names of which nothing is known are bodies' where they speak."""
    who = discourse.members[mention.member]
    if who.kind is SpeakerKind.UNKNOWN:
        return who.named and mention.source and not discourse.lexicon.first_names & set(who.name.lower().split())
    place = who.name.lower() in discourse.lexicon.places
    return who.named and mention.subject and who.kind is SpeakerKind.ORGANIZATION and not place
