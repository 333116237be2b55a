"""Rules that say whom a description stands for, and what has no name."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
import regex

from quoteattr.languages.en.naming import ADDRESSES, DEPUTIES
from quoteattr.mentions.phrases import Form, Phrase
from quoteattr.model import SpeakerKind
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference
from quoteattr.speakers.members import Member
from quoteattr.speakers.people import may_be_person

__all__ = [
    "DEFINITE",
    "OWNING",
    "PASSAGE",
    "PLAIN",
    "REACH",
    "apposed",
    "itself",
    "office",
    "same_description",
    "several",
    "variation",
    "words_of",
]

DEFINITE = frozenset(["the", "this", "that"])
REACH = 2
"""Paragraphs that a description reaches back."""
PASSAGE = 40
"""Paragraphs. In a story "the girl" of one chapter is another one in the next: 14, and no bound at all, gained less."""
PLAIN = 2
"""Words of an article and a noun, without anything that modifies it."""
_WORDS = frozenset(["statement", "comment", "remark", "explanation", "testimony", "tweet", "word", "speech", "account"])
_NATIONAL = ("an", "ese", "ish", "ch", "i")
# One of several, whom the text tells apart.
_COUNTED = frozenset(["first", "second", "third", "other", "next", "same", "last", "latter"])
# An office that is written as a name: the Commissioner for Standards.
_OFFICE_OF = regex.compile(r"(?<!\p{L})\p{Lu}\p{L}+ (?:for|of) (?:the )?\p{Lu}")
OWNING = regex.compile(r"(?:[’']s|(?<=s)[’'])$")
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


@coreference_rule(Form.DESCRIPTION, "description.words-of", why="whose words they are")
def words_of(reference: Reference, discourse: Discourse) -> Decision | None:
    """Hill’s statement, a BBC statement: what somebody's words say, somebody says.

    Declines for documents that need not be their owner's words (a report, a poll), and where nobody's name stands
    before them.
    """
    head = reference.head
    if head.owner is None or head.word.removesuffix("s") not in _WORDS:
        return None
    # A Facebook comment and a Senate speech are somebody else's.
    if head.determiner != "'s" and discourse.text[head.owner.end : head.end].strip() != "statement":
        return None
    owners = discourse.cast.of(head.owner)
    return Decision(owners[0], ((head.owner.start, head.owner.end),)) if len(owners) == 1 else None


@coreference_rule(Form.DESCRIPTION, "description.apposed", why="what it stands beside")
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


@coreference_rule(Form.DESCRIPTION, "description.office", why="the bearer of that office")
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


@coreference_rule(Form.DESCRIPTION, "description.variation", why="whom the passage is about")
def variation(reference: Reference, discourse: Discourse) -> Decision | None:
    """The New York businessman, the candidate: such a description varies the name of whom the passage is about.

    Newspapers avoid the same name twice in a row ("elegant variation"). Declines in stories, for an article and a noun
    alone ("the woman", "the minister"), for one of several ("the second official"), for bodies and documents, and where
    the passage has no person as its subject.
    """
    if not _is_definite_person(reference.head) or discourse.view.is_story or not _varies(reference.head, discourse):
        return None
    traits = _Traits.of(reference.head, discourse)

    def fits(mention: Mention) -> bool:
        who = discourse.members[mention.member]
        return who.named and may_be_person(mention, discourse) and mention.subject and traits.suit(who)

    found = discourse.nearest(reference.start, REACH, fits)
    same_party = [m for m in found if traits.parties & _parties(discourse.members[m.member].roles)]
    return Decision.of((same_party or found)[-1]) if found else None


def _varies(head: Phrase, discourse: Discourse) -> bool:
    """Whether a description tells something: not "the woman", "the second official", "the Clerk of Works"."""
    words = discourse.text[head.start : head.end].split()
    counted = len(words) > PLAIN and words[1].lower() in _COUNTED
    return len(words) > PLAIN and not counted and not _OFFICE_OF.search(" ".join(words))


@coreference_rule(Form.DESCRIPTION, "description.same", why="described so before")
def same_description(reference: Reference, discourse: Discourse) -> Decision | None:
    """A definite description with the noun of an earlier one stands for the same: the new report … the report.

    Declines for indefinite ones: a source, another source; where the two tell ranks or names apart (the mayor and the
    deputy mayor, the Welsh and the Scottish Secretary); in a story for those of another passage.
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
    """Whether two descriptions differ in rank, or each has a name of its own in it."""
    words = [set(text.split()[1:]) for text in (one, other)]
    ranks = [{word.lower() for word in found} & DEPUTIES for found in words]
    names = [{word for word in found if word[0].isupper()} for found in words]
    return ranks[0] != ranks[1] or (all(names) and names[0].isdisjoint(names[1]))


def _in_passage(mention: Mention, reference: Reference, discourse: Discourse) -> bool:
    """Whether a mention is near enough to be meant: anywhere in the press, whose texts are of one matter."""
    if not discourse.view.is_story:
        return True
    here, there = (discourse.view.paragraph(at) for at in (reference.start, mention.start))
    return here - there <= PASSAGE


@coreference_rule(Form.DESCRIPTION, "description.itself", why="described and not named")
def itself(reference: Reference, discourse: Discourse) -> Decision | None:
    """Whoever is only described is a speaker without a name: a senior official; a judge, of "a judge's order".

    Declines where there are no words.
    """
    head = reference.head
    words = OWNING.sub("", discourse.text[head.start : head.end])
    if not any(map(str.isalnum, words)):
        return None
    genders = _genders(head.word, discourse)
    return Decision(Member(words, head.kind, genders, named=False, first=head.start))


@coreference_rule(Form.SEVERAL, "several.joined", why="those whom it joins")
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
    nations: frozenset[str]
    parties: frozenset[str]
    genders: frozenset[str]

    @classmethod
    def of(cls, head: Phrase, discourse: Discourse) -> _Traits:
        words = frozenset(discourse.text[head.start : head.end].lower().split())
        nouns = discourse.lexicon.titles_of.get(head.word, frozenset()) | {head.word}
        ranks = words & DEPUTIES - {head.word}
        nations = frozenset(word for word in words & discourse.lexicon.affiliations if word.endswith(_NATIONAL))
        nations = nations - _PARTIES.keys() if head.word in discourse.lexicon.offices else frozenset()
        return cls(nouns, "former" in words, ranks, nations, _parties(words), _genders(head.word, discourse))

    def suit(self, who: Member) -> bool:
        """Whether gender and party, where both are known, agree, and who is called so is it now, or was, as here.

        The mayor is not the deputy mayor, nor the Polish president one of whom nothing says that.
        """
        parties = _parties(who.roles)
        ranks = who.roles & DEPUTIES - self.nouns
        in_office = not self.nouns & who.roles or (self.former == ("former" in who.roles) and self.ranks == ranks)
        in_office = in_office and self.nations <= who.roles
        return (
            in_office
            and bool(self.genders & who.pronouns)
            and (not self.parties or not parties or bool(self.parties & parties))
        )


def _is_definite_person(head: Phrase) -> bool:
    return head.determiner in DEFINITE | {""} and head.kind is SpeakerKind.PERSON


def _genders(noun: str, discourse: Discourse) -> frozenset[str]:
    if noun in discourse.lexicon.male_nouns:
        return frozenset(["he"])
    return frozenset(["she"] if noun in discourse.lexicon.female_nouns else ["he", "she"])


def _parties(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_PARTIES[word] for word in words if word in _PARTIES)


def _joined(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _part_name(part: Phrase, found: tuple[int, ...], discourse: Discourse) -> str:
    if part.name is None:
        return f"{part.owner.text} {part.word}" if part.owner and part.word in discourse.lexicon.owned_bodies else ""
    return discourse.members[found[0]].name if len(found) == 1 else part.name.text
