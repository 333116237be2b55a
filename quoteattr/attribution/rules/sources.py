"""Rules on where sources begin and end."""

from __future__ import annotations

from functools import cache

import attrs
import regex

from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.contract import attribution_pass
from quoteattr.attribution.rules.subjects import sentence_start
from quoteattr.languages import Lexicon
from quoteattr.languages.en.tags import LOOK
from quoteattr.text.paragraphs import SENTENCE_END
from quoteattr.text.view import Range, TextView

__all__ = ["bare_source", "behind_the_place", "whole_source"]

# Characters: a bound that keeps time linear.
_LONGEST_REST = 60
_MORE_ADJECTIVES = regex.compile(
    r"(?:,|(?=(?:\s\p{Ll}[\p{Ll}’-]*+)++,))(?:,?\s(?!\p{Ll}+ly\b)\p{Ll}[\p{Ll}’-]*+){2,4}(?=[.;!?]|,\s|\s(?:with|in|at|from|of|who|on|as|to)\b|$)"
)
_NAME = regex.compile(r"\s{1,3}\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2}")
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = "morning|afternoon|evening|night|week|weekend|month|year|spring|summer|autumn|fall|winter"
_TIME = regex.compile(
    rf",?\s(?:(?:late|early|earlier|later)\s)?(?:today|yesterday|tonight|tomorrow|(?:this|last|next)\s(?:{_PART}|{_DAY})"
    rf"|(?:on\s)?{_DAY}(?:\s(?:morning|afternoon|evening|night))?)$"
)
_PARTICIPLES = "begun|brought|built|cut|done|drawn|found|given|held|led|made|sent|set|seen|shown|taken|won|written"
_TIMED = regex.compile(
    rf"\b(?:who|which|that|whose|when)\b|\b(?:\p{{Ll}}+ed|{_PARTICIPLES})$|\b(?:in|of|from|since|until|for|by|to)$"
)
_HANGING = regex.compile(
    r"(?<![,\s])(?:(?:[,\s]++(?:at|in|on|of|for|with|from|by|to|as|into|after|before|during|and|or|but|who|which|that|whose|when|where"
    r"|while|has|have|had|was|is|were|are|the|a|an)(?![^,\s]))++|[\s,]*+[;:]$)"
)
# Nouns that take "to" themselves.
_TO = "aide|adviser|advisor|ambassador|assistant|attorney|counsel|cousin|delegate|deputy|envoy|heir|letter|link|key"
_TO += "|representative|right|second|secretary|successor|visitor|witness"
_SPOKEN_TO = regex.compile(
    rf"(?:\p{{Lu}}[\p{{L}}’'-]*|(?:the|his|her|my)(?:\s[\p{{Ll}}-]+)*?\s(?!(?:{_TO})\b)[\p{{Ll}}-]+)"
    r"(?P<cut>\sto\s(?:\p{Lu}|(?:the|his|her|my|their|its)\s\p{L}|me$|him$|her$|us$|them$|you$).*)"
)
_SHORT = frozenset(
    ["jr", "sr", "inc", "corp", "ltd", "co", "bros", "llc", "plc", "esq", "no", "ave", "st", "ph.d", "dept"]
)
_JOINS = regex.compile("[-(]")
_STATES = frozenset(
    ["calif", "mass", "conn", "fla", "ill", "mich", "minn", "tex", "wash", "wis", "ariz", "colo", "penn"]
)
_PLACE = (
    "Above|Across|After|Along|Amid|Among|Around|At|Before|Behind|Below|Beneath|Beside|Besides|Between|Beyond|During|In|Inside"
    "|Near|Off|On|Opposite|Outside|Over|Since|Throughout|Under|Until|Within"
)
_IN_A_PLACE = regex.compile(rf"(?:{_PLACE})\s[^,;:“”\"\n]*")
_REST = regex.compile(r"[^,]+,\s*(?=\p{Lu}|\d|(?:the|a|an|one|another|two|three|his|her|their|its|my|our)\s)")


@attribution_pass("whole_source", why="a source ends with its noun")
def whole_source(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """`said the small, barefoot priest`: a source ends with a word, and with its noun.

    A comma stands between adjectives, and a title needs its name (`Mrs. ¶ Savic`). A source that was cut within a word,
    behind an adjective or behind a title is as long as these. Declines where what follows is no more than one word: it
    may be what the speaker does or is.
    """
    return [_with_source(a, _grown(a, a.source, view), whole_source.name) if a.source else a for a in attributions]


def _grown(attribution: Attribution, source: Range, view: TextView) -> Range:
    start, end = source
    text = view.text
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    limit = min(len(text), end + _LONGEST_REST)
    behind = attribution.cue is not None and attribution.cue[1] <= start
    for cut, rest in _CUTS if behind else _CUTS[1:]:
        if cut(view.lexicon).fullmatch(text, start, end) and (found := rest(text, end, limit)):
            end = found.end()
    return start, end


@cache
def _adjectives(lexicon: Lexicon) -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:(?i:the|a|an)|(?i:one|another|his|her|my|our|their)\s{LOOK})(?:,?\s{LOOK})*", looks=lexicon.looks
    )


@cache
def _title(lexicon: Lexicon) -> regex.Pattern[str]:
    return regex.compile(r"(?i:\L<titles>)\.?", titles=lexicon.title_abbreviations)


_CUTS = ((_adjectives, _MORE_ADJECTIVES.match), (_title, _NAME.match))


@attribution_pass("bare_source", why="when and where is no part of who")
def bare_source(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """`Magyar Stone Plc today announced`: when and where it was said is no part of who says it.

    A time behind a name, words that need others behind them (`Mayor Wilson at`, `one man who`), whom it is said to
    (`said the tailor to the giant`) and the full stop of the sentence are left out; of a source that runs over the end
    of a sentence the part next to the verb stays. Declines for a time that belongs to what stands before it (a report
    released last year), for nouns that take "to" (an aide to the mayor), for abbreviations (Corp.), and where no name
    is left.
    """
    return [_with_source(a, _bared(a, a.source, view), bare_source.name) if a.source else a for a in attributions]


def _bared(attribution: Attribution, source: Range, view: TextView) -> Range:
    start, end = _in_one_sentence(attribution, source, view)
    text, cut = view.text, None
    if attribution.cue and attribution.cue[1] <= start and (whom := _SPOKEN_TO.fullmatch(text, start, end)):
        end = whom.start("cut")
    while cut != end:
        cut = end
        words = text[start:end].rstrip()
        end = start + len(words)
        if words.endswith(".") and not _is_short(words[:-1], view.lexicon):
            end -= 1
        elif (hanging := _hanging(words)) is not None:
            end = start + hanging
        elif (time := _TIME.search(words)) and _is_when(words[: time.start()], time.group()):
            end = start + time.start()
    return (start, end) if any(map(str.isalpha, text[start:end])) else source


def _hanging(words: str) -> int | None:
    """Where what ends the words begins that needs others behind it."""
    last = max(_HANGING.finditer(words), key=regex.Match.end, default=None)
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
    return len(word) == 1 or "." in word or word in lexicon.title_abbreviations | _SHORT | _STATES


def _is_when(before: str, time: str) -> bool:
    """Whether a time is that of the saying; a surname may be a day's (Joe Friday)."""
    name = before.split()
    bare = time.strip(" ,").istitle() and len(time.split()) == 1
    return bool(name) and not _TIMED.search(before) and not (bare and len(name) == 1)


@attribution_pass("behind_the_place", why="who speaks stands behind the place")
def behind_the_place(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """`On the streets of Ulaanbaatar, Myagmar Dulguun, a bartender, told AFP`: who speaks stands behind the place.

    A sentence that begins with a preposition has its subject behind the first comma. A source that begins before that
    begins behind it. Declines where anything else opens the sentence, and where no name or description follows.
    """
    return [_with_source(a, _behind_place(a, view), behind_the_place.name) if a.source else a for a in attributions]


def _behind_place(attribution: Attribution, view: TextView) -> Range:
    source, cue = attribution.source or (0, 0), attribution.cue
    start = sentence_start(source[0], view) if cue and source[1] <= cue[0] else None
    rest = _REST.match(view.text, *source)
    if start is None or rest is None or not _IN_A_PLACE.fullmatch(view.text, start, source[0]):
        return source
    return rest.end(), source[1]


def _with_source(attribution: Attribution, source: Range, rule: str) -> Attribution:
    if source == attribution.source:
        return attribution
    return attrs.evolve(attribution, source=source, rules=(rule, *attribution.rules))
