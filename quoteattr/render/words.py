"""Quotes for people to read: one sentence about a quote, and a list of quotes."""

import textwrap
from collections.abc import Iterable

from quoteattr.model import Act, Quote, QuoteKind, Span
from quoteattr.reasons import COREFERENCE, DIALOGUE
from quoteattr.text.controls import without_controls

__all__ = ["explain", "listing", "one_line"]

_ARTICLES = {QuoteKind.DIRECT: "a", QuoteKind.MIXED: "a", QuoteKind.INDIRECT: "an"}
_NOUNS = {Act.SPEECH: "quote", Act.THOUGHT: "thought", Act.OTHER: "attribution"}
_MARKS = tuple("“”„\"‘’'«»‹›`")
_WIDTH = 100


def explain(quote: Quote) -> str:
    """Say in one sentence what was said, by whom, and what decided so.

    >>> text = '"Yes," she said, "we can."'
    >>> content, cue, source = (Span.of(text, 0, 6), Span.of(text, 17, 26)), Span.of(text, 11, 15), Span.of(text, 7, 10)
    >>> print(explain(Quote(content, QuoteKind.DIRECT, Act.SPEECH, cue, source, speaker=None, confidence=0.97)))
    "Yes," … "we can." is a direct quote of “she”, whose name is not known, reported by “said” (confidence 0.97).
    """
    what = f"{_quoted(quote.text, 80)} is {_ARTICLES[quote.kind]} {quote.kind} {_NOUNS[quote.act]} of {_who(quote)}"
    how = f", reported by {_quoted(quote.cue.text)}" if quote.cue else ""
    return f"{what}{how}{_why(quote)}{_why_speaker(quote)} (confidence {quote.confidence:.2f})."


def listing(quotes: Iterable[Quote], *, explained: bool = False) -> str:
    """List quotes for a terminal: who, how and where, then the words, and why if asked; an empty line between two."""
    return "\n\n".join(_entry(quote, explained) for quote in quotes)


def _entry(quote: Quote, explained: bool) -> str:
    details = [f"{quote.kind} {_NOUNS[quote.act]}", f"{quote.start}-{quote.end}", f"confidence {quote.confidence:.2f}"]
    if quote.cue:
        details.insert(1, f"cue {_quoted(quote.cue.text)}")
    why = f"\n{_indented(f'({explain(quote)})')}" if explained else ""
    return f"{_label(quote)}  [{', '.join(details)}]\n{_indented(one_line(quote.text))}{why}"


def _indented(line: str) -> str:
    return textwrap.fill(line, _WIDTH, initial_indent="    ", subsequent_indent="    ")


def _label(quote: Quote) -> str:
    source = _quoted(quote.source.text) if quote.source else ""
    if quote.speaker is None:
        return source or "(nobody named)"
    name = one_line(quote.speaker.name)
    role = f", {one_line(quote.speaker.role.text)}" if quote.speaker.role else ""
    return f"{name}{role} ({source})" if _differs(quote.source, name) else f"{name}{role}"


def _who(quote: Quote) -> str:
    if quote.speaker is None:
        return f"{_quoted(quote.source.text)}, whose name is not known" if quote.source else "nobody the text names"
    name = one_line(quote.speaker.name)
    return f"{name}, here {_quoted(quote.source.text)}" if quote.source and _differs(quote.source, name) else name


def _differs(source: Span | None, name: str) -> bool:
    return source is not None and one_line(source.text) != name


def _why(quote: Quote) -> str:
    deciding = next((e for e in quote.evidence if e.rule not in COREFERENCE and e.rule not in DIALOGUE), None)
    if deciding is None:
        return ""
    read = ", ".join(_quoted(span.text) for span in deciding.spans)
    return f"; {deciding.rule} decided so" + (f" from {read}" if read else "")


def _why_speaker(quote: Quote) -> str:
    """`; “he” → Alex Capri: the nearest speaker whose gender matches “Capri”, rule pronoun.last-speaker`."""
    dialogue = [e for e in quote.evidence if e.rule in DIALOGUE]
    if dialogue and quote.speaker:
        reasons = " and ".join(f"{DIALOGUE[e.rule]} ({e.rule})" for e in dialogue)
        return f"; {one_line(quote.speaker.name)} speaks by {reasons}"
    deciding = next((e for e in quote.evidence if e.rule in COREFERENCE), None)
    if deciding is None or not deciding.spans:
        return ""
    name = one_line(quote.speaker.name) if quote.speaker else "nobody"
    read = "".join(f" {_quoted(span.text)}" for span in deciding.spans[1:])
    return f"; {_quoted(deciding.spans[0].text)} → {name}: {COREFERENCE[deciding.rule]}{read}, rule {deciding.rule}"


def _quoted(text: str, length: int = 60) -> str:
    shown = one_line(text)
    if len(shown) > length:
        shown = shown[: length - 1].rstrip() + "…"
    return shown if shown.startswith(_MARKS) else f"“{shown}”"


def one_line(text: str) -> str:
    r"""Put text on one line, without the characters that could make a terminal do things.

    >>> one_line("a\x1b[31m\nb")
    'a�[31m b'
    """
    return without_controls(" ".join(text.split()))
