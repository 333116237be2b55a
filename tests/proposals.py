"""A network's proposals, recorded: for tests of the rules around it."""

from quoteattr.attribution.attributions import Attribution
from quoteattr.languages import english
from quoteattr.text.quotations import find_quotations
from quoteattr.text.view import Range, TextView


def context_of(text: str) -> TextView:
    return TextView.of(text, find_quotations(text), english())


def where(text: str, words: str) -> Range:
    start = text.index(words)
    return start, start + len(words)


def attribution(text: str, *content: str, cue: str | None = None, source: str | None = None) -> Attribution:
    ranges = tuple(where(text, words) for words in content)
    return Attribution(ranges, where(text, cue) if cue else None, where(text, source) if source else None, ("tagger",))


def contents(text: str, found: list[Attribution]) -> list[list[str]]:
    return [[text[start:end] for start, end in a.content] for a in found]


def source(text: str, found: Attribution) -> str | None:
    return text[slice(*found.source)] if found.source else None
