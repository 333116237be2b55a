"""Whether a name is that of a speaker."""

import re
import unicodedata
from collections.abc import Iterable

from quoteattr.lexicon import english

__all__ = ["is_name_of"]

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b")
_SAME, _PART = 2, 1


def is_name_of(name: str, names: Iterable[str], others: Iterable[str]) -> bool:
    """Whether `name` is one of a speaker's `names`, or some words of one, and fits nobody of the `others` as well.

    Titles, capitals, accents and punctuation make no difference.

    >>> is_name_of("Mayor Quill", ["Dorothea Quill"], ["Ann Lee"])
    True
    >>> is_name_of("Quill", ["Dorothea Quill"], ["Edgar Quill"])
    False
    """
    own = _best(name, names)
    return own > 0 and _best(name, others) < own


def _best(name: str, names: Iterable[str]) -> int:
    return max((_fit(_words(name), _words(other)) for other in names), default=0)


def _fit(one: frozenset[str], other: frozenset[str]) -> int:
    if one == other:
        return _SAME
    return _PART if one and other and (one < other or other < one) else 0


def _words(name: str) -> frozenset[str]:
    """The words of a name without its titles; a name of titles alone keeps them."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char)).casefold()
    words = frozenset(_WORD.findall(_POSSESSIVE.sub("", plain)))
    return words - english().speaker_titles or words
