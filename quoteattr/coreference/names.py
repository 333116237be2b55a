"""Names in running text: where they begin and end, and what of them is a title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from quoteattr.lexicon import Lexicon

__all__ = ["NameIndex", "name_in"]

_WORD = r"(?:\p{Lu}[\p{L}\p{M}]*(?:[-’'.]\p{L}[\p{L}\p{M}]*)*|al-\p{Lu}\p{L}+)"
_PARTICLE = r"(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|ter|bin|ibn|ben|al|el)"
_NAME = regex.compile(rf"{_WORD}\.?(?:[ \u00a0](?:(?:{_PARTICLE}|of|and|&)[ \u00a0]){{0,2}}{_WORD}\.?)*")
_PARTICLES_BEFORE = regex.compile(rf"(?:{_PARTICLE}[ \u00a0])+")
_POSSESSIVE = regex.compile(r"[’']s?$")
_INITIALS = regex.compile(r"\p{Lu}(?:[.-]\p{Lu})*\.")
# These end a name, with or without a full stop; elsewhere only initials and titles are written with one.
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "inc", "co", "corp", "ltd"])
_SAINTS = frozenset(["st", "ste", "mt", "ft"])
_JOINING = frozenset(["of", "and", "&"])
_LONGEST_ABBREVIATION = 4
_HEAD_END = regex.compile(
    r"[,;:(\[“\"–—\n]|\s-\s|\s(?:who|whose|which|that|in|at|on|from|with|during|after|of a|of the)\s"
)
# Whoever stands in such a relation to a name is somebody else.
_RELATION = regex.compile(r"\S\s(?:about|against|among|behind|by|for|of|over|to|under)\s(?:(?:the|an?)\s)?$")
_ARTICLE = regex.compile(r"^(?:an?|one|another|his|her|their|its|our|my|some|many|several|other)\s", regex.IGNORECASE)
_THE = regex.compile(r"^the\s", regex.IGNORECASE)
_SMALL = regex.compile(r"(?<!\p{L})\p{Ll}\p{L}+")
_CAPITAL_IN_SENTENCE = regex.compile(r"(?<!\p{L})(?!(?:the|an?)\b)\p{Ll}+,?[ \u00a0](\p{Lu}\p{L}+)")
# People have at most first, middle and last names and a suffix; longer runs of capitals are headlines.
_LONGEST_NAME = 5


def name_in(source: str, lexicon: Lexicon) -> str | None:
    """The name a source consists of, without titles and possessives; None for descriptions and pronouns.

    >>> from quoteattr.lexicon import english
    >>> for source in ("Sen. Tammy Duckworth, D-Ill.,", "Clinton spokesman Brian Fallon", "a senior official", "he",
    ...                "a spokesman, Ben Vogel", "Trump’s campaign"):
    ...     print(name_in(source, english()))
    Tammy Duckworth
    Brian Fallon
    None
    None
    Ben Vogel
    None
    """
    source = source.strip()
    head = _HEAD_END.split(source, maxsplit=1)[0].strip()
    if not head or head.lower() in lexicon.pronouns:
        return None
    if _ARTICLE.match(head) or not _ends_in_name(head):
        head = _apposed(source, head)
    runs = list(_runs(head, lexicon))
    if not runs:
        return None
    start, name = runs[-1]
    before = head[:start]
    if _RELATION.search(before):
        return None
    if _PARTICLES_BEFORE.fullmatch(before):
        name = before + name
    return without_titles("the " + name if _THE.match(before) else name, lexicon)


def _apposed(source: str, head: str) -> str:
    """The name that a comma sets beside a description: "a spokesman, Ben Vogel"; else an empty string."""
    apposed = _HEAD_END.split(source[len(head) :].lstrip(", "), maxsplit=1)[0].strip()
    if not _NAME.fullmatch(apposed):
        return ""
    # "the senator, R-Ohio": after a definite description, one word alone need not be a name.
    named = _ARTICLE.match(head) or (_THE.match(head) and " " in apposed)
    return apposed if named else ""


def _ends_in_name(head: str) -> bool:
    ends = [match.end() for match in _NAME.finditer(head)]
    return bool(ends) and not head[ends[-1] :].strip(" .’'s")


def _runs(text: str, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Runs of capitalised words with where they begin; a full stop ends one, save in initials and abbreviations."""
    for match in _NAME.finditer(text):
        start = at = match.start()
        for word in match.group().replace("\u00a0", " ").split(" "):
            end = at + len(word)
            plain = word.rstrip(".").lower()
            ends = plain in _SUFFIXES
            abbreviated = ends or plain in _SAINTS or _INITIALS.fullmatch(word) or _is_short_title(plain, lexicon)
            if start == at and word in _JOINING:
                start = end + 1
            elif ends or (word.endswith(".") and not abbreviated):
                yield start, text[start : end if abbreviated else end - 1]
                start = end + 1
            at = end + 1
        if start < match.end():
            yield start, text[start : match.end()]


def _is_short_title(word: str, lexicon: Lexicon) -> bool:
    return len(word) <= _LONGEST_ABBREVIATION and word in lexicon.speaker_titles


def without_titles(name: str, lexicon: Lexicon) -> str | None:
    """Take titles off the front and a possessive off the end; None where nothing is left.

    After "the", a title with one word behind it is part of a name: the Justice Department.
    """
    words = _POSSESSIVE.sub("", name).split()
    definite = bool(words) and words[0].lower() == "the"
    rest = words[_titles(words[definite:], lexicon) + definite :]
    if definite and len(rest) == 1 and len(words) > 2 and not words[-2].endswith("."):
        rest = words[1:]
    return None if not rest or rest[0] == "of" else " ".join(rest).rstrip(",")


def _titles(words: list[str], lexicon: Lexicon) -> int:
    """How many words at the front are titles, with what stands before a title inside: Apple CEO Tim Cook."""
    titled = [word.strip(".").lower() in lexicon.speaker_titles for word in words]
    joined = next((i for i, word in enumerate(words) if word in ("and", "&")), len(words))
    behind = 0
    for i in range(len(words) - 1, 0, -1):
        enough = behind > 1 or (behind and words[i].endswith("."))
        if titled[i] and i < joined and enough and words[i + 1][0].isupper():
            return i + 1
        behind += words[i].strip(".").lower() not in _SUFFIXES
    return titled.index(False) if False in titled else len(words)


class NameIndex:
    """The names of a text, to find the fullest form of a short one. Built once, in time linear in the text."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        """Collect all runs of capitalised words, titles off."""
        self._full: dict[str, Counter[str]] = {}
        self._common = {m.group() for m in _SMALL.finditer(text)}
        self._proper = {m.group(1).lower() for m in _CAPITAL_IN_SENTENCE.finditer(text)}
        for name in self._names(text, lexicon):
            core = _core(name)
            for key in {core[0], core[-1]}:
                self._full.setdefault(key, Counter())[name] += 1

    def _names(self, text: str, lexicon: Lexicon) -> Iterator[str]:
        for _, run in _runs(text, lexicon):
            first, _, rest = run.partition(" ")
            word = first.lower()
            opens = word in lexicon.sentence_openers or (word in self._common and word not in self._proper)
            for one in (rest if opens else run).split(" and "):
                name = without_titles(one, lexicon)
                if name and 1 < len(name.split()) <= _LONGEST_NAME:
                    yield name

    def is_common_word(self, name: str) -> bool:
        """Whether the text writes the word small elsewhere: a capital at the head of a sentence makes no name."""
        word = name.lower()
        return " " not in name and word in self._common and word not in self._proper and self.fullest(name) == name

    def fullest(self, name: str) -> str:
        """The one longer name that ends (or else begins) with this one; the name itself where there is none or two."""
        words = _core(name)
        candidates = [n for n in self._full.get(words[-1], ()) if _core(n)[-len(words) :] == words]
        candidates = candidates or [n for n in self._full.get(words[0], ()) if _core(n)[: len(words)] == words]
        longer = [n for n in candidates if len(n.split()) > len(name.split())]
        return max(longer, key=len) if longer and _compatible(longer) else name


def _core(name: str) -> list[str]:
    """The words of a name in lower case, without "Jr." and its like."""
    words = name.lower().split()
    while len(words) > 1 and words[-1].rstrip(".") in _SUFFIXES:
        words.pop()
    return words


def _compatible(names: list[str]) -> bool:
    """Whether all are forms of one name: the shorter ones' words stand among the longest one's."""
    longest = set(max(names, key=len).lower().split())
    return all(set(n.lower().split()) <= longest for n in names)
