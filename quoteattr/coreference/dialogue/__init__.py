"""Who speaks in dialogue: what stands around each turn and how speakers alternate, weighed by a small model."""

from __future__ import annotations

import attrs

from quoteattr.attribution.context import Attribution, Context, Range
from quoteattr.coreference.dialogue.chain import posteriors
from quoteattr.coreference.dialogue.links import NOBODY, Seen, features, link, seen
from quoteattr.coreference.dialogue.narrator import narrator, tellings
from quoteattr.coreference.dialogue.scene import Scene, Turn, turns_of
from quoteattr.coreference.dialogue.weights import Weights, shipped
from quoteattr.coreference.dialogue.wording import agreed, alike
from quoteattr.coreference.discourse import Discourse, Mention

__all__ = ["Guess", "converse", "decide", "guess_all", "scene_of"]

Content = tuple[Range, ...]


@attrs.frozen(slots=True)
class Guess:
    """Who speaks a turn: a member (an index), how sure that is, and the strongest reasons, the first the strongest."""

    member: int
    confidence: float
    """The measured share of right answers as sure as this one."""
    reasons: tuple[str, ...]


def converse(
    context: Context, attributions: list[Attribution], discourse: Discourse, mentions: dict[Range, Mention]
) -> dict[Content, Guess]:
    """The speakers of turns that no name stands beside, by their contents. Nothing for texts without dialogue."""
    if not context.narrative:
        return {}
    scene = scene_of(context, attributions, discourse, mentions)
    weights = shipped()
    decide(scene, weights)
    return {turn.attribution.content: guess for turn, guess in guess_all(scene, weights)}


def decide(scene: Scene, weights: Weights) -> None:
    """Say for a first time who speaks, so that the pronouns of the narration follow those of the turns."""
    scene.decided = {t.mention.start: g.member for t, g in guess_all(scene, weights) if t.mention is not None}


def guess_all(scene: Scene, weights: Weights) -> list[tuple[Turn, Guess]]:
    """The speakers of the turns without a name beside them, of those that are sure enough."""
    found = [seen(i, scene) for i in range(len(scene.turns))]
    chain = [link(i, scene, clues, weights) for i, clues in enumerate(found)]
    groups = alike(scene)
    if groups:
        chain = agreed(chain, posteriors(chain), groups)
    guesses: list[tuple[Turn, Guess]] = []
    for turn, clues, linked, chances in zip(scene.turns, found, chain, posteriors(chain), strict=True):
        named = [
            (float(chance), member)
            for chance, member in zip(chances, linked.candidates, strict=True)
            if member != NOBODY
        ]
        probability, member = max(named, default=(0.0, NOBODY))
        if not turn.settled and probability >= weights.threshold:
            reasons = _reasons(turn, member, clues, weights)
            guesses.append((turn, Guess(member, weights.confidence(probability), reasons)))
    return guesses


def scene_of(
    context: Context, attributions: list[Attribution], discourse: Discourse, mentions: dict[Range, Mention]
) -> Scene:
    """The turns of a text, and its narrator among those mentioned."""
    told = tellings(discourse)
    for mention in told:
        discourse.add(mention)
    by_start = {m.start: m for m in told}
    sources = {a.source for a in attributions if a.source and a.source not in mentions}
    mentions |= {source: by_start[source[0]] for source in sources if source[0] in by_start}
    scene = Scene(context, discourse, turns_of(attributions, mentions, context))
    if told:
        who = narrator(told[0].member, scene)
        if who is not None:
            discourse.identify(told[0].member, who)
            scene = Scene(context, discourse, scene.turns)
    return scene


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
