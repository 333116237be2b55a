"""Dialogue whose speech is opened by dashes instead of quotation marks: `— I won't go, said Anna.`

The marks that English usually has are put in place of the dashes, so all that follows reads such a text as any other.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import attrs
import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.dashes import IN_PERSON
from quoteattr.text.dashed_speech import Part, parts_of
from quoteattr.text.origin import Edit
from quoteattr.text.paragraphs import STOPS, Range, paragraphs

__all__ = ["dialogue_marks"]

_OPENING = regex.compile(r"(?:[—―–]|-{2,3}|(?P<hyphen>-)(?=\s))[^\S\n]{0,3}+(?=[\p{L}\p{N}…¡¿(_'’]|\.\.\.)")
_MARKED = regex.compile(r"[“\"‘'«„][^“”\"«»„\n]{0,300}?[.,!?…—][”\"’'»“](?!\p{L})")
_PUNCTUATION = frozenset(".,;:!?…")
_ENDS = (*STOPS, "—", "―", "–", "-", ":", ",", ")", "’", "'", "_")
# A list may have an item or two that asks something; people ask and address each other in a third of their turns.
_LIVELY = 3
_HALF = 2
# Without any tag, dialogue shows only in several turns.
_FEWEST_TURNS = 3
# Nearly all turns are sentences: one in so many may be cut off.
_MOST_CUT = 5


@attrs.frozen(slots=True)
class _Turn:
    """A paragraph that a dash opens."""

    paragraph: Range
    body: int
    hyphen: bool
    announced: bool
    """Whether a colon ends the paragraph before it, which no dash opens."""


def dialogue_marks(text: str, lexicon: Lexicon) -> list[Edit]:
    """The edits that put quotation marks around speech that dashes open; none if the text has no such dialogue.

    Time is linear in the text.
    """
    turns, others = _turns(text)
    if not turns or any(_MARKED.match(text, *other) for other in others):
        return []
    read = [tuple(parts_of(text, turn.body, turn.paragraph[1], False, lexicon)) for turn in turns]
    tags = [part for parts in read for part in parts if part.tag]
    if _HALF * sum(tag.dashed for tag in tags) >= len(tags):
        read = [tuple(parts_of(text, turn.body, turn.paragraph[1], True, lexicon)) for turn in turns]
    if not _is_dialogue(text, turns, read):
        return []
    return [edit for turn, parts in zip(turns, read, strict=True) for edit in _edits(text, turn, parts)]


def _turns(text: str) -> tuple[list[_Turn], list[Range]]:
    """The paragraphs that a dash opens, and all others."""
    turns: list[_Turn] = []
    others: list[Range] = []
    announced = False
    for start, end in paragraphs(text):
        opened = _OPENING.match(text, start, end)
        if opened:
            turns.append(_Turn((start, end), opened.end(), opened["hyphen"] is not None, announced))
        else:
            others.append((start, end))
        announced = not opened and text[end - 1] == ":"
    return turns, others


def _is_dialogue(text: str, turns: Sequence[_Turn], read: Sequence[Sequence[Part]]) -> bool:
    """Whether people speak in these paragraphs, and they are not a list, datelines or signatures."""
    whole = [_is_sentence(text[turn.body : turn.paragraph[1]]) for turn in turns]
    tagged = [any(not part.spoken for part in parts) for parts in read]
    lively = [any(p.spoken and IN_PERSON.search(text, p.start, p.end) for p in parts) for parts in read]
    count = len(turns)
    if _MOST_CUT * whole.count(False) > count or _LIVELY * sum(lively) < count:
        return False
    listed = any(turn.announced or turn.hyphen for turn in turns)
    if _HALF * sum(tagged) >= count:
        return sum(tagged) > 1 or not turns[0].hyphen
    asked = [text[turn.paragraph[1] - 1] == "?" for turn in turns]
    answered = any(one and not other for one, other in itertools.pairwise(asked))
    talked = count >= _FEWEST_TURNS and _HALF * sum(lively) >= count and answered
    return not listed and (any(tagged) or talked)


def _is_sentence(words: str) -> bool:
    return words.endswith(_ENDS) and not words[:1].islower()


def _edits(text: str, turn: _Turn, parts: Sequence[Part]) -> Iterator[Edit]:
    opening, closing = "«»" if any(mark in text[slice(*turn.paragraph)] for mark in '“”"') else "“”"
    yield Edit(turn.paragraph[0], turn.body)
    for part, following in itertools.pairwise([*parts, None]):
        if part is None:
            return
        if part.spoken:
            yield Edit(part.start, part.start, opening)
            comma = "," if following and text[part.end - 1].isalnum() else ""
            yield Edit(part.end, part.end, comma + closing)
        if following:
            gap = text[part.end : following.start]
            instead = "".join(c for c in gap if c in _PUNCTUATION) + " "
            if gap != instead:
                yield Edit(part.end, following.start, instead)
