"""The pass for the turns of transcripts, plays and chats."""

from __future__ import annotations

import itertools
from bisect import bisect_left

import attrs

from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.contract import attribution_pass
from quoteattr.text.turns import Turn
from quoteattr.text.view import Range, TextView

__all__ = ["turn"]

# A quote of most of a turn is the turn.
_MOST = 0.6
_SEVERAL = 2


@attribution_pass(
    "turn",
    why="a turn of a transcript, with its label",
    examples=("HILL: Is it done?\n\nBROOK: It is.",),
)
def turn(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """`WALLACE: Good evening.` is said by the name before the colon, up to the next label.

    Transcripts, plays and chats print the speaker before each turn. Words reported inside a turn, with their own cue
    and source, are kept as quotes. Declines in texts without turns.
    """
    if not view.turns:
        return attributions
    said = [Attribution(t.content, t.cue, t.label, (turn.name,)) for t in view.turns]
    turns = _Turns.of(view)
    kept = [a for a in attributions if _stays(a, turns)]
    return sorted([*kept, *said], key=lambda a: (a.start, a.content))


@attrs.frozen
class _Turns:
    """The turns in text order, each with its label."""

    turns: tuple[Turn, ...]
    starts: tuple[int, ...]
    reach: tuple[int, ...]
    """The furthest end up to each turn. A quoted mail may be inside another."""

    @classmethod
    def of(cls, view: TextView) -> _Turns:
        turns = sorted(view.turns, key=lambda t: _whole(t)[0])
        starts, ends = zip(*map(_whole, turns), strict=True)
        return cls(tuple(turns), starts, tuple(itertools.accumulate(ends, max)))

    def at(self, where: Range) -> list[Turn]:
        """The turns that overlap a range, at most two."""
        found: list[Turn] = []
        number = bisect_left(self.starts, where[1]) - 1
        while number >= 0 and self.reach[number] > where[0] and len(found) < _SEVERAL:
            if where[0] < _whole(self.turns[number])[1]:
                found.append(self.turns[number])
            number -= 1
        return found


def _whole(turn: Turn) -> Range:
    """A turn with its label, which may come after it."""
    return min(turn.label[0], turn.content[0][0]), max(turn.label[1], turn.content[-1][1])


def _stays(attribution: Attribution, turns: _Turns) -> bool:
    """Whether a quote is outside all turns, or is reported inside one."""
    touched = turns.at((attribution.start, attribution.end))
    if not touched:
        return attribution.source is None or not turns.at(attribution.source)
    return len(touched) == 1 and _is_inside(attribution, touched[0])


def _is_inside(attribution: Attribution, turn: Turn) -> bool:
    parts = [*attribution.content, *(r for r in (attribution.cue, attribution.source) if r)]
    inside = all(any(low <= start and end <= high for low, high in turn.content) for start, end in parts)
    size = sum(end - start for start, end in attribution.content)
    small = size < _MOST * sum(end - start for start, end in turn.content)
    return inside and small and attribution.cue is not None and attribution.source is not None
