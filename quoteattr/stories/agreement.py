"""Clues from what is known about each candidate: whether the pronouns nearby fit, and how often they speak."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quoteattr.languages.en.telling import KIN_GROUPS
from quoteattr.speakers.cast import rarity
from quoteattr.stories.address_clues import addressed_strangers
from quoteattr.stories.contract import clue
from quoteattr.stories.narration_clues import subject_pronouns
from quoteattr.stories.scenes import Scene
from quoteattr.stories.source_clues import courtesy_title
from quoteattr.stories.turns import SourceKind

__all__ = ["agrees"]


@clue("dialogue.agrees", why="fits the pronouns nearby", examples=("He cleared his throat. “I know.”",))
def agrees(i: int, scene: Scene, candidates: Iterable[int]) -> Iterator[tuple[int, str]]:
    """A person whom the pronouns near the quotation fit is more likely to speak, and so is one who speaks often.

    Sir and madam show the gender of the listener. No gender is guessed. Always yields how often a candidate speaks.
    """
    told = list(_pronouns(i, scene))
    for member in candidates:
        who = scene.discourse.members[member]
        for pronoun, where in told:
            yield member, f"{where} {_how(pronoun, who.pronouns)}"
        if (kin := _kin(i, scene)) is not None:
            yield member, f"{kin} {courtesy_title(member, scene)}"
        yield member, _how_often(member, scene)
        if member == scene.narrator:
            yield member, "narrator"
        if not who.named:
            yield member, "without a name"
        elif who.known:
            yield member, "known"


def _pronouns(i: int, scene: Scene) -> Iterator[tuple[str, str]]:
    """The pronouns near the turn, with their positions."""
    if pronoun := scene.turns[i].pronoun:
        yield pronoun, "source"
    yield from addressed_strangers(i, scene)
    yield from subject_pronouns(i, scene)


def _how(pronoun: str, own: frozenset[str]) -> str:
    if own == {pronoun}:
        return "agrees"
    return "may agree" if pronoun in own else "disagrees"


def _kin(i: int, scene: Scene) -> str | None:
    """The kinship group of the source, if it is a noun for a relative."""
    turn = scene.turns[i]
    described = turn.mention if turn.source_kind is SourceKind.DESCRIPTION else None
    return KIN_GROUPS.get(described.word) if described else None


def _how_often(member: int, scene: Scene) -> str:
    """The share of the named turns that a member speaks, as `rarity` writes it."""
    how = rarity(scene.named_turns[member], scene.named_turns.total())
    return f"speaks {how}" if how == "never" else f"speaks in {how}"
