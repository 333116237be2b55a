"""Read the labels of turns: SMITH is a name, and after an office ("The Minister") the name is in brackets."""

from __future__ import annotations

import attrs
import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.labels import LETTERS, OFFICIAL, ROLES, THE, TITLES
from quoteattr.mentions.names import Name

__all__ = ["LabelName", "read_label"]

_BRACKETS = regex.compile(r"[(\[]([^()\[\]]*)[)\]]")
_TITLE = regex.compile(rf"(?i:(?P<title>{'|'.join(TITLES)})\.?(?=\s)|{THE}(?=\s))\s+")
_CUT = regex.compile(r"[|,]\s.*|[(\[].*", regex.DOTALL)
_EDGES = " \t\n.:*_-–—"


@attrs.frozen(slots=True)
class LabelName:
    """The name in a label, if it has one, and the label as it is shown."""

    name: Name | None
    shown: str


def read_label(label: str, start: int, lexicon: Lexicon) -> LabelName:
    """Read a label. `start`: where it begins in the text, in characters."""
    inside = _BRACKETS.search(label)
    outside = _CUT.sub("", label).strip(_EDGES)
    if inside and _is_role(outside, lexicon) and _is_name(inside[1], lexicon):
        return _named(inside[1], start + inside.start(1))
    if _is_role(outside, lexicon):
        return LabelName(None, " ".join(outside.split()))
    return _named(outside, start + label.find(outside))


def _named(label: str, start: int) -> LabelName:
    titles, at = set[str](), 0
    while found := _TITLE.match(label, at):
        titles |= {found["title"].lower()} if found["title"] else set()
        at = found.end()
    words = tuple(label[at:].split())
    name = Name(start, start + len(label), start + at, words, frozenset(titles))
    return LabelName(name, name.text)


def _is_name(words: str, lexicon: Lexicon) -> bool:
    first = words.split()[:1]
    return _TITLE.match(words) is not None or (bool(first) and first[0].lower() in lexicon.first_names)


def _is_role(label: str, lexicon: Lexicon) -> bool:
    """Whether a label is a role and not a name: THE WITNESS, Voice 1, Q, the Minister for Ports."""
    words = label.lower().replace(".", " ").split()
    if words[:1] == [THE] and len(words) > 1:
        return not _TITLE.match(label[4:]) and words[1:][0] not in lexicon.first_names
    roles = lexicon.people | lexicon.offices | ROLES | OFFICIAL
    return len(label) == 1 or label.lower() in LETTERS or all(word in roles or word.isdigit() for word in words)
