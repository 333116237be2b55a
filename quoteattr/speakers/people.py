"""Decide whether a name may belong to a person. (Lists of first names are incomplete.)"""

from __future__ import annotations

from typing import Protocol

from quoteattr.languages import Lexicon
from quoteattr.languages.en.grammar import PLURAL
from quoteattr.languages.en.referring import ACTS, ANONYMOUS, FULL_NAME, IN_PLACE, NOT_NAME_ENDINGS
from quoteattr.model import SpeakerKind
from quoteattr.speakers.cast import Member
from quoteattr.speakers.values import Mention, Reference
from quoteattr.text.view import Range

__all__ = ["acts_alone", "is_anonymous", "is_in_place", "may_be_person"]

# Longer descriptions before a name are ignored.
_LONGEST_BEFORE = 120
# A blank, "in" and another blank.
_LONGEST_PREPOSITION = 4


class Told(Protocol):
    """What must be known about the text to judge a mention."""

    text: str
    lexicon: Lexicon
    members: list[Member]
    sentences: list[Range]


def is_in_place(start: int, text: str) -> bool:
    """Whether a name that begins at `start` is behind a preposition of place: in Wells, at Harlow."""
    return IN_PLACE.search(text, max(0, start - _LONGEST_PREPOSITION), start) is not None


def may_be_person(mention: Mention, discourse: Told) -> bool:
    """Whether a mention refers to a person, or is a name that may be a person's because it speaks or acts like one."""
    who = discourse.members[mention.member]
    if who.kind is not SpeakerKind.UNKNOWN:
        return who.kind is SpeakerKind.PERSON
    return who.named and (mention.source or (mention.subject and _acts_by_name(mention, who.name, discourse)))


def _acts_by_name(mention: Mention, name: str, discourse: Told) -> bool:
    """Whether a full name begins a sentence or clause, as people's do: "Ese Brume won", not "the Grand Slam is"."""
    first = max(discourse.sentences[mention.sentence][0], mention.start - _LONGEST_BEFORE)
    last = discourse.text[first : mention.start].split()[-1:] or [""]
    opens = not last[0] or last[0].endswith((",", "—", "–")) or last[0].lower() in discourse.lexicon.people
    return opens and FULL_NAME.fullmatch(name) is not None and not _is_thing(name.split()[-1], discourse.lexicon)


def is_anonymous(reference: Reference, discourse: Told) -> bool:
    """Whether the words behind a description say why it has no name: "who spoke on condition of anonymity"."""
    end = reference.head.end
    return ANONYMOUS.search(discourse.text, end, min(len(discourse.text), end + _LONGEST_BEFORE)) is not None


def acts_alone(mention: Mention, discourse: Told) -> bool:
    """Whether a name of one word, not of an organization or a place, begins its sentence and acts: "Oyelaran rose"."""
    who, lexicon = discourse.members[mention.member], discourse.lexicon
    plain, opens = who.name.lower(), mention.start == discourse.sentences[mention.sentence][0]
    if who.kind is not SpeakerKind.UNKNOWN or " " in plain or not opens or not ACTS.match(discourse.text, mention.end):
        return False
    belongs = plain in lexicon.places or plain.removesuffix(PLURAL) in lexicon.affiliations
    return not (belongs or who.name.isupper() or plain.endswith(NOT_NAME_ENDINGS) or _is_thing(plain, lexicon))


def _is_thing(word: str, lexicon: Lexicon) -> bool:
    """Whether a word refers to organizations, places, documents or offices."""
    plain = word.lower()
    nouns = (lexicon.organization_nouns, lexicon.place_nouns, lexicon.document_nouns, lexicon.offices)
    return any(plain in words for words in nouns)
