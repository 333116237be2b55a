"""Words that stories and other English texts use at different rates."""

from __future__ import annotations

import regex

from quoteattr.languages.en.grammar import DAYS, GENDERS

__all__ = ["RATES"]

_THIRD_PERSON = regex.compile(rf"\b(?:{'|'.join(sorted(GENDERS))})\b", regex.IGNORECASE)
_PRESENT = regex.compile(r"\b(?:is|are|am|has|have|will|may|can|says)\b", regex.IGNORECASE)
_PAST = regex.compile(r"\b(?:was|were|had|did|would|could)\b", regex.IGNORECASE)
_DATES = regex.compile(
    rf"\b(?:{'|'.join(sorted(DAYS))}|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_SCENE = regex.compile(
    r"\b(?:eyes?|hands?|head|face|voice|door|looked?|turned|smiled|nodded|stood|sat|walked|laughed|"
    r"asked|replied|answered|cried|exclaimed|whispered|shouted)\b",
    regex.IGNORECASE,
)
RATES: dict[str, regex.Pattern[str]] = {
    "persons": _THIRD_PERSON,
    "present": _PRESENT,
    "past": _PAST,
    "dates": _DATES,
    "scene": _SCENE,
}
"""Patterns whose rates outside quotations tell stories from other texts."""
