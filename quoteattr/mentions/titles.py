"""Titles before names: what of a run of capitals is no part of the name behind it."""

from __future__ import annotations

import regex

from quoteattr.languages import Lexicon

__all__ = [
    "BODY_JOINTS",
    "DAYS",
    "DEPUTIES",
    "RANKS",
    "SUFFIXES",
    "count_titles",
    "is_office",
    "is_title_alone",
    "is_trade",
]

SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
"""What may follow a surname."""
DAYS = frozenset(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
DEPUTIES = frozenset(["deputy", "vice", "lieutenant", "lt", "assistant", "associate", "shadow"])
"""Those who stand in for the bearer of an office."""
RANKS = DEPUTIES | {"former"}
"""What tells one who is called so from another: the former mayor, the deputy mayor."""
BODY_JOINTS = frozenset(["for", "on", "to", "and", "&", "the", "a"])
"""Joined by these, capitals are one name where it is a body's: the Committee for Tax Justice."""
_ARTICLE = regex.compile(r"\b[Aa]n? $")
_APPOSED = regex.compile(r"[\p{L}.”’\"'],\s$")
# "The" stands before these with a name behind them: the Countess Olenska.
_NOBILITY = frozenset(["count", "countess", "baron", "baroness", "marquis", "marchioness", "duchess"])
# Singer Ann Lee: what ends so is a trade; other endings of trades are those of first names, too (Osman, Kristian).
_AGENT = ("er", "or", "ist")
_SHORTEST_AGENT = 5
# Nouns for people that are mostly adjectives: Black Lives Matter.
_ADJECTIVES = frozenset(
    [
        "black",
        "white",
        "native",
        "local",
        "latino",
        "teen",
        "conservative",
        "liberal",
        "moderate",
        "progressive",
        "minor",
    ]
)
# What somebody is, a first name and a surname.
_LONGEST_TRADE = 3
# Salt Lake City has three words, and few places have more.
_LONGEST_PLACE = 3


def is_title_alone(words: list[str], definite: bool, lexicon: Lexicon) -> bool:
    """Whether there is no name behind the titles: the Prime Minister, Dr.; King or Dean alone is a surname."""
    plain = [word.lower().rstrip(".") for word in words]
    if not all(word in lexicon.speaker_titles for word in plain) or (len(words) == 1 and not definite):
        return words[0].endswith(".") and len(words) == 1 and plain[0] in lexicon.speaker_titles
    # Forms of address stand before surnames: Mr. King, Rep. Dean.
    return definite or not (words[0].endswith(".") or plain[0] in lexicon.male_nouns | lexicon.female_nouns)


def is_office(text: str, start: int, words: list[str], definite: bool, lexicon: Lexicon) -> bool:
    """Whether capitals are what somebody is: the Home Minister, a Liberal MP; Ann Lee, Minister of Mines.

    Behind an article, or behind a name and a comma where "of" stands behind the first.
    """
    article = definite or _ARTICLE.search(text, max(0, start - 3), start) is not None
    apposed = words[1:2] == ["of"] and _APPOSED.search(text, max(0, start - 3), start) is not None
    return (article or apposed) and _is_office(words, lexicon)


def _is_office(words: list[str], lexicon: Lexicon) -> bool:
    """Not behind a place or a day: the Toronto Star and the Sunday Leader are newspapers."""
    plain = [word.lower().rstrip(".") for word in words]
    last = next((i for i, word in enumerate(plain) if i and word in ("of", "for")), len(plain)) - 1
    paper = last > 0 and (words[last - 1] in DAYS or " ".join(plain[:last]) in lexicon.places)
    nouns = (lexicon.offices | lexicon.person_nouns) - lexicon.organization_nouns - lexicon.affiliations
    return len(words) > 1 and plain[last] in nouns and not paper


def is_trade(words: list[str], lexicon: Lexicon) -> bool:
    """Whether a sentence opens with what somebody is, and a full name behind it: Lawyer Ann Lee, Employee Ann Lee."""
    if len(words) != _LONGEST_TRADE or not all(word[0].isupper() for word in words):
        return False
    first, last = words[0].lower(), words[-1].lower().rstrip(".")
    body = last in lexicon.organization_nouns or last in lexicon.place_nouns or words[1].endswith("s")
    return first in lexicon.people - lexicon.first_names - _ADJECTIVES and not body


def count_titles(words: list[str], definite: bool, lexicon: Lexicon) -> int:
    """How many words at the front are no part of the name: titles, what stands before one, parties and nations.

    After "the", a title with one word behind it is part of a name: the Justice Department. A title alone is a name.
    """
    # A particle is no title, though it is spelled like one: del Ponte.
    plain = ["" if word in lexicon.speaker_titles else word.lower().rstrip(".") for word in words]
    count = _last_title(plain, words, lexicon)
    while count < len(words) - 1 and (plain[count] in lexicon.speaker_titles or _is_affiliation(plain, count, lexicon)):
        count += 1
    if count and plain[-1] in lexicon.organization_nouns and not words[count - 1].endswith("."):
        return 0
    if count and count == len(words) - 1 and plain[-1] in SUFFIXES:
        return 0
    count = max(count, _first_name(plain, count, lexicon))
    noble = count == 1 and plain[0] in _NOBILITY
    if definite and count == len(words) - 1 and not words[count - 1].endswith(".") and not noble:
        return 0
    return 0 if count < len(words) and plain[count] == "of" else count


def _first_name(plain: list[str], count: int, lexicon: Lexicon) -> int:
    """Where a person's name begins behind capitals that are none: Activist Angela Davis."""
    rest = plain[count:]
    place = next((n for n in range(_LONGEST_PLACE, 0, -1) if " ".join(rest[:n]) in lexicon.places), 0)
    body = plain[-1] in lexicon.place_nouns or not lexicon.organization_nouns.isdisjoint(rest[place:])
    if place and len(rest) - place > 1 and not body:
        return count + place
    if plain[count] in lexicon.first_names or plain[-1] in lexicon.organization_nouns | lexicon.place_nouns:
        return count
    for i in range(count + 1, len(plain) - 1):
        if plain[i] in lexicon.first_names and _describes(plain[i - 1], lexicon) and plain[i + 1] not in BODY_JOINTS:
            return i
    return count


def _describes(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is one for what people are or belong to: no list of first names is whole, so others stay."""
    nouns = lexicon.people | lexicon.speaker_titles | lexicon.organization_nouns | lexicon.affiliations
    agent = word.endswith(_AGENT) and len(word) >= _SHORTEST_AGENT
    return agent or word in nouns or word in lexicon.document_nouns


def _is_affiliation(plain: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a party or nation stands before a person: "Republican Donald Trump", and not "Republican Party"."""
    if plain[at] not in lexicon.affiliations or at + 2 >= len(plain):
        return False
    return plain[at + 1] in lexicon.first_names and plain[-1] not in lexicon.organization_nouns


def _last_title(plain: list[str], words: list[str], lexicon: Lexicon) -> int:
    """The number of words up to the last title inside, with what stands before it: Apple CEO Tim Cook."""
    joined = next((i for i, word in enumerate(plain) if word in ("and", "&", "for")), len(plain))
    behind = 0
    for i in range(len(words) - 1, 0, -1):
        enough = behind > 1 or (behind and words[i].endswith("."))
        if plain[i] in lexicon.speaker_titles and i < joined and enough and words[i + 1][0].isupper():
            return i + 1
        behind += plain[i] not in SUFFIXES
    return 0
