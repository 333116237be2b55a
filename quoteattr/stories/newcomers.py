"""Clues for people who are described before they are named: "the stranger" is James Harthouse, pages later."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from quoteattr.stories.contract import bucket, clue
from quoteattr.stories.scenes import CONVERSATION, Scene
from quoteattr.stories.turns import SourceKind, Turn

__all__ = ["newcomers"]

# Paragraphs. A story that delays a name gives it within the scene.
_FARTHEST_AHEAD = 40
_MOST_AHEAD = 3
_MOST_BEFORE = 2
# Characters, about a page and a half: a person first described this recently is still new.
_NEW = 3000


@clue(
    "dialogue.newcomer",
    why="is named for the first time nearby",
    examples=("“Good day,” said the stranger. “And you are Mr. Harthouse!”",),
)
def newcomers(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """A person described without a name is often named for the first time soon after or just before.

    Yields nothing next to names and pronouns, and if no new person is named nearby.
    """
    turn = scene.turns[i]
    if turn.source_kind is not SourceKind.DESCRIPTION or turn.mention is None:
        return
    at = bisect_left(scene.introductions, (turn.start, 0))
    since = scene.discourse.first_mention(turn.mention.member)
    yield from _named_ahead(turn, at, "new" if since >= turn.start - _NEW else "old", scene)
    yield from _named_before(turn, at, scene)


def _named_ahead(turn: Turn, at: int, how: str, scene: Scene) -> Iterator[tuple[int, str]]:
    """People first named after a turn. `at`: how many are named before it. `how`: whether the description is new."""
    for rank, (start, member) in enumerate(scene.introductions[at : at + _MOST_AHEAD]):
        far = scene.number(start) - turn.last_paragraph
        if far <= _FARTHEST_AHEAD:
            yield member, f"named first {rank} {how}"
            yield member, f"named first {bucket(far)} ahead"


def _named_before(turn: Turn, at: int, scene: Scene) -> Iterator[tuple[int, str]]:
    for rank, (start, member) in enumerate(reversed(scene.introductions[max(0, at - _MOST_BEFORE) : at])):
        if turn.first_paragraph - scene.number(start) <= CONVERSATION:
            yield member, f"new {rank}"
