"""Classify the words of one person or body: a name, or a description."""

from __future__ import annotations

import attrs
import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.grammar import POSSESSIVE, TIME
from quoteattr.languages.en.naming import MEMBERS, PAPERS
from quoteattr.languages.en.phrasing import (
    ADJECTIVE,
    BELONGS,
    BETWEEN,
    CLASS_YEAR,
    DESCRIBED_AT_ONCE,
    DETERMINER,
    EMPHASIS,
    GIVES_NAME,
    HEAD_END,
    INDEFINITE,
    MORE_ADJECTIVES,
    MORE_OF_PERSON,
    ONE_OF_THEM,
    OWNER_END,
    POSSESSOR,
    RELATION_WORD,
    SPEAKS_FOR,
    SURNAMED,
)
from quoteattr.mentions.names import Name
from quoteattr.mentions.nouns import head_noun, kind_of_noun
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

__all__ = ["SourceWords", "described", "head_end_of", "single", "trimmed"]

_SHORTEST_ROLE = 4


@attrs.frozen(slots=True)
class SourceWords:
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
        """The head phrase."""
        return self.text[self.start : self.head_end]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without punctuation at its ends, and without a time or "himself" after it."""
    while start < end and not text[start].isalnum() and text[start] not in "@#":
        start += 1
    end = start + len(text[start:end].rstrip(" \n\t,;:—–-"))
    for extra in (TIME, EMPHASIS):
        found = extra.search(text, start, end)
        end = found.start() if found and found.start() > start else end
    return start, end


def head_end_of(text: str, start: int, end: int, names: list[Name]) -> int:
    """Where the head phrase of `text[start:end]` ends, outside the `names` in it."""
    for stop in HEAD_END.finditer(text, start, end):
        at: int = stop.start()
        inside = ADJECTIVE.fullmatch(text, start, at) and MORE_ADJECTIVES.fullmatch(text, at, end)
        if at > start and not inside and not any(n.start <= at < n.end for n in names):
            return at
    return end


def single(source: SourceWords) -> Phrase:
    """A name or a description."""
    text, start, lexicon = source.text, source.start, source.lexicon
    behind = name_behind_office(text, start, source.end, source.names, lexicon)
    if behind is not None and not _is_spoken_for(text[start : behind.start].rstrip(", "), behind, source):
        role = trimmed(text, start, behind.start)
        return Phrase(Form.NAME, behind.start, source.end, name=behind, role=role)
    one = ONE_OF_THEM.match(text, start, source.end)
    if one is not None:
        rest = attrs.evolve(source, start=one.end(), head_end=head_end_of(text, one.end(), source.end, source.names))
        return single(rest)
    given = _given(source)
    if given is not None:
        return Phrase(Form.NAME, start, source.end, name=given, role=(start, source.head_end))
    inside = [n for n in source.names if n.start < source.head_end]
    belonging = (n for n in inside if RELATION_WORD.match(text, n.end, source.head_end))
    first = next((n for n in belonging if can_belong(n, lexicon)), None)
    if first and not first.has_definite_article and is_mere_description(text[start : first.start], lexicon):
        return _named(attrs.evolve(source, head_end=first.end), first)
    if inside and _is_described_at_once(inside[0], source):
        return _named(attrs.evolve(source, head_end=inside[0].end), inside[0])
    if inside and _is_head(inside[-1], source):
        return _named(source, inside[-1])
    return described(source)


def _given(source: SourceWords) -> Name | None:
    """The name that a description says: "one man, who gave his name only as Tom", "a shy man named Noah"."""
    text, names = source.text, source.names
    gives = GIVES_NAME.search(text, source.start, source.end)
    if gives is None or RELATION_WORD.search(text, source.start, gives.start()):
        return None
    named = any(len(n.words) > 1 and n.end <= gives.start() and not POSSESSOR.match(text, n.end) for n in names)
    return None if named else next((n for n in names if n.start == gives.end()), None)


def _is_head(name: Name, source: SourceWords) -> bool:
    """Whether a name at the end of the head phrase is the person's own, and not that of an owner or a relation."""
    if CLASS_YEAR.sub("", source.text[name.end : source.head_end]).strip(OWNER_END):
        return False
    before = source.text[source.start : name_begins(name, source.lexicon)]
    if _is_member(name, source):
        return False
    if _is_document_by(before, source.lexicon) or SURNAMED.search(before) or _is_spoken_for(before, name, source):
        return False
    if POSSESSOR.search(before):
        return not RELATION_WORD.search(before) and not _is_noun(name, source.lexicon)
    return not is_related(before, name, source.lexicon)


def _is_member(name: Name, source: SourceWords) -> bool:
    """Whether a word is one of a party, whose full name follows: "the panel's senior Republican, Ann Lee"."""
    behind = any(n.start - len(", ") <= name.end < n.start and len(n.words) > 1 for n in source.names)
    return behind and len(name.words) == 1 and not name.titles and name.words[0].lower() in MEMBERS | PAPERS


def _is_spoken_for(before: str, name: Name, source: SourceWords) -> bool:
    """Whether a name is of the body that somebody speaks for: "a spokesman for the retailer Acme"."""
    person = name.words[0].lower() in source.lexicon.first_names or not name.titles.isdisjoint(
        source.lexicon.person_titles
    )
    return not person and SPEAKS_FOR.search(before) is not None


def _is_described_at_once(name: Name, source: SourceWords) -> bool:
    """Whether a full name begins a source and a description follows at once: "Ann Lee the head of the board"."""
    begins = name.start == source.start and len(name.words) > 1
    return begins and DESCRIBED_AT_ONCE.match(source.text, name.end, source.head_end) is not None


def _is_document_by(before: str, lexicon: Lexicon) -> bool:
    """Whether words before a name are a document and who made it: "a study by the economists Peter Orr and"."""
    relation = RELATION_WORD.search(before)
    noun = head_noun(WORD.findall(before[: relation.start()]), lexicon) if relation else ""
    return kind_of_noun(noun, lexicon) is SpeakerKind.DOCUMENT


def _is_noun(name: Name, lexicon: Lexicon) -> bool:
    word = name.words[-1].lower()
    return not name.titles and len(name.words) == 1 and (word in lexicon.organization_nouns or word in lexicon.people)


def _named(source: SourceWords, name: Name) -> Phrase:
    """A name, with the words before or after it that describe the person."""
    text, start = source.text, source.start
    role = (start, name.start) if describes_bearer(text[start : name.start], source.lexicon) else None
    after = trimmed(text, max(source.head_end, name.end), source.end)
    if after[1] - after[0] >= _SHORTEST_ROLE and text[after[0] - 1 : after[0]] not in ("(", "["):
        role = after
    role = trimmed(text, *role) if role else None
    return Phrase(Form.NAME, start, source.head_end, name=name, role=role if role and role[1] > role[0] else None)


def described(source: SourceWords) -> Phrase:
    """A description, or the name after it and a comma."""
    text, start, stop, lexicon = source.text, source.start, source.head_end, source.lexicon
    apposed = _apposed(source)
    if apposed is not None:
        return Phrase(Form.NAME, start, source.end, name=apposed, role=(start, stop))
    relation = RELATION_WORD.search(text, start + 1, stop)
    words = text[start : relation.start() if relation else stop]
    own = WORD.findall(POSSESSOR.split(words)[-1])
    noun = head_noun(own, lexicon)
    return Phrase(
        Form.DESCRIPTION,
        start,
        stop,
        word=noun,
        determiner=_determiner(words, DETERMINER.match(text, start, stop)),
        owner=next((n for n in source.names if n.start < stop), None),
        kind=SpeakerKind.PERSON if _is_of_body(own, lexicon) else kind_of_noun(noun, lexicon),
    )


def _is_of_body(words: list[str], lexicon: Lexicon) -> bool:
    """Whether a noun is of somebody behind the name of a body: the Acme executive, but not the Welsh executive."""
    noun, body = words[-1:], words[-2:-1]
    both = lexicon.people & lexicon.organization_nouns
    nations = lexicon.places | lexicon.peoples
    return both.issuperset(noun) and body != [] and body[0][0].isupper() and body[0].lower() not in nations


def _determiner(words: str, determiner: regex.Match[str] | None) -> str:
    if POSSESSOR.search(words):
        return POSSESSIVE
    return determiner.group(1).lower() if determiner else ""


def _apposed(source: SourceWords) -> Name | None:
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
    if _is_spoken_for(text[source.start : source.head_end], after, source):
        return None
    who = MORE_OF_PERSON.match(text, after.end, source.end)
    return after if full or own or who else None


def _are_titles(words: list[str], lexicon: Lexicon) -> bool:
    return all(w in lexicon.speaker_titles or w in lexicon.affiliations or w in lexicon.people for w in words)
