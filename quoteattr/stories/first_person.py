"""Mentions of a narrator who is "I"."""

from __future__ import annotations

import regex

from quoteattr.languages.en.grammar import HE_OR_SHE, I_LOWER
from quoteattr.languages.en.telling import NARRATOR
from quoteattr.mentions.phrases import Form
from quoteattr.model import SpeakerKind
from quoteattr.speakers.cast import Member
from quoteattr.speakers.discourse import Discourse, Mention
from quoteattr.stories.contract import clue

__all__ = ["narrator_mentions"]

# Characters. If "I" outside quotations is rarer than once in this many, there is no such narrator.
_RAREST = 2_000


@clue("pronoun.narrator", why="the narrator of the story", examples=("“Is it far?” said I.",))
def narrator_mentions(discourse: Discourse) -> list[Mention]:
    """Outside quotations, "I" is the narrator, the same person in the whole story.

    A novel has one narrator. Letters and framed stories with several are rare. Declines if "I" is rare outside
    quotations: then a quotation mark is missing.
    """
    found = [m for m in NARRATOR.finditer(discourse.text) if not discourse.is_quoted(m.start())]
    if len(found) * _RAREST < len(discourse.text):
        return []
    narrator = Member("I", SpeakerKind.PERSON, HE_OR_SHE, first=found[0].start(), named=False)
    member = discourse.number(narrator)
    return [_mention(m, member, discourse) for m in found]


def _mention(found: regex.Match[str], member: int, discourse: Discourse) -> Mention:
    start, end = found.span()
    return Mention(
        start,
        end,
        member,
        form=Form.PRONOUN,
        rule=narrator_mentions.name,
        read=(),
        sentence=discourse.sentence(start),
        subject=found.group() == "I",
        quoted=False,
        source=False,
        word=I_LOWER,
    )
