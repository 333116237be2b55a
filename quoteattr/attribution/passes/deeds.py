"""The pass on quotations that what their speaker does continues."""

from __future__ import annotations

import attrs

from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.contract import attribution_pass
from quoteattr.attribution.tags import deed_behind
from quoteattr.text.view import TextView

__all__ = ["deed_goes_on"]


@attribution_pass(
    "deed_goes_on",
    why="the sentence continues with what the speaker does",
    examples=("“Not I,” and Tom folded his arms.",),
)
def deed_goes_on(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """The subject of what “and” joins to a quotation that ends with a comma is its speaker.

    Stories let a deed take the place of the tag: `“Not I,” and Tom folded his arms.` Declines if the quotation has a
    cue or a source, if it ends with a stop, and if no name or description with a verb in the past follows.
    """
    return [_done_by_speaker(attribution, view) for attribution in attributions]


def _done_by_speaker(attribution: Attribution, view: TextView) -> Attribution:
    end = attribution.end
    found = view.quotations_in(end - 1, end)
    if attribution.cue or attribution.source or not found or not found[-1].inner.text.rstrip().endswith(","):
        return attribution
    source = deed_behind(found[-1], view)
    rules = (deed_goes_on.name, *attribution.rules)
    return attrs.evolve(attribution, source=source, rules=rules) if source else attribution
