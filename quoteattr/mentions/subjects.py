"""Whether words stand where subjects do, as characters alone tell."""

from __future__ import annotations

import regex

from quoteattr.languages import Lexicon

__all__ = ["stands_as_subject"]

_POSSESSIVE = regex.compile(r"[’']s?\b|(?<=s)[’'](?!\w)")
_MOST_MODIFIERS = 5
_ADJECTIVES = ("al", "ic", "ive", "ous", "an", "ary", "ing", "ior", "er")
_ARTICLES = frozenset(["the", "a", "an", "his", "her", "their", "its", "former", "then", "vice", "campaign"])
_LAST_WORD = regex.compile(r"(?<![\p{L}’'])([\p{L}’']++)([^\p{L}’']*+)$")


def stands_as_subject(text: str, where: tuple[int, int, int], lexicon: Lexicon) -> bool:
    """Whether words stand at the head of a clause, behind no preposition or verb.

    ``where``: from where on to look, and where the words begin and end.
    """
    first, start, end = where
    if _POSSESSIVE.match(text, end):
        return False
    last = _LAST_WORD.search(text, first, start)
    for described in range(_MOST_MODIFIERS):
        if last is None or not last.group(2).isspace() or not _describes(last.group(1), described > 0, lexicon):
            break
        last = _LAST_WORD.search(text, first, last.start())
    if last is None or any(mark in last.group(2) for mark in ',;:—–-“"()'):
        return True
    return last.group(1).lower() in lexicon.clause_openers


def _describes(word: str, described: bool, lexicon: Lexicon) -> bool:
    """Whether a word belongs to the description before a name: "the former Democratic nominee Hillary Clinton"."""
    plain = word.lower()
    if plain in lexicon.people or plain in lexicon.affiliations or plain in _ARTICLES:
        return True
    return described and (word[0].isupper() or word.endswith(_ADJECTIVES))
