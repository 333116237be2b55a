"""Lines that begin with a label, and whether labels name people."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import attrs
import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.labels import (
    ANGLED_FORMS,
    EXAMINER,
    JOINTS,
    LABEL_FORMS,
    RECURRING_FORMS,
    ROLES,
    SUBTITLE_LABEL,
    SURE_FORMS,
    TALK_FORMS,
    THE,
    TITLES,
)
from quoteattr.languages.en.phrasing import PERSON_ENDINGS
from quoteattr.text.page import Page
from quoteattr.text.paragraphs import Range

__all__ = [
    "CLOSES",
    "FORMS",
    "SUBTITLES",
    "Form",
    "Label",
    "has_role",
    "is_known",
    "is_other",
    "is_thing",
    "labels_in",
    "names_somebody",
    "plain",
]


@attrs.frozen(slots=True)
class Form:
    """A way to print labels.

    `sure`: nothing else looks like it. `alone`: the label has a line of its own. `angled`: it has angle brackets,
    <v Ann>. `recurring`: only labels that recur and name somebody count. `talk`: only labels of people who talk to each
    other count.
    """

    name: str
    pattern: regex.Pattern[str]
    sure: bool = False
    alone: bool = False
    angled: bool = False
    recurring: bool = False
    talk: bool = False


@attrs.frozen(slots=True)
class Label:
    """A label at the beginning of a line, and the words after it."""

    line: int
    start: int
    """Where its line begins."""
    name: Range
    cue: Range | None
    body: int
    """Where the words of the speaker begin."""
    key: str
    """The label in the form for comparison."""

    def printed(self, page: Page) -> str:
        """The label as the page has it."""
        return page.text[slice(*self.name)]


FORMS = tuple(
    Form(
        name,
        regex.compile(pattern),
        name in SURE_FORMS,
        name.startswith("line"),
        name in ANGLED_FORMS,
        name in RECURRING_FORMS,
        name in TALK_FORMS,
    )
    for name, pattern in LABEL_FORMS.items()
)
"""All ways to print labels."""
CLOSES = (".", "!", "?", "…", "-", "—", ":", "”", '"')
"""The endings of a sentence or an aside."""
_MORE = regex.compile(r"(?:[ \t]*\(\p{Lu}[^()\n]{0,80}\))*+")
SUBTITLES = (FORMS[0], Form("label", regex.compile(SUBTITLE_LABEL)))
"""The ways in which subtitles print labels."""
_IN_BRACKETS = regex.compile(r"[(\[][^()\[\]]*[)\]]")
_MARKS = ("“", "”", '"')
_EDGES = " .,:;-–—_*'’\"“”"
_ROLE = regex.compile(r"[,()]")
_TITLE = regex.compile(rf"(?:{'|'.join(TITLES)}|{THE})\b\.?\s*", regex.IGNORECASE)


def labels_in(page: Page, form: Form) -> Iterator[Label]:
    """The labels of this form, without lines that only name the next questioner (BY MS. LEE:)."""
    for number, (start, end) in enumerate(page.lines):
        found = form.pattern.match(page.text, start + _is_quoted(page.text[start:end]), end)
        if found is None or page.text.startswith(EXAMINER, start):
            continue
        label = found.span("label") if found["label"] is not None else found.span("nick")
        name = label[0], _MORE.match(page.text, label[1], end).end()
        cue = found.span("cue") if "cue" in found.re.groupindex and found["cue"] else None
        key = _one(_IN_BRACKETS.sub("", page.text[slice(*name)]))
        yield Label(number, start, name, cue, found.end(), key)


def _is_quoted(line: str) -> bool:
    """Whether one quotation mark opens a line and is closed at its end or not at all: a transcript is quoted whole."""
    if line[0] not in _MARKS:
        return False
    inside = line.rstrip()[1:]
    if inside[-1:] in _MARKS:
        inside = inside[:-1]
    return sum(map(inside.count, _MARKS)) % 2 == 0


def plain(label: str) -> str:
    """A label for comparison: in lower case, without titles, brackets and punctuation.

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
    """Whether a label clearly names a speaker: with a title, a first name, a role, or the letter of a question."""
    key = plain(label)
    words = key.split()
    if not words or is_other(label, lexicon):
        return False
    if has_role(label, lexicon):
        return True
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


def has_role(label: str, lexicon: Lexicon) -> bool:
    """Whether a label gives a name of several words and what that person is: GREG PALOMINO, BEEKEEPER."""
    name, *roles = _ROLE.split(label)
    words, somebody = " ".join(roles).lower().split(), lexicon.people | lexicon.offices | lexicon.trades | ROLES
    post = bool(words) and words[-1].endswith(PERSON_ENDINGS) and words[-1] not in lexicon.thing_nouns
    return len(name.split()) > 1 and (post or not somebody.isdisjoint(words))


def is_known(label: str, lexicon: Lexicon) -> bool:
    """Whether a label begins with a known first name, or is a role."""
    words = plain(label).split()
    return bool(words) and (words[0] in lexicon.first_names or not (lexicon.offices | ROLES).isdisjoint(words))


def is_other(label: str, lexicon: Lexicon) -> bool:
    """Whether a label is not a speaker but a box, a place, an organization, a thing or a day."""
    key = plain(label)
    words = key.split()
    roles = lexicon.offices | ROLES
    if not words or (key in TITLES and key not in roles) or key in lexicon.places:
        return True
    if not lexicon.box_labels.isdisjoint((key, words[0])):
        return True
    head = list(itertools.takewhile(lambda word: word not in JOINTS, words))[-1:]
    if not roles.isdisjoint(head):
        return False
    return is_thing(label, lexicon)


def is_thing(label: str, lexicon: Lexicon) -> bool:
    """Whether the last word of a label is for a thing, a place or a day, and the first one is no first name."""
    words = plain(label).split()
    things = lexicon.thing_nouns | lexicon.document_nouns | lexicon.place_nouns | lexicon.calendar_words
    return bool(words) and words[-1] in things and words[0] not in lexicon.first_names
