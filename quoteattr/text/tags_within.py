"""Find tags (`said Ana Orr`) inside a quotation whose closing mark may be missing before them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.grammar import SUBJECT_PRONOUNS
from quoteattr.languages.en.tags import tag_patterns

__all__ = ["tags_within"]

# Bounds that keep time linear: a tag is short and follows one of the first pauses.
_LONGEST_TAG = 160
_MOST_PAUSES = 40
_PAUSE = regex.compile(r"[,?!…—–](?=\s)")
_ENDS = regex.compile(r"\s*+(?:[.,]|$)")
_STOPS = regex.compile(r"\s*+(?:\.|$)")


def tags_within(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[int]:
    """Where tags begin in `text[start:end]`: after a pause, up to the end of a clause, not with "he said"."""
    patterns = tag_patterns(lexicon)
    for pause in islice(_PAUSE.finditer(text, start, end), _MOST_PAUSES):
        at, limit = pause.end(), min(end, pause.end() + _LONGEST_TAG)
        for tag, is_whole in ((patterns.inverted.match, _ENDS.match), (patterns.straight.match, _STOPS.match)):
            found = tag(text, at, limit)
            if found and found["source"] not in SUBJECT_PRONOUNS and is_whole(text, found.end(), end):
                yield int(at)
