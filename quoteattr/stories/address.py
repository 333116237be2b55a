"""Clues inside the turns: who is called by name, and who is spoken of."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.stories.scenes import Scene

__all__ = ["addressed", "strangers"]

_STRANGER = regex.compile(r"(?<=[,;!?—–\"“‘ -])(sir|ma[’']am|madam|miss|madame)(?=[,;.!?—–\"”’-])", regex.IGNORECASE)
_GENDER = {"sir": "he"}


def addressed(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Who is called by name: whom a turn addresses does not speak it, and mostly answers it or has spoken before."""
    turn = scene.turns[i]
    for step in (-2, -1, 0, 1, 2):
        if not 0 <= i + step < len(scene.turns):
            continue
        other = scene.turns[i + step]
        if abs(other.paragraph - turn.paragraph) > 3:
            continue
        same = "here" if step and other.paragraph == turn.paragraph else ""
        called = set(map(scene.who, scene.called[i + step]))
        for member in called:
            yield member, f"addressed {step}{same}"
        for member in set(map(scene.who, scene.named[i + step])) - called:
            yield member, f"spoken of {step}{same}"


def strangers(i: int, scene: Scene) -> Iterator[tuple[str, str]]:
    """The pronouns of those who are addressed as sir or madam in the turns around."""
    turn = scene.turns[i]
    for step in (-1, 1):
        if 0 <= i + step < len(scene.turns):
            other = scene.turns[i + step]
            if 0 < abs(other.paragraph - turn.paragraph) <= 2:
                found = _STRANGER.search(scene.text, other.start, other.end)
                if found:
                    yield _GENDER.get(found.group(1).lower(), "she"), f"sir or madam {step}"
