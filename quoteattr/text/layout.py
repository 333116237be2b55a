"""How a text is laid out, before anything else is read: its turns, its markup, its wrapped lines."""

from __future__ import annotations

import attrs

from quoteattr.languages import Lexicon
from quoteattr.text.markup import markup
from quoteattr.text.origin import Origin
from quoteattr.text.paragraphs import Range
from quoteattr.text.posts import posts_in
from quoteattr.text.turns import Turn, turns_in
from quoteattr.text.wrapping import wrapped_breaks

__all__ = ["Layout"]


@attrs.frozen(slots=True, eq=False)
class Layout:
    """The text that is read, where it comes from, and its turns."""

    origin: Origin
    turns: tuple[Turn, ...]

    @classmethod
    def of(cls, text: str, lexicon: Lexicon) -> Layout:
        """Look a text over. Time is linear in its length."""
        turns = turns_in(text, lexicon)
        turns = turns or sorted(posts_in(text), key=lambda turn: turn.content)
        spoken = [part for turn in turns for part in turn.content]
        origin = Origin.of(text, [*markup(text), *wrapped_breaks(text, lexicon, spoken)])
        return cls(origin, tuple(_read(turn, origin) for turn in turns))


def _read(turn: Turn, origin: Origin) -> Turn:
    """The turn in the text that is read."""
    content = tuple(filter(lambda part: part[0] < part[1], (_forth(part, origin) for part in turn.content)))
    return Turn(_forth(turn.label, origin), _forth(turn.cue, origin) if turn.cue else None, content, turn.key)


def _forth(where: Range, origin: Origin) -> Range:
    return origin.forth(where[0]), origin.forth(where[1] - 1) + 1
