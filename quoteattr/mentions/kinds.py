"""What bears a name: a person, a body, a place, a family."""

from __future__ import annotations

from quoteattr.languages import Lexicon
from quoteattr.mentions.name_variants import ACRONYM, Key, NameVariants
from quoteattr.mentions.names import Name
from quoteattr.model import SpeakerKind

__all__ = ["kind_of"]

# Of a place's names in sixteen novels one use in eight or more stands behind "in" or "at", of people's one in ten.
_PLACES = 8
_FEWEST_PLACES = 3


def kind_of(names: list[Name], forms: NameVariants, lexicon: Lexicon, is_story: bool) -> SpeakerKind:
    """The kind of whoever bears all these names, in the text that ``forms`` are of."""
    keys = list(dict.fromkeys(name.key for name in names))
    if is_story and _is_place(names):
        return SpeakerKind.ORGANIZATION
    if is_story and all(map(forms.is_family, keys)):
        return SpeakerKind.GROUP
    if any(len(k) > 1 and forms.is_person(k) for k in keys) or any(n.titles & lexicon.person_titles for n in names):
        return SpeakerKind.PERSON
    words, definite = frozenset().union(*keys), all(n.definite for n in names)
    if _is_body(names, keys, lexicon, is_story):
        return SpeakerKind.ORGANIZATION
    if definite and words & lexicon.person_titles:
        return SpeakerKind.PERSON
    return SpeakerKind.ORGANIZATION if definite and not is_story else SpeakerKind.UNKNOWN


def _is_body(names: list[Name], keys: list[Key], lexicon: Lexicon, is_story: bool) -> bool:
    """Whether names are those of a country, have a body's noun in them, or are initials."""
    fullest = max(keys, key=len)
    if " ".join(fullest) in lexicon.places and not (is_story and fullest[0] in lexicon.first_names):
        return True
    # A story has names in capitals here and there: as headings, for emphasis.
    spelled = (all if is_story else any)(ACRONYM.fullmatch(n.words[0]) for n in names)
    return spelled or not lexicon.organization_nouns.isdisjoint(word for key in keys for word in key)


def _is_place(names: list[Name]) -> bool:
    """Whether a story has a name behind "in" or "at" time and again: in Meryton, at Windy Corner."""
    within = sum(name.within for name in names)
    return within >= _FEWEST_PLACES and within * _PLACES >= len(names) and not any(name.titles for name in names)
