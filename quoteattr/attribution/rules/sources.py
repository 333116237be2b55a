"""Rules on where sources begin and end."""

from __future__ import annotations

import attrs
import regex

from quoteattr.attribution.attributions import Attribution, changed
from quoteattr.attribution.contract import attribution_rule
from quoteattr.attribution.sentences import sentence_start
from quoteattr.languages import Lexicon
from quoteattr.languages.en.grammar import TIME
from quoteattr.languages.en.reporting import (
    ABBREVIATIONS,
    BEHIND_PLACE,
    CUT_ADJECTIVES,
    HANGING,
    IN_A_PLACE,
    SPOKEN_TO,
    SURNAME,
    TAKES_TIME,
    adjectives,
    title_alone,
)
from quoteattr.text.paragraphs import SENTENCE_END
from quoteattr.text.view import Range, TextView

__all__ = ["bare_source", "behind_the_place", "whole_source"]

# Characters: a bound that keeps time linear.
_LONGEST_REST = 60
_JOINS = regex.compile("[-(]")
_CUTS = ((adjectives, CUT_ADJECTIVES.match), (title_alone, SURNAME.match))
"""What shows that a source was cut, and how to read the rest of it."""


@attribution_rule(
    "whole_source",
    why="a source ends with its noun",
    examples=("“Mind the dog,” said the small, barefoot priest.",),
)
def whole_source(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """A source that was cut within a word, behind an adjective or behind a title goes on to its noun or name.

    A comma stands between adjectives (`said the small, barefoot priest`), and a title needs its name (`Mrs. ¶ Savic`).
    Declines where a comma is followed by only one word: it may be what the speaker does or is.
    """
    if attribution.source is None:
        return None
    start, end = _whole_words(attribution.source, view.text)
    limit = min(len(view.text), end + _LONGEST_REST)
    behind = attribution.cue is not None and attribution.cue[1] <= start
    for cut, rest in _CUTS if behind else _CUTS[1:]:
        if cut(view.lexicon).fullmatch(view.text, start, end) and (found := rest(view.text, end, limit)):
            end = found.end()
    return changed(attribution, attrs.evolve(attribution, source=(start, end)))


def _whole_words(source: Range, text: str) -> Range:
    """The source from the beginning of its first word to the end of its last one."""
    start, end = source
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


@attribution_rule(
    "bare_source",
    why="when and where is no part of who",
    examples=("Magyar Stone Plc today announced a new quarry.", "“Who is it?” said the tailor to the giant."),
)
def bare_source(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """When, where and to whom something is said is no part of its source.

    Left out are a time behind a name (`Magyar Stone Plc today announced`), words that need others behind them (`Mayor
    Wilson at`, `one man who`), whom it is said to (`said the tailor to the giant`) and the full stop of the sentence.
    Of a source that runs over the end of a sentence the part next to the verb stays. Declines for a time that belongs
    to what stands before it (a report released last week), for nouns that take "to" (an aide to the mayor), for
    abbreviations (Corp.), and where no name is left.
    """
    if attribution.source is None:
        return None
    start, end = _in_one_sentence(attribution, attribution.source, view)
    text, cut = view.text, None
    if attribution.cue and attribution.cue[1] <= start and (whom := SPOKEN_TO.fullmatch(text, start, end)):
        end = whom.start("cut")
    while cut != end:
        cut, end = end, start + _without_last(text[start:end].rstrip(), view.lexicon)
    bare = (start, end) if any(map(str.isalpha, text[start:end])) else attribution.source
    return changed(attribution, attrs.evolve(attribution, source=bare))


def _without_last(words: str, lexicon: Lexicon) -> int:
    """How many characters of a source stay without a full stop, hanging words or a time at its end."""
    if words.endswith(".") and not _is_short(words[:-1], lexicon):
        return len(words) - 1
    if (hanging := _hanging(words)) is not None:
        return hanging
    time = TIME.search(words)
    return time.start() if time and _is_when(words[: time.start()], time.group()) else len(words)


def _hanging(words: str) -> int | None:
    """Where the words at the end begin that need others behind them."""
    last = max(HANGING.finditer(words), key=regex.Match.end, default=None)
    return last.start() if last and last.end() == len(words) else None


def _in_one_sentence(attribution: Attribution, source: Range, view: TextView) -> Range:
    (start, end), text = source, view.text
    ends = [e for e in SENTENCE_END.finditer(text, start, end) if not _is_short(text[start : e.start()], view.lexicon)]
    if not ends or attribution.cue is None:
        return source
    return (ends[-1].end(), end) if attribution.cue[0] >= end else (start, ends[0].start())


def _is_short(words: str, lexicon: Lexicon) -> bool:
    """Whether the last word is an abbreviation or an initial, which keep their full stop."""
    last = words.split()[-1:] or [""]
    word = _JOINS.split(last[0].lower())[-1]
    return len(word) == 1 or "." in word or word in lexicon.title_abbreviations or word in ABBREVIATIONS


def _is_when(before: str, time: str) -> bool:
    """Whether a time is that of the saying; a surname may be a day's (Joe Friday)."""
    name = before.split()
    bare = time.strip(" ,").istitle() and len(time.split()) == 1
    return bool(name) and not TAKES_TIME.search(before) and not (bare and len(name) == 1)


@attribution_rule(
    "behind_the_place",
    why="who speaks stands behind the place",
    examples=("On the streets of Quill Bay, Lena Ortiz, a bartender, told reporters that it rained.",),
)
def behind_the_place(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """A source that begins in the place or time that opens its sentence begins behind the comma instead.

    A sentence that begins with a preposition has its subject behind the first comma: `On the streets of Quill Bay, Lena
    Ortiz, a bartender, told reporters`. Declines where anything else opens the sentence, and where no name or
    description follows the comma.
    """
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None or source[1] > cue[0]:
        return None
    start, rest = sentence_start(source[0], view), BEHIND_PLACE.match(view.text, *source)
    if start is None or rest is None or not IN_A_PLACE.fullmatch(view.text, start, source[0]):
        return None
    return (attrs.evolve(attribution, source=(rest.end(), source[1])),)
