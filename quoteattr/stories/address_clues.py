"""Clues inside the turns: who is addressed by name, and who is spoken of."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.languages.en.telling import ADDRESSED_STRANGER, MALE_STRANGERS
from quoteattr.stories.contract import clue
from quoteattr.stories.scenes import Scene

__all__ = ["addressed", "addressed_strangers"]

# Turns before and after, and the distance to them in paragraphs. Beyond that, another conversation is likely.
_TURNS = 2
_FARTHEST = 3
_FARTHEST_STRANGER = 2


@clue(
    "dialogue.addressed",
    why="who is addressed by name",
    examples=("“Where is it, Jane?”\n\n“Behind the clock.”",),
)
def addressed(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """The people addressed by name. They do not speak the turn, and usually answer it or have spoken before.

    A person who is only spoken of is often not there. Yields nothing if no turn nearby contains a name.
    """
    turn = scene.turns[i]
    for step in range(-_TURNS, _TURNS + 1):
        if not 0 <= i + step < len(scene.turns):
            continue
        apart = abs(scene.turns[i + step].first_paragraph - turn.first_paragraph)
        if apart > _FARTHEST:
            continue
        here = "here" if step and apart == 0 else ""
        called = set(map(scene.member, scene.addressees[i + step]))
        for member in called:
            yield member, f"addressed {step}{here}"
        for member in set(map(scene.member, scene.names_inside[i + step])) - called:
            yield member, f"spoken of {step}{here}"


def addressed_strangers(i: int, scene: Scene) -> Iterator[tuple[str, str]]:
    """The pronouns of people addressed as sir or madam in the next and previous turn, with the position."""
    turn = scene.turns[i]
    for step in (-1, 1):
        if not 0 <= i + step < len(scene.turns):
            continue
        other = scene.turns[i + step]
        if 0 < abs(other.first_paragraph - turn.first_paragraph) <= _FARTHEST_STRANGER:
            found = ADDRESSED_STRANGER.search(scene.text, other.start, other.end)
            if found:
                yield "he" if found.group(1).lower() in MALE_STRANGERS else "she", f"sir or madam {step}"
