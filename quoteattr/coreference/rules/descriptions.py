"""Rules that say whom a description stands for, and what has no name."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
import regex

from quoteattr.attribution.context import Range
from quoteattr.coreference.discourse import Decision, Discourse, Mention, Reference
from quoteattr.coreference.heads import Head
from quoteattr.coreference.members import Member
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
_LOCAL_POLICE = regex.compile(
    r"(?<![\p{L}-])(?:The )?(\p{Lu}[\p{L}]*(?:[-.][\p{L}]+)*(?: \p{Lu}\p{Ll}+)?) police(?!\p{L})"
)
_REACH = 2
PASSAGE = 40
"""Paragraphs. In a story "the girl" of one chapter is another one in the next: 14, and no bound at all, gained less."""
# An article and a noun, without anything that modifies it.
_PLAIN = 2
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
    if head.owner is None or head.word not in discourse.lexicon.owned_bodies:
        return None
    if head.owner.end + _GAP < head.end - len(head.word):
        return None
    owner, noun = head.owner.words, _CAMPAIGN if head.word in _CAMPAIGNS else head.word
    return _body(discourse, (head.owner.key[-1], noun), f"{' '.join(owner)} {noun}")


def _body(discourse: Discourse, key: tuple[str, str], name: str, read: tuple[Range, ...] = ()) -> Decision:
    """The body that an owner's and a noun's words make, taken in if it is new."""
    if key not in discourse.bodies:
        discourse.bodies[key] = discourse.number(Member(name, SpeakerKind.ORGANIZATION, frozenset()))
    return Decision(discourse.bodies[key], read)


def campaign(reference: Reference, discourse: Discourse) -> Decision | None:
    """The campaign is that of whom the passage is about: "Clinton plans to visit. The campaign says".

    Declines where nobody is a subject in the last two paragraphs, and where a campaign is the nearer topic itself.
    """
    head = reference.head
    if head.word not in _CAMPAIGNS or head.owner or head.determiner not in DEFINITE:
        return None

    def fits(mention: Mention) -> bool:
        who = discourse.members[mention.member]
        body = who.kind is SpeakerKind.ORGANIZATION and who.name.endswith(_CAMPAIGN)
        return body or (who.kind is SpeakerKind.PERSON and who.named and mention.subject)

    found = discourse.nearest(reference.start, _REACH, fits)
    who = discourse.members[found[-1].member] if found else None
    if who is None or who.kind is not SpeakerKind.PERSON:
        return None
    surname = who.name.split()[-1]
    return _body(discourse, (surname.lower(), _CAMPAIGN), f"{surname} {_CAMPAIGN}", ((found[-1].start, found[-1].end),))


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
    if not _is_definite_person(reference.head):
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
    head = reference.head
    office = head.word in discourse.lexicon.speaker_titles
    modified = office or len(discourse.text[head.start : head.end].split()) > _PLAIN
    if not _is_definite_person(head) or not modified or discourse.context.narrative:
        return None
    traits = _Traits.of(head, discourse)

    def fits(mention: Mention) -> bool:
        who = discourse.members[mention.member]
        return who.kind is SpeakerKind.PERSON and mention.subject and traits.suit(who)

    found = discourse.nearest(reference.start, _REACH, fits)
    same_party = [m for m in found if traits.parties & _parties(discourse.members[m.member].roles)]
    return Decision.of((same_party or found)[-1]) if found else None


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
    """The agency, the website: the body that spoke or acted last, where no body's name holds the noun.

    Newspapers vary the names of bodies as they do those of people: "the Budget Office said … the agency said". Declines
    for people and documents, for indefinite and modified descriptions ("the rights group"), and where no body is a
    subject in the last paragraphs.
    """
    head = reference.head
    plain = len(discourse.text[head.start : head.end].split()) == _PLAIN
    if head.determiner != "the" or head.kind is not SpeakerKind.ORGANIZATION or not plain:
        return None
    found = discourse.nearest(reference.start, _REACH, lambda m: _is_acting_body(m, discourse))
    return Decision.of(found[-1]) if found else None


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
    first = reference.head.parts[0].name
    named = all(names) or (first is not None and bool(discourse.cast.of(first)))
    text = _joined(names) if all(names) else discourse.text[reference.head.start : reference.head.end]
    return Decision(Member(text, SpeakerKind.GROUP, frozenset(), named=named, first=reference.start))


@attrs.frozen(slots=True)
class _Traits:
    """What a description says of a person."""

    nouns: frozenset[str]
    former: bool
    parties: frozenset[str]
    genders: frozenset[str]

    @classmethod
    def of(cls, head: Head, discourse: Discourse) -> _Traits:
        words = frozenset(discourse.text[head.start : head.end].lower().split())
        nouns = discourse.lexicon.titles_of.get(head.word, frozenset()) | {head.word}
        return cls(nouns, "former" in words, _parties(words), _genders(head.word, discourse))

    def suit(self, who: Member) -> bool:
        """Whether gender and party, where both are known, agree, and who is called so is it now, or was, as here."""
        parties = _parties(who.roles)
        in_office = not self.nouns & who.roles or self.former == ("former" in who.roles)
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
