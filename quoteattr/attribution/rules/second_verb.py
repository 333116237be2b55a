"""A rule on reported clauses that run on into a second verb of saying."""

from __future__ import annotations

import attrs

from quoteattr.attribution.acts import act_of
from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.contract import attribution_rule
from quoteattr.languages.en.reporting import AND_SAID, OWN_VERBS, PAST_CUE
from quoteattr.model import Act
from quoteattr.text.view import Range, TextView

__all__ = ["second_verb"]


@attribution_rule(
    "second_verb",
    why="the speaker says something else behind a second verb",
    examples=("Orr said the plan was dead and accused the council of sleeping.",),
)
def second_verb(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """A reported clause ends before "and" with another verb of saying, of the same subject and in the same tense.

    In `Orr said the plan was “dead” and accused the council of sleeping`, Orr says two things. Declines if the first
    clause has a verb that the second may go with ("who was called and told to come"), for a clause before its verb, and
    if less than a clause would be left.
    """
    cue, (start, end) = attribution.cue, attribution.content[-1]
    if cue is None or attribution.source is None or cue[1] > attribution.start or attribution.source[0] > cue[0]:
        return None
    found = AND_SAID.search(view.text, start, end)
    if found is None or not _goes_with(found["verb"], cue, view) or _is_inside(found.span("verb"), view):
        return None
    if OWN_VERBS.search(view.text, start, found.start()) or view.text.count(" ", start, found.start()) < 2:
        return None
    rest = (found.end() + 1, end)
    first = attrs.evolve(attribution, content=(*attribution.content[:-1], (start, found.start())))
    return (first, attrs.evolve(attribution, content=(rest,), cue=found.span("verb")))


def _goes_with(verb: str, cue: Range, view: TextView) -> bool:
    """Whether the verb is one of saying, and in the tense of the cue."""
    past = [PAST_CUE.search(words) is not None for words in (verb, view.text[slice(*cue)])]
    return past[0] == past[1] and act_of(verb, view.lexicon) is Act.SPEECH


def _is_inside(verb: Range, view: TextView) -> bool:
    return any(q.span.start < verb[0] < q.span.end for q in view.quotations_in(*verb))
