"""What each clue is worth: learned from annotated novels."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import attrs

from quoteattr.errors import ModelError
from quoteattr.manifest import REINSTALL, verified_file

__all__ = ["Weights", "shipped"]

_PATH = Path(__file__).parents[2] / "weights" / "dialogue" / "dialogue.json"


@attrs.frozen(slots=True, eq=False)
class Weights:
    """Weights by source and clue ("free|behind subject name"); ``threshold``: less sure answers are left out."""

    clues: Mapping[str, float]
    threshold: float
    steps: tuple[tuple[float, float], ...] = ((0.0, 0.0),)
    """Lowest probabilities, rising, each with the share of right answers from there on, on development data."""

    def confidence(self, probability: float) -> float:
        """The measured share of right speakers among answers as probable as this one."""
        at = bisect_right(self.steps, probability, key=lambda step: step[0]) - 1
        return self.steps[max(0, at)][1]


@cache
def shipped() -> Weights:
    """The weights that ship. Raises `ModelError` if they cannot be read."""
    try:
        table = json.loads(verified_file(_PATH))
        clues = {str(clue): float(weight) for clue, weight in table["clues"].items()}
        steps = tuple((float(low), float(share)) for low, share in table["confidence"])
        return Weights(clues, float(table["threshold"]), steps)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(_PATH, f"the weights of dialogue clues cannot be read ({error})", REINSTALL) from error
