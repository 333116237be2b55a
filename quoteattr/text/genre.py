"""Decide whether a text is a story with dialogue or anything else: a sum of weighted traits, learned from both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from math import sqrt
from pathlib import Path

import regex

from quoteattr.languages.en.genres import RATES
from quoteattr.manifest import verified_numbers
from quoteattr.model import Quotation

__all__ = ["BASE", "CLEAR", "Genre", "genre_named", "genre_of", "traits", "weights"]

_WEIGHTS = Path(__file__).parent.parent / "weights" / "genre.json"
BASE = "base"
"""The name of the weight that every text has."""
# Outside quotations. Rates say nothing of fewer words.
_FEWEST_WORDS = 5
# Log-odds of 0.7, which by folds 3 of 1,250 other texts reach.
CLEAR = 0.85
# Characters: about a line of a book, and the longest paragraphs that count.
_LINE = 60
_LONG = 1_000
# In every so many words: as often as quotations are counted.
_OFTEN = 20
_WORD = regex.compile(r"\w+")
_NUMBER = regex.compile(r"\d+")
_CAPITAL = regex.compile(r"(?<=[\p{Ll},] )\p{Lu}\w+")
_MARK = regex.compile(r"[%$£€@]|https?:")
_FORMS = {"numbers": _NUMBER, "capitals": _CAPITAL, "marks": _MARK}


class Genre(StrEnum):
    """The kind of a text. Some rules apply to one genre only."""

    NEWS = "news"
    """News, releases, transcripts, and everything else that is not a story."""
    STORY = "story"
    """A story or novel with dialogue."""


def genre_named(choice: str) -> Genre | None:
    """The genre that a caller names; None for "auto"."""
    return None if choice == "auto" else Genre(choice)


def genre_of(text: str, paragraphs: Sequence[tuple[int, int]], quotations: Sequence[Quotation]) -> Genre:
    """The genre of a text with these paragraphs and outermost quotations. Raises `ModelError` without the weights."""
    found = traits(text, paragraphs, quotations)
    if not found:
        return Genre.NEWS
    learned = weights()
    score = learned[BASE] + sum(learned[name] * rate for name, rate in found.items())
    return Genre.STORY if score >= CLEAR else Genre.NEWS


def traits(
    text: str, paragraphs: Sequence[tuple[int, int]], quotations: Sequence[Quotation], fewest: int = _FEWEST_WORDS
) -> dict[str, float]:
    """What tells the genre, each between 0 and 1: the words outside quotations, and how people talk.

    Rates of words are given as roots: the second date of a text says less than the first. Empty without quotations,
    and with less than the `fewest` words outside them.
    """
    bounds = [0, *(at for q in quotations for at in (q.span.start, q.span.end)), len(text)]
    told = "\n".join(text[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True))
    words, inside = max(1, len(_WORD.findall(told))), [quotation.inner.text for quotation in quotations]
    if not inside or words < fewest:
        return {}
    starts = {quotation.span.start for quotation in quotations}
    return {
        **{name: sqrt(len(pattern.findall(told)) / words) for name, pattern in (RATES | _FORMS).items()},
        "turns": sum(start in starts for start, _ in paragraphs) / max(1, len(paragraphs)),
        "asked": sum("?" in said or "!" in said for said in inside) / len(inside),
        "short": sum(len(said) < _LINE for said in inside) / len(inside),
        "quotations": min(1.0, _OFTEN * len(inside) / (words + sum(len(_WORD.findall(said)) for said in inside))),
        "paragraphs": min(1.0, sum(end - start for start, end in paragraphs) / max(1, len(paragraphs)) / _LONG),
    }


@cache
def weights() -> Mapping[str, float]:
    """The weights that were learned. Raises `ModelError` if they cannot be read."""
    return verified_numbers(_WEIGHTS, "the weights of traits")
