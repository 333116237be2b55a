"""Names in running text: where they stand, and what of them is a title."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import attrs
import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.inflection import base_forms
from quoteattr.mentions.titles import (
    BODY_JOINTS,
    DAYS,
    RANKS,
    SUFFIXES,
    count_titles,
    is_office,
    is_title_alone,
    is_trade,
)
from quoteattr.text.paragraphs import STOPS

__all__ = ["MONTHS", "Name", "names_in", "people_in_headline"]

_PART = r"\p{L}[\p{L}\p{M}]*"
_WORD = rf"(?:\p{{Lu}}[\p{{L}}\p{{M}}]*(?:[-.]{_PART}|[’'](?!s\b){_PART})*|al-\p{{Lu}}\p{{L}}+)"
_PARTICLE = r"(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|ter|bin|ibn|ben|al|el)"
_BLANK = r"[ \u00a0]"
_NICKNAME = rf"(?:[“\"‘'(]\p{{Lu}}\p{{L}}+[”\"’')]{_BLANK})?"
_ORDINAL = r"\d{1,3}(?:st|nd|rd|th)"
_JOINED = rf"(?:(?:{_PARTICLE}|of|for|on|to|and|&|the|a|{_ORDINAL}){_BLANK}){{0,3}}"
_HUMAN = regex.compile(r",?\s(?:\d{1,2}|1[01]\d),|,\s(?:\d{1,2}|1[01]\d)\.|,?\swho(?:m|se)?\s")
# The longest names of bodies have a dozen words; a bound keeps time linear in endless runs of capitals.
_LONGEST_NAME = 14
_RUN = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}]|\p{{Ll}}-)(?:{_PARTICLE}{_BLANK}){{0,3}}{_WORD}\.?(?:{_BLANK}{_NICKNAME}{_JOINED}{_WORD}\.?){{0,{_LONGEST_NAME}}}"
)
_TOKEN = regex.compile(r"[^ \u00a0]+")
_INITIALS = regex.compile(r"\p{Lu}(?:[.-]\p{Lu})*\.")
MONTHS = frozenset(["April", "May", "June", "August"])
"""Those that are first names too."""
_LONGEST_BEFORE_DAY = 2
_LEGAL_FORMS = frozenset(["inc", "co", "corp", "ltd"])
_SAINTS = frozenset(["st", "ste", "mt", "ft"])
_LONGEST_ABBREVIATION = 4
_FORMS_OF_ADDRESS = frozenset(["mr", "mrs", "miss", "ms", "dr"])
# No name goes on with these: "Does Mrs. Hale know?", "Presently Sir Thomas rose."
_FIRST_OF_NAMES = frozenset(
    ["mr", "mrs", "miss", "ms", "sir", "lady", "madame", "monsieur", "aunt", "uncle", "captain", "colonel"]
)
_BEFORE = regex.compile(r"(?:(?<![\p{L}-])[\p{L}-]+[ \u00a0]){1,5}$")
# "The man Dana had met" is not Dana.
_ANYBODY = frozenset(["man", "woman", "boy", "girl"])
_LONGEST_BEFORE = 60
_WITHIN = regex.compile(r"(?<!\p{L})(?:in|at)\s$")
# Behind these a day or a month is a date, and no part of the name behind it: on Monday Ann Lee said.
_BEFORE_DATES = regex.compile(r"(?<!\p{L})(?:(on|in|this)|since|until|till|last|next|early|late)\s$", regex.IGNORECASE)
_OPENERS = ".!?:;“\"‘'—–-(…\n"

Word = tuple[int, str]
"""Where a word begins in the text, and the word."""


@attrs.frozen(slots=True)
class Name:
    """A name as it stands in the text, ``start:end`` in characters with its titles."""

    start: int
    end: int
    core: int
    """Where the name itself begins, behind its titles."""
    words: tuple[str, ...]
    """The words of the name itself, as they are written."""
    titles: frozenset[str] = frozenset()
    """The titles before it, in lower case, without full stops; what stands between them too."""
    definite: bool = False
    """Whether "the" stands before it, as before names of bodies."""
    opens: bool = False
    """Whether it opens a sentence, where any word has a capital."""
    human: bool = False
    """Whether what follows is said of people: an age, who."""
    alone: bool = False
    """Whether it is a title or a month that the text uses as a name: the King, May."""
    before: str = ""
    """The title as it is written: "Mrs."."""
    within: bool = False
    """Whether "in" or "at" stands before it, as before names of places."""

    @property
    def text(self) -> str:
        """The name itself, without its titles."""
        return " ".join(self.words)

    @property
    def key(self) -> tuple[str, ...]:
        """The words in lower case without full stops and suffixes: what names are compared by."""
        words = [word.lower().replace("’", "'").strip('."“”()') for word in self.words]
        while len(words) > 1 and words[-1] in SUFFIXES:
            words.pop()
        return tuple(words)


def people_in_headline(text: str, lexicon: Lexicon, start: int, end: int) -> Iterator[Name]:
    """The full names of people in a headline, where every word has a capital: a first name and the word behind it."""
    for run in _RUN.finditer(text, start, end):
        behind = start
        for (at, first), (last_at, last) in itertools.pairwise(_words(run)):
            if at >= behind and first.lower() in lexicon.first_names and last[0].isupper():
                behind = last_at + len(last)
                yield Name(at, behind, at, (first, last.rstrip(".")))


def names_in(text: str, lexicon: Lexicon, start: int = 0, end: int | None = None) -> Iterator[Name]:
    """Every name of ``text[start:end]``, in order.

    >>> from quoteattr.languages import english
    >>> text = "Sen. Tammy Duckworth told the Justice Department that Apple CEO Tim Cook and Mr. al-Zawahiri met."
    >>> [name.text for name in names_in(text, english())]
    ['Tammy Duckworth', 'Justice Department', 'Tim Cook', 'al-Zawahiri']
    """
    for run in _RUN.finditer(text, start, len(text) if end is None else end):
        for words in _sentences(_words(run), lexicon):
            opens = _opens(text, words[0][0])
            if opens and _opens_otherwise(words[0][1].lower(), lexicon):
                words, opens = words[1:], False
            for part in _parted(_behind_date(text, words, lexicon), lexicon):
                name = _name(text, part, lexicon, opens and part[0] == words[0])
                if name is not None:
                    yield name


def _opens_otherwise(word: str, lexicon: Lexicon) -> bool:
    """Whether a sentence's first word is no part of the name behind it: "Besides Lee", "Added Lee"."""
    said = word.endswith("ed") and not base_forms(word).isdisjoint(lexicon.speech_cues)
    return word in lexicon.sentence_openers or (said and word not in lexicon.first_names)


def _words(run: regex.Match[str]) -> list[Word]:
    return [(run.start() + m.start(), m.group()) for m in _TOKEN.finditer(run.group())]


def _opens(text: str, at: int) -> bool:
    before = text[max(0, at - 4) : at].rstrip(" \t\u00a0_*")
    closed = before.rstrip("”’")
    return not before or before[-1] in _OPENERS or (closed != before and closed.endswith(STOPS))


def _behind_date(text: str, words: list[Word], lexicon: Lexicon) -> list[Word]:
    """The words without a date before them; in May Lee, some months may be first names."""
    at, first = words[0] if words else (0, "")
    plain = first.rstrip(".").lower()
    if len(words) < 2 or plain not in lexicon.calendar_words:
        return words
    dated = _BEFORE_DATES.search(text, max(0, at - _LONGEST_BEFORE), at)
    return words[1:] if dated and not (dated.group(1) and first in MONTHS) else words


def _sentences(words: list[Word], lexicon: Lexicon) -> Iterator[list[Word]]:
    """Part a run of words behind full stops, save those of initials, titles and abbreviations."""
    part: list[Word] = []
    for at, word in words:
        plain = word.rstrip(".").lower()
        closing = plain in SUFFIXES or plain in _LEGAL_FORMS
        if word.endswith(".") and not (closing or _is_abbreviation(word, plain, lexicon)):
            part.append((at, word[:-1]))
            yield part
            part = []
            continue
        part.append((at, word))
        if closing:
            yield part
            part = []
    if part:
        yield part


def _is_abbreviation(word: str, plain: str, lexicon: Lexicon) -> bool:
    short = len(plain) <= _LONGEST_ABBREVIATION and plain in lexicon.speaker_titles
    return short or plain in _SAINTS or _INITIALS.fullmatch(word) is not None


def _parted(words: list[Word], lexicon: Lexicon) -> Iterator[list[Word]]:
    """Part names that "and" and its like join, unless what they join is one body's name."""
    part: list[Word] = []
    for i, (at, word) in enumerate(words):
        if (word.lower() in BODY_JOINTS and not _is_body(words, i, lexicon)) or _leaves_person(words, i, lexicon):
            yield from _trimmed(part)
            part = []
        elif _begins(part, word, i, words, lexicon):
            yield from _trimmed(part)
            part = [(at, word)]
        else:
            part.append((at, word))
    yield from _trimmed(part)


def _begins(part: list[Word], word: str, at: int, words: list[Word], lexicon: Lexicon) -> bool:
    """Whether a form of address begins a name behind words that are no titles: Isn't Mr. Eager, Windsor Lady Ann."""
    plain = word.rstrip(".").lower()
    if plain not in _FIRST_OF_NAMES or at + 1 == len(words):
        return False
    return any(before.rstrip(".").lower() not in lexicon.speaker_titles for _, before in part)


def _trimmed(part: list[Word]) -> Iterator[list[Word]]:
    while part and (part[-1][1].islower() or (part[-1][1] == "I" and len(part) > 1)):
        part = part[:-1]
    while part and part[0][1] in ("of", "for", "on", "to", "and", "&", "the", "a", "O"):
        part = part[1:]
    if part:
        yield part


def _leaves_person(words: list[Word], joint: int, lexicon: Lexicon) -> bool:
    """Whether "of" parts two names: Elijah Cummings of Maryland, the New York of Newland Archer."""
    before = [word.lower() for _, word in words[:joint]]
    person = joint > 1 and any(word in lexicon.first_names for word in before[:-1])
    addressed = joint + 1 < len(words) and words[joint + 1][1].rstrip(".").lower() in _FORMS_OF_ADDRESS
    return words[joint][1] == "of" and (person or addressed or " ".join(before) in lexicon.places)


def _is_body(words: list[Word], joint: int, lexicon: Lexicon) -> bool:
    """Whether the capitals around a joint make one body: a body's noun opens it, or ends it without a person in it."""
    plain = [word.lower().rstrip(".") for _, word in words]
    if words[joint][1] == "&":
        return True
    if joint + 1 < len(plain) and plain[joint + 1] in lexicon.calendar_words:
        return False
    bodies = lexicon.organization_nouns
    if plain[joint] == "for" and joint == 1 and plain[0].endswith("s"):
        return True
    if plain[joint] != "and":
        return any(_is_noun_of(word, bodies) for word in plain[:joint])
    if joint + 1 < len(plain) and plain[joint + 1] == "the":
        return False
    person = any(word in lexicon.first_names for word in (plain[0], plain[joint + 1] if joint + 1 < len(plain) else ""))
    committee = _is_noun_of(plain[0], bodies) and not {"for", "on"}.isdisjoint(plain[1:joint])
    return not person and (committee or plain[-1] in bodies)


def _is_noun_of(word: str, nouns: frozenset[str]) -> bool:
    return word in nouns or word.removesuffix("s") in nouns


def _name(text: str, words: list[Word], lexicon: Lexicon, opens: bool) -> Name | None:
    start = words[0][0]
    definite = text[max(0, start - 4) : start].lower() in ("the ", "the\u00a0")
    if not definite and len(words) > 1 and words[0][1] == "The":
        definite, words = True, words[1:]
    plain = [word for _, word in words]
    count = count_titles(plain, definite, lexicon) or int(opens and is_trade(plain, lexicon))
    own = _without_day(words[count:])
    if is_title_alone(plain, definite, lexicon) or is_office(text, start, plain, definite, lexicon):
        return None
    if not own or (len(own) == 1 and _is_no_name(own[0][1], lexicon)):
        return None
    titles = frozenset(word.lower().rstrip(".") for _, word in words[:count]) | _noun_before(text, start, lexicon)
    end = own[-1][0] + len(own[-1][1])
    return Name(
        start=start,
        end=end,
        core=own[0][0],
        words=tuple(word for _, word in own),
        titles=titles,
        definite=definite,
        opens=opens and count == 0,
        human=_HUMAN.match(text, end) is not None,
        before=" ".join(word for _, word in words[:count]),
        within=_WITHIN.search(text, max(0, start - 4), start) is not None,
    )


def _is_no_name(word: str, lexicon: Lexicon) -> bool:
    """Whether a word alone is a date's or a pronoun: May, He; US is none."""
    return word.rstrip(".").lower() in lexicon.calendar_words or (
        not word.isupper() and word.lower() in lexicon.pronouns
    )


def _without_day(words: list[Word]) -> list[Word]:
    """A person's name without the day behind it: "Ann Lee Monday said"; a body may be called Black Friday."""
    return words[:-1] if len(words) > _LONGEST_BEFORE_DAY and words[-1][1] in DAYS else words


def _noun_before(text: str, start: int, lexicon: Lexicon) -> frozenset[str]:
    """What the words before a name call its bearer: "Democratic nominee Hillary Clinton" is a nominee, a Democrat."""
    before = _BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start)
    words = before.group().lower().split() if before else []
    if not words or words[-1] not in lexicon.people or (words[-1] in _ANYBODY and len(words) > 1):
        return frozenset()
    return frozenset([words[-1], *(word for word in words if word in lexicon.affiliations or word in RANKS)])
