"""The rule that decides which organization "the company" or "the website" is: one that speaks or acts nearby."""

from __future__ import annotations

from collections import Counter

from quoteattr.languages.en.grammar import THE
from quoteattr.languages.en.naming import ACRONYM, COMPANIES
from quoteattr.languages.en.organizations import (
    ANY_ASSOCIATION,
    ANY_BODY,
    ANY_COMPANY,
    ASSOCIATIONS,
    CLUB,
    FEDERATIONS,
    FOREIGN_ARTICLES,
    GOVERNING_BODY,
    GOVERNS,
    HAS_SEATS,
    MEDIA,
    MEDIA_NAMES,
    NO_COMPANY,
    NO_MEDIUM,
    NO_SUCH_MEDIUM,
    PARTIES,
    PARTY,
    PUBLISHES,
    SCHEMES,
    UNION,
    UNIONS,
)
from quoteattr.languages.en.referring import OPENS_WITH_PLACE
from quoteattr.mentions.phrases import Form, Phrase
from quoteattr.model import SpeakerKind
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference
from quoteattr.speakers.rules.variation import DESCRIPTION_REACH, PLAIN

__all__ = ["spoken_body"]

# An organization that acts so many times as often as all others is what the passage is about.
_OFTEN = 3
# The headline, perhaps a second line, and the paragraph that says what the text is about.
_LEAD = 2
# A lead names fewer.
_MOST_IN_LEAD = 30


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
    daily"), and unless one organization acts in the last paragraphs, or several times as often as all others, or alone
    in the same paragraph; or else the last speaker is said to belong to one, or only one acts in the lead.
    """
    if not _is_any_body(reference.head, discourse):
        return None
    noun, before = reference.head.word, [m for m in _before(reference, discourse) if not m.quoted]
    acting = [m for m in before if _fits(m, noun, discourse)]
    acting = [m for m in acting if m.source] or acting
    only = _dominant(Counter(m.member for m in acting))
    if only is not None:
        return Decision.of(next(m for m in acting if m.member == only))
    if noun in MEDIA:
        return None
    found = _of_paragraph(acting, reference, discourse) or _of_speaker(before, noun, discourse)
    return found or (None if acting else _of_lead(noun, discourse))


def _is_any_body(head: Phrase, discourse: Discourse) -> bool:
    """Whether a description is "the" and a noun for any body, or is of a medium: the company, the small daily."""
    words = discourse.text[head.start : head.end].split()
    if tuple(word.lower() for word in words) == GOVERNING_BODY:
        return True
    own = head.owner is None or head.owner.text.lower() in discourse.lexicon.peoples
    medium = head.word in MEDIA and NO_SUCH_MEDIUM.isdisjoint(words) and own
    return head.determiner == THE and head.word in ANY_BODY | MEDIA and (medium or len(words) == PLAIN)


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
    acting = [m for m in lead if _is_acting_body(m, discourse) and _may_be_body(m, noun, discourse) and not m.quoted]
    return Decision.of(acting[0]) if len({m.member for m in acting}) == 1 else None


def _may_be_body(mention: Mention, noun: str, discourse: Discourse) -> bool:
    """Whether a mention is of a named organization, by its name or as the network reads it, that a noun fits."""
    who = discourse.members[mention.member]
    unknown = who.kind is SpeakerKind.UNKNOWN and discourse.network.is_organization(mention.start, mention.end)
    body = who.named and (who.kind is SpeakerKind.ORGANIZATION or unknown) and not _is_no_body(mention, discourse)
    return body and _may_be(noun, who.name.lower(), discourse)


def _fits(mention: Mention, noun: str, discourse: Discourse) -> bool:
    """Whether a noun may be said of an organization that acts, or of a medium that is only mentioned."""
    who = discourse.members[mention.member]
    name, person = who.name.lower(), who.kind is SpeakerKind.PERSON
    medium = noun in MEDIA and who.named and not person and not MEDIA_NAMES.isdisjoint(name.split())
    medium = medium or (noun in MEDIA and (_is_called_the(mention, discourse) or _acts_as(noun, mention, discourse)))
    party = noun == PARTY and _acts_as(noun, mention, discourse)
    return medium or party or (_is_acting_body(mention, discourse) and _may_be(noun, name, discourse))


def _acts_as(noun: str, mention: Mention, discourse: Discourse) -> bool:
    """Whether a name that no first name begins does what only a party or a medium does: it won seats, it printed."""
    deed = HAS_SEATS if noun == PARTY else PUBLISHES
    names = discourse.members[mention.member].name.lower().split()
    acts = mention.subject and mention.form is Form.NAME and deed.match(discourse.text, mention.end) is not None
    return acts and names[0] not in discourse.lexicon.first_names and not _is_no_body(mention, discourse)


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
    if noun == GOVERNING_BODY[-1]:
        return _governs(name)
    if not _may_be_club_or_union(noun, name):
        return False
    own -= PARTIES if noun == PARTY else UNIONS if noun == UNION else frozenset()
    own -= COMPANIES if noun in ANY_COMPANY else frozenset()
    return own <= ASSOCIATIONS if noun in ANY_ASSOCIATION else not own


def _governs(name: str) -> bool:
    return name in FEDERATIONS or not GOVERNS.isdisjoint(name.split())


def _may_be_club_or_union(noun: str, name: str) -> bool:
    """Whether a noun is neither "club", said of a federation, nor "union", said of what no word shows to be one."""
    union = not UNIONS.isdisjoint(name.split()) or ACRONYM.fullmatch(name.upper()) is not None
    return not (noun == CLUB and _governs(name)) and (noun != UNION or union)


def _is_no_body(mention: Mention, discourse: Discourse) -> bool:
    """Whether a name is a place, also of a dateline ("WELLS, June 4 –"), or a degree or honour: Ann Lee, RN, left."""
    text, listed = discourse.text, discourse.members[mention.member].name.lower() in discourse.lexicon.places
    initials = ACRONYM.fullmatch(text, mention.start, mention.end) is not None and not mention.source
    degree = initials and text[mention.start - 2 : mention.start] == ", "
    start, end = discourse.view.paragraphs[discourse.view.paragraph(mention.start)]
    dateline = OPENS_WITH_PLACE.match(text, start, end)
    placed = dateline is not None and mention.end <= dateline.end()
    return degree or listed or placed or discourse.network.is_place(mention.start, mention.end)


def _is_acting_body(mention: Mention, discourse: Discourse) -> bool:
    """Whether a mention is an organization as a subject. A name of unknown kind counts as one if it speaks."""
    who = discourse.members[mention.member]
    if not who.named or _is_no_body(mention, discourse):
        return False
    if who.kind is SpeakerKind.UNKNOWN and mention.source:
        return not discourse.lexicon.first_names & set(who.name.lower().split())
    kind = discourse.network.kind([(mention.start, mention.end)]) if who.kind is SpeakerKind.UNKNOWN else who.kind
    return mention.subject and kind is SpeakerKind.ORGANIZATION
