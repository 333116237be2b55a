"""People whom the press describes and does not name: "my mother", "his daughter", "a woman in the queue"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.languages.en.grammar import FIRST_PERSON, NEW_PERSON
from quoteattr.languages.en.introducing import FRONTED, OWNED_KIN
from quoteattr.languages.en.referring import (
    ADJECTIVE_OR_NOUN,
    AFTER_NOUNS,
    NAMED_BEHIND,
    SAID_AS,
    UNNAMED,
)
from quoteattr.mentions.phrases import Form, Phrase
from quoteattr.model import SpeakerKind
from quoteattr.speakers.discourse import Discourse, Reference

__all__ = ["unnamed_people"]

_LONGEST_AS = 4


def unnamed_people(discourse: Discourse) -> Iterator[Reference]:
    """The people of known gender who act without a name, and those of the one who writes: "I rang my mother"."""
    for found in UNNAMED.finditer(discourse.text):
        start, noun = found.start(), _gendered_noun(found, discourse)
        if noun is None or discourse.is_quoted(start) or NAMED_BEHIND.match(discourse.text, noun.end(1)):
            continue
        if _acts(start, noun.end(1), discourse) or found.group(1).lower() in FIRST_PERSON:
            yield Reference(start, noun.end(1), _person(start, noun))
    for found in OWNED_KIN.finditer(discourse.text):
        start, end = found.span()
        apart = not discourse.is_quoted(start) and not NAMED_BEHIND.match(discourse.text, end)
        if apart and discourse.is_subject(start, end):
            yield Reference(start, end, _person(start, found))


def _acts(start: int, end: int, discourse: Discourse) -> bool:
    """Whether a description is a subject, also behind words of time or place that open the sentence."""
    text, opening = discourse.text, discourse.sentences[discourse.sentence(start)][0]
    if SAID_AS.search(text, max(0, start - _LONGEST_AS), start):
        return False
    return discourse.is_subject(start, end) or FRONTED.fullmatch(text, opening, start) is not None


def _gendered_noun(found: regex.Match[str], discourse: Discourse) -> regex.Match[str] | None:
    """The first noun of a man or a woman behind an article or a possessive, in the same phrase."""
    lexicon = discourse.lexicon
    for word in ADJECTIVE_OR_NOUN.finditer(discourse.text, found.start(2), found.end(2)):
        if word.group(1) in AFTER_NOUNS:
            return None
        if word.group(1) in lexicon.male_nouns or word.group(1) in lexicon.female_nouns:
            return word
    return None


def _person(start: int, noun: regex.Match[str]) -> Phrase:
    word, end = noun.group(1), noun.end(1)
    return Phrase(Form.DESCRIPTION, start, end, word=word, determiner=NEW_PERSON, kind=SpeakerKind.PERSON)
