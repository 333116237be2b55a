"""Split runs of capitalized words into single names: at periods, and where "and" or "of" joins two names."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.grammar import AND, COMMON_ADDRESSES, FOR, OF, PARTICLES, PLURAL, THE
from quoteattr.languages.en.naming import (
    BESIDE_PLACE,
    BODY_JOINTS,
    BODY_TOPIC_JOINTS,
    LEGAL_FORMS,
    LETTER_WORDS,
    NAME_OPENERS,
    PART_JOINTS,
    SAINTS,
    SUFFIXES,
)

__all__ = ["PlacedWord", "placed_words", "single_names", "split_at_stops"]

PlacedWord = tuple[int, str]
"""Where a word begins, in characters of the text, and the word."""

_TOKEN = regex.compile(r"[^ \u00a0]+")
_INITIALS = regex.compile(r"\p{Lu}(?:[.-]\p{Lu})*\.")
_LONGEST_ABBREVIATION = 4
_PARTICLES = frozenset(PARTICLES.split("|"))
# A party or a first name, and a surname.
_FULL = 2


def placed_words(run: regex.Match[str]) -> list[PlacedWord]:
    """The words of a run of capitalized words."""
    return [(run.start() + m.start(), m.group()) for m in _TOKEN.finditer(run.group())]


def split_at_stops(words: list[PlacedWord], lexicon: Lexicon) -> Iterator[list[PlacedWord]]:
    """Split a run of words after periods, except for those of initials, titles and abbreviations."""
    part: list[PlacedWord] = []
    for at, word in words:
        plain = word.rstrip(".").lower()
        closes = plain in SUFFIXES or plain in LEGAL_FORMS
        stops = word.endswith(".") and not closes and not _is_abbreviation(word, plain, lexicon)
        part.append((at, word[:-1] if stops else word))
        if closes or stops:
            yield part
            part = []
    if part:
        yield part


def _is_abbreviation(word: str, plain: str, lexicon: Lexicon) -> bool:
    short = len(plain) <= _LONGEST_ABBREVIATION and plain in lexicon.speaker_titles
    return short or plain in SAINTS or _INITIALS.fullmatch(word) is not None


def single_names(words: list[PlacedWord], lexicon: Lexicon) -> Iterator[list[PlacedWord]]:
    """Split names that "and" and the like join, unless they join one organization; "Wells-based" ends a name."""
    part: list[PlacedWord] = []
    for i, (at, word) in enumerate(words):
        joins = word.lower() in BODY_JOINTS and not _is_body(words, i, lexicon)
        if joins or _leaves_person(words, i, lexicon) or _is_branch(words, i, lexicon):
            yield from _trimmed(part)
            part = []
        elif compound := BESIDE_PLACE.search(word):
            yield from _trimmed([*part, (at, word[: compound.start()])])
            part = []
        elif (_opens_name(word, part, lexicon) and i + 1 < len(words)) or _leaves_body(words, i, lexicon):
            yield from _trimmed(part)
            part = [(at, word)]
        else:
            part.append((at, word))
    yield from _trimmed(part)


def _is_branch(words: list[PlacedWord], at: int, lexicon: Lexicon) -> bool:
    """Whether brackets hold the branch or state of an office: Head of Roads (North) Ann Lee; not Ann (Annie) Lee."""
    if not words[at][1].startswith("("):
        return False
    before = [word.lower() for _, word in words[:at]]
    state = words[at][1].strip("().").lower() in lexicon.states_of_office
    return state or not {OF, FOR}.isdisjoint(before) or before[-1] in lexicon.offices | lexicon.person_nouns


def _opens_name(word: str, part: list[PlacedWord], lexicon: Lexicon) -> bool:
    """Whether a form of address begins a name after words that are not titles: Isn't Mr. Eager, Windsor Lady Ann."""
    if word.rstrip(".").lower() not in NAME_OPENERS:
        return False
    return any(before.rstrip(".").lower() not in lexicon.speaker_titles for _, before in part)


def _leaves_body(words: list[PlacedWord], at: int, lexicon: Lexicon) -> bool:
    """Whether a person's full name, the last of the words, begins behind a body: the Ministry of Mines Ann Lee."""
    plain = [word.lower() for _, word in words]
    full = at > _FULL and at + _FULL == len(words) and plain[at] in lexicon.first_names
    body = full and _is_body_noun(plain[0], lexicon) and plain[1] == OF
    return body and not (_is_body_noun(plain[-1], lexicon) or plain[-1] in lexicon.place_nouns)


def _trimmed(part: list[PlacedWord]) -> Iterator[list[PlacedWord]]:
    while part and (part[-1][1].islower() or (part[-1][1] in LETTER_WORDS and len(part) > 1)):
        part = part[:-1]
    while part and part[0][1] in PART_JOINTS:
        part = part[1:]
    if part:
        yield part


def _leaves_person(words: list[PlacedWord], joint: int, lexicon: Lexicon) -> bool:
    """Whether "of" separates two names: Ada Brook of Maryland, the New York of Newland Archer, Friends of Ann Lee."""
    if words[joint][1] != OF:
        return False
    before = [word.lower() for _, word in words[:joint]]
    joined = any(word in _PARTICLES for _, word in words[1:joint])  # Bram de Vries of Utrecht
    titled = bool(before) and before[0].rstrip(".") in COMMON_ADDRESSES
    person = joint > 1 and (joined or titled or any(word in lexicon.first_names for word in before[:-1]))
    addressed = joint + 1 < len(words) and words[joint + 1][1].rstrip(".").lower() in COMMON_ADDRESSES
    behind = [word.lower() for _, word in words[joint + 1 : joint + 1 + _FULL]]
    crowd = joint == 1 and before[0].endswith(PLURAL) and not lexicon.first_names.isdisjoint(behind)
    return person or addressed or crowd or " ".join(before) in lexicon.places


def _is_body(words: list[PlacedWord], joint: int, lexicon: Lexicon) -> bool:
    """Whether words around a joint name one organization: a noun for one begins it, or ends it and it has no person.

    The list of such nouns helps to keep the name whole. An organization without such a noun is found in parts.
    """
    plain = [word.lower().rstrip(".") for _, word in words]
    behind = plain[joint + 1] if joint + 1 < len(plain) else ""
    if words[joint][1] == "&":
        return True
    if behind in lexicon.calendar_words:
        return False
    if plain[joint] == AND:
        return behind != THE and _is_joined_body(plain, joint, behind, lexicon)
    committee = plain[joint] == FOR and joint == 1 and plain[0].endswith(PLURAL)
    return committee or any(_is_body_noun(word, lexicon) for word in plain[:joint])


def _is_joined_body(plain: list[str], joint: int, behind: str, lexicon: Lexicon) -> bool:
    """Whether "and" is inside one organization's name: the Committee on Trade and Mines, the Trade and Mines Board."""
    if plain[0] in lexicon.first_names or behind in lexicon.first_names:
        return False
    opens = _is_body_noun(plain[0], lexicon) and not BODY_TOPIC_JOINTS.isdisjoint(plain[1:joint])
    return opens or plain[-1] in lexicon.organization_nouns


def _is_body_noun(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.organization_nouns or word.removesuffix(PLURAL) in lexicon.organization_nouns
