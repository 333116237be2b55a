"""What is said in the turns of transcripts, plays and chats."""

from __future__ import annotations

from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.contract import attribution_pass
from quoteattr.text.turns import Turn
from quoteattr.text.view import Range, TextView

__all__ = ["turn"]

# A quote that is nearly all of a turn is the turn.
_MOST = 0.6


@attribution_pass(
    "turn",
    why="a turn of a transcript, with its label",
    examples=("HILL: Is it done?\n\nBROOK: It is.",),
)
def turn(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """`WALLACE: Good evening.` is said by the name before the colon, up to the next label.

    Transcripts, plays and chats print who speaks before each turn. What is reported inside of a turn, with its own cue
    and source, stays. Declines in texts that no form of labels explains.
    """
    if not view.turns:
        return attributions
    said = [Attribution(t.content, t.cue, t.label, (turn.name,)) for t in view.turns]
    kept = [a for a in attributions if _stays(a, view)]
    return sorted([*kept, *said], key=lambda a: (a.start, a.content))


def _stays(attribution: Attribution, view: TextView) -> bool:
    """Whether a quote stands outside of all turns, or is reported inside of one."""
    whole = (attribution.start, attribution.end)
    touched = [t for t in view.turns if t.label[0] < whole[1] and whole[0] < t.content[-1][1]]
    if not touched:
        return attribution.source is None or not any(_meet(attribution.source, t.label) for t in view.turns)
    return len(touched) == 1 and _is_inside(attribution, touched[0])


def _is_inside(attribution: Attribution, turn: Turn) -> bool:
    parts = [*attribution.content, *(r for r in (attribution.cue, attribution.source) if r)]
    inside = all(any(low <= start and end <= high for low, high in turn.content) for start, end in parts)
    size = sum(end - start for start, end in attribution.content)
    small = size < _MOST * sum(end - start for start, end in turn.content)
    return inside and small and attribution.cue is not None and attribution.source is not None


def _meet(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
