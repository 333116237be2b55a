"""Where the speech of a paragraph that a dash opens stops for a tag, and where it goes on behind it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import attrs
import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.dashes import APPOSED, IN_PERSON, NARRATES, NO_SPEAKERS, TELLS_ON
from quoteattr.languages.en.reporting import REPORTS_CLAUSE, TAG_GOES_ON
from quoteattr.languages.en.tags import tag_patterns

__all__ = ["Part", "parts_of"]

# Bounds that keep time linear: a tag is short and follows one of the first pauses, and what it names is near.
_LONGEST_TAG = 160
_MOST_PAUSES = 40
_LONGEST_SAID = 400
_DASH = r"\s{0,3}+(?:[—―–]|-{2,}+|(?<=\s)-(?=\s))"
_PAUSE = regex.compile(
    rf"(?P<said>[,;:?!….]{{0,3}}+)(?:(?P<dash>{_DASH})\s{{0,3}}+|(?<=[,;:?!…])\s{{1,3}}+|(?<=\.\.\.)\s{{1,3}}+)"
)
_GAP = regex.compile(
    rf"(?P<dash>[.,;:!?…]?+{_DASH})[.,;:!?…]?\s{{0,3}}+|(?P<colon>:)\s{{1,3}}+|(?P<comma>[,;])\s{{1,3}}+|(?P<stop>[.!?…])[)’]?\s{{1,3}}+"
)
_CLAUSE_END = regex.compile(r"[,;:—―–]|[.!?…](?=\s|$)")
_SENTENCE_END = regex.compile(r"[.!?…](?=\s|$)|\s[—―–]")


@attrs.frozen(slots=True)
class Part:
    """A part of a paragraph: speech, or what is told beside it."""

    start: int
    end: int
    spoken: bool
    tag: bool = False
    """Whether it begins with a tag."""
    dashed: bool = False
    """Whether a dash is before it."""


def parts_of(text: str, start: int, end: int, closed: bool, lexicon: Lexicon) -> Iterator[Part]:
    """The parts of a paragraph between its opening dash and its end, in order.

    `closed`: whether dashes close the speech in this text, so that only another dash opens it again.
    """
    reader = _Reader(text, end, closed, lexicon)
    at = start
    while at < end:
        found = reader.told_from(at)
        if found is None:
            yield Part(at, end, spoken=True)
            return
        said, told = found
        yield Part(at, said, spoken=True)
        stop, at = reader.goes_on(told, text[max(start, said - _LONGEST_SAID) : said])
        yield attrs.evolve(told, end=stop)


@attrs.frozen(slots=True)
class _Reader:
    """A paragraph to its end, and how its text marks speech."""

    text: str
    end: int
    closed: bool
    lexicon: Lexicon

    def told_from(self, at: int) -> tuple[int, Part] | None:
        """The end of the speech at `at`, and the tag or action behind it, up to the end of its first words."""
        for pause in islice(_PAUSE.finditer(self.text, at, self.end), _MOST_PAUSES):
            behind, dashed = pause.end(), pause["dash"] is not None
            tag = self._tag(behind)
            stop = tag or (self._action(behind) if dashed and self.closed else None)
            if stop is not None and pause.start() > at:
                return pause.end("said"), Part(behind, stop, spoken=False, tag=tag is not None, dashed=dashed)
        return None

    def _tag(self, at: int) -> int | None:
        """The end of the tag at `at`."""
        words, patterns = " " + self.text[at : min(self.end, at + _LONGEST_TAG)], tag_patterns(self.lexicon)
        found = patterns.inverted.match(words)
        if found and found["source"].lower() not in NO_SPEAKERS and not REPORTS_CLAUSE.match(words, found.end()):
            return at + int(found.end()) - 1
        found = patterns.straight.match(words)
        if found and found["source"].lower() not in NO_SPEAKERS and TAG_GOES_ON.match(words, found.end()):
            return at + int(found.end()) - 1
        found = patterns.answer.match(words)
        return at + int(found.end()) - 1 if found else None

    def _action(self, at: int) -> int | None:
        """The end of the beginning of a sentence that tells what somebody did."""
        found = NARRATES.match(self.text, at, self.end)
        return int(found.end()) if found and not self._in_person(at, _SENTENCE_END) else None

    def goes_on(self, told: Part, said: str) -> tuple[int, int]:
        """The end of what is told, and the start of the speech behind it: the end of the paragraph if there is none."""
        named, all_told = self.text[told.end - 1 : told.end].isalpha() and self._names(told), False
        for gap in _GAP.finditer(self.text, told.end, self.end):
            behind = gap.end()
            if gap["dash"] is not None:
                return gap.end("dash") - len(gap["dash"]), behind
            if self.closed or all_told:
                continue
            if gap["comma"] is not None and self._tells_on(behind, named):
                continue
            if gap["stop"] is not None and self._narrates(behind, told, said):
                all_told = True
                continue
            return gap.end() - len(gap.group()) + len(gap.group().rstrip()), behind
        return self.end, self.end

    def _names(self, told: Part) -> bool:
        """Whether the words of a tag have a name."""
        return any(word[:1].isupper() for word in self.text[told.start : told.end].split()[-1:])

    def _tells_on(self, at: int, named: bool) -> bool:
        """Whether the clause behind a comma is about the speaker."""
        if self.text[self.end - 1] == ":":  # It announces the next turn.
            return True
        found = TELLS_ON.match(self.text, at, self.end) or (named and APPOSED.match(self.text, at, self.end))
        return bool(found) and not self._in_person(at, _CLAUSE_END)

    def _narrates(self, at: int, told: Part, said: str) -> bool:
        """Whether the sentence behind a tag tells what somebody did whom the speech has not mentioned."""
        found = NARRATES.match(self.text, at, self.end)
        if found is None or self._in_person(at, _SENTENCE_END):
            return False
        words = said.lower().split()
        if found["name"]:
            return found["name"] in self.text[told.start : told.end]
        first = found.group().split()[0].lower()
        return first not in words

    def _in_person(self, at: int, ends: regex.Pattern[str]) -> bool:
        stop = ends.search(self.text, at, self.end)
        return IN_PERSON.search(self.text, at, stop.end() if stop else self.end) is not None
