"""Mentions of speakers, from texts annotated with who the source of each quote is by name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from quoteattr.languages import english
from quoteattr.mentions.titles import count_titles
from quoteattr.network.classes import TYPES
from tagger.examples import Form, Mention

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_AFTER_HEAD = re.compile(
    r"of|in|on|from|with|who|whose|whom|which|that|to|at|where|for|by|near|under|over|among|between|inside|and|or|but|as|"
    r"than|about|against|behind|before|after|when|while|is|was|were|are|ha[dsv]e?|sa(?:id|ys)",
    re.IGNORECASE,
)
_OTHER_TYPES = {"body": "organization", "company": "organization", "people": "group"}


def mentions(text: str, quotes: list[dict[str, Any]]) -> list[Mention]:
    """The names of the speakers wherever they stand, and the sources that are no names."""
    found: dict[tuple[int, int], Mention] = {}
    for name, speakers in _names(quotes).items():
        if len(speakers) > 1:
            continue
        [(cluster, kind)] = speakers
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            span = untitled(text, *match.span()) if kind == "person" else match.span()
            _keep(found, Mention(*span, Form.NAME, kind, cluster))
    for quote in quotes:
        for start, end in quote["source"]:
            form = {"pronoun": Form.PRONOUN, "nominal": Form.DESCRIPTION}.get(quote["source_type"])
            if form and quote["source_type"]:
                _keep(found, _source(text, start, end, form, quote))
    return sorted(found.values(), key=lambda m: m.start)


def _names(quotes: list[dict[str, Any]]) -> dict[str, set[tuple[str, str | None]]]:
    """Who bears each name."""
    out: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
    for quote in quotes:
        for name in quote["speaker_names"] if quote["speaker_named"] else ():
            if name[:1].isupper():
                out[name].add((quote["speaker_id"], _type(quote)))
    return out


def untitled(text: str, start: int, end: int) -> tuple[int, int]:
    """A person's name without its titles, as most corpora annotate it and the library shows it."""
    words = text[start:end].split()
    titles = count_titles(words, False, english()) if len(words) > 1 else 0
    for word in words[:titles]:
        start = text.index(word, start) + len(word)
    return start + len(text[start:end]) - len(text[start:end].lstrip()), end


def _type(quote: dict[str, Any]) -> str | None:
    kind = quote.get("speaker_type")
    kind = _OTHER_TYPES.get(kind or "", kind)
    return kind if kind in TYPES else None


def _source(text: str, start: int, end: int, form: Form, quote: dict[str, Any]) -> Mention | None:
    at = head(text, start, end) if form is Form.DESCRIPTION else _first_word(text, start, end)
    return at and Mention(*at, form, _type(quote), quote["speaker_id"])


def _first_word(text: str, start: int, end: int) -> tuple[int, int] | None:
    match = _WORD.search(text, start, end)
    return match and match.span()


def head(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The head noun of a description: the last word before whatever follows nouns."""
    found = None
    for match in _words(text, start, end):
        found = match.span()
    return found


def _words(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    last = start
    for match in _WORD.finditer(text, start, end):
        between = text[last : match.start()]
        if match.start() > start and (re.search(r"[,;:(—–\n]", between) or _AFTER_HEAD.fullmatch(match[0])):
            return
        yield match
        last = match.end()


def _keep(found: dict[tuple[int, int], Mention], mention: Mention | None) -> None:
    """Keep a mention unless a longer one is around it; it takes the place of shorter ones."""
    if mention is None:
        return
    clash = [s for s in found if s[0] < mention.end and s[1] > mention.start]
    if all(s[1] - s[0] < mention.end - mention.start for s in clash):
        for span in clash:
            del found[span]
        found[mention.start, mention.end] = mention
