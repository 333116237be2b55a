"""Rules on sources that the network missed."""

from __future__ import annotations

import attrs
import regex

from quoteattr.attribution.context import Attribution, Context

__all__ = ["relative_source"]

# An adverb or auxiliary may part them: "which together vowed".
_RELATIVE = regex.compile(r"(?<!\p{L})(who|which)(?: \p{L}+){0,2} $")
_LONGEST = 40


def relative_source(attributions: list[Attribution], context: Context) -> list[Attribution]:
    """A cue without a source, right behind who or which, has that as its source: "Brook, who joked that".

    Nothing else can be the subject of a relative clause that opens with its verb. Declines where a source is tied.
    """
    return [_sourced(attribution, context) for attribution in attributions]


def _sourced(attribution: Attribution, context: Context) -> Attribution:
    if attribution.source or not attribution.cue:
        return attribution
    start = attribution.cue[0]
    found = _RELATIVE.search(context.text, max(0, start - _LONGEST), start)
    if found is None:
        return attribution
    return attrs.evolve(attribution, source=found.span(1), rules=(relative_source.__name__, *attribution.rules))
