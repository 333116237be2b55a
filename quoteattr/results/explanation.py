"""Explain in one sentence why a quote was found and who said it."""

from __future__ import annotations

from functools import cache
from typing import Any

from quoteattr.model import Act, Evidence, Quote, QuoteKind, Span
from quoteattr.rules import TAGGER, UNDECIDED, WITHHELD, Rule, made
from quoteattr.text.controls import one_line

__all__ = ["NOUNS", "differs", "explain", "quoted"]

_ARTICLES = {QuoteKind.DIRECT: "a", QuoteKind.MIXED: "a", QuoteKind.INDIRECT: "an"}
NOUNS = {Act.SPEECH: "quote", Act.THOUGHT: "thought", Act.OTHER: "attribution"}
"""What the content is called, by act."""
# What may close a text that these open. Some languages and typing errors open with what others close with.
_CLOSING = {
    **dict.fromkeys("“”„«»", "”“»«"),
    **dict.fromkeys("‘’‚‹›", "’‘›‹"),
    **{mark: mark for mark in "\"'"},
    "`": "'`’",
}
_DOUBLE = frozenset('“”„"')
_WITHOUT_NAME = {
    UNDECIDED: "no rule could decide who this is",
    WITHHELD: "the name found is less certain than the precision asked for",
}
# Characters of the quote that are shown.
_LENGTH = 80


def explain(quote: Quote) -> str:
    """Explain a quote in one sentence: what was said, by whom, and which rules decided.

    Works for quotes read from JSON too. A custom rule shows its reason if the module that defines it is imported.

    >>> text = '"Yes," she said, "we can."'
    >>> content, cue, source = (Span.of(text, 0, 6), Span.of(text, 17, 26)), Span.of(text, 11, 15), Span.of(text, 7, 10)
    >>> print(explain(Quote(content, QuoteKind.DIRECT, Act.SPEECH, cue, source, speaker=None, confidence=0.97)))
    "Yes," … "we can." is a direct quote of “she”, whose name is not given, reported by “said” (confidence 0.97).
    """
    what = f"{quoted(quote.text, _LENGTH)} is {_ARTICLES[quote.kind]} {quote.kind} {NOUNS[quote.act]} of {_who(quote)}"
    how = f", reported by {quoted(quote.cue.text)}" if quote.cue else ""
    found, speaker = _deciding(quote)
    return f"{what}{how}{_found(found)}{_spoken(quote, speaker)} (confidence {quote.confidence:.2f})."


def _deciding(quote: Quote) -> tuple[Evidence | None, list[Evidence]]:
    """The evidence for the quote, and the evidence for its speaker."""
    evidence = quote.evidence
    speaker = [e for e in evidence if _is_of_speaker(e.rule)]
    if not speaker and quote.source and len(evidence) > 1 and _step_of(evidence[-1].rule) is None:
        speaker = [evidence[-1]]  # A rule of another process. The evidence for the speaker is last.
    return next((e for e in evidence if e not in speaker), None), speaker


def _is_of_speaker(name: str) -> bool:
    return name in _WITHOUT_NAME or _step_of(name) == "coreference"


def _step_of(name: str) -> str | None:
    """The step of the rule with this name; None if this process does not know it."""
    from quoteattr.speakers.contract import CoreferencePass, CoreferenceRule
    from quoteattr.stories.contract import Clue

    rule = _rule(name)
    if name == TAGGER or (rule and not isinstance(rule, CoreferenceRule | CoreferencePass | Clue)):
        return "attribution"
    return "coreference" if rule else None


def _is_clue(name: str) -> bool:
    """Whether a name belongs to a clue for the speaker in a story."""
    from quoteattr.stories.contract import Clue

    return isinstance(_rule(name), Clue)


def _rule(name: str) -> Rule[Any] | None:
    """The rule of this name: an included one, else the most recent one."""
    return _shipped().get(name) or made(name)


@cache
def _shipped() -> dict[str, Rule[Any]]:
    # Not imported before the first explanation, so that `import quoteattr` is light.
    from quoteattr.attribution.order import RULES as ATTRIBUTION
    from quoteattr.speakers.rules import RULES as COREFERENCE
    from quoteattr.stories.clues import CLUES

    return {rule.name: rule for rule in (*ATTRIBUTION, *COREFERENCE, *CLUES)}


def _why(name: str) -> str:
    rule = _rule(name)
    return rule.why if rule else _WITHOUT_NAME.get(name, "")


def _who(quote: Quote) -> str:
    if quote.speaker is None:
        return f"{quoted(quote.source.text)}, whose name is not given" if quote.source else "nobody named in the text"
    name = one_line(quote.speaker.name)
    return f"{name}, here {quoted(quote.source.text)}" if quote.source and differs(quote.source, name) else name


def differs(source: Span | None, name: str) -> bool:
    """Whether a source is written differently from the speaker's name."""
    return source is not None and one_line(source.text) != name


def _found(evidence: Evidence | None) -> str:
    """`; found by the tagger, from “said”`, `; decided by second_half (the quotation goes on), from “said”`."""
    if evidence is None:
        return ""
    read = ", ".join(quoted(span.text) for span in evidence.spans)
    by = "found by the tagger" if evidence.rule == TAGGER else f"decided by {evidence.rule}{_because(evidence.rule)}"
    return f"; {by}" + (f", from {read}" if read else "")


def _because(name: str) -> str:
    why = _why(name)
    return f" ({why})" if why else ""


def _spoken(quote: Quote, evidence: list[Evidence]) -> str:
    """`; “he” → Alex Capri: the person for whom the clues speak “Capri”, rule pronoun.weighed`."""
    if any(e.rule == WITHHELD for e in evidence):
        return f"; {_why(WITHHELD)}, rule {WITHHELD}"
    clues = [e.rule for e in evidence if _is_clue(e.rule)]
    if clues and quote.speaker:
        reasons = " and ".join(f"{_why(name)} ({name})" for name in clues)
        return f"; clues to {one_line(quote.speaker.name)}: {reasons}"
    deciding = next((e for e in evidence if not _is_clue(e.rule)), None)
    if deciding is None or not deciding.spans:
        return ""
    name = one_line(quote.speaker.name) if quote.speaker else "nobody"
    why = " ".join(filter(None, (_why(deciding.rule), *(quoted(span.text) for span in deciding.spans[1:]))))
    return f"; {quoted(deciding.spans[0].text)} → {name}" + (f": {why}" if why else "") + f", rule {deciding.rule}"


def quoted(text: str, length: int = 60) -> str:
    """The text on one line in quotation marks, cut to a length in characters.

    Text that is in marks gets no others. If it has double marks inside, those around it are single ones.

    >>> print(quoted("said"), quoted("“Yes,”"), quoted("a “gamble”"))
    “said” “Yes,” ‘a “gamble”’
    """
    shown = one_line(text)
    last = shown[-1:]
    is_marked = len(shown) > 1 and last in _CLOSING.get(shown[0], "")
    if len(shown) > length:
        shown = shown[: length - 1].rstrip() + "…" + (last if is_marked else "")
    if is_marked:
        return shown
    return f"‘{shown}’" if _DOUBLE.intersection(shown) else f"“{shown}”"
