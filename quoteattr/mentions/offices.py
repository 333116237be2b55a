"""The name behind a long office: "Minister of Mines, Energy and Water, Senator Kofi Asare"."""

from __future__ import annotations

import regex

from quoteattr.languages import Lexicon
from quoteattr.mentions.names import Name
from quoteattr.mentions.nouns import is_person_noun
from quoteattr.mentions.premodifiers import WORD

__all__ = ["BELONGS", "behind_office"]

BELONGS = regex.compile(r"(?:of|from|at)\s\p{Lu}")
"""How it goes on behind a name where its bearer is of some place or body."""
_ARTICLE = regex.compile(r"(?:an?|the|one|another|some|his|her|their|its)\s", regex.IGNORECASE)
_SMALL = frozenset(["the", "of", "for", "and", "in", "at", "on", "to", "a"])
_AGED = regex.compile(r",\s\d{1,3}-year-old,$")
_HONOURED = regex.compile(r"(?:,\s(?:\p{Lu}\p{L}+\s)?(?:[Tt]he\s)?|(?<=-year-old)\s)$")
_SAID_OF = regex.compile(r"\b(?:who|which|whose|that)\b")
# "Deputy Assistant Under Secretary": the office stands in its first words.
_LONGEST_OFFICE = 4


def behind_office(text: str, where: tuple[int, int, int], names: list[Name], lexicon: Lexicon) -> Name | None:
    """The person's name behind a long office and a comma: "Minister of Mines, Energy and Water, Senator Kofi Asare"."""
    start, _, end = where
    last = next((n for n in reversed(names) if n.start > start and _ends_source(text, n, end)), None)
    if last is None or any(_is_addressed(n, lexicon) for n in names if n.start < last.start):
        return None
    office = _HONOURED.sub(",", text[start : last.start])
    words = [word.lower() for word in WORD.findall(office)]
    if not words or not office.endswith(",") or _SAID_OF.search(office):
        return None
    titled = any(word in lexicon.offices for word in (words[-1], *words[:_LONGEST_OFFICE]))
    heads = (words[-1], *(words[1:2] if _ARTICLE.match(office) else ()))
    described = any(is_person_noun(word, lexicon) for word in heads)
    described = described and not any(_is_full(n, lexicon) for n in names if n.start < last.start)
    return last if (titled and _is_written_as_title(office)) or described or _AGED.search(office) else None


def _ends_source(text: str, name: Name, end: int) -> bool:
    """Whether a full name ends a source, but for a comma or where somebody is from."""
    rest = text[name.end : end].strip(" ,.")
    return len(name.words) > 1 and (not rest or BELONGS.match(rest) is not None)


def _is_addressed(name: Name, lexicon: Lexicon) -> bool:
    """Whether a full name has a person's title."""
    return len(name.words) > 1 and bool(name.titles & lexicon.person_titles)


def _is_full(name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is a person's, first name and surname."""
    return len(name.words) > 1 and name.words[0].lower() in lexicon.first_names


def _is_written_as_title(office: str) -> bool:
    """Whether all words of an office but the small ones have capitals."""
    return all(word[0].isupper() or word in _SMALL for word in WORD.findall(office))
