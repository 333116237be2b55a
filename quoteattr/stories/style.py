"""The style of a turn: how it addresses people, and whether it is in dialect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import attrs
import regex

from quoteattr.languages.en.telling import ADDRESS_CLOSES, ADDRESS_OPENS, DIALECT_WORD, FORM_OF_ADDRESS
from quoteattr.speakers.discourse import Mention

__all__ = ["DIALECT", "PLAIN", "Style", "is_address", "style_of"]

DIALECT = "broad"
PLAIN = "plain"
# Characters read before a name that may address somebody.
_WINDOW = 60
_WORD = regex.compile(r"\p{L}+")
# Shorter turns are plain by chance.
_FEWEST_WORDS = 6


@attrs.frozen(slots=True)
class Style:
    """The style of one turn."""

    address: str
    """How it addresses the listener, in lower case: "sir", "my dear"; empty if only by names."""
    names: frozenset[str]
    """The names by which it addresses them: "Lizzy", "Miss Bennet"."""
    speech: str
    """`DIALECT`, `PLAIN`, or empty if it is too short to judge."""

    def traits(self) -> Counter[str]:
        """All traits, each once, for counting over many turns."""
        return Counter([self.speech, self.address, *self.names])


def style_of(text: str, start: int, end: int, addressees: Iterable[Mention] = ()) -> Style:
    """The style of the turn at `start:end` in characters. `addressees`: the names by which it addresses others.

    >>> style_of("“Dis is hit, suh.”", 0, 18)
    Style(address='suh', names=frozenset(), speech='broad')
    >>> style_of("“I told you so, old sport.”", 0, 27)
    Style(address='old sport', names=frozenset(), speech='plain')
    """
    found = FORM_OF_ADDRESS.search(text, start, end)
    address = found.group("address").lower() if found else ""
    return Style(address, frozenset(text[m.start : m.end] for m in addressees), _speech(text, start, end))


def _speech(text: str, start: int, end: int) -> str:
    # A closing mark is not a clipped letter.
    if DIALECT_WORD.search(text, start, end - 1):
        return DIALECT
    return PLAIN if len(_WORD.findall(text, start, end)) >= _FEWEST_WORDS else ""


def is_address(mention: Mention, text: str) -> bool:
    """Whether commas or quotation marks separate a name, as for a person who is addressed: "My dear Emma, …"."""
    before = text[max(0, mention.start - _WINDOW) : mention.start]
    opened = ADDRESS_OPENS.search(before) is not None
    return opened and ADDRESS_CLOSES.match(text, mention.end) is not None
