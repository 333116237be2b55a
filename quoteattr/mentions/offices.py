"""The name after a long office: "Minister of Mines, Energy and Water, Senator Kofi Asare"."""

from __future__ import annotations

from quoteattr.languages import Lexicon
from quoteattr.languages.en.grammar import RELATIVE_WORD
from quoteattr.languages.en.phrasing import (
    AGE,
    BEHIND_RANK,
    BELONGS,
    BRACKET,
    BRACKET_AT_END,
    DETERMINER_OF_SOMEBODY,
    HEAD,
    HONORIFIC,
    IN_CHARGE,
    OFFICE_OWNER,
    OFFICE_SMALL_WORDS,
)
from quoteattr.mentions.names import Name
from quoteattr.mentions.nouns import is_person_noun
from quoteattr.mentions.premodifiers import WORD

__all__ = ["is_long_office", "name_behind_office"]

# "Deputy Assistant Under Secretary": the office is in its first words.
_LONGEST_OFFICE = 4


def name_behind_office(text: str, start: int, end: int, names: list[Name], lexicon: Lexicon) -> Name | None:
    """The person's name at the end of `text[start:end]`, after an office and a comma; None if there is none.

    `names`: the names in the source, in order.
    """
    last = next((n for n in reversed(names) if n.start > start and _ends_source(text, n, end)), None)
    if last is None:
        return None
    before = [n for n in names if n.start < last.start]
    office = HONORIFIC.sub(",", BRACKET.sub("", BRACKET_AT_END.sub(",", text[start : last.start])))
    return last if _is_office(office, before, lexicon) else None


def is_long_office(words: str, lexicon: Lexicon) -> bool:
    """Whether words before a name are an office and what it is in charge of: "Minister for Ports and Roads "."""
    office = IN_CHARGE.match(words)
    *before, last = office.group(1).lower().split() if office else [""]
    noun = before[-1] if before and last in BEHIND_RANK else last
    heads = lexicon.offices | {HEAD}
    return noun.rpartition("-")[2] in heads and _is_written_as_title(BRACKET.sub("", words), lexicon)


def _ends_source(text: str, name: Name, end: int) -> bool:
    """Whether a source ends with a full name. A comma, or the place that a person is from, may follow."""
    rest = text[name.end : end].strip(" ,.")
    return len(name.words) > 1 and (not rest or BELONGS.match(rest) is not None)


def _is_office(office: str, before: list[Name], lexicon: Lexicon) -> bool:
    """Whether words with a comma after them are an office, a description or an age. `before`: the names inside."""
    words = [word.lower() for word in WORD.findall(office)]
    if not words or not office.endswith(",") or RELATIVE_WORD.search(office):
        return False
    if any(_is_addressed(name, lexicon) for name in before):
        return False
    heads = lexicon.offices | {HEAD}
    titled = any(word.rpartition("-")[2] in heads for word in (words[-1], *words[:_LONGEST_OFFICE]))
    if titled and _is_written_as_title(OFFICE_OWNER.sub("", office), lexicon):
        return True
    return _describes_person(office, words, before, lexicon) or AGE.search(office) is not None


def _describes_person(office: str, words: list[str], before: list[Name], lexicon: Lexicon) -> bool:
    """Whether words (lower case) describe a person and contain no full name."""
    heads = (words[-1], *(words[1:2] if DETERMINER_OF_SOMEBODY.match(office) else ()))
    described = any(is_person_noun(word, lexicon) for word in heads)
    return described and not any(_is_full(name, lexicon) for name in before)


def _is_addressed(name: Name, lexicon: Lexicon) -> bool:
    """Whether a full name has a title for people. "Chief Medical Officer" is an office itself."""
    titled = len(name.words) > 1 and not name.titles.isdisjoint(lexicon.person_titles)
    offices = lexicon.offices | {HEAD}
    return titled and name.words[-1].lower() not in offices and name.words[0].lower() not in offices


def _is_full(name: Name, lexicon: Lexicon) -> bool:
    """Whether a name has a first name and a surname."""
    return len(name.words) > 1 and name.words[0].lower() in lexicon.first_names


def _is_written_as_title(office: str, lexicon: Lexicon) -> bool:
    """Whether all words of an office are capitalized, except for small words and nouns for a body."""
    small = OFFICE_SMALL_WORDS | lexicon.organization_nouns
    return all(word[0].isupper() or word in small for word in WORD.findall(office))
