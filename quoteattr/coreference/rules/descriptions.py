"""Rules that say whom a description stands for, and what has no name."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
import regex

from quoteattr.attribution.context import Range
from quoteattr.coreference.discourse import Decision, Discourse, Mention, Reference
from quoteattr.coreference.families import ADDRESSES
from quoteattr.coreference.heads import Head
from quoteattr.coreference.members import Member
from quoteattr.coreference.names import Name
from quoteattr.model import SpeakerKind

__all__ = [
    "DEFINITE",
    "PASSAGE",
    "apposed",
    "body_of_its_owner",
    "campaign",
    "described",
    "itself",
    "local_police",
    "office",
    "same_description",
    "several",
    "spoken_body",
    "variation",
]

DEFINITE = frozenset(["the", "this", "that"])
_POLICE = "police"
_CAMPAIGN = "campaign"
_CAMPAIGNS = frozenset(["campaign", "team", "camp"])
_INDEFINITE = frozenset(["a", "an", "one", "another", "some"])
_LOCAL_POLICE = regex.compile(
    r"(?<![\p{L}-])(?:The )?(\p{Lu}[\p{L}]*(?:[-.][\p{L}]+){0,4}(?: \p{Lu}\p{Ll}+)?) police(?!\p{L})"
)
_REACH = 2
PASSAGE = 40
"""Paragraphs. In a story "the girl" of one chapter is another one in the next: 14, and no bound at all, gained less."""
# An article and a noun, without anything that modifies it.
_PLAIN = 2
# Who stands in for the bearer of an office.
_DEPUTIES = frozenset(["deputy", "vice", "lieutenant", "lt", "assistant", "associate", "shadow"])
# One of several, whom the text tells apart.
_COUNTED = frozenset(["first", "second", "third", "other", "next", "same", "last", "latter"])
# An office that is written as a name: the Commissioner for Standards.
_OFFICE_OF = regex.compile(r"(?<!\p{L})\p{Lu}\p{L}+ (?:for|of) (?:the )?\p{Lu}")
# Nouns that vary the name of a body without telling what it does.
_ANY_BODY = frozenset(
    ["company", "firm", "group", "organization", "organisation", "agency", "bureau", "website", "retailer", "military"]
)
_MEDIA = frozenset(["newspaper", "paper", "daily", "weekly", "magazine", "network", "broadcaster", "channel"])
_TITLES_OF_MEDIA = frozenset(
    ["times", "post", "news", "journal", "press", "tv", "television", "magazine", "network", "media"]
)
_OWNING = regex.compile(r"(?:[’']s|(?<=s)[’'])$")
# A possessive and one adjective may stand between an owner and the body.
_GAP = 16
_PARTIES = {
    "republican": "r",
    "gop": "r",
    "democratic": "d",
    "democrat": "d",
    "libertarian": "l",
    "green": "g",
    "conservative": "c",
    "labour": "a",
}


def body_of_its_owner(reference: Reference, discourse: Discourse) -> Decision | None:
    """The Trump campaign, Trump’s campaign: a body named by its owner is a body of its own, apart from the owner.

    Declines for other nouns, and where nobody's name stands before the noun.
    """
    head = reference.head
    if head.owner is None or not _names_body(head, head.owner, discourse):
        return None
    if head.determiner in _INDEFINITE:
        return None
    name, noun = discourse.text[head.owner.core : head.end], _CAMPAIGN if head.word in _CAMPAIGNS else head.word
    return _body(discourse, (head.owner.key[-1], noun), name)


def _names_body(head: Head, owner: Name, discourse: Discourse) -> bool:
    """Whether an owner and a noun are a body's name: Hill’s campaign, Conwy council; of Hill’s company the noun is none."""
    gap = head.end - len(head.word) - owner.end
    beside = gap == 1 and head.word in discourse.lexicon.organization_nouns - _ANY_BODY
    return beside or (gap <= _GAP and head.word in discourse.lexicon.owned_bodies)


def _body(discourse: Discourse, key: tuple[str, str], name: str, read: tuple[Range, ...] = ()) -> Decision:
    """The body that an owner's and a noun's words make, taken in if it is new; of its names "Hill campaign" is best."""
    if key not in discourse.bodies:
        discourse.bodies[key] = discourse.number(Member(name, SpeakerKind.ORGANIZATION, frozenset()))
    who = discourse.members[discourse.bodies[key]]
    if _plainness(name, key[1]) > _plainness(who.name, key[1]):
        discourse.members[discourse.bodies[key]] = attrs.evolve(who, name=name)
    return Decision(discourse.bodies[key], read)


def _plainness(name: str, noun: str) -> tuple[bool, bool]:
    """Whether a body's name ends in its noun, and does without a possessive."""
    return name.endswith(noun), not _OWNING.search(name.rpartition(" ")[0])


def campaign(reference: Reference, discourse: Discourse) -> Decision | None:
    """The campaign, the office: the only one that the text has named by its owner so far: "Hill’s campaign … the campaign".

    Declines where it has named none or several, and for nouns with an owner or a modifier.
    """
    head = reference.head
    plain = len(discourse.text[head.start : head.end].split()) == _PLAIN
    named = {member for (_, noun), member in discourse.bodies.items() if noun == head.word}
    if head.determiner not in DEFINITE or not plain or len(named) != 1:
        return None
    found = discourse.nearest(reference.start, _REACH, lambda mention: mention.member in named)
    return Decision.of(found[-1]) if found else None


def local_police(reference: Reference, discourse: Discourse) -> Decision | None:
    """Police are those of the one place that the text names with them: "the Wells police chief … police said".

    Declines for other nouns, and where the text names the police of several places, or of none.
    """
    head = reference.head
    if head.word != _POLICE or head.owner or head.determiner not in DEFINITE | {""}:
        return None
    no_place = discourse.lexicon.sentence_openers | discourse.lexicon.affiliations
    found = [m for m in _LOCAL_POLICE.finditer(discourse.text) if m.group(1).lower() not in no_place]
    places = {m.group(1): m.span() for m in found}
    if len(places) != 1:
        return None
    [(place, where)] = places.items()
    return _body(discourse, (place.lower(), _POLICE), f"{place} {_POLICE}", (where,))


def apposed(reference: Reference, discourse: Discourse) -> Decision | None:
    """A description that a comma sets behind a mention is the same: "Kerr Putney, the police chief, said".

    Declines where no mention ends right before it, and for sources: "The truth, the senator said".
    """
    if reference.source:
        return None
    last = discourse.mentions[-1] if discourse.mentions else None
    if last is None or discourse.text[last.end : reference.start] not in (", ", " - ", " — ", " – ", " -- "):
        return None
    return Decision.of(last)


def office(reference: Reference, discourse: Discourse) -> Decision | None:
    """The senator, the mayor: whoever bears that title or is described so, the last one mentioned of several.

    Declines for indefinite descriptions, and where nobody is called so; in a story nobody of the passage, unless it is
    the only colonel.
    """
    if not _is_definite_person(reference.head) or reference.head.word in ADDRESSES:
        return None
    traits = _Traits.of(reference.head, discourse)
    bearers = [m for m in discourse.bearers(traits.nouns) if traits.suit(discourse.members[m.member])]
    only = len({discourse.member(m) for m in bearers}) == 1 and reference.head.word in discourse.lexicon.offices
    fitting = bearers if only else [m for m in bearers if _in_passage(m, reference, discourse)]
    return Decision.of(fitting[-1]) if fitting else None


def variation(reference: Reference, discourse: Discourse) -> Decision | None:
    """The New York businessman, the candidate: such a description varies the name of whom the passage is about.

    Newspapers avoid the same name twice in a row ("elegant variation"). Declines in stories, for plain descriptions
    that name no office ("the woman"), for bodies and documents, and where the passage has no person as its subject.
    """
    if not _is_definite_person(reference.head) or discourse.context.narrative or not _varies(reference.head, discourse):
        return None
    traits = _Traits.of(reference.head, discourse)

    def fits(mention: Mention) -> bool:
        who = discourse.members[mention.member]
        return who.named and discourse.may_be_person(mention) and mention.subject and traits.suit(who)

    found = discourse.nearest(reference.start, _REACH, fits)
    same_party = [m for m in found if traits.parties & _parties(discourse.members[m.member].roles)]
    return Decision.of((same_party or found)[-1]) if found else None


def _varies(head: Head, discourse: Discourse) -> bool:
    """Whether a description tells something of its own: not "the woman", "the second official", "the Clerk of Works"."""
    words = discourse.text[head.start : head.end].split()
    counted = any(word.lower() in _COUNTED for word in words)
    return len(words) > _PLAIN and not counted and not _OFFICE_OF.search(" ".join(words))


def described(reference: Reference, discourse: Discourse) -> Decision | None:
    """The commission, the agency: the last named body whose name holds that noun.

    Declines for people, documents and indefinite descriptions, and where no such body is named.
    """
    head = reference.head
    if head.determiner not in DEFINITE or head.kind is not SpeakerKind.ORGANIZATION:
        return None
    bodies = [m for m in discourse.bearers([head.word]) if discourse.members[m.member].kind is SpeakerKind.ORGANIZATION]
    return Decision.of(bodies[-1]) if bodies else None


def spoken_body(reference: Reference, discourse: Discourse) -> Decision | None:
    """The company, the website: the only body that speaks or acts in the passage, if its name does not say what it is.

    Newspapers vary the names of bodies as they do those of people: "EMI fell … the company said". Declines for other
    nouns, which tell one body from another ("the government" is not the Green Party), for modified descriptions ("the
    rights group"), and where no body or several are subjects in the last paragraphs.
    """
    head = reference.head
    plain = len(discourse.text[head.start : head.end].split()) == _PLAIN
    if head.determiner != "the" or head.word not in _ANY_BODY | _MEDIA or not plain:
        return None
    before = discourse.sentences_before(reference.start, _REACH)
    acting = [m for s in before for m in discourse.in_sentence(s) if _is_acting_body(m, discourse)]
    acting = [m for m in acting if m.source] or acting
    if len({m.member for m in acting}) != 1 or not _may_be(
        head.word, discourse.members[acting[0].member].name, discourse
    ):
        return None
    return Decision.of(acting[0])


def _may_be(noun: str, name: str, discourse: Discourse) -> bool:
    """Whether a name's own noun for a body lets it be another: the Harbour Times is a newspaper, the Green Party none."""
    own = discourse.lexicon.organization_nouns & set(name.lower().split())
    return own <= _TITLES_OF_MEDIA if noun in _MEDIA else not own


def _is_acting_body(mention: Mention, discourse: Discourse) -> bool:
    """Whether a mention is of a body as a subject; names of which nothing is known are bodies' where they speak."""
    who = discourse.members[mention.member]
    if who.kind is SpeakerKind.UNKNOWN:
        return who.named and mention.source and not discourse.lexicon.first_names & set(who.name.lower().split())
    place = who.name.lower() in discourse.lexicon.places
    return who.named and mention.subject and who.kind is SpeakerKind.ORGANIZATION and not place


def same_description(reference: Reference, discourse: Discourse) -> Decision | None:
    """A definite description in the words of an earlier one stands for the same: the report … the report.

    Declines for indefinite ones: a source, another source; in a story for those of another passage.
    """
    head = reference.head
    if head.determiner not in DEFINITE | {""}:
        return None
    words = discourse.text[head.start : head.end].lower()
    last = discourse.described(head.word if head.determiner else words)
    return Decision.of(last) if last and _in_passage(last, reference, discourse) else None


def _in_passage(mention: Mention, reference: Reference, discourse: Discourse) -> bool:
    """Whether a mention is near enough to be meant: anywhere in the press, whose texts are of one matter."""
    if not discourse.context.narrative:
        return True
    here, there = (discourse.context.paragraph(at) for at in (reference.start, mention.start))
    return here - there <= PASSAGE


def itself(reference: Reference, discourse: Discourse) -> Decision | None:
    """Whoever is only described is a speaker without a name: a senior official; a judge, of "a judge's order".

    Declines where there are no words.
    """
    head = reference.head
    words = _OWNING.sub("", discourse.text[head.start : head.end])
    if not any(map(str.isalnum, words)):
        return None
    genders = _genders(head.word, discourse)
    return Decision(Member(words, head.kind, genders, named=False, first=head.start))


def several(reference: Reference, discourse: Discourse) -> Decision | None:
    """Trump and Clinton, joined, are a group of their own.

    Named where all its parts are.
    """
    names: list[str] = []
    for part in reference.head.parts:
        found = discourse.cast.of(part.name) if part.name else ()
        names.append(_part_name(part, found, discourse))
    text = _joined(names) if all(names) else discourse.text[reference.head.start : reference.head.end]
    return Decision(Member(text, SpeakerKind.GROUP, frozenset(), named=all(names), first=reference.start))


@attrs.frozen(slots=True)
class _Traits:
    """What a description says of a person."""

    nouns: frozenset[str]
    former: bool
    ranks: frozenset[str]
    parties: frozenset[str]
    genders: frozenset[str]

    @classmethod
    def of(cls, head: Head, discourse: Discourse) -> _Traits:
        words = frozenset(discourse.text[head.start : head.end].lower().split())
        nouns = discourse.lexicon.titles_of.get(head.word, frozenset()) | {head.word}
        ranks = words & _DEPUTIES - {head.word}
        return cls(nouns, "former" in words, ranks, _parties(words), _genders(head.word, discourse))

    def suit(self, who: Member) -> bool:
        """Whether gender and party, where both are known, agree, and who is called so is it now, or was, as here.

        The mayor is not the deputy mayor.
        """
        parties = _parties(who.roles)
        ranks = who.roles & _DEPUTIES - self.nouns
        in_office = not self.nouns & who.roles or (self.former == ("former" in who.roles) and self.ranks == ranks)
        return (
            in_office
            and bool(self.genders & who.pronouns)
            and (not self.parties or not parties or bool(self.parties & parties))
        )


def _is_definite_person(head: Head) -> bool:
    return head.determiner in DEFINITE | {""} and head.kind is SpeakerKind.PERSON


def _genders(noun: str, discourse: Discourse) -> frozenset[str]:
    if noun in discourse.lexicon.male_nouns:
        return frozenset(["he"])
    return frozenset(["she"] if noun in discourse.lexicon.female_nouns else ["he", "she"])


def _parties(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_PARTIES[word] for word in words if word in _PARTIES)


def _joined(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _part_name(part: Head, found: tuple[int, ...], discourse: Discourse) -> str:
    if part.name is None:
        return f"{part.owner.text} {part.word}" if part.owner and part.word in discourse.lexicon.owned_bodies else ""
    return discourse.members[found[0]].name if len(found) == 1 else part.name.text
