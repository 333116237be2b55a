"""Whether words are in subject position, judged from characters."""

from __future__ import annotations

import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.organizations import KINDS_OF_BODY
from quoteattr.languages.en.phrasing import ADJECTIVE_ENDINGS, DESCRIPTION_WORDS, OWNER_MARK

__all__ = ["stands_as_subject"]

_MOST_MODIFIERS = 5
# Matched from the right: most sentences are longer than what stands before the name.
_LAST_WORD = regex.compile(r"(?r)(?<![\p{L}’'])([\p{L}’']++)([^\p{L}’']*+)$")
_ENDS_CLAUSE = frozenset(',;:—–-“"()')


def stands_as_subject(text: str, start: int, end: int, *, clause_start: int, lexicon: Lexicon) -> bool:
    """Whether `text[start:end]` begins a clause and does not follow a preposition or verb.

    `clause_start`: how far back to look, usually the start of the sentence.
    """
    if OWNER_MARK.match(text, end):
        return False
    last = _before_description(text, start, clause_start, lexicon)
    if last is None or not _ENDS_CLAUSE.isdisjoint(last.group(2)):
        return True
    return last.group(1).lower() in lexicon.clause_openers


def _before_description(text: str, start: int, clause_start: int, lexicon: Lexicon) -> regex.Match[str] | None:
    """The last word before a name and its description, with the punctuation after it; None if there is none."""
    last = _LAST_WORD.search(text, clause_start, start)
    for described in range(_MOST_MODIFIERS):
        if last is None or not last.group(2).isspace() or not _describes(last.group(1), described > 0, lexicon):
            break
        last = _LAST_WORD.search(text, clause_start, last.start())
    return last


def _describes(word: str, described: bool, lexicon: Lexicon) -> bool:
    """Whether a word belongs to the description before a name: "the former Green nominee Ada Brook".

    `described`: a word of the description comes after it. Then adjectives belong to it too.
    """
    plain = word.lower()
    if plain in lexicon.people or plain in lexicon.affiliations or plain in DESCRIPTION_WORDS:
        return True
    return plain in KINDS_OF_BODY or (described and (word[0].isupper() or word.endswith(ADJECTIVE_ENDINGS)))
