"""A list of quotes for people to read."""

import textwrap
from collections.abc import Iterable

from quoteattr.model import Quote
from quoteattr.results.explanation import NOUNS, differs, explain, quoted
from quoteattr.text.controls import one_line

__all__ = ["listing"]

_WIDTH = 100


def listing(quotes: Iterable[Quote], *, explained: bool = False) -> str:
    """List quotes for a terminal: speaker, details, words, and the explanation if `explained`."""
    return "\n\n".join(_entry(quote, explained) for quote in quotes)


def _entry(quote: Quote, explained: bool) -> str:
    details = [f"{quote.kind} {NOUNS[quote.act]}", f"{quote.start}-{quote.end}", f"confidence {quote.confidence:.2f}"]
    if quote.cue:
        details.insert(1, f"cue {quoted(quote.cue.text)}")
    why = f"\n{_indented(f'({explain(quote)})')}" if explained else ""
    return f"{_label(quote)}  [{', '.join(details)}]\n{_indented(one_line(quote.text))}{why}"


def _indented(line: str) -> str:
    return textwrap.fill(line, _WIDTH, initial_indent="    ", subsequent_indent="    ")


def _label(quote: Quote) -> str:
    source = quoted(quote.source.text) if quote.source else ""
    if quote.speaker is None:
        return source or "(nobody named)"
    name = one_line(quote.speaker.name)
    role = f", {one_line(quote.speaker.role.text)}" if quote.speaker.role else ""
    return f"{name}{role} ({source})" if differs(quote.source, name) else f"{name}{role}"
