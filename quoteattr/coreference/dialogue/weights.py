"""What each clue is worth: learned from annotated novels."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import attrs

from quoteattr.errors import ModelError

__all__ = ["Weights", "shipped"]

_PATH = Path(__file__).parents[2] / "weights" / "dialogue" / "dialogue.json"
_REMEDY = "Install quoteattr again (pip install --force-reinstall quoteattr)."


@attrs.frozen(slots=True, eq=False)
class Weights:
    """Weights by kind of source and clue ("free|behind subject name"); ``threshold``: less sure answers are left out."""

    clues: Mapping[str, float]
    threshold: float


@cache
def shipped() -> Weights:
    """The weights that ship. Raises `ModelError` if they cannot be read."""
    try:
        table = json.loads(_PATH.read_text(encoding="utf-8"))
        return Weights({str(k): float(v) for k, v in table["clues"].items()}, float(table["threshold"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(_PATH, f"the weights of dialogue clues cannot be read ({error})", _REMEDY) from error
