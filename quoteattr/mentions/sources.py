"""Classify the words of a source: a name, a pronoun, a description, or several of these joined."""

from __future__ import annotations

import itertools

import attrs
import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.grammar import AND, PLURAL, POSSESSIVE, TIME
from quoteattr.languages.en.phrasing import (
    ADJECTIVE,
    APPOSED,
    ARTICLE,
    BELONGS,
    BETWEEN,
    COMMA_OR_AND,
    DETERMINER,
    EMPHASIS,
    HEAD_END,
    INDEFINITE,
    JOINT,
    MORE_ADJECTIVES,
    OWNER_END,
    PARTY_TAG,
    POSSESSOR,
    REFLEXIVES,
    RELATION_WORD,
    WHO_OR_WHICH,
)
from quoteattr.mentions.capitals import is_common, is_native
from quoteattr.mentions.names import Name, names_in
from quoteattr.mentions.nouns import head_noun, is_person_noun, kind_of_noun
from quoteattr.mentions.offices import name_behind_office
from quoteattr.mentions.phrases import Form, Phrase
from quoteattr.mentions.premodifiers import (
    WORD,
    can_belong,
    describes_bearer,
    is_mere_description,
    is_related,
    name_begins,
)
from quoteattr.model import SpeakerKind

__all__ = ["apposition", "read_phrase"]

_PARENTHESIS = regex.compile(r"(?<!\s)\s*+\([^)]{0,200}\)")
# Two names may be a person and an organization or place. Three in a row are a list.
_FEWEST_LISTED = 3
_SHORTEST_ROLE = 4


@attrs.frozen(slots=True)
class _Source:
    """The words of a source, without punctuation and times around them."""

    text: str
    start: int
    head_end: int
    """Where the head phrase ends. What follows only adds to it."""
    end: int
    names: list[Name]
    """The names inside, in order."""
    lexicon: Lexicon

    @property
    def head(self) -> str:
        return self.text[self.start : self.head_end]


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
    start, end = _trimmed(text, start, end)
    pronoun = _pronoun(text, start, end, lexicon)
    if pronoun is not None:
        return pronoun
    names = [n for n in names_in(text, lexicon, start, end) if not is_common(n, lexicon, surnames)]
    if len(names) == 1 and names[0].end == end and is_native(names[0], lexicon):
        names = []
    source = _Source(text, start, _head_end(text, start, end, names), end, names, lexicon)
    return _list(source) or _several(source) or _single(source)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without punctuation at its ends, and without a time or "himself" after it."""
    while start < end and not text[start].isalnum() and text[start] not in "@#":
        start += 1
    end = start + len(text[start:end].rstrip(" \n\t,;:—–-"))
    for extra in (TIME, EMPHASIS):
        found = extra.search(text, start, end)
        end = found.start() if found and found.start() > start else end
    return start, end


def _pronoun(text: str, start: int, end: int, lexicon: Lexicon) -> Phrase | None:
    words = [m.group().lower() for m in WORD.finditer(text, start, end)]
    if not words or not (
        words[0] in WHO_OR_WHICH or (words[0] in lexicon.pronouns and REFLEXIVES.issuperset(words[1:]))
    ):
        return None
    return Phrase(Form.PRONOUN, start, end, word=words[0].partition("’")[0].partition("'")[0])


def _head_end(text: str, start: int, end: int, names: list[Name]) -> int:
    for stop in HEAD_END.finditer(text, start, end):
        at: int = stop.start()
        inside = ADJECTIVE.fullmatch(text, start, at) and MORE_ADJECTIVES.fullmatch(text, at, end)
        if at > start and not inside and not any(n.start <= at < n.end for n in names):
            return at
    return end


def _list(source: _Source) -> Phrase | None:
    """Three or more names in a row: "Sens. Brook (D-Ore.), Hill (D-Ohio) and Ortiz (D-N.J.)"."""
    text, names = source.text, source.names
    people = [n for n in names if text[n.start - 1 : n.start] != "(" and not PARTY_TAG.match(text, n.start)]
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


def _several(source: _Source) -> Phrase | None:
    """Names or descriptions that "and" joins, if they are not two descriptions of one person."""
    text, start, names = source.text, source.start, source.names
    if _is_one(source) or (names and RELATION_WORD.search(text, start, names[0].start)):
        return None
    joints = (m.span() for m in JOINT.finditer(text, start, source.head_end))
    joint = next((j for j in joints if not any(n.start < j[0] < n.end for n in names)), None)
    if joint is None or any(RELATION_WORD.match(text, n.end, joint[0]) for n in names):
        return None
    left, right = _part(source, start, joint[0], joint[0]), _part(source, joint[1], source.head_end, source.end)
    if _is_same(left, right, text[start : joint[0]], text[joint[1] : source.head_end]):
        return None
    return Phrase(Form.SEVERAL, start, source.head_end, word=right.word, kind=SpeakerKind.GROUP, parts=(left, right))


def _part(source: _Source, start: int, head_end: int, end: int) -> Phrase:
    names = [n for n in source.names if start <= n.start < end]
    return _single(attrs.evolve(source, start=start, head_end=head_end, end=end, names=names))


def _is_same(left: Phrase, right: Phrase, left_words: str, right_words: str) -> bool:
    """Whether two phrases refer to one person: "the mayor and party chairman", "wife and adviser Ann Lee"."""
    if left.form is not Form.DESCRIPTION or left.kind is SpeakerKind.ORGANIZATION or DETERMINER.match(right_words):
        return False
    return right.name is not None or not left_words.lower().endswith(PLURAL)


def _is_one(source: _Source) -> bool:
    """Whether the words have one article and one final noun: "the Trade and Industry Secretary"."""
    text, stop = source.text, source.head_end
    article, words = ARTICLE.match(text, source.start, stop), WORD.findall(source.head)
    return (
        article is not None
        and is_person_noun(words[-1].lower(), source.lexicon)
        and not ARTICLE.search(text, article.end(), stop)
        and not any(n.start >= article.end() and n.end == stop and len(n.words) > 1 for n in source.names)
    )


def _single(source: _Source) -> Phrase:
    """A name or a description."""
    text, start, lexicon = source.text, source.start, source.lexicon
    behind = name_behind_office(text, start, source.end, source.names, lexicon)
    if behind is not None:
        role = _trimmed(text, start, behind.start)
        return Phrase(Form.NAME, behind.start, source.end, name=behind, role=role)
    inside = [n for n in source.names if n.start < source.head_end]
    belonging = (n for n in inside if RELATION_WORD.match(text, n.end, source.head_end))
    first = next((n for n in belonging if can_belong(n, lexicon)), None)
    if first and not first.has_definite_article and is_mere_description(text[start : first.start], lexicon):
        return _named(attrs.evolve(source, head_end=first.end), first)
    if inside and _is_head(inside[-1], source):
        return _named(source, inside[-1])
    return _described(source)


def _is_head(name: Name, source: _Source) -> bool:
    """Whether a name at the end of the head phrase is the person's own, and not that of an owner or a relation."""
    if source.text[name.end : source.head_end].strip(OWNER_END):
        return False
    before = source.text[source.start : name_begins(name, source.lexicon)]
    if _is_document_by(before, source.lexicon):
        return False
    if POSSESSOR.search(before):
        return not RELATION_WORD.search(before) and not _is_noun(name, source.lexicon)
    return not is_related(before, name, source.lexicon)


def _is_document_by(before: str, lexicon: Lexicon) -> bool:
    """Whether words before a name are a document and who made it: "a study by the economists Peter Orr and"."""
    relation = RELATION_WORD.search(before)
    noun = head_noun(WORD.findall(before[: relation.start()]), lexicon) if relation else ""
    return kind_of_noun(noun, lexicon) is SpeakerKind.DOCUMENT


def _is_noun(name: Name, lexicon: Lexicon) -> bool:
    word = name.words[-1].lower()
    return not name.titles and len(name.words) == 1 and (word in lexicon.organization_nouns or word in lexicon.people)


def _named(source: _Source, name: Name) -> Phrase:
    """A name, with the words before or after it that describe the person."""
    text, start = source.text, source.start
    role = (start, name.start) if describes_bearer(text[start : name.start], source.lexicon) else None
    after = _trimmed(text, max(source.head_end, name.end), source.end)
    if after[1] - after[0] >= _SHORTEST_ROLE and text[after[0] - 1 : after[0]] not in ("(", "["):
        role = after
    role = _trimmed(text, *role) if role else None
    return Phrase(Form.NAME, start, source.head_end, name=name, role=role if role and role[1] > role[0] else None)


def _described(source: _Source) -> Phrase:
    """A description, or the name after it and a comma."""
    text, start, stop, lexicon = source.text, source.start, source.head_end, source.lexicon
    apposed = _apposed(source)
    if apposed is not None:
        return Phrase(Form.NAME, start, source.end, name=apposed, role=(start, stop))
    relation = RELATION_WORD.search(text, start + 1, stop)
    words = text[start : relation.start() if relation else stop]
    noun = head_noun(WORD.findall(POSSESSOR.split(words)[-1]), lexicon)
    return Phrase(
        Form.DESCRIPTION,
        start,
        stop,
        word=noun,
        determiner=_determiner(words, DETERMINER.match(text, start, stop)),
        owner=next((n for n in source.names if n.start < stop), None),
        kind=kind_of_noun(noun, lexicon),
    )


def _determiner(words: str, determiner: regex.Match[str] | None) -> str:
    if POSSESSOR.search(words):
        return POSSESSIVE
    return determiner.group(1).lower() if determiner else ""


def _apposed(source: _Source) -> Name | None:
    """The name after a description and a comma: "a spokesman, Ben Vogel"."""
    text, lexicon = source.text, source.lexicon
    found = ((n, BETWEEN.fullmatch(text, source.head_end, n.start)) for n in source.names if n.start >= source.head_end)
    after, between = next(((n, m) for n, m in found if m), (None, None))
    if after is None or between is None or not _are_titles(between.group(1).split(), lexicon):
        return None
    rest = text[after.end : source.end].strip()
    if rest and rest[0] not in ",(—–-;:" and not BELONGS.match(rest):
        return None
    # "the senator, R-Ohio": after a definite description, a single word need not be a name.
    full = len(after.words) > 1 or bool(after.titles)
    own = INDEFINITE.match(text, source.start) or POSSESSOR.search(text, source.start, source.head_end)
    return after if full or own else None


def _are_titles(words: list[str], lexicon: Lexicon) -> bool:
    return all(w in lexicon.speaker_titles or w in lexicon.affiliations or w in lexicon.people for w in words)


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
    phrase = _described(_Source(text, start, _head_end(text, start, end, []), end, [], lexicon))
    return phrase if phrase.kind in (SpeakerKind.PERSON, SpeakerKind.ORGANIZATION) else None
