"""Signed words without quotation marks: posts, block quotations, and mails quoted under "wrote"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.languages.en.labels import GREETING, JOINTS, SAID_IN_MAIL, WORK, WROTE
from quoteattr.text.page import lines_of, trimmed
from quoteattr.text.paragraphs import Range
from quoteattr.text.turns import Turn

__all__ = ["posts_in"]

_NAME = rf"(?P<name>\p{{Lu}}[\p{{L}}’'.-]+(?: (?:\p{{Lu}}[\p{{L}}’'.-]*|&|{'|'.join(JOINTS)})){{0,5}})"
_POSTED = regex.compile(rf"[ \t>]*(?P<dash>[—–―-]{{1,2}})[ ]?{_NAME} \(@\w+\)[^\n]{{0,60}}$")
_MARKUP = r"[*_]{0,3}"
_SIGNED = regex.compile(
    rf"[ \t>]*{_MARKUP}(?P<dash>[—–―~-]{{1,2}})[ ]?{_MARKUP}\[?{_NAME}(?:\]\([^()\s]{{1,300}}\))?{_MARKUP}{WORK}[ \t]*$"
)
_QUOTED = regex.compile(r"[ \t]*(?P<depth>>(?:[ \t]?>)*)[ \t]?")
_WROTE = regex.compile(WROTE)
_SAID = regex.compile(SAID_IN_MAIL)
_GREETING = regex.compile(GREETING, regex.IGNORECASE)
_LINK = regex.compile(r"(?:https?://|pic\.twitter\.com/)\S++\s*+$")
# The bound keeps time linear in texts that are one long quotation.
_MOST_LINES = 400
_MARKS = ("“", '"', "‘", "«")


def posts_in(text: str) -> Iterator[Turn]:
    """The posts, block quotations and quoted mails of a text, each as a turn of the person who signs it."""
    if "@" not in text and ">" not in text:
        return
    lines = list(lines_of(text))
    for number, (start, end) in enumerate(lines):
        if (signed := _POSTED.match(text, start, end)) or (signed := _signature(text, lines, number)):
            yield from _above(text, lines, number, signed)
        elif wrote := _wrote(text, (start, end)):
            yield from _below(text, lines, number, wrote)


def _signature(text: str, lines: list[Range], number: int) -> regex.Match[str] | None:
    """The signature in a line that is quoted, or right below one. A single hyphen there may begin an item of a list."""
    signed = _SIGNED.match(text, *lines[number])
    if signed is None or _QUOTED.match(text, *lines[number]):
        return signed
    below = number > 0 and _QUOTED.match(text, *lines[number - 1]) is not None
    return signed if below and signed["dash"] != "-" else None


def _turn(signed: regex.Match[str], cue: str, content: list[Range]) -> Turn:
    return Turn(signed.span("name"), signed.span(cue), tuple(content), " ".join(signed["name"].lower().split()))


def _above(text: str, lines: list[Range], number: int, signed: regex.Match[str]) -> Iterator[Turn]:
    """The paragraph above a signature, or the whole block quoted with it, unless it is in quotation marks."""
    block = _POSTED.match(text, *lines[number]) is None
    at = number
    while (
        at
        and number - at < _MOST_LINES
        and (block or at == number)
        and bool(_QUOTED.match(text, *lines[at - 1])) is block
        and not _SIGNED.match(text, *lines[at - 1])
    ):
        at -= 1
    content = [part for line in lines[at:number] if (part := _words(text, line))]
    if content and not text.startswith(_MARKS, content[0][0]):
        yield _turn(signed, "dash", _joined(text, content))


def _below(text: str, lines: list[Range], number: int, wrote: regex.Match[str]) -> Iterator[Turn]:
    """The lines that are quoted one level deeper than the line that says who wrote."""
    depth = _depth(text, lines[number])
    content: list[Range] = []
    for line in lines[number + 1 : number + 1 + _MOST_LINES]:
        here = _depth(text, line)
        if here < depth + 1:
            break
        part = _words(text, line)
        if here == depth + 1 and part and not _wrote(text, line) and not _GREETING.match(text, *part):
            content.append(part)
    if content and _signs(text[slice(*content[-1])], wrote["name"]):
        content.pop()
    if content:
        yield _turn(wrote, "cue", _joined(text, content))


def _wrote(text: str, line: Range) -> regex.Match[str] | None:
    return _WROTE.search(text, *line) or _SAID.match(text, *line)


def _signs(line: str, name: str) -> bool:
    """Whether a line is only the name of the author of the mail, or a part of it."""
    return set(line.lower().strip(" -–—,.").split()) <= set(name.lower().split())


def _depth(text: str, line: Range) -> int:
    quoted = _QUOTED.match(text, *line)
    return quoted["depth"].count(">") if quoted else 0


def _words(text: str, line: Range) -> Range | None:
    """A line without its quote marks (>) and without a link at its end."""
    quoted = _QUOTED.match(text, *line)
    start, end = quoted.end() if quoted else line[0], line[1]
    link = _LINK.search(text, start, end)
    end = link.start() if link else end
    start, end = trimmed(text, start, end)
    return (start, end) if any(map(str.isalnum, text[start:end])) else None


def _joined(text: str, parts: list[Range]) -> list[Range]:
    """The lines of each paragraph as one range."""
    out = parts[:1]
    for start, end in parts[1:]:
        gap = text[out[-1][1] : start]
        if gap.count("\n") < 2:
            out[-1] = out[-1][0], end
        else:
            out.append((start, end))
    return out
