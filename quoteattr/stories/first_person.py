"""Mentions of whoever tells the story as "I"."""

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

# Characters. Where "I" stands less often than once in so many outside of quotations, nobody in the story tells it.
_RAREST = 2_000


@clue("pronoun.narrator", why="who tells the story", examples=("“Is it far?” said I.",))
def narrator_mentions(discourse: Discourse) -> list[Mention]:
    """Outside of quotations, "I" is whoever tells the story, one person all through it.

    A novel has one narrator; letters and framed stories with several are rare. Declines where "I" hardly stands outside
    of quotations: there it is a slip of the quotation marks.
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
