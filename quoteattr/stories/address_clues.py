"""Clues inside the turns: who is called by name, and who is spoken of."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.languages.en.telling import ADDRESSED_STRANGER, MALE_STRANGERS
from quoteattr.stories.contract import clue
from quoteattr.stories.scenes import Scene

__all__ = ["addressed", "addressed_strangers"]

# Turns before and behind; and paragraphs to them, beyond which another conversation is likely.
_TURNS = 2
_FARTHEST = 3
_FARTHEST_STRANGER = 2


@clue(
    "dialogue.addressed",
    why="who is called by name, and who is not",
    examples=("“Where is it, Jane?”\n\n“Behind the clock.”",),
)
def addressed(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Whom a turn calls by name does not speak it, and mostly answers it or has spoken before.

    Who is only spoken of is often not there. Yields nothing where no turn nearby holds a name.
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
    """The pronouns of those who are called sir or madam in the turns around, each with where."""
    turn = scene.turns[i]
    for step in (-1, 1):
        if not 0 <= i + step < len(scene.turns):
            continue
        other = scene.turns[i + step]
        if 0 < abs(other.first_paragraph - turn.first_paragraph) <= _FARTHEST_STRANGER:
            found = ADDRESSED_STRANGER.search(scene.text, other.start, other.end)
            if found:
                yield "he" if found.group(1).lower() in MALE_STRANGERS else "she", f"sir or madam {step}"
