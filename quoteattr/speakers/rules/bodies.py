"""Rules that decide which organization a description refers to: the campaign, the police, the company."""

from __future__ import annotations

from collections import Counter

import attrs

from quoteattr.languages.en.grammar import DEFINITE, NEW, THE
from quoteattr.languages.en.naming import ACRONYM, COMPANIES
from quoteattr.languages.en.referring import (
    ANY_ASSOCIATION,
    ANY_BODY,
    ANY_COMPANY,
    ASSOCIATIONS,
    CAMPAIGN,
    CAMPAIGNS,
    FOREIGN_ARTICLES,
    LOCAL_POLICE,
    MEDIA,
    MEDIA_NAMES,
    NO_COMPANY,
    NO_MEDIUM,
    NO_SUCH_MEDIUM,
    OWNING,
    PARTIES,
    PARTY,
    POLICE,
    SCHEMES,
)
from quoteattr.mentions.names import Name
from quoteattr.mentions.phrases import Form, Phrase
from quoteattr.model import SpeakerKind
from quoteattr.speakers.cast import Member
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference
from quoteattr.speakers.rules.variation import DESCRIPTION_REACH, PLAIN
from quoteattr.text.view import Range

__all__ = ["body_of_its_owner", "campaign", "described", "local_police", "spoken_body"]

# A possessive ending and one adjective may be between an owner and the noun.
_GAP = 16
# The Musicians’ Union: a space and at most an apostrophe and an s.
_POSSESSIVE = 3
# An organization that acts so many times as often as all others is what the passage is about.
_OFTEN = 3
# The headline, perhaps a second line, and the paragraph that says what the text is about.
_LEAD = 2
# A lead names fewer.
_MOST_IN_LEAD = 30


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


@coreference_rule(
    Form.DESCRIPTION,
    "description.spoken-body",
    why="the only organization that speaks or acts nearby",
    examples=("Zero Knot asked why. “Never,” the website added.",),
)
def spoken_body(reference: Reference, discourse: Discourse) -> Decision | None:
    """The company, the website: the organization that speaks or acts nearby, if its name allows that.

    Newspapers vary the names of organizations as they do those of people: "Zero Knot fell … the company said". The
    name may be in what is said: "Zero Knot may fall, the company said". Declines for specific nouns ("the government"
    is not the Harbour Board), for descriptions with an adjective ("the rights group") that are not of media ("the small
    daily"), and unless one organization acts in the last paragraphs, or several times as often as all others.
    """
    head = reference.head
    words = discourse.text[head.start : head.end].split()
    own = head.owner is None or head.owner.text.lower() in discourse.lexicon.peoples
    medium = head.word in MEDIA and NO_SUCH_MEDIUM.isdisjoint(words) and own
    if head.determiner != THE or head.word not in ANY_BODY | MEDIA or not (medium or len(words) == PLAIN):
        return None
    before = [m for m in _before(reference, discourse) if not m.quoted]
    acting = [m for m in before if _fits(m, head.word, discourse)]
    acting = [m for m in acting if m.source] or acting
    only = _dominant(Counter(m.member for m in acting))
    if only is not None:
        return Decision.of(next(m for m in acting if m.member == only))
    found = _of_paragraph(acting, reference, discourse) or _of_speaker(before, head.word, discourse)
    return found or (None if acting else _of_lead(head.word, discourse))


def _before(reference: Reference, discourse: Discourse) -> list[Mention]:
    """The mentions of the passage before a reference, the last sentence first."""
    passage = discourse.mentions_before(reference.start, DESCRIPTION_REACH, here=True)
    return [m for found in passage for m in found if m.end <= reference.start]


def _of_paragraph(acting: list[Mention], reference: Reference, discourse: Discourse) -> Decision | None:
    """The only body that acts in the paragraph of a reference: "Acme grew. It hired. The company said it would"."""
    first = discourse.view.paragraphs[discourse.view.paragraph(reference.start)][0]
    here = [m for m in acting if m.start >= first]
    return Decision.of(here[0]) if len({m.member for m in here}) == 1 else None


def _of_speaker(before: list[Mention], noun: str, discourse: Discourse) -> Decision | None:
    """The body of the last speaker in the passage: "said Ann Lee, who runs Acme. … The company said"."""
    speaker = next((m for m in before if m.source and m.form is Form.NAME), None)
    if speaker is None:
        return None
    last = discourse.sentences[speaker.sentence][1]
    beside = [m for m in before if speaker.start < m.start < last and m.form is Form.NAME and not m.source]
    bodies = [m for m in beside if _may_be_body(m, noun, discourse)]
    return Decision.of(bodies[0]) if len({m.member for m in bodies}) == 1 else None


def _of_lead(noun: str, discourse: Discourse) -> Decision | None:
    """The only body that acts in the headline or the lead: "Acme Ltd. launches a lamp. … The company said"."""
    lead = [m for m in discourse.mentions[:_MOST_IN_LEAD] if discourse.view.paragraph(m.start) <= _LEAD]
    acting = [m for m in lead if not m.quoted and _is_acting_body(m, discourse)]
    only = len({m.member for m in acting}) == 1 and _may_be(noun, discourse.members[acting[0].member].name.lower(), discourse)
    return Decision.of(acting[0]) if only else None


def _may_be_body(mention: Mention, noun: str, discourse: Discourse) -> bool:
    who = discourse.members[mention.member]
    kind = discourse.network.is_organization(mention.start, mention.end)
    body = who.named and who.kind is not SpeakerKind.PERSON and not _is_place(mention, discourse)
    return body and kind and _may_be(noun, who.name.lower(), discourse)


def _fits(mention: Mention, noun: str, discourse: Discourse) -> bool:
    """Whether a noun may be said of an organization that acts, or of a medium that is only mentioned."""
    who = discourse.members[mention.member]
    name, person = who.name.lower(), who.kind is SpeakerKind.PERSON
    medium = noun in MEDIA and who.named and not person and not MEDIA_NAMES.isdisjoint(name.split())
    medium = medium or (noun in MEDIA and _is_called_the(mention, discourse))
    return medium or (_is_acting_body(mention, discourse) and _may_be(noun, name, discourse))


def _is_called_the(mention: Mention, discourse: Discourse) -> bool:
    """Whether a source has a name with "the", as newspapers have and people have not: the Evening Kite."""
    before = discourse.text[max(0, mention.start - len("the ")) : mention.start].lower()
    names = discourse.members[mention.member].name.split()
    article = (mention.source and before == "the ") or (mention.subject and _has_article(mention, names, discourse))
    named = names[1:] if names[0].lower() in FOREIGN_ARTICLES else names
    return article and discourse.lexicon.first_names.isdisjoint(name.lower() for name in named)


def _has_article(mention: Mention, names: list[str], discourse: Discourse) -> bool:
    """Whether a name begins with an article, as newspapers of other countries: Le Matin, La Voz del Sur.

    The press gives Le Pen and La Toya Jackson a first name or a surname.
    """
    short = len(names) == PLAIN or any(map(str.islower, names))
    person = discourse.network.kind([(mention.start, mention.end)]) is SpeakerKind.PERSON
    return len(names) >= PLAIN and names[0].lower() in FOREIGN_ARTICLES and (short or not person)


def _dominant(count: Counter[int]) -> int | None:
    """The only one, or the one counted several times as often as all others together."""
    if not count:
        return None
    [(most, n)] = count.most_common(1)
    return most if n >= _OFTEN * (count.total() - n) else None


def _may_be(noun: str, name: str, discourse: Discourse) -> bool:
    """Whether the nouns in a name are compatible with another noun: the Harbour Times is a newspaper, and no union."""
    words, lexicon = set(name.split()), discourse.lexicon
    own = lexicon.organization_nouns & words
    no_body = words & (lexicon.document_nouns | SCHEMES) - MEDIA_NAMES
    if no_body or name in lexicon.affiliations:
        return False
    if noun in MEDIA:
        return own <= MEDIA_NAMES
    if (noun in NO_MEDIUM and words & MEDIA_NAMES) or (noun in NO_COMPANY and words & COMPANIES):
        return False
    own -= PARTIES if noun == PARTY else frozenset()
    own -= COMPANIES if noun in ANY_COMPANY else frozenset()
    return own <= ASSOCIATIONS if noun in ANY_ASSOCIATION else not own


def _is_place(mention: Mention, discourse: Discourse) -> bool:
    """Whether a mention is a place's name, also before a dateline: "WELLS, June 4 –"."""
    listed = discourse.members[mention.member].name.lower() in discourse.lexicon.places
    return listed or discourse.network.is_place(mention.start, mention.end)


def _is_degree(mention: Mention, discourse: Discourse) -> bool:
    """Whether letters behind a name are a degree or an honour: Ann Lee, RN, left."""
    text = discourse.text
    initials = ACRONYM.fullmatch(text, mention.start, mention.end) is not None
    return initials and text[mention.start - 2 : mention.start] == ", " and not mention.source


def _is_acting_body(mention: Mention, discourse: Discourse) -> bool:
    """Whether a mention is an organization as a subject. A name of unknown kind counts as one if it speaks."""
    who = discourse.members[mention.member]
    if not who.named or _is_place(mention, discourse) or _is_degree(mention, discourse):
        return False
    if who.kind is SpeakerKind.UNKNOWN and mention.source:
        return not discourse.lexicon.first_names & set(who.name.lower().split())
    kind = discourse.network.kind([(mention.start, mention.end)]) if who.kind is SpeakerKind.UNKNOWN else who.kind
    return mention.subject and kind is SpeakerKind.ORGANIZATION
