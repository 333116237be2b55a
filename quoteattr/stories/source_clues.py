"""Clues in the words beside a quotation: "he", "the old lady", "her mother"."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.languages.en.grammar import POSSESSIVES
from quoteattr.languages.en.telling import COURTESY_TITLES, KIN_GROUPS, VAGUE_NOUNS
from quoteattr.mentions.nouns import is_person_noun
from quoteattr.stories.contract import clue
from quoteattr.stories.scenes import CONVERSATION, Scene
from quoteattr.stories.turns import SourceKind

__all__ = ["courtesy_title", "owner", "source", "source_words"]


@clue(
    "dialogue.source",
    why="whom the source may stand for",
    examples=("Emma rose. “Yes,” she said.", "“Sit down,” said her mother."),
)
def source(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """The coreference rules say for whom the words beside the quotation stand; how far that holds depends on the rule.

    "Her mother" is not herself, and mostly somebody of her surname. Yields nothing where no words stand beside the
    quotation, or no rule decided on them.
    """
    turn = scene.turns[i]
    if turn.mention is None:
        return
    yield scene.member(turn.mention), turn.mention.rule
    if turn.source_kind is SourceKind.DESCRIPTION:
        yield scene.member(turn.mention), f"{turn.mention.rule} {_sort(turn.mention.word, scene)}"
        yield from _related(i, scene)


def _sort(noun: str, scene: Scene) -> str:
    """What a noun tells: kin, sex alone, an office or trade, or nothing but that somebody is meant."""
    lexicon = scene.view.lexicon
    if noun in KIN_GROUPS:
        return "kin"
    if noun in lexicon.male_nouns or noun in lexicon.female_nouns:
        return "sex"
    if noun in VAGUE_NOUNS:
        return "anybody"
    return "trade" if is_person_noun(noun, lexicon) else "no person"


def _related(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Of "her mother": who she is, and those mentioned before, by title and whether they are of her family."""
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
    """Whose mother "her mother" is: the last person mentioned whose gender matches the possessive."""
    words = source_words(i, scene)
    pronoun = POSSESSIVES.get(words[0]) if words else None
    if pronoun is None:
        return None
    return next((m for m in _mentioned(i, scene) if pronoun in scene.discourse.members[m].pronouns), None)


def source_words(i: int, scene: Scene) -> list[str]:
    """The words beside a quotation that stand for its speaker, in lower case."""
    where = scene.turns[i].attribution.source
    return scene.text[slice(*where)].lower().split() if where else []


def _mentioned(i: int, scene: Scene) -> list[int]:
    """Those mentioned in the passage before a turn, the last one first."""
    turn = scene.turns[i]
    passage = (scene.narration_before(turn.first_paragraph - back, turn.start) for back in range(CONVERSATION + 1))
    return list(dict.fromkeys(scene.member(m) for mentions in passage for m in reversed(mentions)))


def courtesy_title(member: int, scene: Scene) -> str:
    """By which form of address somebody goes: mrs, miss, mr, lady or none."""
    return next((title for title in COURTESY_TITLES if title in scene.discourse.members[member].roles), "no title")
