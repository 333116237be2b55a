"""Find all references in a text: names, pronouns, descriptions and sources."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import takewhile

import attrs
import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.grammar import ADVERB, FIRST_PERSON, MONTHS, NEW_PERSON
from quoteattr.languages.en.introducing import LONGEST_MET, MET
from quoteattr.languages.en.naming import BEHIND_INTRODUCED, PART_JOINTS
from quoteattr.languages.en.referring import (
    ADJECTIVE_OR_NOUN,
    AFTER_NOUNS,
    AND_BETWEEN,
    ANOTHER_PHRASE,
    CONTRACTED,
    DEFINITE_DESCRIPTION,
    GENDERED,
    INTRODUCTION,
    KIN,
    MONTH_AS_NAME,
    NEXT_NOUN,
    TITLE_ALONE,
    WORD_THAT_SAYS,
)
from quoteattr.mentions.capitals import is_nation, without_bodies
from quoteattr.mentions.names import Key, Name, names_in
from quoteattr.mentions.nouns import is_person_noun
from quoteattr.mentions.phrases import Form, Phrase
from quoteattr.mentions.sources import read_phrase
from quoteattr.model import SpeakerKind
from quoteattr.speakers.discourse import Discourse, Reference
from quoteattr.speakers.unnamed import unnamed_people
from quoteattr.text.view import Range, TextView

__all__ = ["source_end", "text_names", "text_references"]

# Twice may be chance. A person who goes by a title is called that all the time.
_FEWEST_TITLES = 3
# A first name that is also a word, Will or Rose, is inside a sentence at least once in this many uses of the word.
_RARELY = 10
# A first name and a surname.
_FULL = 2
_SMALL_WORD = regex.compile(r"(?<!\p{L})\p{Ll}\p{L}+")


def text_names(view: TextView, headlines: frozenset[int]) -> list[Name]:
    """The names in running text, without words that are capitalized only at the start of their sentence."""
    found = [n for n in names_in(view.text, view.lexicon) if view.paragraph(n.start) not in headlines]
    found = found if view.is_story else without_bodies(found)
    small = _common(view, found)
    found += [n for n in _months_as_names(view, found) if view.paragraph(n.start) not in headlines]
    found += [n for n in _openers_as_names(view, found) if view.paragraph(n.start) not in headlines]
    if view.is_story:
        found += [n for n in _titles_as_names(view, found) if view.paragraph(n.start) not in headlines]
    longer = _rare(found) if view.is_story else _opened(found, view.lexicon)
    plain = [n for name in found if (n := _without_opener(name, small, longer))]
    plain = plain if view.is_story else list(_without_roles(plain, view.lexicon))
    kept = plain if not view.is_story else (n for n in plain if not is_nation(n, view.lexicon))
    return sorted(kept, key=lambda n: n.start)


def _common(view: TextView, names: list[Name]) -> set[str]:
    """Words capitalized only at the start of a sentence: also in lower case, and never a name inside a sentence.

    In a story, rarely a name inside a sentence: stories have DO and Don't after dashes, and ask Will, "Will you come?"
    """
    small = Counter(_SMALL_WORD.findall(view.text))
    inside = Counter(n.words[0].lower() for n in names if not n.opens_sentence and not n.titles)
    first_names = view.lexicon.first_names
    if not view.is_story:
        return {word for word in small if word not in inside} - first_names
    adverbs = {n.words[0].lower() for n in names if n.words[0].endswith(ADVERB)} - inside.keys() - first_names
    return adverbs | {w for w, n in small.items() if n > inside[w] * (_RARELY if w in first_names else 1)}


def _months_as_names(view: TextView, names: list[Name]) -> list[Name]:
    """May, June: first names that are also months, if the text has a full name with them."""
    first = {n.words[0] for n in names if len(n.words) > 1} & MONTHS
    taken = {n.bare_start for n in names}
    return [
        Name(m.start(), m.end(), m.start(), (m.group(),), is_title_or_month=True)
        for m in MONTH_AS_NAME.finditer(view.text)
        if m.group() in first and m.start() not in taken
    ]


def _openers_as_names(view: TextView, names: list[Name]) -> list[Name]:
    """Oh, Ha, So: names that are also words that open a sentence, beside a verb of saying, if the text has a full name
    with them.
    """
    full = (n for n in names if len(n.words) > 1 and not n.has_definite_article)
    words = {word for n in full for word in (n.words[0], n.words[-1]) if word.lower() in view.lexicon.sentence_openers}
    taken = {n.bare_start for n in names}
    found = WORD_THAT_SAYS.finditer(view.text) if words else ()
    return [
        Name(m.start(), m.end(), m.start(), (m.group(),), is_title_or_month=True)
        for m in found
        if m.group() in words and m.start() not in taken
    ]


def _titles_as_names(view: TextView, names: list[Name]) -> list[Name]:
    """The King, the Duchess: titles that a story uses as names, always with a capital and never before a name."""
    titles = view.lexicon.person_titles
    taken = {title for name in names for title in name.titles}
    found: dict[str, list[regex.Match[str]]] = defaultdict(list)
    for match in TITLE_ALONE.finditer(view.text):
        found[match.group(1).lower()].append(match)
    return [
        Name(m.start(1), m.end(1), m.start(1), (m.group(1),), has_definite_article=True, is_title_or_month=True)
        for word, matches in found.items()
        if word in titles - taken and len(matches) >= _FEWEST_TITLES and all(m.group(1)[0].isupper() for m in matches)
        for m in matches
    ]


def _rare(names: list[Name]) -> frozenset[Key]:
    """Names that are rare compared to the same name without its first word: Unluckily Aziz."""
    uses = Counter(name.key for name in names)
    inside = {name.key[0] for name in names if not name.opens_sentence}
    return frozenset(
        key for key, n in uses.items() if len(key) > 1 and key[0] not in inside and n * _RARELY <= uses[key[1:]]
    )


def _opened(names: list[Name], lexicon: Lexicon) -> frozenset[Key]:
    """Full names of people behind a word that is never a part of a name inside a sentence: Using Ann Lee."""
    uses, inside = {name.key: name for name in names}, {name.key[0] for name in names if not name.opens_sentence}
    longer = (name for key, name in uses.items() if len(key) > _FULL and key[1:] in uses)
    behind = (n.key for n in longer if n.key[1] in lexicon.first_names and not n.words[1].islower())
    return frozenset(key for key in behind if key[0] not in inside | lexicon.first_names)


def _without_roles(names: list[Name], lexicon: Lexicon) -> Iterator[Name]:
    """The names; what somebody is before a surname is a title, if the text has the full name: Rocker Lee."""
    people = {n.key[-1] for n in names if len(n.key) > 1 and n.key[0] in lexicon.first_names}
    for name in names:
        first, *rest = name.key
        role = len(name.key) == _FULL and rest[0] in people and first not in lexicon.first_names
        known = is_person_noun(first, lexicon) or first in lexicon.affiliations
        yield name.behind_noun() if role and known else name


def _without_opener(name: Name, small: set[str], longer: frozenset[Key]) -> Name | None:
    """The name without a first word that is capitalized only at the start of its sentence: "Politely Lee left."."""
    first = name.words[0]
    shouted = len(name.words) == 1 and first.isupper() and first.lower() in small
    opens = (name.opens_sentence or shouted) and (first.lower() in small or name.key in longer)
    if not opens and not CONTRACTED.search(first):
        return name
    return _without_first(name)


def _without_first(name: Name) -> Name | None:
    """The name without its first word and the words that joined it to the next: "[Supporters of] Ann Lee"."""
    dropped = 1 + sum(1 for _ in takewhile(lambda word: word in PART_JOINTS, name.words[1:]))
    if not name.words[dropped:]:
        return None
    start = name.bare_start + len(" ".join(name.words[:dropped])) + 1
    return attrs.evolve(name, words=name.words[dropped:], start=start, bare_start=start, opens_sentence=False)


def source_end(source: Range, names: list[Name], view: TextView) -> int:
    """Where a source ends, with the words it was cut off from: "[The Brook] campaign", "[the coach], Ann Lee,"."""
    (start, end), text = source, view.text
    at = bisect_right(names, end, key=lambda n: n.start) - 1
    if at >= 0 and names[at].start < end < names[at].end:
        return names[at].end
    noun = NEXT_NOUN.match(text, end) if at >= 0 and names[at].end == end else None
    if noun and noun.group(1) in view.lexicon.owned_bodies:
        return end + len(noun.group())
    after = names[at + 1] if at + 1 < len(names) else None
    described = at < 0 or not start <= names[at].start <= names[at].end >= end - 1
    if not after or not described or len(after.words) < 2 or text[after.end : after.end + 1] not in (",", "."):
        return end
    return after.end if text[end : after.start] == ", " else end


def text_references(
    discourse: Discourse, names: list[Name], heads: dict[Range, Phrase], contents: dict[Range, tuple[Range, ...]]
) -> list[Reference]:
    """All references, in text order: names, sources, and pronouns and descriptions outside quotation marks."""
    sources = {h.name.start if h.name else h.start: h for h in heads.values()}
    free = (n for n in names if n.start not in sources)
    out = [Reference(n.start, n.end, Phrase(Form.NAME, n.start, n.end, name=n)) for n in free]
    for source, head in heads.items():
        start, end = (head.name.start, head.name.end) if head.name else (head.start, head.end)
        out.append(Reference(start, end, head, source=True, contents=contents[source]))
    story = discourse.view.is_story
    told = (*_introductions(discourse), *_kin(discourse)) if story else unnamed_people(discourse)
    out += [r for r in (*_pronouns(discourse), *_descriptions(discourse), *told) if r.start not in sources]
    out = out if story else list(_apart(out, names, discourse.text))
    return sorted(out, key=lambda r: (_is_own_word(r, discourse), r.start, r.end))


def _apart(references: list[Reference], names: list[Name], text: str) -> Iterator[Reference]:
    """The references without descriptions before a name and a comma, which are its own: "the clerk, Ann Lee, left"."""
    behind = {n.start for n in names if BEHIND_INTRODUCED.match(text, n.end)}
    for reference in references:
        described = reference.form is Form.DESCRIPTION and not reference.source
        if not (described and text.startswith(", ", reference.end) and reference.end + 2 in behind):
            yield reference


def _is_own_word(reference: Reference, discourse: Discourse) -> bool:
    """Whether it is an "I" inside a quotation, which can only be decided after all sources outside."""
    return reference.source and reference.head.word in FIRST_PERSON and discourse.is_quoted(reference.start)


def _pronouns(discourse: Discourse) -> Iterator[Reference]:
    for found in GENDERED.finditer(discourse.text):
        if not discourse.is_quoted(found.start()):
            start, end = found.span()
            yield Reference(start, end, Phrase(Form.PRONOUN, start, end, word=found.group().lower()))


def _descriptions(discourse: Discourse) -> Iterator[Reference]:
    """The definite descriptions of people as subjects; in a story, all of them: “She asked the man; he smiled.”"""
    for found in DEFINITE_DESCRIPTION.finditer(discourse.text):
        start, end = found.start(), _noun_end(found, discourse)
        if end and not discourse.is_quoted(start) and _may_act(start, end, discourse):
            yield _described(start, end, discourse)


def _may_act(start: int, end: int, discourse: Discourse) -> bool:
    """Whether words are a subject, or in a story end in a noun that only people have, unlike "driver"."""
    noun = discourse.text[start:end].rpartition(" ")[2]
    if discourse.view.is_story:
        return noun in discourse.lexicon.people or discourse.is_subject(start, end)
    met = MET.search(discourse.text, max(0, start - LONGEST_MET), start)
    return met is not None or discourse.is_subject(start, end)


def _kin(discourse: Discourse) -> Iterator[Reference]:
    """The relatives who act in a story: "Her mother rose."."""
    for found in KIN.finditer(discourse.text):
        start, end = found.span()
        if not discourse.is_quoted(start) and discourse.is_subject(start, end):
            yield _described(start, end, discourse)


def _described(start: int, end: int, discourse: Discourse) -> Reference:
    return Reference(start, end, read_phrase(discourse.text, start, end, discourse.lexicon))


def _introductions(discourse: Discourse) -> Iterator[Reference]:
    """People whom a story introduces as subjects: "A small, brisk man accosted us." "He" is then a new person."""
    for found in INTRODUCTION.finditer(discourse.text):
        start, noun = found.start(), _person_noun(found, discourse)
        if noun and not discourse.is_quoted(start) and discourse.is_subject(start, noun.end(1)):
            yield Reference(start, noun.end(1), _head_of_person(start, noun))


def _head_of_person(start: int, noun: regex.Match[str]) -> Phrase:
    word, end = noun.group(1), noun.end(1)
    return Phrase(Form.DESCRIPTION, start, end, word=word, determiner=NEW_PERSON, kind=SpeakerKind.PERSON)


def _person_noun(found: regex.Match[str], discourse: Discourse) -> regex.Match[str] | None:
    """The first noun for a person after an article, in the same phrase."""
    for word in ADJECTIVE_OR_NOUN.finditer(discourse.text, found.start(1), found.end(1)):
        if word.group(1) in AFTER_NOUNS:
            return None
        if word.group(1) in discourse.lexicon.people:
            return word
    return None


def _is_title(word: str, discourse: Discourse) -> bool:
    """Whether a story writes an office with a capital: the Colonel rose."""
    return discourse.view.is_story and word.lower() in discourse.lexicon.offices


def _noun_end(found: regex.Match[str], discourse: Discourse) -> int | None:
    """Where the first noun for a person ends; None if a name or more of the description follows."""
    end = found.start(1)
    words = found.group(1).split()
    for word, after in zip(words, [*words[1:], ""], strict=True):
        end += 1 + len(word)
        if word in ANOTHER_PHRASE and not discourse.view.is_story:
            return None
        noun = word.lower() if _is_title(word, discourse) else word
        if noun.islower() and is_person_noun(noun, discourse.lexicon) and not is_person_noun(after, discourse.lexicon):
            behind = discourse.text[end : end + len(AND_BETWEEN)]
            return None if behind[1:2].isupper() or behind == AND_BETWEEN else end
    return None
