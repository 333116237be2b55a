"""One of the cast of a text, and how often it is named."""

from __future__ import annotations

import math

import attrs

from quoteattr.model import SpeakerKind

__all__ = ["Member", "rarity"]

# One name in five hundred, halved nine times: beyond that all are rare.
_RAREST = 9


@attrs.frozen(slots=True)
class Member:
    """One of the cast: its fullest name, and what its names tell of it."""

    name: str
    kind: SpeakerKind
    pronouns: frozenset[str]
    """Which of "he" and "she" may stand for it: both where nothing tells."""
    roles: frozenset[str] = frozenset()
    """Titles and nouns that stand before its names."""
    first: int = 0
    """Where the text first names it."""
    named: bool = True
    """Whether the name is one, and not a description."""
    known: str | None = None
    """The id of the caller's known speaker that it is."""


def rarity(count: int, total: int) -> str:
    """How often one in two is halved until it is so many of all, at most nine times; "never" for none.

    >>> rarity(250, 1_000), rarity(1, 1_000_000), rarity(0, 10)
    ('2', '9', 'never')
    """
    return str(min(_RAREST, int(math.log2(total / count)))) if count else "never"
