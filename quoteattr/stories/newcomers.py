"""Clues to who is described before the text names them: "the stranger", who is James Harthouse pages later."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from quoteattr.stories.narration_clues import REACH, bucket
from quoteattr.stories.scenes import DESCRIBED, Scene

__all__ = ["newcomers"]

_AHEAD = 40
"""Paragraphs. A story that holds back a name tells it within the scene."""
_MOST_AHEAD = 3
_MOST_BEHIND = 2
# About as many characters as a page and a half has: who was described that lately is still new.
_NEW = 3000


def newcomers(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Who is named for the first time soon behind a description, or was just before it."""
    turn = scene.turns[i]
    if turn.source != DESCRIBED or turn.mention is None:
        return
    at = bisect_left(scene.first_named, (turn.start, 0))
    since = scene.discourse.first_mention(turn.mention.member)
    how = "new" if since >= turn.start - _NEW else "old"
    for rank, (start, member) in enumerate(scene.first_named[at : at + _MOST_AHEAD]):
        far = scene.view.paragraph(start) - turn.last
        if far <= _AHEAD:
            yield member, f"named first {rank} {how}"
            yield member, f"named first {bucket(far)} ahead"
    for rank, (start, member) in enumerate(reversed(scene.first_named[max(0, at - _MOST_BEHIND) : at])):
        if turn.paragraph - scene.view.paragraph(start) <= REACH:
            yield member, f"new {rank}"
