"""Turns that give their speaker's own name: “I’m Tom Cole,” and “Greyson,” to somebody who asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.speakers.discourse import Mention
from quoteattr.stories.answers import gives_name
from quoteattr.stories.contract import clue
from quoteattr.stories.scenes import Scene

__all__ = ["own_name", "own_names"]


def own_names(scene: Scene) -> dict[int, int]:
    """By turn without a name next to it, the member whose name its speaker gives as their own."""
    turns = range(len(scene.turns))
    return {i: member for i in turns if not scene.turns[i].is_named for _, member in own_name.function(i, scene)}


@clue(
    "dialogue.own-name",
    why="gives the name as their own",
    examples=("“Who are you?”\n\n“I’m Tom Cole.”",),
)
def own_name(i: int, scene: Scene) -> Iterator[tuple[str, int]]:
    """The person whose name a turn gives after "I’m" or "my name is", or alone to a question for it.

    Yields nothing if the words next to the turn are for somebody else, and for what a turn says that others said.
    """
    turn = scene.turns[i]
    for name in scene.names_inside[i]:
        member = scene.member(name)
        fits = not turn.pronoun or scene.discourse.members[member].may_be(turn.pronoun)
        if fits and gives_name(name, i, scene) and scene.may_speak(member) and not _is_retold(name, scene):
            yield own_name.name, member
            return


def _is_retold(name: Mention, scene: Scene) -> bool:
    """Whether a name is in a quotation within another."""
    around = scene.view.quotations_in(name.start, name.end)
    return any(inner.span.start < name.start < inner.span.end for outer in around for inner in outer.children)
