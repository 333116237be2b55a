"""How sure a quote is: the measured share of right answers among quotes decided by the same evidence."""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache
from pathlib import Path

import attrs

from quoteattr.attribution.context import Attribution
from quoteattr.errors import ModelError
from quoteattr.manifest import REINSTALL, verified_file
from quoteattr.model import QuoteKind

__all__ = ["Calibration", "Steps", "share_of", "shipped"]

_PATH = Path(__file__).parent / "weights" / "calibration.json"

Steps = tuple[tuple[float, float], ...]
"""Lowest certainties, rising, each with the share of right answers from there on, on development data."""


@attrs.frozen(slots=True)
class Calibration:
    """For each kind of evidence, steps of the network's certainty and the share of right answers at each step."""

    steps: dict[str, Steps]

    def confidence(self, kind: QuoteKind, attribution: Attribution) -> float:
        """The measured share of right answers, from 0 to 1."""
        table = self.steps.get(evidence_class(kind, attribution)) or self.steps[kind.value]
        return share_of(table, attribution.score)


def share_of(steps: Steps, certainty: float) -> float:
    """The measured share at the last step that the certainty reaches; below all of them that of the first.

    >>> share_of(((0.2, 0.5), (0.8, 0.9)), 0.7)
    0.5
    """
    at = bisect_right(steps, certainty, key=lambda step: step[0]) - 1
    return steps[max(0, at)][1]


def evidence_class(kind: QuoteKind, attribution: Attribution) -> str:
    """The row of the table: the kind, and whether a source was found.

    >>> evidence_class(QuoteKind.DIRECT, Attribution(((0, 1),), None, None, ("tagger",)))
    'direct without source'
    """
    return kind.value if attribution.source else f"{kind.value} without source"


@cache
def shipped() -> Calibration:
    """The table that was measured on development data. Raises `ModelError` if it cannot be read."""
    try:
        rows = json.loads(verified_file(_PATH))["steps"]
        return Calibration({name: tuple((float(a), float(b)) for a, b in steps) for name, steps in rows.items()})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(_PATH, f"the table of confidences cannot be read ({error})", REINSTALL) from error
