"""What stands before a name: what its bearer is, whose somebody else is, or nothing of it."""

from __future__ import annotations

import regex

from quoteattr.languages import Lexicon
from quoteattr.mentions.names import Name
from quoteattr.mentions.nouns import is_person_noun
from quoteattr.mentions.titles import RANKS

__all__ = ["OF", "POSSESSOR", "WORD", "calls", "is_long", "is_related", "name_begins", "stands_first"]

WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-’'.][\p{L}\p{N}]+)*")
# Whoever stands in such a relation to a name is somebody else: "filed by the federal Board of Trade".
OF = regex.compile(r"\s(?:about|against|among|behind|by|for|of|over|to|under|within)\s")
_RELATION = regex.compile(
    rf"\S{OF.pattern}(?:((?i:the|an?))\s(?:\p{{Ll}}[\p{{L}}-]+\s)?)?(?:(\p{{Ll}}[\p{{Ll}}-]+)\s)?$"
)
POSSESSOR = regex.compile(r"(?:[’']s|(?<=s)[’'])\s+")


def is_long(name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is more than a word, or a first name, so that "of" behind it says where its bearer belongs."""
    return bool(name.titles) or len(name.words) > 1 or name.words[0].lower() in lexicon.first_names


def stands_first(before: str, lexicon: Lexicon) -> bool:
    """Whether nothing but what its bearer is stands before a name: "former Gov.", "conservative commentator"."""
    plain = not OF.search(before) and not POSSESSOR.search(before)
    return plain and (not before.strip() or before.strip().lower() in RANKS or calls(before, lexicon))


def is_related(before: str, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name only tells whose a description is: "a spokesman for Hill", not "the head of housing Ann Hill"."""
    relation = _RELATION.search(before)
    if relation is None or relation.group(1) or not relation.group(2) or len(name.words) == 1:
        return relation is not None
    return is_person_noun(relation.group(2), lexicon) or relation.group(2) in lexicon.affiliations


def name_begins(name: Name, lexicon: Lexicon) -> int:
    """Before its titles; behind a place that stands before it: "Ambassador to the United States Hamdullah Mohib"."""
    return name.core if name.titles and not name.titles & lexicon.person_titles else name.start


def calls(before: str, lexicon: Lexicon) -> bool:
    """Whether the words before a name say what its bearer is: "Clinton spokesman", not "the more moderate"."""
    words = WORD.findall(before)
    return bool(words) and (words[-1].lower() in lexicon.speaker_titles or is_person_noun(words[-1].lower(), lexicon))
