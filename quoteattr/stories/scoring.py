"""Turn clues into scored candidates for each turn."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
import regex

from quoteattr.languages.en.grammar import IT
from quoteattr.languages.en.telling import SEVERAL_OR_ANYBODY
from quoteattr.speakers.discourse import Mention
from quoteattr.stories.alternation import alternation
from quoteattr.stories.clues import CANDIDATE_CLUES, COMPARING_CLUES
from quoteattr.stories.decoding import NOBODY, TurnCandidates
from quoteattr.stories.own_names import own_name
from quoteattr.stories.scenes import Scene
from quoteattr.stories.source_clues import owner, source_words
from quoteattr.stories.turns import SourceKind, Turn
from quoteattr.stories.weights import Weights

__all__ = ["NOBODY_FEATURE", "Features", "features_of", "network_inputs", "scored"]

NOBODY_FEATURE = "nobody"
"""The only feature of `NOBODY`."""
# Conversations rarely have more participants. The strongest candidates are kept.
_MOST_CANDIDATES = 8

# Turns: a bound that keeps time linear.
_MOST_BEFORE = 8
# Characters, about ten lines. In longer turns of novels, five of twelve people who seem to be addressed speak.
_LONGEST_ADDRESS = 600
_WORD = regex.compile(r"\p{L}+")

Features = dict[int, dict[str, str]]
"""For each candidate (a member), the features observed, each with the name of its clue."""


def features_of(i: int, scene: Scene) -> Features:
    """The candidates for a turn with their features; only the named member, if a name is next to the turn."""
    turn = scene.turns[i]
    if turn.is_named and turn.mention is not None:
        return {scene.member(turn.mention): {}}
    if i in scene.own_names:
        return {scene.own_names[i]: {own_name.name: own_name.name}}
    called = _called(i, scene)
    named: Features = defaultdict(dict)
    for naming in CANDIDATE_CLUES:
        for member, feature in naming.function(i, scene):
            named[member][feature] = naming.name
    found = {member: features for member, features in named.items() if _may_speak(member, turn, called, scene)}
    for comparing in COMPARING_CLUES:
        for member, feature in comparing.function(i, scene, found):
            found[member][feature] = comparing.name
    others = {*scene.others.get(i, ()), *_beside_a_description(i, scene)}
    return {m: features for m, features in found.items() if m not in others and _fits(m, i, scene)}


def _may_speak(member: int, turn: Turn, called: set[int], scene: Scene) -> bool:
    """Whether a member may be there: nobody is whom a later narration brings in, if the turn does not describe them."""
    here = turn.source_kind is SourceKind.DESCRIPTION or scene.entrances.get(member, 0) <= turn.start
    return here and member not in called and scene.may_speak(member)


def _called(i: int, scene: Scene) -> set[int]:
    """The members whom a turn addresses by name: they listen. Empty for speeches, which may tell what others said.

    A turn of only a name may answer who somebody is: “Mrs. Pegler.”
    """
    if scene.turns[i].end - scene.turns[i].start > _LONGEST_ADDRESS:
        return set()
    return {scene.member(m) for m in scene.addressees[i] if _goes_on(m, i, scene)}


def _goes_on(mention: Mention, i: int, scene: Scene) -> bool:
    """Whether a turn says more than a name and its title."""
    turn, titles = scene.turns[i], scene.view.lexicon.person_titles
    around = scene.text[turn.start : mention.start] + scene.text[mention.end : turn.end]
    return any(word.lower() not in titles for word in _WORD.findall(around))


def _fits(member: int, i: int, scene: Scene) -> bool:
    """Whether the words next to a turn may refer to a member. The narrator is "I" and not "he", "she" or "the lady"."""
    turn = scene.turns[i]
    if turn.source_kind is not SourceKind.NOTHING and member == scene.narrator:
        return False
    if _means_nobody_named(member, i, scene):
        return False
    return not turn.pronoun or scene.discourse.members[member].may_be(turn.pronoun)


def _beside_a_description(i: int, scene: Scene) -> Iterator[int | None]:
    """Who is not meant by a description: "her" of "her mother", and whom the paragraph has named as a speaker before.

    One paragraph calls nobody by two names: “Shame!” Hill cried. “Order!” the judge said.
    """
    if scene.turns[i].source_kind is SourceKind.DESCRIPTION:
        yield owner(i, scene)
        before = range(i - 1, max(-1, i - 1 - _MOST_BEFORE), -1)
        here = itertools.takewhile(lambda j: scene.paragraphs_apart(j, i) == 0, before)
        yield from (scene.speaker(j) for j in here if scene.turns[j].is_named)


def _means_nobody_named(member: int, i: int, scene: Scene) -> bool:
    """Whether the words next to a turn stand for several people, for anybody, or for something without a name."""
    first = next(iter(source_words(i, scene)), "")
    return first in SEVERAL_OR_ANYBODY or (first == IT and scene.discourse.members[member].named)


def network_inputs(source: SourceKind, features: Iterable[str]) -> list[str]:
    """The network's inputs for a candidate: every feature alone and with the kind of source, and that kind."""
    features = list(features)
    return [source.value, *features, *(f"{source}|{feature}" for feature in features)]


def scored(i: int, scene: Scene, found: Features, weights: Weights) -> TurnCandidates:
    """The candidates of a turn with their scores, and `NOBODY` for all other people."""
    turn = scene.turns[i]
    same, every_second = map(weights.direct_sum, alternation.function(i, scene))
    if turn.is_named or i in scene.own_names:
        return TurnCandidates(tuple(found), np.zeros(len(found)), same, every_second)
    scores = {m: weights.score(network_inputs(turn.source_kind, features)) for m, features in found.items()}
    best = sorted(scores, key=lambda m: -scores[m])[:_MOST_CANDIDATES]
    nobody = weights.score(network_inputs(turn.source_kind, [NOBODY_FEATURE]))
    return TurnCandidates((*best, NOBODY), np.array([*(scores[m] for m in best), nobody]), same, every_second)
