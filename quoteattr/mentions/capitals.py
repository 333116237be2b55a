"""Capitalized words that are not names: "Officials", "Police" at the start of a sentence, headlines, the Texan."""

from __future__ import annotations

from quoteattr.languages import Lexicon
from quoteattr.languages.en.inflection import singular
from quoteattr.languages.en.naming import (
    BODIES_IN_PLURAL,
    BODIES_WITH_CAPITAL,
    DEMONYM_ENDINGS,
    HEADLINE_WORDS,
    MEMBERS,
    NATIVES,
    PAPERS,
    PARTY_ADJECTIVES,
)
from quoteattr.mentions.names import Name
from quoteattr.mentions.nouns import is_person_noun

__all__ = ["is_common", "is_nation", "is_native", "without_bodies"]

_LONGEST_STEM = 4
# Words of a first name and a surname.
_FULL = 2


def is_common(name: Name, lexicon: Lexicon, surnames: frozenset[str]) -> bool:
    """Whether capitalized words are not a name: "Officials", "Police", "City Hall Doctor", or words of a headline.

    `surnames`: words that the text uses as names. A first name, a title or one of these makes it a name. A name is
    never rejected because its words are not on a list.
    """
    if _is_letter(name) or _is_headline(name) or (_is_any_body(name) and name.words[0].lower() not in surnames):
        return True
    if _has_name_word(name, lexicon, surnames) or any(word.islower() for word in name.words):
        return False
    return _is_plural(name, lexicon) or _is_noun(name, lexicon)


def _is_any_body(name: Name) -> bool:
    """Whether it is a noun for any body with "the", as contracts and releases write it: the Company."""
    return name.has_definite_article and len(name.words) == 1 and name.words[0].lower() in BODIES_WITH_CAPITAL


def _is_letter(name: Name) -> bool:
    """Whether it is the Q or A of an interview."""
    return len(name.words) == 1 and len(name.words[-1]) == 1 and not name.titles


def _is_headline(name: Name) -> bool:
    """Whether it is a headline in capitals: NUCLEAR WEAPONS THAT ARE EASIER."""
    return name.text.isupper() and any(word.lower() in HEADLINE_WORDS for word in name.words)


def _has_name_word(name: Name, lexicon: Lexicon, surnames: frozenset[str]) -> bool:
    """Whether a title, a first name or a surname shows that capitalized words are a name."""
    titled = not name.titles.isdisjoint(lexicon.person_titles)
    return titled or name.words[-1].lower() in surnames or name.words[0].lower() in lexicon.first_names


def _is_plural(name: Name, lexicon: Lexicon) -> bool:
    """Whether capitalized words end in a plural noun for people, or are one for documents or
    bodies at the start of a sentence.

    The ending is not enough after a word that may be a first name: Ann Wilders.
    """
    word = name.words[-1].lower()
    one = word if word in lexicon.organization_nouns else singular(word)
    if word == one:
        return False
    full = len(name.words) == _FULL and not name.text.isupper()
    people = one in lexicon.people or one in lexicon.affiliations
    if people or (not full and is_person_noun(one, lexicon)):
        return True
    things = one in lexicon.document_nouns or one in lexicon.organization_nouns
    return name.opens_sentence and len(name.words) == 1 and things


def _is_noun(name: Name, lexicon: Lexicon) -> bool:
    """Whether the words end in a noun for a person, or are one for an organization at the start of a sentence."""
    word, several = name.words[-1].lower(), len(name.words) > 1
    joined = "-" in word and is_person_noun(word, lexicon)  # Ex-premier
    if (joined or word in lexicon.people) and (name.opens_sentence or several):
        return True
    if several:
        return bool(name.titles) and is_person_noun(word, lexicon)  # "Former City Hall Doctor"
    bodies = word in lexicon.organization_nouns or word in lexicon.document_nouns or word in BODIES_IN_PLURAL
    return name.opens_sentence and bodies


def is_native(name: Name, lexicon: Lexicon) -> bool:
    """Whether a name says where a person is from, or to which party one belongs: the Texan, the Social Democrat.

    The list of places only helps: a word that resembles no listed place remains a name.
    """
    word = name.words[-1].lower()
    if not name.has_definite_article or name.titles:
        return False
    if len(name.words) > 1:
        member = len(name.words) == _FULL and word in MEMBERS
        return (member and name.words[0].lower() in PARTY_ADJECTIVES) or name.text.lower() in NATIVES
    if word in PAPERS:
        return False
    if word in lexicon.affiliations or word in NATIVES:
        return True
    if not word.endswith(DEMONYM_ENDINGS):
        return False
    stem = word[:_LONGEST_STEM]
    return any(place.startswith(stem) and not place.startswith(word) for place in lexicon.places)


def without_bodies(names: list[Name]) -> list[Name]:
    """The names without "the Company" and the like, if these are not short for a longer name: the Harbour Company."""
    longer = {word for n in names if len(n.key) > 1 for word in (n.key[0], n.key[-1])}
    return [n for n in names if not _is_any_body(n) or n.key[0] in longer]


def is_nation(name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is only a nationality: the American of a story also has another name."""
    return len(name.words) == 1 and name.words[0].lower() in lexicon.affiliations and not name.titles
