"""Find names in running text and separate their titles."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cached_property

import attrs
import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.grammar import AND, DAYS, MONTHS, PAST, PASTS_OF_SAYING, THE
from quoteattr.languages.en.inflection import base_forms
from quoteattr.languages.en.naming import (
    AFTER_PLACE_PREPOSITION,
    BEFORE_DATES,
    BEHIND_OWNER,
    DESCRIBES_PERSON,
    GREETINGS,
    LEGAL_ENDS,
    NAME_RUN,
    OF_TIME,
    PEOPLE_AT_LARGE,
    RANKS,
    SUFFIXES,
)
from quoteattr.mentions.runs import PlacedWord, placed_words, single_names, split_at_stops
from quoteattr.mentions.titles import count_titles, is_office, is_title_alone, is_trade
from quoteattr.text.paragraphs import STOPS

__all__ = ["Key", "Name", "names_in", "people_in_headline"]

Key = tuple[str, ...]
"""The words of a name in lower case without periods and suffixes, for comparison."""

_BEFORE = regex.compile(r"(?r)(?:(?<![\p{L}-])[\p{L}-]+[ \u00a0]){1,5}$")
_LONGEST_BEFORE = 60
_LONGEST_PREPOSITION = 4
_LONGEST_OWNER = 8
_LONGEST_BEFORE_DAY = 2
_LONGEST_GREETING = 2
# Characters: "Yesterday’s ".
_LONGEST_TIME = 12
_OPENERS = ".!?:;“\"‘'—–-([…\n"


@attrs.frozen(slots=True)
class Name:
    """A name in the text. With its titles it is at `start:end`, in characters."""

    start: int
    end: int
    bare_start: int
    """Where the name begins without its titles: an offset in characters."""
    words: tuple[str, ...]
    """The words without the titles, as written."""
    titles: frozenset[str] = frozenset()
    """The titles before it, in lower case without periods, with the words between them and a noun before them."""
    has_definite_article: bool = False
    """Whether "the" comes before it, as before names of organizations."""
    opens_sentence: bool = False
    """Whether it begins a sentence, where any word has a capital. False if it has a title."""
    is_described_as_person: bool = False
    """Whether words follow that are only used of people: an age, or who."""
    is_title_or_month: bool = False
    """Whether it is a title or a month that the text uses as a name: the King, May."""
    written_title: str = ""
    """The titles as written: "Mrs."."""
    follows_place_preposition: bool = False
    """Whether "in" or "at" comes before it, as before names of places."""

    @property
    def text(self) -> str:
        """The name without its titles."""
        return " ".join(self.words)

    @cached_property
    def key(self) -> Key:
        """The name for comparison: ("ann", "lee") for Ann Lee Jr."""
        words = [word.lower().replace("’", "'").strip('."“”()') for word in self.words]
        while len(words) > 1 and words[-1] in SUFFIXES:
            words.pop()
        return tuple(words)

    def behind_noun(self) -> Name:
        """The name without its first word, which says what the person is and becomes a title: [Rocker] Lee."""
        first = self.words[0]
        bare = self.bare_start + len(first) + 1
        titles = self.titles | {first.lower()}
        return attrs.evolve(
            self, words=self.words[1:], bare_start=bare, titles=titles, opens_sentence=False, written_title=first
        )


def people_in_headline(text: str, lexicon: Lexicon, start: int, end: int) -> Iterator[Name]:
    """The full names of people in a headline, where every word has a capital: a first name and the word after it.

    Only here a name must be on the list of first names. Nothing else distinguishes it from the words around it.
    """
    for run in NAME_RUN.finditer(text, start, end):
        behind = start
        for (at, first), (last_at, last) in itertools.pairwise(placed_words(run)):
            if at >= behind and first.lower() in lexicon.first_names and last[0].isupper():
                behind = last_at + len(last)
                yield Name(at, behind, at, (first, last.rstrip(".")))


def names_in(text: str, lexicon: Lexicon, start: int = 0, end: int | None = None) -> Iterator[Name]:
    """Every name of `text[start:end]`, in order.

    The lists of titles, first names, places and organizations only help to find where a name begins and ends. A run of
    capitalized words that are on no list is one name.

    >>> from quoteattr.languages import english
    >>> text = "Sen. Ada Brook told the Justice Department that Acme CEO Tim Hill and Mr. al-Zawahiri met."
    >>> [name.text for name in names_in(text, english())]
    ['Ada Brook', 'Justice Department', 'Tim Hill', 'al-Zawahiri']
    """
    for run in NAME_RUN.finditer(text, start, len(text) if end is None else end):
        for words in split_at_stops(placed_words(run), lexicon):
            yield from _names_of(text, words, lexicon)


def _names_of(text: str, words: list[PlacedWord], lexicon: Lexicon) -> Iterator[Name]:
    """The names in words of one sentence, without its first word if that is not part of a name."""
    opens = _opens_sentence(text, words[0][0])
    if opens and _is_opener(words[0][1].lower(), lexicon) and not _is_good(words):
        words, opens = words[1:], False
    for part in single_names(_behind_date(text, words, lexicon), lexicon):
        name = _name(text, part, lexicon, opens and part[0] == words[0])
        if name is not None:
            yield name


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 4) : at].rstrip(" \t\u00a0_*")
    closed = before.rstrip("”’")
    return not before or before[-1] in _OPENERS or (closed != before and closed.endswith(STOPS))


def _is_opener(word: str, lexicon: Lexicon) -> bool:
    """Whether the first word of a sentence is not part of the name after it: "Besides Lee", "Added Lee", "Told Lee"."""
    regular = word.endswith(PAST) and not base_forms(word).isdisjoint(lexicon.speech_cues)
    said = regular or word in PASTS_OF_SAYING
    return word in lexicon.sentence_openers or (said and word not in lexicon.first_names)


def _is_good(words: list[PlacedWord]) -> bool:
    """Whether a name begins with Good and a word of time: Good Morning Foods."""
    first, second = (word for _, word in words[:2]) if len(words) > 1 else ("", "")
    return first == "Good" and len(words) > _LONGEST_GREETING and second in GREETINGS


def _behind_date(text: str, words: list[PlacedWord], lexicon: Lexicon) -> list[PlacedWord]:
    """The words without a date before them. Some months may be first names: May Lee."""
    at, first = words[0] if words else (0, "")
    plain = first.rstrip(".").lower()
    if len(words) < 2 or plain not in lexicon.calendar_words:
        return words
    dated = BEFORE_DATES.search(text, max(0, at - _LONGEST_BEFORE), at)
    preposition = dated.group(1) if dated else None
    # "in August Wilson": inside a sentence, a month and a surname may be a name.
    named = preposition is not None and first in MONTHS and preposition.islower() and not _is_full(words[1:], lexicon)
    return words[1:] if dated and not named else words


def _is_full(words: list[PlacedWord], lexicon: Lexicon) -> bool:
    return len(words) > 1 and words[0][1].lower() in lexicon.first_names


def _name(text: str, words: list[PlacedWord], lexicon: Lexicon, opens: bool) -> Name | None:
    """The name in a run of words, with its titles. None if the words are a title, an office, a date or a pronoun."""
    words = _with_owner(text, words)
    start = words[0][0]
    definite = text[max(0, start - 4) : start].lower() in (f"{THE} ", f"{THE}\u00a0")
    if not definite and len(words) > 1 and words[0][1] == THE.capitalize():
        definite, words = True, words[1:]
    plain = [word for _, word in words]
    owned = BEHIND_OWNER.search(text, max(0, start - _LONGEST_OWNER), start) is not None
    if is_title_alone(plain, definite or owned, lexicon) or is_office(text, start, plain, definite, lexicon):
        return None
    count = count_titles(plain, definite, lexicon) or int(is_trade(plain, opens, lexicon))
    bare = _without_day(_behind_joint(words[count:], lexicon))
    if not bare or (len(bare) == 1 and _is_date_or_pronoun(bare[0][1], lexicon)):
        return None
    titles = frozenset(word.lower().rstrip(".") for word in plain[:count]) | _noun_before(text, start, lexicon)
    end = bare[-1][0] + len(bare[-1][1])
    return Name(
        start=start,
        end=end,
        bare_start=bare[0][0],
        words=tuple(word for _, word in bare),
        titles=titles,
        has_definite_article=definite,
        opens_sentence=opens and count == 0,
        is_described_as_person=DESCRIBES_PERSON.match(text, end) is not None,
        written_title=" ".join(plain[:count]),
        follows_place_preposition=_follows_place_preposition(text, start),
    )


def _with_owner(text: str, words: list[PlacedWord]) -> list[PlacedWord]:
    """The words of a company with the time that owns it: [Tomorrow’s] Harvest Ltd."""
    at, last = words[0][0], words[-1][1].rstrip(".").lower()
    owner = OF_TIME.search(text, max(0, at - _LONGEST_TIME), at) if last in LEGAL_ENDS else None
    return [(owner.start(), owner.group().rstrip()), *words] if owner else words


def _behind_joint(words: list[PlacedWord], lexicon: Lexicon) -> list[PlacedWord]:
    """The words without one that joins two titles before them: "Minister and Chairman Ann Lee"."""
    if not words or words[0][1] != AND:
        return words
    titles = all(word.lower() in lexicon.speaker_titles for _, word in words[1:])
    return [] if titles else words[1:]


def _is_date_or_pronoun(word: str, lexicon: Lexicon) -> bool:
    """Whether a single word belongs to a date or is a pronoun: May, He, but not US."""
    if word.rstrip(".").lower() in lexicon.calendar_words:
        return True
    return not word.isupper() and word.lower() in lexicon.pronouns


def _without_day(words: list[PlacedWord]) -> list[PlacedWord]:
    """A person's name without the day after it: "Ann Lee Monday said". Black Friday may be an organization."""
    return words[:-1] if len(words) > _LONGEST_BEFORE_DAY and words[-1][1] in DAYS else words


def _noun_before(text: str, start: int, lexicon: Lexicon) -> frozenset[str]:
    """What the words before a name call the person: "Green nominee Ada Brook" is a nominee, and green."""
    before = _BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start)
    words = before.group().lower().split() if before else []
    people = lexicon.people | lexicon.trades
    if not words or words[-1] not in people or (words[-1] in PEOPLE_AT_LARGE and len(words) > 1):
        return frozenset()
    return frozenset([words[-1], *(word for word in words if word in lexicon.affiliations or word in RANKS)])


def _follows_place_preposition(text: str, start: int) -> bool:
    return AFTER_PLACE_PREPOSITION.search(text, max(0, start - _LONGEST_PREPOSITION), start) is not None
