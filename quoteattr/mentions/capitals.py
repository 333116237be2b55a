"""Capitals that are no name: "Democrats", "Police" at the head of a sentence, a headline, the Texan."""

from __future__ import annotations

from quoteattr.languages import Lexicon
from quoteattr.mentions.names import Name
from quoteattr.mentions.nouns import is_person_noun

__all__ = ["is_common", "is_native"]

# Headlines in capitals have these, names do not.
_SMALL_IN_NAMES = frozenset(
    ["is", "are", "in", "that", "what", "how", "why", "to", "with", "at", "by", "as", "it", "was"]
)
_NATIVE = ("an", "ese", "ish")
_LONGEST_STEM = 4
# Words of a first name and a surname.
_FULL = 2


def is_common(name: Name, lexicon: Lexicon, surnames: frozenset[str]) -> bool:
    """Whether capitals make no name: "Democrats", "Police", "White House Doctor", first in a sentence or a headline."""
    word = name.words[-1].lower()
    if len(name.words) == 1 and len(word) == 1 and not name.titles:
        return True  # Q and A of an interview
    if name.text.isupper() and any(joint.lower() in _SMALL_IN_NAMES for joint in name.words):
        return True  # A headline: NUCLEAR WEAPONS THAT ARE EASIER
    if word in surnames or name.titles & lexicon.person_titles or name.words[0].lower() in lexicon.first_names:
        return False
    if any(joint.islower() for joint in name.words):
        return False
    singular = word if word in lexicon.organization_nouns else word.removesuffix("s")
    # By its ending alone a word is no noun behind one that may be a first name: Geert Wilders.
    full = len(name.words) == _FULL and not name.text.isupper()
    noun = singular in lexicon.people or singular in lexicon.affiliations
    if word != singular and (noun or (not full and is_person_noun(singular, lexicon))):
        return True
    if word != singular and name.opens and len(name.words) == 1 and singular in lexicon.document_nouns:
        return True
    if word in lexicon.people and (name.opens or len(name.words) > 1):
        return True
    if name.titles and len(name.words) > 1 and is_person_noun(word, lexicon):
        return True  # "Former White House Doctor"
    bodies = lexicon.organization_nouns | lexicon.document_nouns | {"people", "authorities"}
    return len(name.words) == 1 and name.opens and word in bodies


def is_native(name: Name, lexicon: Lexicon) -> bool:
    """Whether a name says where somebody is from: the Texan, the Botswanan."""
    word = name.words[-1].lower()
    if not name.definite or len(name.words) > 1:
        return False
    if word in lexicon.affiliations:
        return True
    if not word.endswith(_NATIVE):
        return False
    stem = word[:_LONGEST_STEM]
    of_place = (place.startswith(stem) and not place.startswith(word) for place in lexicon.places)
    return any(of_place)
