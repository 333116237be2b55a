"""What a noun refers to: a person, an organization, a group or a document."""

from __future__ import annotations

from quoteattr.languages import Lexicon
from quoteattr.languages.en.grammar import PLURAL
from quoteattr.languages.en.inflection import singular
from quoteattr.languages.en.naming import JOINED_RANKS, TITLE_TAILS
from quoteattr.languages.en.phrasing import PARTICIPLE, PERSON_ENDINGS, PLURALS
from quoteattr.model import SpeakerKind

__all__ = ["head_noun", "is_person_noun", "kind_of_noun"]

_SHORTEST_PERSON_NOUN = 5
# As long as the longest ending of a participle.
_LONGEST_ENDING = 5


def head_noun(words: list[str], lexicon: Lexicon) -> str:
    """The head noun: the last word, or the word before a participle: "a report released last year"."""
    plain = [word.lower() for word in words]
    for i in range(1, len(plain)):
        participle = PARTICIPLE.search(plain[i][-_LONGEST_ENDING:])
        if participle and kind_of_noun(plain[i - 1], lexicon) is not SpeakerKind.UNKNOWN:
            return plain[i - 1]
    return plain[-1] if plain else ""


def kind_of_noun(noun: str, lexicon: Lexicon) -> SpeakerKind:
    """What a noun in lower case refers to. UNKNOWN if neither a list nor its ending shows that."""
    if noun in lexicon.document_nouns or singular(noun) in lexicon.document_nouns:
        return SpeakerKind.DOCUMENT
    if noun in lexicon.organization_nouns:
        return SpeakerKind.ORGANIZATION
    if is_person_noun(noun, lexicon):
        return SpeakerKind.PERSON
    if noun.endswith(PLURAL) or noun in PLURALS:
        return SpeakerKind.GROUP
    return SpeakerKind.UNKNOWN


def is_person_noun(noun: str, lexicon: Lexicon) -> bool:
    """Whether a singular noun refers to a person, by the lists or its ending: a roofer, an under-secretary."""
    rank, _, office = noun.partition("-")
    if (rank in JOINED_RANKS and office in lexicon.people) or noun.endswith(TITLE_TAILS):
        return True
    ending = noun.endswith(PERSON_ENDINGS) and len(noun) >= _SHORTEST_PERSON_NOUN and noun not in lexicon.thing_nouns
    return ending or noun in lexicon.people
