"""Turns whose sources are the same description: "her mother", "the old lady". Usually one person speaks all of them."""

from __future__ import annotations

from collections import Counter

import attrs
import numpy as np

from quoteattr.languages.en.grammar import DEFINITE
from quoteattr.speakers.rules.descriptions import STORY_PASSAGE
from quoteattr.stories.decoding import Scores, TurnCandidates
from quoteattr.stories.scenes import Scene
from quoteattr.stories.source_clues import owner, source_words
from quoteattr.stories.turns import SourceKind

__all__ = ["pooled", "same_descriptions"]

# From here to 1 the gain is about the same, on novels that the networks did not learn from.
_WEIGHT = 0.6
# For a member who is not near another turn of the group and not a candidate there. Candidates may get even less.
_ABSENT = np.log(0.01)
_LEAST = 0.001

Key = tuple[int | None, str]
"""The owner, if there is one, and the words."""


def same_descriptions(scene: Scene) -> list[list[int]]:
    """Groups of turns with the same description: within a passage, or with the same owner in the whole text."""
    groups: list[list[int]] = []
    latest: dict[Key, list[int]] = {}
    for i, turn in enumerate(scene.turns):
        key = _key(i, scene) if turn.source_kind is SourceKind.DESCRIPTION else None
        if key is None:
            continue
        group = latest.get(key)
        if group is None or (
            key[0] is None and turn.first_paragraph - scene.turns[group[-1]].first_paragraph > STORY_PASSAGE
        ):
            group = latest[key] = []
            groups.append(group)
        group.append(i)
    return [group for group in groups if len(group) > 1]


def _key(i: int, scene: Scene) -> Key | None:
    words = source_words(i, scene)
    whose = owner(i, scene)
    if whose is not None:
        return whose, words[-1]
    return (None, " ".join(words[1:])) if words and words[0] in DEFINITE else None


def pooled(turns: list[TurnCandidates], chances: list[Scores], groups: list[list[int]]) -> list[TurnCandidates]:
    """The turns with scores raised for members whom the other turns of a group favour. `chances`: their posteriors."""
    out = list(turns)
    for group in groups:
        likely = [dict(zip(turns[i].candidates, np.log(np.maximum(chances[i], _LEAST)), strict=True)) for i in group]
        total: Counter[int] = Counter()
        for logs in likely:
            total.update({member: log - _ABSENT for member, log in logs.items()})
        for i, logs in zip(group, likely, strict=True):
            # Minus what is the same for all candidates.
            others = [(total[member] - log + _ABSENT) / (len(group) - 1) for member, log in logs.items()]
            out[i] = attrs.evolve(turns[i], scores=turns[i].scores + _WEIGHT * np.array(others))
    return out
