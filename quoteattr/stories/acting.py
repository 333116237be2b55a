"""Where those act who are described with a noun that is not for people: "The wolf shrugged."."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from quoteattr.languages.en.referring import DEFINITE_DESCRIPTION
from quoteattr.mentions.phrases import Form
from quoteattr.speakers.discourse import Discourse, Mention
from quoteattr.speakers.rules.descriptions import STORY_PASSAGE, same_description
from quoteattr.stories.turns import Turn

__all__ = ["acting"]


def acting(discourse: Discourse, turns: list[Turn]) -> Iterator[Mention]:
    """Mentions of those whom a tag describes with a noun that is not for people: "The wolf shrugged."

    Coreference reads descriptions of people only, because other things rarely speak.
    """
    spoken = _spoken(discourse, turns)
    known = {mention.start for mention in discourse.mentions}
    for found in DEFINITE_DESCRIPTION.finditer(discourse.text):
        start, end, noun = found.start(), found.start(1), ""
        for word in found.group(1).split():
            end += 1 + len(word)
            if word in spoken:
                noun = word
                break
        if noun and start not in known and not discourse.is_quoted(start):
            member = _nearest(start, spoken[noun], discourse)
            if member is not None:
                yield _mention(start, end, member, noun, discourse)


def _spoken(discourse: Discourse, turns: list[Turn]) -> dict[str, list[tuple[int, int]]]:
    """By noun, where turns begin that somebody without a name speaks who is described with it, and the member."""
    out: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for turn in turns:
        mention = turn.mention
        if mention is not None and mention.form is Form.DESCRIPTION and mention.word.islower():
            member = discourse.member(mention)
            if not discourse.members[member].named:
                out[mention.word].append((turn.start, member))
    return out


def _nearest(at: int, spoken: list[tuple[int, int]], discourse: Discourse) -> int | None:
    """The member who speaks nearest to an offset, in the same passage."""
    after = bisect_left(spoken, (at, 0))
    start, member = min(spoken[max(0, after - 1) : after + 1], key=lambda turn: abs(turn[0] - at))
    apart = abs(discourse.view.paragraph(start) - discourse.view.paragraph(at))
    return member if apart <= STORY_PASSAGE else None


def _mention(start: int, end: int, member: int, noun: str, discourse: Discourse) -> Mention:
    return Mention(
        start,
        end,
        member,
        form=Form.DESCRIPTION,
        rule=same_description.name,
        read=(),
        sentence=discourse.sentence(start),
        subject=discourse.is_subject(start, end),
        quoted=False,
        source=False,
        word=noun,
    )
