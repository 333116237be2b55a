"""Classify the words before a name: they describe the person, or relate somebody else to the person, or neither."""

from __future__ import annotations

import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.naming import RANKS
from quoteattr.languages.en.phrasing import POSSESSOR, RELATION, RELATION_WORD
from quoteattr.mentions.names import Name
from quoteattr.mentions.nouns import is_person_noun

__all__ = ["WORD", "can_belong", "describes_bearer", "is_mere_description", "is_related", "name_begins"]

WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-’'.][\p{L}\p{N}]+)*")
"""A word with hyphens, apostrophes and periods inside."""


def can_belong(name: Name, lexicon: Lexicon) -> bool:
    """Whether "of" after a name can say where the person is from: after more than one word, or a first name."""
    return bool(name.titles) or len(name.words) > 1 or name.words[0].lower() in lexicon.first_names


def is_mere_description(before: str, lexicon: Lexicon) -> bool:
    """Whether the words before a name only describe the person: "former Gov.", "conservative commentator"."""
    if RELATION_WORD.search(before) or POSSESSOR.search(before):
        return False
    return not before.strip() or before.strip().lower() in RANKS or describes_bearer(before, lexicon)


def is_related(before: str, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is only the owner in a description: "a spokesman for Hill", not "the head of housing Ann Hill"."""
    relation = RELATION.search(before)
    if relation is None:
        return False
    article, noun = relation.groups()
    if article or not noun or len(name.words) == 1:
        return True
    return is_person_noun(noun.lower(), lexicon) or noun.lower() in lexicon.affiliations


def name_begins(name: Name, lexicon: Lexicon) -> int:
    """Where a name begins, with titles but without a place: "Ambassador to the United States Ann Lee"."""
    return name.bare_start if name.titles and not name.titles & lexicon.person_titles else name.start


def describes_bearer(before: str, lexicon: Lexicon) -> bool:
    """Whether the words before a name describe the person: "Ortiz spokesman", not "the more moderate".

    The last word must be a title or a noun for people, according to the lists or its ending.
    """
    words = WORD.findall(before)
    return bool(words) and (words[-1].lower() in lexicon.speaker_titles or is_person_noun(words[-1].lower(), lexicon))
