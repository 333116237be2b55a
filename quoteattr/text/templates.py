"""Quotations that wikis print with a template: `{{cquote|Words.|Author}}`."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.languages.en.layout import QUOTE_TEMPLATE, TEMPLATE_AUTHOR, TEMPLATE_WORDS
from quoteattr.text.page import trimmed
from quoteattr.text.paragraphs import Range
from quoteattr.text.turns import Turn

__all__ = ["templates_in"]

_TEMPLATE = regex.compile(
    rf"\{{\{{\s{{0,3}}+(?:{QUOTE_TEMPLATE})\s{{0,3}}+\|(?P<body>(?:[^{{}}\[\]]|\[\[?[^\[\]{{}}\n]{{0,200}}\]\]?){{1,4000}}+)\}}\}}",
    regex.IGNORECASE,
)
_PART = regex.compile(r"(?:[^|\[\]]|\[\[?[^\[\]\n]{0,200}\]\]?|\[)+")
_KEY = regex.compile(r"\s*+(?P<key>\w(?:[\w ]{0,18}\w)?)\s*+=\s*+")
_NAME = regex.compile(r"(?:(?!''|\s\()[^,<;\n–—])+")
_MARKS = "“”\"'‘’ "


def templates_in(text: str) -> Iterator[Turn]:
    """The quotations in templates that name their author, each as a turn of the author."""
    if "{{" not in text:
        return
    for found in _TEMPLATE.finditer(text):
        parts = dict(_parts(text, *found.span("body")))
        words = next((parts[key] for key in TEMPLATE_WORDS if key in parts), None)
        author = next((parts[key] for key in TEMPLATE_AUTHOR if key in parts), None)
        name = _NAME.match(text, *author) if author else None
        if words and name and any(map(str.isalnum, text[slice(*words)])) and any(map(str.isalnum, name.group())):
            label = trimmed(text, *name.span())
            yield Turn(label, None, (_bare(text, *words),), " ".join(text[slice(*label)].lower().split()))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[str, Range]]:
    """The parameters of a template: the name or the number of each, and its value."""
    number = 0
    for part in _PART.finditer(text, start, end):
        key = _KEY.match(text, *part.span())
        number += key is None
        where = trimmed(text, key.end() if key else part.start(), part.end())
        if where[0] < where[1]:
            yield key["key"].lower() if key else str(number), where


def _bare(text: str, start: int, end: int) -> Range:
    """The words without quotation marks around them."""
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return start, end
