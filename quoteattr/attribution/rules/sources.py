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
    SECOND_VERB,
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
"""Patterns that show that a source is incomplete, and that read the rest of it."""


@attribution_rule(
    "whole_source",
    why="a source includes its noun",
    examples=("“Mind the dog,” said the small, barefoot priest.",),
)
def whole_source(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """A source that ends inside a word, after an adjective or after a title is extended to its noun or name.

    A comma separates adjectives (`said the small, barefoot priest`), and a title needs its name (`Mrs. ¶ Savic`).
    Declines if only one word follows a comma: it may say what the speaker does or is.
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
    """The source, from the start of its first word to the end of its last."""
    start, end = source
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


@attribution_rule(
    "bare_source",
    why="time and place are not part of the source",
    examples=("Magyar Stone Plc today announced a new quarry.", "“Who is it?” said the tailor to the giant."),
)
def bare_source(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """The time, the place and the listener are not part of the source.

    Removed are a time after a name (`Magyar Stone Plc today announced`), trailing words that are incomplete (`Mayor
    Wilson at`, `one man who`), the listener (`said the tailor to the giant`) and the period of the sentence. If a
    source crosses the end of a sentence, the part next to the verb is kept. Declines for a time that belongs to the
    words before it (a report released last week), for nouns with "to" (an aide to the mayor), for abbreviations
    (Corp.), and if no name would be left.
    """
    if attribution.source is None:
        return None
    start, end = _in_one_sentence(attribution, attribution.source, view)
    text, cut = view.text, None
    if attribution.cue and attribution.cue[1] <= start and (whom := SPOKEN_TO.fullmatch(text, start, end)):
        end = whom.start("cut")
    end = min([end, *(at for q in view.quotations_in(start, end) if (at := _before_comma(q.span.start, text)) > start)])
    if attribution.cue and attribution.cue[1] <= start and (clause := SECOND_VERB.search(text, start, end)):
        end = clause.start()
    while cut != end:
        cut, end = end, start + _without_last(text[start:end].rstrip(), view.lexicon)
    bare = (start, end) if any(map(str.isalpha, text[start:end])) else attribution.source
    return changed(attribution, attrs.evolve(attribution, source=bare))


def _before_comma(at: int, text: str) -> int:
    """Where the comma before a quotation is, behind which speech goes on: said Moe, “and …”; -1 if none is."""
    first = max(0, at - len(", "))
    words = text[first:at].rstrip()
    return first + len(words) - 1 if words.endswith(",") else -1


def _without_last(words: str, lexicon: Lexicon) -> int:
    """The length of a source without a period, incomplete words or a time at its end."""
    if words.endswith(".") and not _is_short(words[:-1], lexicon):
        return len(words) - 1
    if (hanging := _hanging(words)) is not None:
        return hanging
    time = TIME.search(words)
    return time.start() if time and _is_when(words[: time.start()], time.group()) else len(words)


def _hanging(words: str) -> int | None:
    """The start of trailing words that are incomplete without more words after them."""
    last = max(HANGING.finditer(words), key=regex.Match.end, default=None)
    return last.start() if last and last.end() == len(words) else None


def _in_one_sentence(attribution: Attribution, source: Range, view: TextView) -> Range:
    (start, end), text = source, view.text
    ends = [e for e in SENTENCE_END.finditer(text, start, end) if not _is_short(text[start : e.start()], view.lexicon)]
    if not ends or attribution.cue is None:
        return source
    return (ends[-1].end(), end) if attribution.cue[0] >= end else (start, ends[0].start())


def _is_short(words: str, lexicon: Lexicon) -> bool:
    """Whether the last word is an abbreviation or an initial, which keep their period."""
    last = words.split()[-1:] or [""]
    word = _JOINS.split(last[0].lower())[-1]
    return len(word) == 1 or "." in word or word in lexicon.title_abbreviations or word in ABBREVIATIONS


def _is_when(before: str, time: str) -> bool:
    """Whether a time says when somebody spoke. It may be a surname instead (Joe Friday)."""
    name = before.split()
    bare = time.strip(" ,").istitle() and len(time.split()) == 1
    return bool(name) and not TAKES_TIME.search(before) and not (bare and len(name) == 1)


@attribution_rule(
    "behind_the_place",
    why="the speaker comes after the place",
    examples=("On the streets of Quill Bay, Lena Ortiz, a bartender, told reporters that it rained.",),
)
def behind_the_place(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """A source that begins in the place or time at the start of its sentence begins after the comma instead.

    A sentence that begins with a preposition has its subject after the first comma: `On the streets of Quill Bay, Lena
    Ortiz, a bartender, told reporters`. Declines if anything else begins the sentence, and if no name or description
    follows the comma.
    """
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None or source[1] > cue[0]:
        return None
    start, rest = sentence_start(source[0], view), BEHIND_PLACE.match(view.text, *source)
    if start is None or rest is None or not IN_A_PLACE.fullmatch(view.text, start, source[0]):
        return None
    return (attrs.evolve(attribution, source=(rest.end(), source[1])),)
