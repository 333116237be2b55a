"""Clues to who speaks a turn: each a small function that names the people it speaks for or against."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quoteattr.mentions.nouns import is_person_noun
from quoteattr.stories.address import addressed, strangers
from quoteattr.stories.narration_clues import REACH, around, beside, recent, subjects
from quoteattr.stories.newcomers import newcomers
from quoteattr.stories.scenes import DESCRIBED, Scene
from quoteattr.stories.turn_taking import often, takes_part

__all__ = ["CLUES", "Clue", "agreeing", "agreement", "owner"]

Clue = Callable[[int, Scene], Iterator[tuple[int, str]]]
"""Yields a member (an index) and what is seen of it."""

_KIN = {
    **dict.fromkeys(["mother", "mamma", "mama", "wife", "grandmother"], "mother or wife"),
    **dict.fromkeys(["father", "papa", "husband", "uncle"], "father or husband"),
    **dict.fromkeys(["sister", "daughter", "girl", "niece"], "sister or daughter"),
    **dict.fromkeys(["brother", "son", "boy", "nephew"], "brother or son"),
    "aunt": "aunt",
    "lady": "lady",
    "gentleman": "gentleman",
}
_TITLES = ("mrs", "miss", "mr", "lady")
# Nouns that tell nothing of whom they are for but that somebody is meant.
_ANYBODY = frozenset(
    [
        "other",
        "stranger",
        "child",
        "person",
        "fellow",
        "visitor",
        "voice",
        "speaker",
        "attendant",
        "companion",
        "friend",
    ]
)
_POSSESSIVES = {"his": "he", "her": "she"}


def resolved(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Whom the words beside the quotation stand for, as the rules of coreference say, and whose they are."""
    turn = scene.turns[i]
    if turn.mention is None:
        return
    yield scene.who(turn.mention), turn.mention.rule
    if turn.source == DESCRIBED:
        yield scene.who(turn.mention), f"{turn.mention.rule} {_sort(turn.mention.word, scene)}"
        yield from _related(i, scene)


def _sort(noun: str, scene: Scene) -> str:
    """What a noun tells: kin, sex alone, an office or trade, or nothing but that somebody is meant."""
    lexicon = scene.view.lexicon
    if noun in _KIN:
        return "kin"
    if noun in lexicon.male_nouns or noun in lexicon.female_nouns:
        return "sex"
    if noun in _ANYBODY:
        return "anybody"
    return "trade" if is_person_noun(noun, lexicon) else "no person"


def _related(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Her mother, his friend: it is not herself who speaks, and for kin mostly somebody of her surname."""
    whose = owner(i, scene)
    if whose is None:
        return
    yield whose, "owner"
    noun = next((_KIN[word] for word in _words(i, scene) if word in _KIN), None)
    family = scene.discourse.cast.families(whose)
    for member in _mentioned(i, scene):
        if noun and member != whose:
            same = "of the family" if family & scene.discourse.cast.families(member) else "of another name"
            yield member, f"{noun} {_title(member, scene)} {same}"


def owner(i: int, scene: Scene) -> int | None:
    """Whose mother "her mother" is: the last one mentioned whom the possessive may stand for."""
    words = _words(i, scene)
    gender = _POSSESSIVES.get(words[0]) if words else None
    if gender is None:
        return None
    return next((m for m in _mentioned(i, scene) if gender in scene.discourse.members[m].pronouns), None)


def _words(i: int, scene: Scene) -> list[str]:
    source = scene.turns[i].attribution.source
    return scene.text[slice(*source)].lower().split() if source else []


def _mentioned(i: int, scene: Scene) -> list[int]:
    """Those mentioned in the passage before a turn, the last one first."""
    turn = scene.turns[i]
    found = (m for back in range(REACH + 1) for m in reversed(scene.told_before(turn.paragraph - back, turn.start)))
    return list(dict.fromkeys(map(scene.who, found)))


def _title(member: int, scene: Scene) -> str:
    return next((title for title in _TITLES if title in scene.discourse.members[member].roles), "no title")


def agreement(i: int, scene: Scene) -> list[tuple[str, str]]:
    """Pronouns that the passage tells of the speaker, each with a clue."""
    turn = scene.turns[i]
    return [*([(turn.gender, "source")] if turn.gender else []), *strangers(i, scene), *subjects(i, scene)]


def agreeing(i: int, scene: Scene, member: int, told: list[tuple[str, str]]) -> Iterator[str]:
    """Whether the pronouns of the passage may stand for somebody, and what else is known of them."""
    turn, who = scene.turns[i], scene.discourse.members[member]
    for gender, clue in told:
        how = "agrees" if who.pronouns == {gender} else "may agree" if gender in who.pronouns else "disagrees"
        yield f"{clue} {how}"
    if turn.source == DESCRIBED and turn.mention is not None and turn.mention.word in _KIN:
        yield f"{_KIN[turn.mention.word]} {_title(member, scene)}"
    yield often(member, scene)
    if member == scene.narrator:
        yield "narrator"
    if not who.named:
        yield "without a name"
    elif who.known:
        yield "known"


CLUES: dict[str, Clue] = {
    "dialogue.source": resolved,
    "dialogue.beside": beside,
    "dialogue.around": around,
    "dialogue.recent": recent,
    "dialogue.takes-part": takes_part,
    "dialogue.addressed": addressed,
    "dialogue.newcomer": newcomers,
}
"""By the names that reasons have."""
