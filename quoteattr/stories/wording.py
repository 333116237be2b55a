"""Turns whose sources are the same description: "her mother", "the old lady"."""

from __future__ import annotations

from collections import Counter

import attrs
import numpy as np

from quoteattr.languages.en.referring import DEFINITE
from quoteattr.speakers.rules.descriptions import STORY_PASSAGE
from quoteattr.stories.clues import owner
from quoteattr.stories.decoding import Floats, Link
from quoteattr.stories.scenes import DESCRIBED, Scene

__all__ = ["agreed", "alike"]

# From here to 1 the gain is much the same, on novels that the networks did not learn from.
_WEIGHT = 0.6
# Who is no candidate of another turn in the same words was not near it; the least that a candidate there gets is less.
_UNSEEN = np.log(0.01)
_LEAST = 0.001

Key = tuple[int | None, str]
"""Whose it is, if anybody's, and the words."""


def alike(scene: Scene) -> list[list[int]]:
    """The turns (indices) of each description that several have: in a passage, or of one owner all through the text."""
    groups: list[list[int]] = []
    latest: dict[Key, list[int]] = {}
    for i, turn in enumerate(scene.turns):
        key = _key(i, scene) if turn.source == DESCRIBED else None
        if key is None:
            continue
        group = latest.get(key)
        if group is None or (key[0] is None and turn.paragraph - scene.turns[group[-1]].paragraph > STORY_PASSAGE):
            group = latest[key] = []
            groups.append(group)
        group.append(i)
    return [group for group in groups if len(group) > 1]


def agreed(chain: list[Link], chances: list[Floats], groups: list[list[int]]) -> list[Link]:
    """The chain, in which turns of one group favour whom the others of it favour."""
    out = list(chain)
    for group in groups:
        likely = [dict(zip(chain[i].candidates, np.log(np.maximum(chances[i], _LEAST)), strict=True)) for i in group]
        total: Counter[int] = Counter()
        for logs in likely:
            total.update({member: log - _UNSEEN for member, log in logs.items()})
        for i, logs in zip(group, likely, strict=True):
            # Less what is the same for all candidates.
            others = [(total[member] - log + _UNSEEN) / (len(group) - 1) for member, log in logs.items()]
            out[i] = attrs.evolve(chain[i], scores=chain[i].scores + _WEIGHT * np.array(others))
    return out


def _key(i: int, scene: Scene) -> Key | None:
    source = scene.turns[i].attribution.source
    words = scene.text[slice(*source)].lower().split() if source else []
    whose = owner(i, scene)
    if whose is not None:
        return whose, words[-1]
    return (None, " ".join(words[1:])) if words and words[0] in DEFINITE else None
