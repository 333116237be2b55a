"""Markup that a reader does not see: entities, emphasis, links, soft hyphens, marks in a wrong encoding."""

from __future__ import annotations

import html
from collections.abc import Iterator

import attrs
import regex

from quoteattr.text.origin import Edit

__all__ = ["markup", "without_elements"]

_INVISIBLE = regex.compile("[\u00ad\u200b\u2060\ufeff]+")
_ENTITY = regex.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_LINK = regex.compile(
    r"(?P<open>!?\[\[?)(?P<words>[^\[\]\n|]{1,200})"
    r"(?P<close>\]\]?\((?:[^()\s]|\([^()\s]{0,200}\)){1,500}(?: \"[^\"\n]{0,200}\")?\))"
)
_WIKI = regex.compile(r"(?P<open>\[\[(?:[^\[\]\n|]{1,200}\|)?)(?P<words>[^\[\]\n|]{1,200})(?P<close>\]\])")
_STRONG = regex.compile(
    r"(?<![\w*])(?P<open>\*{1,3}|_{2,3})(?=[^\s*_])(?P<words>[^*\n]{1,300}?)(?<=[^\s*_])(?P<close>\*{1,3}|_{2,3})(?![\w*])"
)
_NAMED = regex.compile(
    r"(?<![\w'])(?P<open>_|'{3})(?=\p{Lu})(?P<words>[\p{L}\p{M}]{1,30}(?:[ .’-]{1,2}[\p{L}\p{M}]{1,30}){0,4}\.?)"
    r"(?P<close>_|'{3})(?![\w'])"
)
_TAG = regex.compile(
    r"<(?P<end>/?)(?P<name>b|i|em|strong|a|span|cite|q|u|small|sup|sub|c|font|(?<=/)v)(?:[\s.][^<>\n]{0,500})?>"
)
_BROKEN = regex.compile("â(?:€|\x80)(?P<last>[œ\x9c\x9d˜\x98™\x99ž\x9eš\x9a“\x93”\x94¦\xa6]?)")
# The last byte of a character of UTF-8 that was read as if each byte were one of Windows-1252 or Latin-1.
_MENDED = {
    **dict.fromkeys("œ\x9c", "“"),
    **dict.fromkeys(["", "\x9d"], "”"),
    **dict.fromkeys("˜\x98", "‘"),
    **dict.fromkeys("™\x99", "’"),
    **dict.fromkeys("ž\x9e", "„"),
    **dict.fromkeys("š\x9a", "‚"),
    **dict.fromkeys("“\x93", "–"),
    **dict.fromkeys("”\x94", "—"),
    **dict.fromkeys("¦\xa6", "…"),
}
_ELEMENT = regex.compile(r"</?(?:p|div|li|b|i|em|strong|span|br)(?:\s[^<>\n]{0,500})?/?>", regex.IGNORECASE)


def without_elements(text: str) -> str:
    """A text with spaces in place of its HTML elements: `<p><b>HILL:</b> Yes.</p>`. <b> alone may be a nickname."""
    return _ELEMENT.sub(lambda found: " " * len(found.group()), text) if "</" in text else text


def markup(text: str) -> Iterator[Edit]:
    """The edits that remove markup from a text."""
    yield from (Edit(found.start(), found.end()) for found in _INVISIBLE.finditer(text))
    if "&" in text:
        for found in _ENTITY.finditer(text):
            char = html.unescape(found.group())
            if len(char) == 1 and (char.isprintable() or char == "\u00a0"):
                yield Edit(found.start(), found.end(), char)
    if "â" in text:
        yield from (Edit(found.start(), found.end(), _MENDED[found["last"]]) for found in _BROKEN.finditer(text))
    if "<" in text:
        yield from _elements(text)
    if "[" in text:
        yield from _paired(text, _WIKI)
        yield from _paired(text, _LINK)
    if "_" in text or "'''" in text:
        yield from (e for found in _NAMED.finditer(text) if found["open"] == found["close"] for e in _pair(found))
    if "*" in text or "__" in text:
        yield from (
            e for found in _STRONG.finditer(text) if len(found["open"]) == len(found["close"]) for e in _pair(found)
        )


def _paired(text: str, pattern: regex.Pattern[str]) -> Iterator[Edit]:
    for found in pattern.finditer(text):
        yield from _pair(found)


def _pair(found: regex.Match[str]) -> Iterator[Edit]:
    first, last = found.span("open"), found.span("close")
    yield Edit(first[0], first[1], partner=last[0])
    yield Edit(last[0], last[1], partner=first[0])


def _elements(text: str) -> Iterator[Edit]:
    """The tags of HTML, those of one element as a pair."""
    opened: dict[str, list[Edit]] = {}
    for found in _TAG.finditer(text):
        edit = Edit(found.start(), found.end())
        if not found["end"]:
            opened.setdefault(found["name"], []).append(edit)
        elif before := opened.get(found["name"]):
            first = before.pop()
            yield attrs.evolve(first, partner=edit.start)
            yield attrs.evolve(edit, partner=first.start)
        else:
            yield edit
    yield from (edit for edits in opened.values() for edit in edits)
