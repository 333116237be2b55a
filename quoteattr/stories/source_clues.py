"""Clues in the words next to a quotation: "he", "the old lady", "her mother"."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from quoteattr.languages.en.grammar import POSSESSIVES
from quoteattr.languages.en.telling import COURTESY_TITLES, KIN_GROUPS, VAGUE_NOUNS
from quoteattr.mentions.nouns import is_person_noun
from quoteattr.stories.contract import clue
from quoteattr.stories.scenes import CONVERSATION, Scene
from quoteattr.stories.turns import SourceKind

__all__ = ["NounSort", "courtesy_title", "owner", "sort_of_noun", "source", "source_words"]


class NounSort(StrEnum):
    """What a noun says of a person. The values are in the names of learned weights."""

    KIN = "kin"
    SEX = "sex"
    ANYBODY = "anybody"
    TRADE = "trade"
    NO_PERSON = "no person"


@clue(
    "dialogue.source",
    why="the person the source may refer to",
    examples=("Emma rose. “Yes,” she said.", "“Sit down,” said her mother."),
)
def source(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """The person that a coreference rule chose for the words next to the quotation. Some rules are more reliable.

    "Her mother" is not "her", and usually has her surname. Yields nothing if there are no such words, or no rule
    decided on them.
    """
    turn = scene.turns[i]
    if turn.mention is None:
        return
    yield scene.member(turn.mention), turn.mention.rule
    if turn.source_kind is SourceKind.DESCRIPTION:
        yield scene.member(turn.mention), f"{turn.mention.rule} {sort_of_noun(turn.mention.word, scene)}"
        yield from _related(i, scene)


def sort_of_noun(noun: str, scene: Scene) -> NounSort:
    """What a noun says: a relative, only a gender, an office or trade, or only that it is a person."""
    lexicon = scene.view.lexicon
    if noun in KIN_GROUPS:
        return NounSort.KIN
    if noun in lexicon.male_nouns or noun in lexicon.female_nouns:
        return NounSort.SEX
    if noun in VAGUE_NOUNS:
        return NounSort.ANYBODY
    return NounSort.TRADE if is_person_noun(noun, lexicon) else NounSort.NO_PERSON


def _related(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """For "her mother": who "her" is, and the people mentioned before, by title and whether they share her surname."""
    whose = owner(i, scene)
    if whose is None:
        return
    yield whose, "owner"
    kin = next((KIN_GROUPS[word] for word in source_words(i, scene) if word in KIN_GROUPS), None)
    family = scene.discourse.cast.families(whose)
    for member in _mentioned(i, scene):
        if kin and member != whose:
            same = "of the family" if family & scene.discourse.cast.families(member) else "of another name"
            yield member, f"{kin} {courtesy_title(member, scene)} {same}"


def owner(i: int, scene: Scene) -> int | None:
    """Who "her" is in "her mother": the last person mentioned whose gender matches the possessive."""
    words = source_words(i, scene)
    pronoun = POSSESSIVES.get(words[0]) if words else None
    if pronoun is None:
        return None
    return next((m for m in _mentioned(i, scene) if pronoun in scene.discourse.members[m].pronouns), None)


def source_words(i: int, scene: Scene) -> list[str]:
    """The words next to a quotation that refer to its speaker, in lower case."""
    where = scene.turns[i].attribution.source
    return scene.text[slice(*where)].lower().split() if where else []


def _mentioned(i: int, scene: Scene) -> list[int]:
    """The members mentioned in the passage before a turn, the last one first."""
    turn = scene.turns[i]
    passage = (scene.narration_before(turn.first_paragraph - back, turn.start) for back in range(CONVERSATION + 1))
    return list(dict.fromkeys(scene.member(m) for mentions in passage for m in reversed(mentions)))


def courtesy_title(member: int, scene: Scene) -> str:
    """The form of address of a member: mrs, miss, mr, lady or none."""
    return next((title for title in COURTESY_TITLES if title in scene.discourse.members[member].roles), "no title")
