"""What kind of thing a name belongs to: a person, an organization, a place or a family."""

from __future__ import annotations

from quoteattr.languages import Lexicon
from quoteattr.languages.en.naming import ACRONYM, BODY_TITLES, LEGAL_ENDS
from quoteattr.mentions.name_variants import NameVariants
from quoteattr.mentions.names import Key, Name
from quoteattr.model import SpeakerKind

__all__ = ["kind_of"]

# In sixteen novels, at least one in eight uses of a place name follows "in" or "at"; for people it is one in ten.
_PLACES = 8
_FEWEST_PLACES = 3


def kind_of(names: list[Name], variants: NameVariants, lexicon: Lexicon, is_story: bool) -> SpeakerKind:
    """The kind of the cast member with all these names. `variants` are those of the text.

    Lists of first names, titles, places and organizations help. UNKNOWN if neither a list nor the text decides.
    """
    keys = list(dict.fromkeys(name.key for name in names))
    kind = _kind_in_story(names, keys, variants) if is_story else None
    if kind is not None:
        return kind
    if _is_person(names, keys, variants, lexicon):
        return SpeakerKind.PERSON
    if _is_body(names, keys, lexicon, is_story):
        return SpeakerKind.ORGANIZATION
    if not all(name.has_definite_article for name in names):
        return SpeakerKind.UNKNOWN
    if not lexicon.person_titles.isdisjoint(word for key in keys for word in key):
        return SpeakerKind.PERSON
    return SpeakerKind.UNKNOWN if is_story else SpeakerKind.ORGANIZATION


def _kind_in_story(names: list[Name], keys: list[Key], variants: NameVariants) -> SpeakerKind | None:
    """ORGANIZATION for a place, which may speak as an organization does, GROUP for a family, else None."""
    if _is_place(names):
        return SpeakerKind.ORGANIZATION
    return SpeakerKind.GROUP if all(map(variants.is_family, keys)) else None


def _is_person(names: list[Name], keys: list[Key], variants: NameVariants, lexicon: Lexicon) -> bool:
    """Whether one of the names is the full name of a person, or has a title for people."""
    full = any(len(key) > 1 and variants.is_person(key) for key in keys)
    return full or any(name.titles & lexicon.person_titles for name in names)


def _is_body(names: list[Name], keys: list[Key], lexicon: Lexicon, is_story: bool) -> bool:
    """Whether the names are a country's, contain a noun for organizations or follow one, or are initials."""
    if any(name.titles & BODY_TITLES for name in names):
        return True
    fullest = max(keys, key=len)
    if " ".join(fullest) in lexicon.places and not (is_story and fullest[0] in lexicon.first_names):
        return True
    # Stories sometimes print names in capitals: in headings, or for emphasis.
    initials = (all if is_story else any)(ACRONYM.fullmatch(name.words[0]) for name in names)
    legal = len(fullest) > 1 and fullest[-1] in LEGAL_ENDS
    return initials or legal or not lexicon.organization_nouns.isdisjoint(word for key in keys for word in key)


def _is_place(names: list[Name]) -> bool:
    """Whether a name often follows "in" or "at" in a story: in Meryton, at Windy Corner."""
    within = sum(name.follows_place_preposition for name in names)
    return within >= _FEWEST_PLACES and within * _PLACES >= len(names) and not any(name.titles for name in names)
