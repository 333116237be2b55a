"""Who speaks in dialogue: what stands around each turn and how speakers alternate, weighed by a small model."""

from __future__ import annotations

import attrs

from quoteattr.attribution.attributions import Attribution
from quoteattr.speakers.discourse import Discourse, Mention
from quoteattr.stories.candidates import NOBODY, Seen, features, link, seen
from quoteattr.stories.decoding import posteriors
from quoteattr.stories.narrators import narrator, tellings
from quoteattr.stories.scenes import Scene, Turn, turns_of
from quoteattr.stories.weights import Weights, readings
from quoteattr.stories.wording import agreed, alike
from quoteattr.text.view import Range, TextView

__all__ = ["Guess", "converse", "decide", "guess_all", "scene_of"]

Content = tuple[Range, ...]

SURE = 0.9
"""Probability. Who is so likely by a first reading counts as named for the turns around: 0.6 gained less."""


@attrs.frozen(slots=True)
class Guess:
    """Who speaks a turn: a member (an index), how sure that is, and the strongest reasons, the first the strongest."""

    member: int
    probability: float
    """What the network says."""
    confidence: float
    """The measured share of right answers as sure as this one."""
    reasons: tuple[str, ...]


def converse(
    view: TextView, attributions: list[Attribution], discourse: Discourse, mentions: dict[Range, Mention]
) -> dict[Content, Guess]:
    """The speakers of turns that no name stands beside, by their contents. Nothing for texts without dialogue."""
    if not view.is_story:
        return {}
    scene = scene_of(view, attributions, discourse, mentions)
    first, second = readings(discourse.stories)
    decide(scene, first)
    return {scene.turns[i].attribution.content: guess for i, guess in guess_all(scene, second).items()}


def decide(scene: Scene, weights: Weights) -> None:
    """Read the turns for a first time.

    The pronouns of the narration then follow those of the turns, and whoever speaks for sure is heard as if named.
    """
    found = guess_all(scene, weights)
    mentions = {i: scene.turns[i].mention for i in found}
    scene.decided = {mention.start: found[i].member for i, mention in mentions.items() if mention is not None}
    scene.hear({i: guess.member for i, guess in found.items() if guess.probability >= SURE})


def guess_all(scene: Scene, weights: Weights) -> dict[int, Guess]:
    """The speakers of the turns (indices) without a name beside them, of those that are sure enough."""
    found = [seen(i, scene) for i in range(len(scene.turns))]
    chain = [link(i, scene, clues, weights) for i, clues in enumerate(found)]
    groups = alike(scene)
    if groups:
        chain = agreed(chain, posteriors(chain), groups)
    guesses = {}
    for i, (linked, chances) in enumerate(zip(chain, posteriors(chain), strict=True)):
        named = [
            (float(chance), member)
            for chance, member in zip(chances, linked.candidates, strict=True)
            if member != NOBODY
        ]
        probability, member = max(named, default=(0.0, NOBODY))
        turn = scene.turns[i]
        if not turn.settled and probability >= weights.threshold:
            reasons = _reasons(turn, member, found[i], weights)
            guesses[i] = Guess(member, probability, weights.confidence(probability), reasons)
    return guesses


def scene_of(
    view: TextView, attributions: list[Attribution], discourse: Discourse, mentions: dict[Range, Mention]
) -> Scene:
    """The turns of a text, and its narrator among those mentioned."""
    told = tellings(discourse)
    for mention in told:
        discourse.add(mention)
    by_start = {m.start: m for m in told}
    sources = {a.source for a in attributions if a.source and a.source not in mentions}
    mentions |= {source: by_start[source[0]] for source in sources if source[0] in by_start}
    scene = Scene(view, discourse, turns_of(attributions, mentions, view))
    names = narrator(told[0].member, scene) if told else []
    if not names:
        return scene
    for member in (*names[1:], told[0].member):
        discourse.identify(member, names[0])
    discourse.describe(names[0], frozenset(), person=True)
    return Scene(view, discourse, scene.turns)


def _reasons(turn: Turn, member: int, found: Seen, weights: Weights) -> tuple[str, ...]:
    """The two reasons whose clues add most to a member's score."""
    clues = found[member]
    score = weights.score(features(turn.source, clues))
    worth = {
        reason: score - weights.score(features(turn.source, [what for what in clues if clues[what] != reason]))
        for reason in dict.fromkeys(clues.values())
    }
    for_it = sorted((reason for reason in worth if worth[reason] > 0), key=lambda reason: -worth[reason])
    return tuple(for_it[:2]) or ("dialogue.turns",)
