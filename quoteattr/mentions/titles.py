"""Titles before names: which capitalized words are not part of the name after them."""

from __future__ import annotations

import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.grammar import DAYS, NOBLE, OF, PLURAL
from quoteattr.languages.en.naming import (
    BODY_JOINTS,
    BODY_TRADES,
    DEPUTIES,
    JOINED_RANKS,
    MOSTLY_ADJECTIVES,
    NATIVES,
    OFFICE_JOINTS,
    OFFICE_OPENS,
    PARTICLE,
    RANK_INITIALS,
    SINGULAR_ENDINGS,
    SUFFIXES,
    TITLE_JOINTS,
    TITLE_TAILS,
    TRADE_COMPOUNDS,
    TRADE_ENDINGS,
)
from quoteattr.mentions.nouns import is_person_noun

__all__ = ["count_titles", "is_office", "is_title_alone", "is_trade"]

_BEHIND_COMMA = regex.compile(r"[\p{L}.”’\"'],\s$")
_LOOK_BACK = 3
# Characters: a determiner and the longest rank.
_LONGEST_OPENING = 20
_SHORTEST_TRADE = 5
# A noun, a first name and a surname, which may have two parts more.
_TRADE_AND_NAME = range(3, 6)
_BODY_AND_TRADE = 2
# A first name and a surname.
_FULL = 2
# Salt Lake City has three words, and few places have more.
_LONGEST_PLACE = 3


def is_title_alone(words: list[str], definite: bool, lexicon: Lexicon) -> bool:
    """Whether no name comes after the titles: the Prime Minister, Dr. Without "the", King or Dean alone is a surname.

    `definite`, here and below: "the" comes before the words.
    """
    plain = [word.lower().rstrip(".") for word in words]
    if len(words) == 1 and "-" in plain[0]:
        return _is_title(plain[0], lexicon) or (definite and plain[0].endswith(TITLE_TAILS))
    if definite and all(_is_title(word, lexicon) for word in plain):
        return True
    if not all(_is_title(word, lexicon) for word in plain) or (len(words) == 1 and not definite):
        return words[0].endswith(".") and len(words) == 1 and plain[0] in lexicon.speaker_titles
    # Forms of address come before surnames: Mr. King, Rep. Dean.
    return not (words[0].endswith(".") or plain[0] in lexicon.male_nouns or plain[0] in lexicon.female_nouns)


def is_office(text: str, start: int, words: list[str], definite: bool, lexicon: Lexicon) -> bool:
    """Whether capitalized words are an office: the Home Minister, a Liberal MP; Ann Lee, Minister of Mines.

    An article comes before them, or a name and a comma if their second word is "of". Before a single word, a
    determiner and a rank do: the former MLA.
    """
    opened = OFFICE_OPENS.search(text, max(0, start - _LONGEST_OPENING), start) is not None
    if len(words) == 1:
        return opened and words[0].lower() in lexicon.offices & lexicon.person_nouns
    article = definite or opened
    apposed = words[1:2] == [OF] and _BEHIND_COMMA.search(text, max(0, start - _LOOK_BACK), start) is not None
    return (article or apposed) and _names_office(words, lexicon)


def _names_office(words: list[str], lexicon: Lexicon) -> bool:
    """Whether the words contain an office, but not after a place or a day: the Sunday Leader is a newspaper."""
    plain = [word.lower().rstrip(".") for word in words]
    last = next((i for i, word in enumerate(plain) if i and word in OFFICE_JOINTS), len(plain)) - 1
    paper = last > 0 and (words[last - 1] in DAYS or " ".join(plain[:last]) in lexicon.places)
    noun = plain[last] in lexicon.offices or plain[last] in lexicon.person_nouns
    return (
        noun and not paper and plain[last] not in lexicon.organization_nouns and plain[last] not in lexicon.affiliations
    )


def is_trade(words: list[str], opens: bool, lexicon: Lexicon) -> bool:
    """Whether a noun for a person comes before a full name: Trainer Ann Lee. Or one for a company: Chipmaker Acme.

    `opens`: the words begin a sentence. There any noun for people counts (Employee Ann Lee), elsewhere only trades.
    """
    if len(words) == _BODY_AND_TRADE:
        return opens and _is_named_body(*words)
    if len(words) not in _TRADE_AND_NAME or not words[1][0].isupper() or not words[-1][0].isupper():
        return False
    first, last = words[0].lower(), words[-1].lower().rstrip(".")
    things = lexicon.organization_nouns | lexicon.place_nouns | lexicon.places
    if last in things or _is_in_plural(words[1].lower(), lexicon):
        return False
    if not words[0][0].isupper() or first in lexicon.first_names or first in MOSTLY_ADJECTIVES:
        return False
    return _is_only_a_trade(first, lexicon) or (opens and first in lexicon.people)


def _is_in_plural(word: str, lexicon: Lexicon) -> bool:
    """Whether a word looks like a noun in plural and not like a first name: Employee Rights, but not Bosun Jonas."""
    return word.endswith(PLURAL) and not word.endswith(SINGULAR_ENDINGS) and word not in lexicon.first_names


def _is_only_a_trade(noun: str, lexicon: Lexicon) -> bool:
    listed = noun in lexicon.trades or noun in NATIVES
    return listed or (noun.endswith(TRADE_COMPOUNDS) and len(noun) > _SHORTEST_TRADE)


def _is_named_body(trade: str, name: str) -> bool:
    return name[0].isupper() and trade.lower().endswith(BODY_TRADES)


def count_titles(words: list[str], definite: bool, lexicon: Lexicon) -> int:
    """How many words at the front are not part of the name: titles, the words before them, parties and nations.

    After "the", a title with one word after it is part of a name: the Justice Department. A title alone is a name.
    The lists only help: a title that is not on them stays in the name, unless a first name follows it.
    """
    if len(words) == 1:
        return 0
    plain = ["" if _is_particle(word, lexicon) else word.lower().rstrip(".") for word in words]
    count = _listed_titles(plain, words, lexicon)
    abbreviated = words[count - 1].endswith(".")
    body = plain[-1] in lexicon.organization_nouns and not abbreviated
    if count and (body or (count == len(words) - 1 and plain[-1] in SUFFIXES)):
        return 0
    count = max(count, _first_name(plain, words, count, lexicon))
    if definite and count == len(words) - 1 and not _goes_with_the(plain, words, count):
        return 0
    return 0 if count < len(words) and plain[count] in OFFICE_JOINTS else count


def _is_particle(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a particle and not the title that is spelled like it: del Ponte, Del Ponte; not Del. Lee."""
    return word in lexicon.speaker_titles or (
        word.lower() in lexicon.speaker_titles and PARTICLE.fullmatch(word) is not None
    )


def _listed_titles(plain: list[str], words: list[str], lexicon: Lexicon) -> int:
    """The number of words up to the last title, with the parties and nations after it. A deputy warden has two."""
    count = _last_title(plain, words, lexicon)
    while count < len(words) - 1 and (
        _is_title_at(count, plain, words, lexicon) or _is_affiliation(plain, count, lexicon)
    ):
        count += 1
    ranked = count and plain[count - 1] in DEPUTIES and count + _FULL < len(words)
    noun = is_person_noun(plain[count], lexicon) and plain[count] not in lexicon.first_names
    return count + int(bool(ranked) and noun)


def _is_title_at(at: int, plain: list[str], words: list[str], lexicon: Lexicon) -> bool:
    """Whether a word is a title, or the initials of one: DCI Hale. In capitals, DA SILVA is a name."""
    initials = words[at] in RANK_INITIALS and not words[-1].isupper()
    return initials or _is_title(plain[at], lexicon)


def _is_title(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a title, or one with a hyphen: a sub-lieutenant, a major-general, an attorney-at-law."""
    if word in lexicon.speaker_titles:
        return True
    first, _, last = word.partition("-")
    if not last or not (first in lexicon.speaker_titles or first in JOINED_RANKS):
        return False
    return last in lexicon.speaker_titles or word.endswith(TITLE_TAILS)


def _goes_with_the(plain: list[str], words: list[str], count: int) -> bool:
    """Whether "the" may come before these titles and a name of one word: the Rev. Lee, the Countess Olenska."""
    return words[count - 1].endswith(".") or (count == 1 and plain[0] in NOBLE)


def _first_name(plain: list[str], words: list[str], count: int, lexicon: Lexicon) -> int:
    """Where a person's name begins after capitalized words that are not part of it: Activist Ada Brook."""
    place = _behind_place(plain, count, lexicon)
    if place is not None:
        return place
    body = plain[-1] in lexicon.organization_nouns or plain[-1] in lexicon.place_nouns
    if body or plain[count] in lexicon.first_names:
        return count
    for i in range(count + 1, len(plain) - 1):
        # "Van" is a first name, the "van" of Pieter van Wyk is none.
        first = plain[i] in lexicon.first_names and not words[i].islower()
        if first and _describes(plain[i - 1], lexicon) and plain[i + 1] not in BODY_JOINTS:
            return i
    return count


def _behind_place(plain: list[str], count: int, lexicon: Lexicon) -> int | None:
    """Where a name begins after a place, as in "Ontario Ann Lee"; None if no place comes before a full name."""
    rest = plain[count:]
    place = next((n for n in range(_LONGEST_PLACE, 0, -1) if " ".join(rest[:n]) in lexicon.places), 0)
    body = plain[-1] in lexicon.place_nouns or not lexicon.organization_nouns.isdisjoint(rest[place:])
    return count + place if place and len(rest) - place > 1 and not body else None


def _describes(word: str, lexicon: Lexicon) -> bool:
    """Whether a word says what people are or belong to. Other words stay, as no list of first names is complete."""
    trade = word.endswith(TRADE_ENDINGS) and len(word) >= _SHORTEST_TRADE
    nouns = (
        lexicon.people,
        lexicon.speaker_titles,
        lexicon.organization_nouns,
        lexicon.affiliations,
        lexicon.document_nouns,
    )
    return trade or any(word in words for words in nouns)


def _is_affiliation(plain: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a party or nation comes before a person: "Green Ada Brook", not "Green Party"."""
    if plain[at] not in lexicon.affiliations or at + 2 >= len(plain):
        return False
    return plain[at + 1] in lexicon.first_names and plain[-1] not in lexicon.organization_nouns


def _last_title(plain: list[str], words: list[str], lexicon: Lexicon) -> int:
    """The number of words up to the last title, with the words before it: Acme CEO Tim Hill."""
    joined = next((i for i, word in enumerate(plain) if word in TITLE_JOINTS), len(plain))
    behind = 0
    for i in range(len(words) - 1, 0, -1):
        enough = behind > 1 or (behind and words[i].endswith("."))
        if _is_title_at(i, plain, words, lexicon) and i < joined and enough and words[i + 1][0].isupper():
            return i + 1
        behind += plain[i] not in SUFFIXES
    return 0
