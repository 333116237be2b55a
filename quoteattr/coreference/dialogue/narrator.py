"""Who tells the story, where it is told by "I"."""

from __future__ import annotations

from collections import Counter

import regex

from quoteattr.coreference.cast import Member
from quoteattr.coreference.dialogue.address import is_address
from quoteattr.coreference.dialogue.scene import NARRATOR, Scene
from quoteattr.coreference.discourse import Discourse, Mention
from quoteattr.coreference.heads import Form
from quoteattr.model import SpeakerKind

__all__ = ["narrator", "tellings"]

_I = regex.compile(r"(?<![\p{L}’'])(?:I|me|my|myself)(?![\p{L}]|[’'](?=\p{L}{3}))")
# "I" outside of quotations once in so many characters: he who tells the story is in it.
_RARE = 2_000
# So often is the narrator called by name by those who speak with him, and twice as often as anybody else.
_FEWEST_CALLS = 3
_LEAD = 2


def tellings(discourse: Discourse) -> list[Mention]:
    """Mentions of whoever tells the story: "I" outside of quotations; none where the text hardly has it."""
    found = [m for m in _I.finditer(discourse.text) if not discourse.is_quoted(m.start())]
    if len(found) * _RARE < len(discourse.text):
        return []
    who = discourse.number(
        Member("I", SpeakerKind.PERSON, frozenset(["he", "she"]), first=found[0].start(), named=False)
    )
    return [_telling(m, who, discourse) for m in found]


def _telling(found: regex.Match[str], who: int, discourse: Discourse) -> Mention:
    start, end = found.span()
    return Mention(
        start,
        end,
        who,
        form=Form.PRONOUN,
        rule=NARRATOR,
        read=(),
        sentence=discourse.sentence(start),
        subject=found.group() == "I",
        quoted=False,
        source=False,
        word="i",
    )


def narrator(who: int, scene: Scene) -> int | None:
    """The member whose name is called next to what the narrator says: `"My dear Watson, …" "How so?" said I.`

    Declines where nobody is called so three times, and twice as often as anybody else.
    """
    called: Counter[int] = Counter()
    for i, turn in enumerate(scene.turns):
        if turn.mention is not None and scene.who(turn.mention) == who:
            for other in scene.turns[max(0, i - 1) : i + 2]:
                if other is not turn:
                    called.update({scene.who(m) for m in scene.named_in(other) if is_address(m, scene.text)})
    ranked = called.most_common(2)
    if not ranked or ranked[0][1] < _FEWEST_CALLS or (len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]):
        return None
    return ranked[0][0]
