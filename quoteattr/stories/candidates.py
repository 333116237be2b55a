"""From clues to a chain: who may speak each turn, and what each clue is worth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import regex

from quoteattr.stories.clues import CLUES, agreeing, agreement
from quoteattr.stories.decoding import Link
from quoteattr.stories.scenes import FREE, Scene, Turn
from quoteattr.stories.style_clues import BROAD
from quoteattr.stories.turn_taking import habits
from quoteattr.stories.weights import Weights

__all__ = ["NOBODY", "NOBODYS_CLUE", "Seen", "features", "link", "seen", "tie_names"]

NOBODY = -1
"""The candidate that stands for everybody else."""
NOBODYS_CLUE = "nobody"
"""All that is seen of it."""
# More than these seldom take part in a conversation; the strongest are kept.
_MOST_CANDIDATES = 8
# About half a line of narration.
_LINE = 40
AGREEMENT = "dialogue.agrees"
MANNER = "dialogue.manner"
_FIRST_WORD = regex.compile(r"\P{L}{0,50}(\p{L}+)")
_CLOSING = "\"”’' _"

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
        clues.update(dict.fromkeys(agreeing(i, scene, member, told), AGREEMENT))
        clues.update(dict.fromkeys(habits(i, scene, member), MANNER))
    if turn.gender:
        found = {m: c for m, c in found.items() if turn.gender in scene.discourse.members[m].pronouns}
    if turn.source != FREE:
        # Who tells the story as "I" is nobody else in it.
        found = {m: c for m, c in found.items() if m != scene.narrator}
    return dict(found)


def features(source: str, clues: Iterable[str]) -> list[str]:
    """What the model sees of a candidate: every clue by itself and with the kind of source, and that kind."""
    clues = list(clues)
    return [source, *clues, *(f"{source}|{clue}" for clue in clues)]


def link(i: int, scene: Scene, found: Seen, weights: Weights) -> Link:
    """The turn with its candidates and their scores."""
    turn = scene.turns[i]
    same, alternate = map(weights.tie, tie_names(i, scene))
    if turn.settled and turn.mention is not None:
        return Link(tuple(found), np.zeros(len(found)), same, alternate)
    scores = {m: weights.score(features(turn.source, clues)) for m, clues in found.items()}
    best = sorted(scores, key=lambda m: -scores[m])[:_MOST_CANDIDATES]
    nobody = weights.score(features(turn.source, [NOBODYS_CLUE]))
    return Link((*best, NOBODY), np.array([*(scores[m] for m in best), nobody]), same, alternate)


def tie_names(i: int, scene: Scene) -> tuple[list[str], list[str]]:
    """How a turn stands to the one before and to the one before that."""
    answer = _exchange(scene.turns[i - 1], scene.turns[i], scene) if i else []
    return _same(i, scene, answer) if i else [], _alternate(i, scene, answer) if i > 1 else []


def _same(i: int, scene: Scene, answer: list[str]) -> list[str]:
    last, here = scene.turns[i - 1], scene.turns[i]
    apart = scene.apart(i - 1, i)
    asked = "asked" if _asks(last, scene) else "told"
    between = min(len(scene.text[last.end : here.start].strip()) // _LINE, 4)
    return [
        f"{here.source}|same {apart}",
        f"{here.source}|same as {last.source} {apart}",
        f"same {last.gender}>{here.gender} {apart}",
        f"same {asked} {apart}",
        f"same after {between} {apart}",
        *(f"same {apart} {clue}" for clue in answer),
        *(f"same {clue}" for clue in _manners(i - 1, i, scene)),
    ]


def _manners(before: int, here: int, scene: Scene) -> list[str]:
    """How two turns (indices) address others, and whether one is in dialect."""
    first, second = scene.manners[before], scene.manners[here]
    found = [f"{first.speech}>{second.speech}"] if BROAD in (first.speech, second.speech) else []
    if first.address or second.address:
        found.append(f"address {first.address}>{second.address}")
    if first.address and second.address:
        found.append("address alike" if first.address == second.address else "address unlike")
    if first.names and second.names:
        found.append("calls alike" if first.names & second.names else "calls unlike")
    return found


def _exchange(last: Turn, here: Turn, scene: Scene) -> list[str]:
    """How a turn may answer the one before: how that ends, how this one begins, whether it asks, their lengths."""
    ends = scene.text[last.start : last.end].rstrip(_CLOSING)[-1:]
    first = _FIRST_WORD.match(scene.text, here.start)
    word = first.group(1).lower() if first else ""
    lengths = " ".join(str(min((turn.end - turn.start) // _LINE, 6)) for turn in (last, here))
    return [
        f"ends {ends} {'asks' if _asks(here, scene) else 'tells'}",
        f"opens {word}",
        f"opens {word} after {ends}",
        f"long {lengths}",
    ]


def _asks(turn: Turn, scene: Scene) -> bool:
    return "?" in scene.text[turn.end - 2 : turn.end]


def _alternate(i: int, scene: Scene, answer: list[str]) -> list[str]:
    first, last, here = scene.turns[i - 2 : i + 1]
    apart = f"{scene.apart(i - 2, i - 1)} {scene.apart(i - 1, i)}"
    return [
        f"{here.source}|alternate {apart}",
        f"{here.source}|alternate {first.source} {last.source} {apart}",
        f"alternate {first.gender}>{last.gender}>{here.gender} {apart}",
        *(f"alternate {apart} {clue}" for clue in answer),
        *(f"alternate {clue}" for clue in _manners(i - 2, i, scene)),
    ]
