"""Affiliations that newspapers print next to names: "Ada Brook (G-Wells)", "ABC leader Tom Hill"."""

from __future__ import annotations

from collections.abc import Iterable

from quoteattr.languages import Lexicon
from quoteattr.languages.en.naming import ACRONYM
from quoteattr.languages.en.referring import PARTY_LABEL
from quoteattr.mentions.names import Name

__all__ = ["acronyms_in", "affiliations_beside", "is_label_of"]

# Distinguishes a label from a word among roles.
_ENDS = "-"
# An acronym, an adjective and a noun: ABC deputy leader Tom Hill.
_WORDS_BEFORE = 3
_LONGEST_BEFORE = 60


def affiliations_beside(text: str, name: Name, lexicon: Lexicon) -> frozenset[str]:
    """The label after a name and the acronyms before it, as roles of the person.

    >>> from quoteattr.languages import english
    >>> from quoteattr.mentions.names import names_in
    >>> text = "Ada Brook, G-Wells, met ABC leader Tom Hill (Lab)."
    >>> brook, _, _, hill, *_ = names_in(text, english())
    >>> sorted(affiliations_beside(text, brook, english())), sorted(affiliations_beside(text, hill, english()))
    (['g-'], ['abc', 'lab-'])
    """
    before = text[max(0, name.start - _LONGEST_BEFORE) : name.start].split()[-_WORDS_BEFORE:]
    described = before and before[-1] in lexicon.people
    return _label(text, name) | (acronyms_in(" ".join(before), lexicon) if described else frozenset())


def _label(text: str, name: Name) -> frozenset[str]:
    found = PARTY_LABEL.match(text, name.end)
    return frozenset([(found.group(1) or found.group(2)).lower() + _ENDS]) if found else frozenset()


def is_label_of(role: str, words: Iterable[str]) -> bool:
    """Whether a role is a label that abbreviates one of these words: G-Wells for Green.

    >>> is_label_of("g-", ["green"]), is_label_of("l-", ["green"]), is_label_of("g", ["green"])
    (True, False, False)
    """
    return role.endswith(_ENDS) and any(word.startswith(role.removesuffix(_ENDS)) for word in words)


def acronyms_in(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The acronyms in a text, in lower case: BJP, BBC. Not those of countries (UK) and not titles (CEO)."""
    found = frozenset(word.lower().rstrip(".") for word in text.split() if ACRONYM.fullmatch(word))
    return found - lexicon.places - lexicon.speaker_titles
