"""Turns of people and animals whom the text describes and does not name: who they are not."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping

from quoteattr.languages.en.grammar import DEFINITE
from quoteattr.languages.en.telling import ARRIVAL, NEW_OR_UNKNOWN, STANDS_FOR_NAMED
from quoteattr.mentions.nouns import is_person_noun
from quoteattr.speakers.rules.descriptions import STORY_PASSAGE
from quoteattr.stories.answers import Likely
from quoteattr.stories.scenes import Scene
from quoteattr.stories.source_clues import NounSort, sort_of_noun
from quoteattr.stories.titles import of_other_titles
from quoteattr.stories.told_apart import TELLING_SORTS, taking_turns, told_apart
from quoteattr.stories.turns import SourceKind, Turn

__all__ = ["nameless_turns", "others_of"]

# For a noun that is not for people, "the road said": of less likely names, 0 of 9 are right in short fiction and 6 of
# 10 in novels.
_LIKELY = 0.6
# Characters. Somebody who came in earlier may be another one with the same noun.
_SINCE = 12_000
# Turns of the same description around one that are read: more are only found where everything is in one paragraph.
_MOST_TURNS = 20


def others_of(scene: Scene) -> dict[int, frozenset[int]]:
    """By turn, the members that its description is not: in this passage its speaker says their names.

    Nobody says their own name to others all the time: "You are Mr. Fogg?" said the consul. Relatives are left out,
    because "his mother" may be several people. Those whom the narration or a tag names next to it are others too.
    """
    groups: dict[int, list[int]] = defaultdict(list)
    for i, turn in enumerate(scene.turns):
        if _is_described(turn, scene) and turn.mention and sort_of_noun(turn.mention.word, scene) is not NounSort.KIN:
            groups[scene.discourse.member(turn.mention)].append(i)
    said = {i: _named_near(i, group, scene) for group in groups.values() for i in group}
    out: dict[int, frozenset[int]] = defaultdict(frozenset)
    for others in (said, told_apart(scene), taking_turns(groups.values(), scene), of_other_titles(scene)):
        for i, found in others.items():
            out[i] |= found
    return dict(out)


def _named_near(i: int, group: list[int], scene: Scene) -> frozenset[int]:
    """The members named inside the turns of a group that are in the passage of one of them."""
    here = scene.turns[i].first_paragraph
    first = bisect_left(group, here - STORY_PASSAGE, key=lambda j: scene.turns[j].first_paragraph)
    last = bisect_left(group, here + STORY_PASSAGE + 1, key=lambda j: scene.turns[j].first_paragraph)
    at = bisect_left(group, i)
    around = group[max(first, at - _MOST_TURNS) : min(last, at + _MOST_TURNS)]
    return frozenset(scene.discourse.member(m) for j in around for m in scene.names_inside[j])


def nameless_turns(scene: Scene, likely: Mapping[int, Likely]) -> frozenset[int]:
    """The turns whose speaker is only described, so that a name near them is somebody else's.

    `likely`: by turn, the member found so far and the probability.
    """
    arrivals = _arrivals(scene)
    described = (i for i, turn in enumerate(scene.turns) if _is_described(turn, scene))
    return frozenset(i for i in described if _is_nameless(i, likely.get(i), arrivals, scene))


def _is_described(turn: Turn, scene: Scene) -> bool:
    """Whether the words next to a turn are a description of somebody without a name."""
    if turn.source_kind is not SourceKind.DESCRIPTION or turn.mention is None:
        return False
    return not scene.discourse.members[scene.discourse.member(turn.mention)].named


def _is_nameless(i: int, found: Likely | None, arrivals: Mapping[str, list[int]], scene: Scene) -> bool:
    words = _words(scene.turns[i], scene)
    if words[0].lower() in NEW_OR_UNKNOWN:
        return True
    if words[0].lower() not in DEFINITE or any(word[:1].isupper() for word in words[1:]):
        return False
    if words[-1] in STANDS_FOR_NAMED:
        return False
    member, probability = found or (None, 0.0)
    if member is None or not scene.discourse.members[member].named:
        return _is_no_person(words, scene)
    unlikely = probability < _LIKELY and _is_no_person(words, scene)
    return unlikely or _came_later(scene.turns[i], member, arrivals, scene)


def _words(turn: Turn, scene: Scene) -> list[str]:
    where = turn.attribution.source
    return scene.text[slice(*where)].split() if where else [""]


def _is_no_person(words: list[str], scene: Scene) -> bool:
    return not any(is_person_noun(word.lower(), scene.view.lexicon) for word in words)


def _came_later(turn: Turn, member: int, arrivals: Mapping[str, list[int]], scene: Scene) -> bool:
    """Whether a story brings in the person described when somebody is known: a jackal, after the Brahman."""
    if turn.mention is None or sort_of_noun(turn.mention.word, scene) not in TELLING_SORTS:
        return False
    since = max(scene.discourse.first_mention(member), turn.start - _SINCE)
    found = arrivals.get(turn.mention.word, [])
    after = bisect_left(found, since)
    return after < len(found) and found[after] < turn.end


def _arrivals(scene: Scene) -> dict[str, list[int]]:
    """By noun, where somebody comes into the story: the offsets of "a jackal"."""
    out: dict[str, list[int]] = defaultdict(list)
    for found in ARRIVAL.finditer(scene.text):
        if not scene.discourse.is_quoted(found.start()):
            for word in found.group(1).split():
                out[word.strip(",")].append(found.start())
    return out
