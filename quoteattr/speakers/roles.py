"""The words before a name that say what the person is: "Justice Secretary Ann Lee", "Arsenal boss Tom Hill"."""

from __future__ import annotations

from quoteattr.languages import Lexicon
from quoteattr.languages.en.naming import BEFORE_ROLE, BEHIND_INTRODUCED, COURTESY, INTRODUCED_ROLE
from quoteattr.mentions.names import Name
from quoteattr.mentions.nouns import is_person_noun
from quoteattr.mentions.premodifiers import WORD
from quoteattr.text.view import Range

__all__ = ["introduction_of", "role_before"]

# Characters before a name: roles are shorter.
_REACH = 80


def role_before(name: Name, text: str, lexicon: Lexicon) -> Range | None:
    """The titles of a name, or the noun for a person right before it, with the names and ranks that belong to these.

    None if there are none, and for forms of address: "Mrs Lee".
    """
    titles = text[name.start : name.bare_start].strip()
    if titles:
        if titles.lower().rstrip(".") in COURTESY:
            return None
        return _start(name.start, text), name.start + len(titles)
    words = list(WORD.finditer(text, max(0, name.start - _REACH), name.start))
    if not words or text[words[-1].end() : name.start] != " " or not _is_noun(words[-1].group(), lexicon):
        return None
    return _start(words[-1].start(), text), words[-1].end()


def introduction_of(name: Name, text: str) -> Range | None:
    """The description before a name and a comma: "[its acting director], Ann Lee, left".

    None before a list of people.
    """
    found = INTRODUCED_ROLE.search(text, max(0, name.start - _REACH), name.start)
    return found.span() if found and BEHIND_INTRODUCED.match(text, name.end) else None


def _is_noun(word: str, lexicon: Lexicon) -> bool:
    last = word.rpartition("-")[2]
    return last.islower() and (last in lexicon.speaker_titles or is_person_noun(last, lexicon))


def _start(at: int, text: str) -> int:
    """Where a role begins: with the names and ranks before its noun: "former Arsenal", "Russia's"."""
    found = BEFORE_ROLE.search(text, max(0, at - _REACH), at)
    return found.start() if found else at
