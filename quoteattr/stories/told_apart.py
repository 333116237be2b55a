"""Whom a description is not: "Mr. Hale bowed to the bishop" tells of two people."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from quoteattr.languages.en.grammar import DEFINITE
from quoteattr.languages.en.telling import ARRIVAL, DESCRIBED, ONLY_KIN, SAME_ONE, STANDS_FOR_NAMED
from quoteattr.mentions.nouns import is_person_noun
from quoteattr.mentions.phrases import Form
from quoteattr.speakers.rules.descriptions import STORY_PASSAGE
from quoteattr.stories.scenes import Scene
from quoteattr.stories.source_clues import NounSort, sort_of_noun, source_words
from quoteattr.stories.turns import SourceKind

__all__ = ["TELLING_SORTS", "taking_turns", "told_apart"]

TELLING_SORTS = (NounSort.TRADE, NounSort.NO_PERSON, NounSort.ANYBODY)
"""Sorts of nouns that tell people apart: "the man" may be anybody."""

# Names beside a description in a passage: more are only found where everything is in one paragraph.
_MOST_NAMES = 60

Beside = tuple[int, int]
"""The number of a paragraph, and a member named there beside a description."""


def told_apart(scene: Scene) -> dict[int, frozenset[int]]:
    """By turn with a description, the members whom a sentence of the passage names next to the same description.

    For one person, English would go on with "he". Names and descriptions around a comma or "was" may be of one person.
    """
    described = (i for i, turn in enumerate(scene.turns) if turn.source_kind is SourceKind.DESCRIPTION)
    words = {i: source_words(i, scene) for i in described}
    sources = {i: " ".join(found) for i, found in words.items() if found and _is_one(found, scene)}
    beside = _beside(frozenset(sources.values()), scene)
    met = _met_with(scene)
    return {
        i: _near(i, beside.get(source, []), scene) | _near(i, met.get(source.split()[-1], []), scene)
        for i, source in sources.items()
    }


def taking_turns(groups: Iterable[list[int]], scene: Scene) -> dict[int, frozenset[int]]:
    """By turn with a description, the members whom tags name right before or after the same description speaks.

    `groups`: the turns of each description. Nobody is called two names in turn: “Left here,” said the guide. “Right,”
    said Ann.
    """
    out: dict[int, frozenset[int]] = {}
    for group in groups:
        beside = sorted((scene.turns[i].first_paragraph, member) for i in group for member in _answering(i, scene))
        out |= {i: _near(i, beside, scene) for i in group if beside}
    return out


def _answering(i: int, scene: Scene) -> Iterator[int]:
    """The members whose names are next to the turn before or after one, if no narration is between."""
    for j in (i - 1, i + 1):
        if 0 <= j < len(scene.turns) and scene.paragraphs_apart(i, j) == 1 and scene.turns[j].is_named:
            member = scene.speaker(j)
            if member is not None:
                yield member


def _is_one(words: list[str], scene: Scene) -> bool:
    """Whether a passage has one person of that description: not "the girl", "her sister"."""
    if words[0] not in DEFINITE:
        return words[-1] in ONLY_KIN
    sort = sort_of_noun(words[-1], scene)
    return words[-1] not in STANDS_FOR_NAMED and sort in TELLING_SORTS


def _near(i: int, found: list[Beside], scene: Scene) -> frozenset[int]:
    """The members found in the passage of a turn."""
    here = scene.turns[i].first_paragraph
    first = bisect_left(found, (here - STORY_PASSAGE, -1))
    last = bisect_left(found, (here + STORY_PASSAGE + 1, -1))
    return frozenset(member for _, member in found[first : min(last, first + _MOST_NAMES)])


def _beside(descriptions: frozenset[str], scene: Scene) -> Mapping[str, list[Beside]]:
    """By description, who is named in the same sentence of the narration, in text order."""
    out: dict[str, list[Beside]] = defaultdict(list)
    for start, words in _described(descriptions, scene):
        for mention in scene.discourse.in_sentence(scene.discourse.sentence(start)):
            apart = not _may_be_one(start, start + len(words), mention.start, mention.end, scene.text)
            if mention.form is Form.NAME and not mention.quoted and apart:
                out[words].append((scene.number(start), scene.discourse.member(mention)))
    return out


def _met_with(scene: Scene) -> Mapping[str, list[Beside]]:
    """By noun, who is named in the sentence that brings somebody in, behind somebody else whom it brings in too.

    "There lived a weaver who had a daughter, and her name was Ilse": the weaver is not Ilse.
    """
    out: dict[str, list[Beside]] = defaultdict(list)
    arrivals = list(_arrivals(scene))
    for (start, end, noun), (then, then_end, _) in pairwise(arrivals):
        sentence = scene.discourse.sentence(start)
        if sentence == scene.discourse.sentence(then) and SAME_ONE.fullmatch(scene.text, end, then) is None:
            for mention in scene.discourse.in_sentence(sentence):
                if mention.form is Form.NAME and not mention.quoted and mention.start > then_end:
                    out[noun].append((scene.number(start), scene.discourse.member(mention)))
    return out


def _arrivals(scene: Scene) -> Iterator[tuple[int, int, str]]:
    """Where the narration brings in people: the range of "a poor weaver", and its noun."""
    for found in ARRIVAL.finditer(scene.text):
        end = found.end()
        for word in found.group(1).split(" "):
            end += len(word) + 1
            noun = word.strip(",")
            if is_person_noun(noun, scene.view.lexicon) and not scene.discourse.is_quoted(found.start()):
                yield found.start(), end - 1 - len(word) + len(noun), noun
                break


def _described(descriptions: frozenset[str], scene: Scene) -> Iterator[tuple[int, str]]:
    """Where the narration has one of these descriptions."""
    for found in DESCRIBED.finditer(scene.text):
        words = found.group().lower()
        for word in found.captures(1):
            words = f"{words} {word}"
            if words in descriptions and not scene.discourse.is_quoted(found.start()):
                yield found.start(), words


def _may_be_one(start: int, end: int, first: int, last: int, text: str) -> bool:
    """Whether the words between a description and a name allow that both are of one person."""
    gap = (end, first) if end <= first else (last, start)
    return gap[0] > gap[1] or SAME_ONE.fullmatch(text, *gap) is not None
