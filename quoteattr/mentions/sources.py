"""Classify the words of a source: a name, a pronoun, a description, or several of these joined."""

from __future__ import annotations

import itertools

import attrs
import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.grammar import AND, PLURAL
from quoteattr.languages.en.naming import OFFICE_JOINTS
from quoteattr.languages.en.phrasing import (
    ANOTHER,
    APPOSED,
    ARTICLE,
    BEGINS_SPEAKING,
    COMMA_OR_AND,
    DETERMINER,
    JOINT,
    PARTY_TAG,
    REFLEXIVES,
    RELATION_WORD,
    WHO_OR_WHICH,
)
from quoteattr.mentions.capitals import is_common, is_native
from quoteattr.mentions.names import Name, names_in
from quoteattr.mentions.nouns import is_person_noun
from quoteattr.mentions.phrases import Form, Phrase
from quoteattr.mentions.premodifiers import WORD
from quoteattr.mentions.single import SourceWords, described, head_end_of, single, trimmed
from quoteattr.model import SpeakerKind

__all__ = ["apposition", "read_phrase"]

_PARENTHESIS = regex.compile(r"(?<!\s)\s*+\([^)]{0,200}\)")
# Two names may be a person and an organization or place. Three in a row are a list.
_FEWEST_LISTED = 3


def read_phrase(text: str, start: int, end: int, lexicon: Lexicon, surnames: frozenset[str] = frozenset()) -> Phrase:
    """Classify the words `text[start:end]` of a source. `surnames`: nouns known to be names here.

    >>> from quoteattr.languages import english
    >>> for source in ("Sen. Ada Brook, D-Ill.,", "Ortiz spokesman Brian Hill", "a senior official", "he",
    ...                "a spokesman, Ben Vogel", "Ortiz’s campaign", "Ann Lee and Bo Hill"):
    ...     phrase = read_phrase(source, 0, len(source), english())
    ...     print(phrase.form.value, phrase.name.text if phrase.name else phrase.word)
    name Ada Brook
    name Brian Hill
    description official
    pronoun he
    name Ben Vogel
    description campaign
    several
    """
    start, end = trimmed(text, start, end)
    speaking = BEGINS_SPEAKING.match(text, start, end)
    start = speaking.end() if speaking else start
    pronoun = _pronoun(text, start, end, lexicon)
    if pronoun is not None:
        return pronoun
    names = [n for n in names_in(text, lexicon, start, end) if not is_common(n, lexicon, surnames)]
    if len(names) == 1 and names[0].end == end and is_native(names[0], lexicon):
        names = []
    source = SourceWords(text, start, head_end_of(text, start, end, names), end, names, lexicon)
    return _list(source) or _several(source) or _both_described(source) or single(source)


def _pronoun(text: str, start: int, end: int, lexicon: Lexicon) -> Phrase | None:
    words = [m.group().lower() for m in WORD.finditer(text, start, end)]
    if not words or not (
        words[0] in WHO_OR_WHICH or (words[0] in lexicon.pronouns and REFLEXIVES.issuperset(words[1:]))
    ):
        return None
    return Phrase(Form.PRONOUN, start, end, word=words[0].partition("’")[0].partition("'")[0])


def _list(source: SourceWords) -> Phrase | None:
    """Three or more names in a row: "Sens. Brook (D-Ore.), Hill (D-Ohio) and Ortiz (D-N.J.)"."""
    text, names = source.text, source.names
    people = [n for n in names if text[n.start - 1 : n.start] != "(" and not PARTY_TAG.match(text, n.start)]
    if len(people) > 1 and len(people[0].words) > 1 and _is_office(people[1], source.lexicon):
        return None
    gaps = [_PARENTHESIS.sub("", text[a.end : b.start]) for a, b in itertools.pairwise(people)]
    if (
        len(people) < _FEWEST_LISTED
        or _is_one(source)
        or AND not in gaps[-1]
        or not all(map(COMMA_OR_AND.fullmatch, gaps))
    ):
        return None
    parts = tuple(Phrase(Form.NAME, n.start, n.end, name=n) for n in people)
    return Phrase(Form.SEVERAL, source.start, source.end, kind=SpeakerKind.GROUP, parts=parts)


def _is_office(name: Name, lexicon: Lexicon) -> bool:
    """Whether words behind a full name are an office: "Ann Lee, Chairman and CEO of Acme"."""
    words = [word.lower() for word in itertools.takewhile(lambda word: word not in OFFICE_JOINTS, name.words)]
    offices = lexicon.offices | lexicon.speaker_titles
    alone = len(words) == 1 or len(words) < len(name.words) or is_person_noun(words[-1], lexicon)
    return not name.titles and alone and words[-1] in offices and words[0] not in lexicon.first_names


def _several(source: SourceWords) -> Phrase | None:
    """Names or descriptions that "and" joins, if they are not two descriptions of one person."""
    text, start, names = source.text, source.start, source.names
    if _is_one(source) or (names and RELATION_WORD.search(text, start, names[0].start)):
        return None
    joints = (m.span() for m in JOINT.finditer(text, start, source.head_end))
    joint = next((j for j in joints if not any(n.start < j[0] < n.end for n in names)), None)
    if joint is None or any(RELATION_WORD.match(text, n.end, joint[0]) for n in names):
        return None
    left, right = _part(source, start, joint[0]), _right_part(source, joint[1])
    if _is_same(left, right, text[start : joint[0]], text[joint[1] : source.head_end]):
        return None
    return Phrase(Form.SEVERAL, start, source.head_end, word=right.word, kind=SpeakerKind.GROUP, parts=(left, right))


def _both_described(source: SourceWords) -> Phrase | None:
    """Two people with "and" between, the first with a description: "Ann Lee, who runs it, and her deputy, Bo Hill"."""
    text, lexicon = source.text, source.lexicon
    first = next((n for n in source.names if n.end == source.head_end and len(n.words) > 1), None)
    joint = ANOTHER.search(text, first.end, source.end) if first else None
    if first is None or joint is None or RELATION_WORD.search(text, source.start, first.start):
        return None
    start = joint.end()
    names = [n for n in source.names if n.start >= start]
    right = single(attrs.evolve(source, start=start, head_end=head_end_of(text, start, source.end, names), names=names))
    if right.name is None or len(right.name.words) == 1:
        return None
    if not (right.name.titles or right.name.words[0].lower() in lexicon.first_names or DETERMINER.match(text, start)):
        return None
    parts = (_part(source, source.start, first.end), right)
    return Phrase(Form.SEVERAL, source.start, source.end, kind=SpeakerKind.GROUP, parts=parts)


def _part(source: SourceWords, start: int, end: int) -> Phrase:
    names = [n for n in source.names if start <= n.start < end]
    return single(attrs.evolve(source, start=start, head_end=end, end=end, names=names))


def _right_part(source: SourceWords, start: int) -> Phrase:
    """The last of several, whose name may follow a description: "Ann Lee and her deputy, Bo Hill"."""
    part = _part(source, start, source.head_end)
    if part.form is not Form.DESCRIPTION:
        return part
    names = [n for n in source.names if n.start >= start]
    longer = described(attrs.evolve(source, start=start, names=names))
    return longer if longer.form is Form.NAME else part


def _is_same(left: Phrase, right: Phrase, left_words: str, right_words: str) -> bool:
    """Whether two phrases refer to one person: "the mayor and party chairman", "wife and adviser Ann Lee"."""
    if left.form is not Form.DESCRIPTION or left.kind is SpeakerKind.ORGANIZATION or DETERMINER.match(right_words):
        return False
    return right.name is not None or not left_words.lower().endswith(PLURAL)


def _is_one(source: SourceWords) -> bool:
    """Whether the words have one article and one final noun: "the Trade and Industry Secretary"."""
    text, stop = source.text, source.head_end
    article, words = ARTICLE.match(text, source.start, stop), WORD.findall(source.head)
    return (
        article is not None
        and is_person_noun(words[-1].lower(), source.lexicon)
        and not ARTICLE.search(text, article.end(), stop)
        and not any(n.start >= article.end() and n.end == stop and len(n.words) > 1 for n in source.names)
    )


def apposition(text: str, name: Name, lexicon: Lexicon) -> Phrase | None:
    """The description after a name and a comma: "Alex Capri, a researcher at the Hinrich Foundation, said".

    None if there is none, or if its noun refers neither to a person nor to an organization.

    >>> from quoteattr.languages import english
    >>> text = "Ann Lee, the mayor of York, left."
    >>> phrase = apposition(text, next(names_in(text, english())), english())
    >>> text[phrase.start : phrase.end], phrase.word
    ('the mayor of York', 'mayor')
    """
    found = APPOSED.match(text, name.end)
    if found is None:
        return None
    start, end = found.span(1)
    phrase = described(SourceWords(text, start, head_end_of(text, start, end, []), end, [], lexicon))
    return phrase if phrase.kind in (SpeakerKind.PERSON, SpeakerKind.ORGANIZATION) else None
