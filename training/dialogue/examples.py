"""What the model of dialogue learns from: turns with their candidates, and which of these are right."""

from __future__ import annotations

import attrs

from dialogue.novels import Novel
from quoteattr.stories.candidates import NOBODY, NOBODYS_CLUE, features, seen, tie_names
from quoteattr.stories.scenes import Scene

CANDIDATES = 9
SEGMENT = 40
"""Turns of a chain in training: longer than any conversation without a named speaker."""


@attrs.frozen
class Example:
    """One turn: the features of each candidate, which of them are right, and its ties to the turns before."""

    candidates: tuple[int, ...]
    features: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    ties: tuple[list[str], list[str]]


def chains(novel: Novel, scene: Scene) -> list[list[Example]]:
    """The turns of a novel in segments."""
    found = [_strongest(_example(i, novel, scene)) for i in range(len(scene.turns))]
    return [found[i : i + SEGMENT] for i in range(0, len(found), SEGMENT)]


def _example(i: int, novel: Novel, scene: Scene) -> Example:
    turn, found = scene.turns[i], seen(i, scene)
    quote = novel.quote_of(turn.attribution.content)
    right = {m for m in found if quote and novel.is_right(scene.discourse.members[m], quote)}
    candidates = tuple(found) if turn.settled else (*found, NOBODY)
    clues = [() if turn.settled else found.get(m, (NOBODYS_CLUE,)) for m in candidates]
    unknown = quote is None or (turn.settled and not right)
    answer = tuple(unknown or m in right or (m == NOBODY and not right) for m in candidates)
    shown = tuple(tuple(features(turn.source, c)) if c else () for c in clues)
    return Example(candidates, shown, answer, tie_names(i, scene))


def _strongest(example: Example) -> Example:
    """The most candidates that a chain takes: nobody, and those with most clues."""
    order = sorted(
        range(len(example.candidates)), key=lambda k: (example.candidates[k] != NOBODY, -len(example.features[k]))
    )
    pick = [(example.candidates[k], example.features[k], example.right[k]) for k in order[:CANDIDATES]]
    if not any(right for _, _, right in pick):
        pick[0] = (*pick[0][:2], True)
    who, shown, right = zip(*pick, strict=True)
    return Example(who, shown, right, example.ties)
