"""The layout of a text: its turns, its markup and its wrapped lines. It is read before anything else."""

from __future__ import annotations

import attrs

from quoteattr.languages import Lexicon
from quoteattr.text.dashes import dialogue_marks
from quoteattr.text.markup import markup, without_elements
from quoteattr.text.origin import Origin
from quoteattr.text.posts import posts_in
from quoteattr.text.templates import templates_in
from quoteattr.text.turns import Turn, turns_in
from quoteattr.text.wrapping import wrapped_breaks

__all__ = ["Layout"]

_BREAKS = str.maketrans(dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n"))


@attrs.frozen(slots=True, eq=False)
class Layout:
    """The text that is read, its origin, and its turns."""

    origin: Origin
    turns: tuple[Turn, ...]
    dialogue: bool = False
    """Whether dashes open the speech of the text, as in stories."""

    @classmethod
    def of(cls, text: str, lexicon: Lexicon) -> Layout:
        """Find the layout of a text. Time is linear in its length."""
        page = _with_plain_breaks(text)
        turns = turns_in(without_elements(page), lexicon)
        turns = turns or sorted([*posts_in(page), *templates_in(page)], key=lambda turn: turn.content)
        spoken = [part for turn in turns for part in turn.content]
        marks = [] if turns else dialogue_marks(page, lexicon)
        origin = Origin.of(text, [*markup(page), *wrapped_breaks(page, lexicon, spoken), *marks])
        read = (_read(turn, origin) for turn in turns)
        return cls(origin, tuple(turn for turn in read if turn.content), bool(marks))


def _read(turn: Turn, origin: Origin) -> Turn:
    """The turn with offsets of the text that is read."""
    content = tuple(part for whole in turn.content if (part := origin.ahead(*whole))[0] < part[1])
    cue = origin.ahead(*turn.cue) if turn.cue else None
    return Turn(origin.ahead(*turn.label), cue, content, turn.key)


def _with_plain_breaks(text: str) -> str:
    """The text with a newline at the end of each line, and of the same length."""
    return text.replace("\r\n", " \n").translate(_BREAKS)
