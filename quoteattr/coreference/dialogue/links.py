"""From clues to a chain: who may speak each turn, and what each clue is worth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from quoteattr.coreference.dialogue.chain import Link
from quoteattr.coreference.dialogue.clues import CLUES, agreeing, agreement
from quoteattr.coreference.dialogue.scene import Scene, Turn

__all__ = ["NOBODY", "Seen", "link", "seen"]

NOBODY = -1
"""The candidate that stands for everybody else."""
# More than these seldom take part in a conversation; the strongest are kept.
_MOST_CANDIDATES = 8
AGREEMENT = "dialogue.agrees"

Seen = dict[int, dict[str, str]]
"""For each candidate the clues seen of it, each with the name of its reason."""


def seen(i: int, scene: Scene) -> Seen:
    """All clues to the speaker of a turn (an index)."""
    turn = scene.turns[i]
    if turn.settled and turn.mention is not None:
        return {scene.who(turn.mention): {}}
    found: Seen = defaultdict(dict)
    for reason, clue in CLUES.items():
        for member, what in clue(i, scene):
            if scene.takes_part(member):
                found[member][what] = reason
    told = agreement(i, scene)
    for member, clues in found.items():
        for what in agreeing(i, scene, member, told):
            clues[what] = AGREEMENT
    if turn.gender:
        found = {m: c for m, c in found.items() if turn.gender in scene.discourse.members[m].pronouns}
    return dict(found)


def link(i: int, scene: Scene, found: Seen, weights: Mapping[str, float]) -> Link:
    """The turn with its candidates and their scores."""
    turn = scene.turns[i]
    if turn.settled and turn.mention is not None:
        return Link(tuple(found), np.zeros(len(found)), *ties(i, scene, weights))
    scores = {m: sum(weights.get(f"{turn.source}|{what}", 0.0) for what in clues) for m, clues in found.items()}
    best = sorted(scores, key=lambda m: -scores[m])[:_MOST_CANDIDATES]
    nobody = weights.get(f"{turn.source}|nobody", 0.0)
    return Link((*best, NOBODY), np.array([*(scores[m] for m in best), nobody]), *ties(i, scene, weights))


def ties(i: int, scene: Scene, weights: Mapping[str, float]) -> tuple[float, float]:
    """What it is worth to be the speaker of the turn before, and of the one before that."""
    same, alternate = tie_names(i, scene)
    return weights.get(same, 0.0), weights.get(alternate, 0.0)


def tie_names(i: int, scene: Scene) -> tuple[str, str]:
    """How a turn stands to the one before and to the one before that."""
    turns, kind = scene.turns, scene.turns[i].source
    one = _apart(turns[i - 1], turns[i]) if i else "4"
    two = _apart(turns[i - 2], turns[i - 1]) if i > 1 else "4"
    return f"{kind}|same {one}", f"{kind}|alternate {two} {one}"


def _apart(left: Turn, right: Turn) -> str:
    return str(min(right.paragraph - left.last, 4))
