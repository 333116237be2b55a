"""What the words of a source are: a name, a pronoun, a description, or several of these joined."""

from __future__ import annotations

import itertools
from enum import Enum

import attrs
import regex

from quoteattr.languages import Lexicon
from quoteattr.mentions.capitals import is_common, is_native
from quoteattr.mentions.names import Name, names_in
from quoteattr.mentions.nouns import head_noun, is_person_noun, kind_of_noun
from quoteattr.mentions.offices import BELONGS, behind_office
from quoteattr.mentions.premodifiers import OF, POSSESSOR, WORD, calls, is_long, is_related, name_begins, stands_first
from quoteattr.model import SpeakerKind

__all__ = ["Form", "Phrase", "apposition", "head_of"]

_HEAD_END = regex.compile(
    r"[,;:(\[“\"–—\n]|\s--?\s|\s(?:who|whom|whose|which|that|in|at|on|from|with|during|after|before|near|outside|inside)\s"
    # Whom somebody asks is not who asks: "demanded Tom of me".
    r"|\s(?<=\p{Lu}\p{Ll}+\s)of\s(?=(?:me|him|her|us|them)$)",
)
# When something was said is no part of who said it: "Brimble Inc. this morning".
_TIME = regex.compile(
    r"\s(?:today|yesterday|tonight|(?:this|last|on|late|early)\s(?:morning|afternoon|evening|night|week|month|year|weekend)"
    r"|(?:(?:on|this|last|late|early)\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$"
)
_ARTICLE = regex.compile(r"(?<!\p{L})(?i:the|an?)\s")
# A comma between adjectives ends nothing: "the small, barefoot priest".
_ADJECTIVE = regex.compile(r"(?i:the|an?|his|her|their)\s(?:very\s)?\p{Ll}[\p{Ll}-]*")
_MORE_ADJECTIVES = regex.compile(r"(?:,\s\p{Ll}[\p{Ll}-]{0,30}){1,3}\s\p{Ll}+")
_BETWEEN = regex.compile(r"(?:\s(?:at|in|from|of|with|for|on)\s[^,]{1,80})?\s*[,—–-][\s,—–-]*((?:\p{Ll}+\s){0,2})")
# How a description behind a name begins: an article, an owner, or an office and what it is of.
_DESCRIBES = r"(?:an?|the|one of|his|her|their|\p{L}+(?:\s\p{Ll}+)?\s(?:of|for|at|to)|former|then)"
_APPOSED = regex.compile(
    rf"(?:\s\([^)\n]{{1,20}}\))?,\s({_DESCRIBES}\s[^,;:.()\n“”\"]{{2,150}}?)"
    r"(?=[,;.)]|\s[–—-]|\s(?:who|which|said|says|told)\s)"
)
_PARENTHESIS = regex.compile(r"(?<!\s)\s*+\([^)]{0,200}\)")
_PARTY = regex.compile(r"[DRI]-\p{Lu}")
_JOINT = regex.compile(r",?\s(?:and|&)\s")
_COMMA_OR_AND = regex.compile(r"\s*+(?:,\s*+)?+(?:and\s*+)?")
_DETERMINER = regex.compile(
    r"(the|this|that|these|those|an?|one|another|some|many|several|few|most|all|both|other|two|three|four|five|his|her|their"
    r"|its|our|my|your)\s",
    regex.IGNORECASE,
)
_RELATIVES = frozenset(["who", "which", "who’s", "who's"])
_INDEFINITE = regex.compile(r"(?:an?|one|another|his|her|their|its|our|my)\s", regex.IGNORECASE)
_REFLEXIVES = frozenset(
    ["himself", "herself", "themselves", "itself", "myself", "also", "too", "later", "then", "both", "all"]
)


class Form(Enum):
    """What kind of words stand for a speaker."""

    NAME = "name"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    SEVERAL = "several"
    LABEL = "label"


@attrs.frozen(slots=True)
class Phrase:
    """How a source reads, offsets in characters of the text."""

    form: Form
    start: int
    end: int
    """The head phrase: "the governor" of "the governor, who was in Rome"."""
    name: Name | None = None
    """Its name, also where a comma sets it beside a description."""
    word: str = ""
    """Lower case: the pronoun, or the head noun of a description."""
    determiner: str = ""
    """Lower case: the, a, his; "'s" after a possessor that is a name."""
    owner: Name | None = None
    """The name that a possessive or a relation gives: Trump’s campaign, a spokesman for Trump."""
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    role: tuple[int, int] | None = None
    """What the source says its name is: "a researcher at …"."""
    parts: tuple[Phrase, ...] = ()
    """What is joined: Trump and Clinton."""


def head_of(text: str, start: int, end: int, lexicon: Lexicon, surnames: frozenset[str] = frozenset()) -> Phrase:
    """Read the words ``text[start:end]`` of a source. ``surnames``: words known to be names though they are nouns too.

    >>> from quoteattr.languages import english
    >>> for source in ("Sen. Tammy Duckworth, D-Ill.,", "Clinton spokesman Brian Fallon", "a senior official", "he",
    ...                "a spokesman, Ben Vogel", "Trump’s campaign", "Ann Lee and Bo Hill"):
    ...     head = head_of(source, 0, len(source), english())
    ...     print(head.form.value, head.name.text if head.name else head.word)
    name Tammy Duckworth
    name Brian Fallon
    description official
    pronoun he
    name Ben Vogel
    description campaign
    several
    """
    start, end = _trimmed(text, start, end)
    words = [m.group().lower() for m in WORD.finditer(text, start, end)]
    if words and (words[0] in _RELATIVES or (words[0] in lexicon.pronouns and not (set(words[1:]) - _REFLEXIVES))):
        return Phrase(Form.PRONOUN, start, end, word=words[0].partition("’")[0].partition("'")[0])
    names = [n for n in names_in(text, lexicon, start, end) if not is_common(n, lexicon, surnames)]
    if len(names) == 1 and names[0].end == end and is_native(names[0], lexicon):
        names = []
    stop = _head_end(text, start, end, names)
    listed = _list(text, start, end, names)
    return listed or _several(text, start, stop, names, lexicon) or _single(text, (start, stop, end), names, lexicon)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum() and text[start] not in "@#":
        start += 1
    end = start + len(text[start:end].rstrip(" \n\t,;:—–-"))
    time = _TIME.search(text, start, end)
    return start, time.start() if time and time.start() > start else end


def _head_end(text: str, start: int, end: int, names: list[Name]) -> int:
    for stop in _HEAD_END.finditer(text, start, end):
        at: int = stop.start()
        inside = _ADJECTIVE.fullmatch(text, start, at) and _MORE_ADJECTIVES.fullmatch(text, at, end)
        if at > start and not inside and not any(n.start <= at < n.end for n in names):
            return at
    return end


def _list(text: str, start: int, end: int, names: list[Name]) -> Phrase | None:
    """Three names or more in a row: "Sens. Merkley (D-Ore.), Brown (D-Ohio) and Menendez (D-N.J.)"."""
    people = [n for n in names if text[n.start - 1 : n.start] != "(" and not _PARTY.match(text, n.start)]
    gaps = [_PARENTHESIS.sub("", text[a.end : b.start]) for a, b in itertools.pairwise(people)]
    if len(people) < 3 or not all(_COMMA_OR_AND.fullmatch(gap) for gap in gaps) or "and" not in gaps[-1]:
        return None
    parts = tuple(Phrase(Form.NAME, n.start, n.end, name=n) for n in people)
    return Phrase(Form.SEVERAL, start, end, kind=SpeakerKind.GROUP, parts=parts)


def _several(text: str, start: int, stop: int, names: list[Name], lexicon: Lexicon) -> Phrase | None:
    """Names or descriptions that "and" joins, if they are not two descriptions of one person."""
    if _is_one(text, start, stop, names, lexicon) or (names and OF.search(text, start, names[0].start)):
        return None
    for joint in _JOINT.finditer(text, start, stop):
        if any(n.start < joint.start() < n.end for n in names):
            continue
        if any(OF.match(text, n.end, joint.start()) for n in names):
            return None
        left, right = text[start : joint.start()], text[joint.end() : stop]
        heads = [
            _single(text, (s, e, e), [n for n in names if s <= n.start < e], lexicon)
            for s, e in ((start, joint.start()), (joint.end(), stop))
        ]
        body = heads[0].kind is SpeakerKind.ORGANIZATION
        if heads[0].form is Form.DESCRIPTION and not body and heads[1].name and not _DETERMINER.match(right):
            return None
        if (
            heads[0].form is Form.DESCRIPTION
            and not body
            and not left.lower().endswith("s")
            and not _DETERMINER.match(right)
        ):
            return None
        return Phrase(Form.SEVERAL, start, stop, word=heads[1].word, kind=SpeakerKind.GROUP, parts=tuple(heads))
    return None


def _is_one(text: str, start: int, stop: int, names: list[Name], lexicon: Lexicon) -> bool:
    """Whether one noun ends what one article opens: "the Trade and Industry Secretary"."""
    article, words = _ARTICLE.match(text, start, stop), WORD.findall(text[start:stop])
    return (
        article is not None
        and is_person_noun(words[-1].lower(), lexicon)
        and not _ARTICLE.search(text, article.end(), stop)
        and not any(name.start >= article.end() and name.end == stop and len(name.words) > 1 for name in names)
    )


def _single(text: str, where: tuple[int, int, int], names: list[Name], lexicon: Lexicon) -> Phrase:
    start, stop, end = where
    behind = behind_office(text, where, names, lexicon)
    if behind is not None:
        return Phrase(Form.NAME, behind.start, end, name=behind, role=_trimmed(text, start, behind.start))
    inside = [n for n in names if n.start < stop]
    first = next((n for n in inside if is_long(n, lexicon) and OF.match(text, n.end, stop)), None)
    if first and not first.definite and stands_first(text[start : first.start], lexicon):
        return _named(text, first, (start, first.end, end), lexicon)
    last = inside[-1] if inside else None
    before = text[start : name_begins(last, lexicon)] if last else ""
    if (
        last
        and text[last.end : stop].strip(" ’'sS.") == ""
        and not POSSESSOR.search(before)
        and not is_related(before, last, lexicon)
    ):
        return _named(text, last, (start, stop, end), lexicon)
    if (
        last
        and text[last.end : stop].strip(" ’'sS.") == ""
        and POSSESSOR.search(before)
        and not OF.search(before)
        and not _is_noun(last, lexicon)
    ):
        return _named(text, last, (start, stop, end), lexicon)
    return _description(text, where, names, lexicon)


def _is_noun(name: Name, lexicon: Lexicon) -> bool:
    word = name.words[-1].lower()
    return not name.titles and len(name.words) == 1 and (word in lexicon.organization_nouns or word in lexicon.people)


def _named(text: str, name: Name, where: tuple[int, int, int], lexicon: Lexicon) -> Phrase:
    start, stop, end = where
    role = (start, name.start) if calls(text[start : name.start], lexicon) else None
    after = _trimmed(text, max(stop, name.end), end)
    if after[1] - after[0] > 3 and text[after[0] - 1 : after[0]] not in ("(", "["):
        role = after
    role = _trimmed(text, *role) if role else None
    return Phrase(Form.NAME, start, stop, name=name, role=role if role and role[1] > role[0] else None)


def _description(text: str, where: tuple[int, int, int], names: list[Name], lexicon: Lexicon) -> Phrase:
    start, stop, end = where
    apposed = _apposed(text, where, names, lexicon)
    if apposed is not None:
        return Phrase(Form.NAME, start, end, name=apposed, role=(start, stop))
    determiner = _DETERMINER.match(text, start, stop)
    cut = OF.search(text, start + 1, stop)
    phrase = text[start : cut.start() if cut else stop]
    noun = head_noun(WORD.findall(POSSESSOR.split(phrase)[-1]), lexicon)
    owner = next((n for n in names if n.start < stop), None)
    which = "'s" if POSSESSOR.search(phrase) else determiner.group(1).lower() if determiner else ""
    return Phrase(
        Form.DESCRIPTION, start, stop, word=noun, determiner=which, owner=owner, kind=kind_of_noun(noun, lexicon)
    )


def _apposed(text: str, where: tuple[int, int, int], names: list[Name], lexicon: Lexicon) -> Name | None:
    """The name that a comma sets beside a description: "a spokesman, Ben Vogel"."""
    start, stop, end = where
    found = ((n, _BETWEEN.fullmatch(text, stop, n.start)) for n in names if n.start >= stop)
    after, between = next(((n, m) for n, m in found if m), (None, None))
    titles = lexicon.speaker_titles | lexicon.affiliations | lexicon.people
    if after is None or between is None or not set(between.group(1).split()) <= titles:
        return None
    rest = text[after.end : end].strip()
    if rest and rest[0] not in ",(—–-;:" and not BELONGS.match(rest):
        return None
    # "the senator, R-Ohio": after a definite description, one word alone need not be a name.
    full = len(after.words) > 1 or bool(after.titles)
    own = _INDEFINITE.match(text, start) or POSSESSOR.search(text, start, stop)
    return after if full or own else None


def apposition(text: str, name: Name, lexicon: Lexicon) -> Phrase | None:
    """The description that a comma sets behind a name: "Alex Capri, a researcher at the Hinrich Foundation, said".

    >>> from quoteattr.languages import english
    >>> text = "Ann Lee, the mayor of York, left."
    >>> head = apposition(text, next(names_in(text, english())), english())
    >>> text[head.start : head.end], head.word
    ('the mayor of York', 'mayor')
    """
    found = _APPOSED.match(text, name.end)
    if found is None:
        return None
    start, end = found.span(1)
    head = _description(text, (start, _head_end(text, start, end, []), end), [], lexicon)
    return head if head.kind in (SpeakerKind.PERSON, SpeakerKind.ORGANIZATION) else None
