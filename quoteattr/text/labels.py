"""Lines that open with a label, and whether labels name people."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.labels import JOINTS, ROLES, TITLES

__all__ = ["FORMS", "SUBTITLES", "Form", "Label", "is_other", "labels_in", "names_somebody", "plain"]

Range = tuple[int, int]

_TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?"
_OPENING = rf"[ \t>]*+(?:{_TIME}[ \t]*[-–—]?[ \t]*)?[*_]{{0,3}}"
_ASIDE = r"(?:[(\[][^()\[\]\n]{1,160}[)\]])"
_NAME = r"\p{Lu}(?:[\p{L}\p{M}\p{N}&]|['’.-](?=[\p{L}\p{N}]))*+(?:\.(?![.:-]))?"
_NEXT = rf"(?:,?[ \t]+(?:{_NAME}|\p{{N}}{{1,3}}(?!\p{{N}}|[.:]\p{{N}})|\||(?:{'|'.join(JOINTS)})(?!\p{{L}})|{_ASIDE}))"
_LABEL = rf"(?P<label>{_NAME}{_NEXT}{{0,12}}?)"
_TITLED = rf"(?:(?i:{'|'.join(TITLES)}|the|madam)\.?[ \t])"
_SHOUTED = r"(?:(?:Mc|Mac|Fitz|O[’'])?\p{Lu}(?:[\p{Lu}\p{N}]|['’.-](?=[\p{Lu}\p{N}]))*+)"
_CAPITALS = rf"(?P<label>{_TITLED}{{0,3}}{_SHOUTED}(?:,?[ \t]+(?:{_SHOUTED}|\p{{N}}{{1,3}}|of|the|{_ASIDE})){{0,8}}?)"
_ITALIC = r"_(?P<label>\p{Lu}[\p{L} '’.-]{0,30}?)"
_ASIDES = rf"(?:[ \t]*(?:{_ASIDE}|{_TIME}))*+"
_COLON = r"(?:[ \t]*(?P<cue>\.{0,3}:)|(?P<cue>\.?-{1,2}\.{0,3}:?(?=\s)|—(?=\S)))"


@attrs.frozen(slots=True)
class Form:
    """A way to print labels. ``sure``: nothing else looks so; ``alone``: the label has a line of its own."""

    name: str
    pattern: regex.Pattern[str]
    sure: bool = False
    alone: bool = False


@attrs.frozen(slots=True)
class Label:
    """A label at the beginning of a line, with what follows in it."""

    line: int
    start: int
    """Where its line begins."""
    name: Range
    cue: Range | None
    body: int
    """Where what is said begins."""
    key: str
    """The label as it is compared with others."""


FORMS = (
    Form("voice tag", regex.compile(r"[ \t]*<v(?:\.[\w.]+)?[ \t]+(?P<label>[^<>\n]{1,60})>(?=[^\n]*\S)"), sure=True),
    Form("nick", regex.compile(rf"[ \t]*(?:{_TIME}[ \t]*)?<[@+ ]?(?P<label>[^\s<>]{{1,30}})>[ \t]+(?=\S)"), sure=True),
    Form(
        "name and time",
        regex.compile(
            rf"{_OPENING}{_LABEL}(?:[*_]{{0,3}}[ \t]*(?P<cue>:)?[*_]{{0,3}}[ \t]+|[ \t]*){_TIME}[ \t]*:?[*_]{{0,3}}[ \t]*"
        ),
        sure=True,
    ),
    Form(
        "time and name",
        regex.compile(
            rf"[ \t]*{_TIME}[ \t]+[*_]{{0,3}}(?P<label>(?!(?i:[ap]\.?m)\b)[\p{{L}}\p{{N}}@][^\n:]{{0,40}}?)[*_]{{0,3}}(?P<cue>:)[*_]{{0,3}}[ \t]*"
        ),
        sure=True,
    ),
    Form(
        "line with colon",
        regex.compile(
            rf"{_OPENING}(?:{_LABEL}|(?P<nick>[\p{{L}}\p{{N}}_.-]{{2,30}}))[*_]{{0,3}}{_ASIDES}[ \t]*[*_]{{0,3}}(?P<cue>:)[*_]{{0,3}}[ \t]*(?=\n|\Z)"
        ),
        alone=True,
    ),
    Form("colon", regex.compile(rf"{_OPENING}{_LABEL}[*_]{{0,3}}{_ASIDES}[*_]{{0,3}}{_COLON}[*_]{{0,3}}[ \t]*(?=\S)")),
    Form("dash", regex.compile(rf"{_OPENING}(?P<label>Q|A)\.?[*_]{{0,3}}[ \t]*(?P<cue>[-–—])[ \t]*(?=\S)")),
    Form("letter", regex.compile(rf"{_OPENING}(?P<label>Q|A)\.[ \t]+(?=\S)")),
    Form("full stop", regex.compile(rf"[ \t]*{_CAPITALS}(?:[ \t]*{_ASIDE})*+\.[ \t]+(?=\S)")),
    Form("italics", regex.compile(rf"[ \t]*{_ITALIC}(?:[ \t]*{_ASIDE})*+\.?_\.?[ \t]+(?=\S)")),
    Form("line of italics", regex.compile(rf"[ \t]*{_ITALIC}(?:[ \t]*{_ASIDE})*+\.?_\.?[ \t]*(?=\n|\Z)"), alone=True),
    Form("line of capitals", regex.compile(rf"[ \t]*{_CAPITALS}(?:[ \t]*{_ASIDE})*+\.?[ \t]*(?=\n|\Z)"), alone=True),
)
_MORE = regex.compile(r"(?:[ \t]*\(\p{Lu}[^()\n]{0,80}\))*+")
SUBTITLES = (
    FORMS[0],
    Form("label", regex.compile(r"[ \t]*(?P<label>[\p{L}\p{N}@][^\n:<>]{0,40}?)(?P<cue>:)[ \t]+(?=\S)")),
)
"""How subtitles print them."""
_IN_BRACKETS = regex.compile(r"[(\[].*?[)\]]")
_EDGES = " .,:;-–—_*'’\"“”"
_TITLE = regex.compile(rf"(?:{'|'.join(TITLES)}|the)\b\.?\s*", regex.IGNORECASE)
_INITIALS = regex.compile(r"\p{Lu}{1,4}")


def labels_in(text: str, lines: list[Range], form: Form) -> Iterator[Label]:
    """The lines that open as the form does."""
    for number, (start, end) in enumerate(lines):
        found = form.pattern.match(text, start, end)
        if found is None:
            continue
        where = found.span("label") if found["label"] is not None else found.span("nick")
        if text[where[0] : where[1]].startswith("BY "):  # Who puts the questions from there on.
            continue
        where = where[0], _MORE.match(text, where[1], end).end()
        cue = found.span("cue") if "cue" in found.re.groupindex and found["cue"] else None
        yield Label(number, start, where, cue, found.end(), _one(_IN_BRACKETS.sub("", text[slice(*where)])))


def plain(label: str) -> str:
    """A label as it is compared: without titles, brackets, marks and case.

    >>> plain("Mr. David HANSON (Delyn) (Lab)")
    'david hanson'
    """
    bare = _IN_BRACKETS.sub("", label).strip(_EDGES)
    while found := _TITLE.match(bare):
        if found.end() == len(bare):
            break
        bare = bare[found.end() :].strip(_EDGES)
    return _one(bare)


def _one(label: str) -> str:
    return " ".join(label.replace(".", " ").lower().split())


def names_somebody(label: str, lexicon: Lexicon) -> bool:
    """Whether a label is plainly somebody's: with a title, a first name, a role, or a question's letter."""
    key = plain(label)
    words = key.split()
    if not words or is_other(label, lexicon):
        return False
    if _TITLE.match(label) and not label.lower().startswith("the "):
        return True
    roles = lexicon.people | lexicon.offices | ROLES
    if len(key) == 1:
        return True
    if "," in key or any(map(str.isdigit, key)):
        return False
    if not label.startswith("The ") and not set(JOINTS).isdisjoint(label.split()[1:]):
        return False
    if words[0] in lexicon.first_names or not roles.isdisjoint(words):
        return True
    return len(words) in (2, 3) and all(part[:1].isupper() for part in label.split() if part[:1].isalpha())


def is_other(label: str, lexicon: Lexicon) -> bool:
    """Whether a label is a box's, a place, a body, a thing or a day."""
    key = plain(label)
    words = key.split()
    if not words or key in lexicon.box_labels or words[0] in lexicon.box_labels or key in lexicon.places:
        return True
    things = lexicon.thing_nouns | lexicon.document_nouns | lexicon.place_nouns | lexicon.calendar_words
    return words[-1] in things and words[0] not in lexicon.first_names
