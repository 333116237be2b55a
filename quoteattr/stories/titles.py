"""Whose title a description is, if only one person in the story has it: "the Queen" is Queen Ysolde, named later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from quoteattr.languages.en.grammar import ADDRESSES, KINSHIP, THE
from quoteattr.mentions.phrases import Form
from quoteattr.speakers.discourse import Discourse
from quoteattr.speakers.rules.descriptions import STORY_PASSAGE
from quoteattr.stories.scenes import Scene
from quoteattr.stories.turns import SourceKind, Turn

__all__ = ["of_other_titles", "with_titles"]


def with_titles(turns: list[Turn], discourse: Discourse) -> list[Turn]:
    """The turns, of which those of "the queen" count as named if the story calls one member Queen, near enough.

    Notes that they are one.
    """
    bearers = _bearers(discourse)
    out: list[Turn] = []
    for turn in turns:
        bearer = _bearer(turn, bearers, discourse)
        if bearer is not None and turn.mention is not None and discourse.member(turn.mention) != bearer:
            discourse.identify(discourse.member(turn.mention), bearer)
        out.append(turn if bearer is None else turn.settled())
    return out


def of_other_titles(scene: Scene) -> dict[int, frozenset[int]]:
    """By turn with a description that is a title of somebody in the story, the members who have another title.

    "The captain" is not Queen Ysolde where there is a Captain Holt.
    """
    bearers = _bearers(scene.discourse)
    titled = frozenset[int]().union(*bearers.values())
    others = {title: titled - borne for title, borne in bearers.items()}
    described = {i: t.mention for i, t in enumerate(scene.turns) if t.source_kind is SourceKind.DESCRIPTION}
    return {i: others[m.word] for i, m in described.items() if m is not None and m.word in others}


def _bearers(discourse: Discourse) -> Mapping[str, set[int]]:
    """By title, the members whom the story names with it. Forms of address and relatives are left out."""
    out: dict[str, set[int]] = defaultdict(set)
    for number in dict.fromkeys(discourse.member(m) for m in discourse.mentions if m.form is Form.NAME):
        for title in discourse.members[number].roles - ADDRESSES - KINSHIP.keys():
            out[title].add(number)
    return out


def _bearer(turn: Turn, bearers: Mapping[str, set[int]], discourse: Discourse) -> int | None:
    """The only member whose title a turn's description is: either it is nobody else yet, or a rule found the same."""
    mention = turn.mention
    if turn.source_kind is not SourceKind.DESCRIPTION or mention is None or turn.attribution.source is None:
        return None
    words = discourse.text[slice(*turn.attribution.source)].lower().split()
    found = bearers.get(mention.word, set())
    if words != [THE, mention.word] or len(found) != 1:
        return None
    [bearer] = found
    first = discourse.view.paragraph(discourse.first_mention(bearer))
    near = first - discourse.view.paragraph(turn.start) <= STORY_PASSAGE
    described = discourse.member(mention)
    return bearer if near and (described == bearer or not discourse.members[described].named) else None
