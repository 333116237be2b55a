"""When people come whom the story first mentions as they come: who has not spoken before."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from quoteattr.languages.en.telling import ARRIVAL, COMES, REVEALED, VERB_BEHIND_SUBJECT
from quoteattr.mentions.phrases import Form
from quoteattr.speakers.discourse import Discourse, Mention
from quoteattr.stories.turns import Turn

__all__ = ["comings", "is_revealed"]

# Characters: "This was the" and the stop before it.
_IT_WAS = 18


def comings(first: Mapping[int, Mention], turns: list[Turn], discourse: Discourse) -> dict[int, int]:
    """By member, where the last turn begins before they come. They may speak that one as they come, and none before.

    “Wait!” A guard came running. The telephone rang. It was Lieutenant Moss. `first`: by member, the first mention.
    """
    starts = [turn.start for turn in turns]
    arrivals = _arrivals(discourse)
    out: dict[int, int] = {}
    for member, mention in first.items():
        comes = _comes(mention, arrivals, discourse.text)
        before = bisect_left(starts, comes) if comes is not None else 0
        if before:
            out[member] = starts[before - 1]
    return out


def _comes(mention: Mention, arrivals: Mapping[str, list[int]], text: str) -> int | None:
    """Where somebody comes whose first mention this is; None if the story does not say so."""
    if mention.form is Form.DESCRIPTION:
        found = arrivals.get(mention.word, [])
        before = bisect_left(found, mention.start)
        return found[before - 1] if before else None
    if mention.form is not Form.NAME or mention.quoted:
        return None
    verb = VERB_BEHIND_SUBJECT.match(text, mention.end) if mention.subject else None
    return mention.start if is_revealed(mention, text) or (verb is not None and verb.group(1) in COMES) else None


def is_revealed(name: Mention, text: str, low: int = 0) -> bool:
    """Whether a sentence says whom it was: "It was Farrow." `low`: the first character that counts."""
    return REVEALED.search(text[max(low, name.start - _IT_WAS) : name.start]) is not None


def _arrivals(discourse: Discourse) -> Mapping[str, list[int]]:
    """By noun, the offsets of "a guard came" in the narration."""
    out: dict[str, list[int]] = defaultdict(list)
    for found in ARRIVAL.finditer(discourse.text):
        noun = next((noun for noun, verb in pairwise(found.group(1).split()) if verb in COMES), None)
        if noun is not None and not discourse.is_quoted(found.start()):
            out[noun].append(found.start())
    return out
