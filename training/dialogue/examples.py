"""What the model of dialogue learns from: turns with their candidates, and which of these are right."""

from __future__ import annotations

import attrs

from dialogue.novels import Novel
from quoteattr.stories.alternation import alternation
from quoteattr.stories.decoding import NOBODY
from quoteattr.stories.scenes import Scene
from quoteattr.stories.scoring import NOBODY_FEATURE, features_of, network_inputs

CANDIDATES = 9
SEGMENT = 40
"""Turns: longer than any conversation without a named speaker."""


@attrs.frozen
class Example:
    """One turn: what the network sees of each candidate, who is right, and the features of alternation."""

    candidates: tuple[int, ...]
    inputs: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    alternation: tuple[list[str], list[str]]


def sequences(novel: Novel, scene: Scene) -> list[list[Example]]:
    """The turns of a novel in segments."""
    found = [_strongest(_example(i, novel, scene)) for i in range(len(scene.turns))]
    return [found[i : i + SEGMENT] for i in range(0, len(found), SEGMENT)]


def _example(i: int, novel: Novel, scene: Scene) -> Example:
    turn, found = scene.turns[i], features_of(i, scene)
    quote = novel.quote_of(turn.attribution.content)
    right = {m for m in found if quote and novel.is_right(scene.discourse.members[m], quote)}
    candidates = tuple(found) if turn.is_named else (*found, NOBODY)
    features = [() if turn.is_named else found.get(m, (NOBODY_FEATURE,)) for m in candidates]
    unknown = quote is None or (turn.is_named and not right)
    answer = tuple(unknown or m in right or (m == NOBODY and not right) for m in candidates)
    inputs = tuple(tuple(network_inputs(turn.source_kind, f)) if f else () for f in features)
    return Example(candidates, inputs, answer, alternation.function(i, scene))


def _strongest(example: Example) -> Example:
    """The most candidates that a turn takes: nobody, and those of whom most is observed."""
    order = sorted(
        range(len(example.candidates)), key=lambda k: (example.candidates[k] != NOBODY, -len(example.inputs[k]))
    )
    pick = [(example.candidates[k], example.inputs[k], example.right[k]) for k in order[:CANDIDATES]]
    if not any(right for _, _, right in pick):
        pick[0] = (*pick[0][:2], True)
    who, inputs, right = zip(*pick, strict=True)
    return Example(who, inputs, right, example.alternation)
