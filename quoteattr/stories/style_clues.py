"""Clues in the style of turns: dialect, and how they address others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quoteattr.stories.contract import bucket, clue
from quoteattr.stories.scenes import Scene
from quoteattr.stories.style import DIALECT, PLAIN

__all__ = ["same_style", "styles_compared"]

# Fewer turns do not show a habit, and more do not make it clearer.
_FEWEST_TURNS = 3


@clue(
    "dialogue.manner",
    why="speaks and addresses others in the same way",
    examples=("“Ain’t it, old sport?”",),
)
def same_style(i: int, scene: Scene, candidates: Iterable[int]) -> Iterator[tuple[int, str]]:
    """A person who speaks in dialect does so in the whole story, and addresses people in the same way.

    Novelists distinguish people by how they speak: one says "old sport", a servant "sir". Yields nothing for turns
    without a clear style, and for people whose name is next to fewer than three turns.
    """
    for member in candidates:
        for feature in _compared(i, member, scene):
            yield member, feature


def _compared(i: int, member: int, scene: Scene) -> Iterator[str]:
    here, usual = scene.styles[i], scene.style_counts(member, i)
    turns = usual[DIALECT] + usual[PLAIN]
    if here.speech and turns >= _FEWEST_TURNS:
        yield f"{here.speech} by {bucket(10 * usual[DIALECT] // turns)}"
    if here.address:
        yield from _usual("address", usual[here.address], turns)
    if here.names:
        yield from _usual("calls", max(usual[name] for name in here.names), turns)


def _usual(what: str, times: int, turns: int) -> Iterator[str]:
    """How often a person has done something, or that they never have, if there are enough turns to judge."""
    if times:
        yield f"{what} own {min(times, _FEWEST_TURNS)}"
    elif turns >= _FEWEST_TURNS:
        yield f"{what} never"


def styles_compared(before: int, here: int, scene: Scene) -> list[str]:
    """How two turns address others, and whether one is in dialect."""
    first, second = scene.styles[before], scene.styles[here]
    found = [f"{first.speech}>{second.speech}"] if DIALECT in (first.speech, second.speech) else []
    if first.address or second.address:
        found.append(f"address {first.address}>{second.address}")
    if first.address and second.address:
        found.append("address alike" if first.address == second.address else "address unlike")
    if first.names and second.names:
        found.append("calls alike" if first.names & second.names else "calls unlike")
    return found
