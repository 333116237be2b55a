"""Find the speakers of dialogue: a small network weighs the clues for each turn and how speakers alternate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from quoteattr.attribution.attributions import Attribution
from quoteattr.speakers.discourse import Discourse, Mention
from quoteattr.stories.acting import acting
from quoteattr.stories.alternation import alternation
from quoteattr.stories.answers import PROBABLE, Likely, described_by_name, introduced_by_themselves, revealed
from quoteattr.stories.decoding import NOBODY, Scores, TurnCandidates, posteriors
from quoteattr.stories.first_person import narrator_mentions
from quoteattr.stories.nameless import nameless_turns, others_of
from quoteattr.stories.narrators import called_and_absent, is_call, names_of_narrator
from quoteattr.stories.own_names import own_names
from quoteattr.stories.scenes import Scene
from quoteattr.stories.scoring import Features, features_of, network_inputs, scored
from quoteattr.stories.titles import with_titles
from quoteattr.stories.turns import SourceKind, Turn, turns_of
from quoteattr.stories.untagged import paragraph_before, sentence_before
from quoteattr.stories.weights import Weights, readings
from quoteattr.stories.wording import pooled, same_descriptions
from quoteattr.text.view import Range, TextView

__all__ = ["Guess", "converse", "first_reading", "guesses", "scene_of"]

Content = tuple[Range, ...]

CERTAIN = 0.9
"""Probability. A speaker this likely after the first reading counts as named for the turns around. 0.6 gained less."""
_MOST_REASONS = 2
_PARAGRAPH = (0.8, 0.8)
"""Probability and confidence of a speaker from the paragraph before, outside stories: about four in five are right."""


@attrs.frozen(slots=True)
class Guess:
    """Who speaks a turn, how sure that is, and why."""

    member: int
    """Index of a member."""
    probability: float
    """The probability from the network."""
    confidence: float
    """The measured share of right speakers among answers this probable."""
    reasons: tuple[str, ...]
    """The names of the strongest clues, the first the strongest."""


def converse(
    view: TextView, attributions: list[Attribution], discourse: Discourse, mentions: dict[Range, Mention]
) -> dict[Content, Guess]:
    """The speakers of turns without a name next to them, by content; outside stories, of paragraphs without a tag.

    `mentions`: for each source, its mention. Those of the narrator are added. Raises `ModelError` if the weights cannot
    be read.
    """
    if not view.is_story:
        return {
            a.content: Guess(discourse.member(m), *_PARAGRAPH, (clue.name,))
            for clue in (paragraph_before, sentence_before)
            for a, m in clue.function(view, attributions, discourse)
        }
    scene = scene_of(view, attributions, discourse, mentions)
    first, second = readings(discourse.stories)
    first_reading(scene, first)
    likely, features = _read(scene, second)
    settled = _settled(likely, scene)
    if settled is not None:
        scene = settled
        first_reading(scene, first)
        likely, features = _read(scene, second)
    found = _explained(likely, features, scene, second)
    return {scene.turns[i].attribution.content: guess for i, guess in found.items()}


def _settled(likely: Mapping[int, Likely], scene: Scene) -> Scene | None:
    """The scene with turns that are spoken by whom their description introduces; None if nothing is learned of them.

    Either nobody's name is near enough to them, or they answer to a name or tell it. They count as named from now on.
    `likely`: by turn, the member found so far.
    """
    narrator_named = _name_narrator(likely, scene)
    called = described_by_name(called_and_absent(scene), likely, scene)
    names = called | introduced_by_themselves(likely, scene) | revealed(scene)
    for described, name in names.items():
        scene.discourse.identify(described, scene.discourse.member(name))
    sources = {i: t.mention for i, t in enumerate(scene.turns) if t.source_kind is SourceKind.DESCRIPTION}
    answering = {i for i, mention in sources.items() if mention is not None and mention.member in names}
    which = nameless_turns(scene, likely) | answering
    own = own_names(scene)
    if not (which or names or own or narrator_named):
        return None
    settled = Scene(scene.view, scene.discourse, [t.settled() if i in which else t for i, t in enumerate(scene.turns)])
    settled.others = scene.others
    settled.own_names = own
    return settled


def scene_of(
    view: TextView, attributions: list[Attribution], discourse: Discourse, mentions: dict[Range, Mention]
) -> Scene:
    """The scene of a text: its turns and mentions, with the narrator identified."""
    told = narrator_mentions.function(discourse)
    _add(told, attributions, discourse, mentions)
    turns = with_titles(turns_of(attributions, mentions, view), discourse)
    for mention in list(acting(discourse, turns)):
        discourse.add(mention)
    scene = Scene(view, discourse, turns)
    if told and _identify_narrator(told[0].member, names_of_narrator(told[0].member, scene), scene):
        scene = Scene(view, discourse, turns)
    scene.others = others_of(scene)
    return scene


def _identify_narrator(narrator: int, names: list[int], scene: Scene) -> bool:
    """Identify the narrator (a member) with their names (members). Returns whether there are any."""
    for member in (*names[1:], narrator) if names else ():
        scene.discourse.identify(member, names[0])
    if names:
        scene.discourse.describe(names[0], frozenset(), person=True)
    return bool(names)


def _name_narrator(likely: Mapping[int, Likely], scene: Scene) -> bool:
    """Whether a narrator without a name has one, if the probable speakers of turns are the speakers.

    Only a first name of the list alone, or one with a title: nothing else is sure to be a call.
    """
    narrator = scene.narrator
    if narrator is None or scene.discourse.members[narrator].named:
        return False
    scene.set_certain_speakers({i: member for i, (member, probability) in likely.items() if probability >= PROBABLE})
    names = names_of_narrator(narrator, scene)
    return all(is_call(member, scene) for member in names) and _identify_narrator(narrator, names, scene)


def _add(
    told: list[Mention], attributions: list[Attribution], discourse: Discourse, mentions: dict[Range, Mention]
) -> None:
    """Add the narrator's mentions to the discourse, and to `mentions` if they are a source."""
    for mention in told:
        discourse.add(mention)
    by_start = {m.start: m for m in told}
    sources = {a.source for a in attributions if a.source and a.source not in mentions}
    mentions |= {source: by_start[source[0]] for source in sources if source[0] in by_start}


def first_reading(scene: Scene, weights: Weights) -> None:
    """Read the turns for the first time.

    After that, pronouns in the narration follow those of the turns, and certain speakers count as named.
    """
    found, _ = _read(scene, weights)
    mentions = {i: scene.turns[i].mention for i in found}
    scene.set_source_speakers({mention.start: found[i][0] for i, mention in mentions.items() if mention is not None})
    scene.set_certain_speakers({i: member for i, (member, probability) in found.items() if probability >= CERTAIN})


def guesses(scene: Scene, weights: Weights) -> dict[int, Guess]:
    """The speakers of the turns (indices) without a name next to them, if probable enough."""
    return _explained(*_read(scene, weights), scene, weights)


def _read(scene: Scene, weights: Weights) -> tuple[dict[int, Likely], list[Features]]:
    """The probable enough speakers of turns without a name next to them, and the features of all turns."""
    features = [features_of(i, scene) for i in range(len(scene.turns))]
    turns = [scored(i, scene, found, weights) for i, found in enumerate(features)]
    groups = same_descriptions(scene)
    if groups:
        turns = pooled(turns, posteriors(turns), groups)
    likely = {i: found for i, found in enumerate(_likeliest(turns)) if found[1] >= weights.threshold}
    unnamed = {i: found for i, found in likely.items() if not scene.turns[i].is_named}
    return {i: found for i, found in unnamed.items() if not _is_another(found[0], i, scene)}, features


def _explained(
    likely: Mapping[int, Likely], features: list[Features], scene: Scene, weights: Weights
) -> dict[int, Guess]:
    out = {}
    for i, (member, probability) in likely.items():
        found = features[i][member]
        reasons = tuple(found) if i in scene.own_names else _reasons(scene.turns[i], found, weights)
        out[i] = Guess(member, probability, weights.confidence(probability), reasons)
    return out


def _is_another(member: int, i: int, scene: Scene) -> bool:
    """Whether somebody else without a name is found than the words say: "the doctor" for "the patient"."""
    turn = scene.turns[i]
    if turn.source_kind is not SourceKind.DESCRIPTION or turn.mention is None:
        return False
    return not scene.discourse.members[member].named and member != scene.member(turn.mention)


def _likeliest(turns: list[TurnCandidates]) -> Iterator[tuple[int, float]]:
    """For each turn the most probable speaker and the probability, which is 0 if there is no candidate."""
    for turn, chances in zip(turns, posteriors(turns), strict=True):
        yield max(_members(turn, chances), key=lambda found: found[::-1], default=(NOBODY, 0.0))


def _members(turn: TurnCandidates, chances: Scores) -> Iterator[tuple[int, float]]:
    pairs = zip(turn.candidates, chances, strict=True)
    return ((member, float(chance)) for member, chance in pairs if member != NOBODY)


def _reasons(turn: Turn, features: dict[str, str], weights: Weights) -> tuple[str, ...]:
    """The clues whose features add most to a candidate's score. If none adds anything, alternation."""
    score = weights.score(network_inputs(turn.source_kind, features))
    worth = {
        clue: score - weights.score(network_inputs(turn.source_kind, _without(clue, features)))
        for clue in dict.fromkeys(features.values())
    }
    speaking_for = sorted((clue for clue in worth if worth[clue] > 0), key=lambda clue: -worth[clue])
    return tuple(speaking_for[:_MOST_REASONS]) or (alternation.name,)


def _without(clue: str, features: dict[str, str]) -> list[str]:
    return [feature for feature, name in features.items() if name != clue]
