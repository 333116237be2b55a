"""What a noun is one for: people, bodies, documents."""

from __future__ import annotations

import regex

from quoteattr.languages import Lexicon
from quoteattr.model import SpeakerKind

__all__ = ["head_noun", "is_person_noun", "kind_of_noun"]

_PARTICIPLE = regex.compile(r"(?:ed|ing|led|known|close|familiar|able)")
_AGENT = ("er", "or", "ist", "ian", "ant", "man", "woman")
_SHORTEST_AGENT = 4


def head_noun(words: list[str], lexicon: Lexicon) -> str:
    """The head noun: the last word, or the one before a participle: "a report released last year"."""
    plain = [word.lower() for word in words]
    for i in range(1, len(plain)):
        if _PARTICIPLE.search(plain[i][-5:]) and kind_of_noun(plain[i - 1], lexicon) not in (SpeakerKind.UNKNOWN,):
            return plain[i - 1]
    return plain[-1] if plain else ""


def kind_of_noun(noun: str, lexicon: Lexicon) -> SpeakerKind:
    """The kind of whom or what a noun, in lower case, is for."""
    if noun in lexicon.document_nouns or noun.removesuffix("s") in lexicon.document_nouns:
        return SpeakerKind.DOCUMENT
    if noun in lexicon.organization_nouns:
        return SpeakerKind.ORGANIZATION
    if is_person_noun(noun, lexicon):
        return SpeakerKind.PERSON
    if noun.endswith("s") or noun in ("people", "women", "men", "officials", "percent"):
        return SpeakerKind.GROUP
    return SpeakerKind.UNKNOWN


def is_person_noun(noun: str, lexicon: Lexicon) -> bool:
    """Whether a singular noun is one for people."""
    agent = noun.endswith(_AGENT) and len(noun) > _SHORTEST_AGENT and noun not in lexicon.thing_nouns
    return agent or noun in lexicon.people
