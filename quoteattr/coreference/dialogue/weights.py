"""What the clues of dialogue and of narration are worth: learned from annotated novels."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import attrs
import numpy as np
import numpy.typing as npt

from quoteattr.calibration import Steps, share_of
from quoteattr.errors import ModelError
from quoteattr.manifest import REINSTALL, verified_file

__all__ = ["Weights", "narration", "shipped"]

_FOLDER = Path(__file__).parents[2] / "weights" / "dialogue"

Floats = npt.NDArray[np.float32]


@attrs.frozen(slots=True, eq=False)
class Weights:
    """A network of one hidden layer over clues that are seen or not, and what it is worth to have spoken before."""

    rows: Mapping[str, int]
    """The row of each clue in the arrays; others count nothing."""
    direct: Floats
    """Rows. What a clue adds to a candidate's score by itself."""
    hidden: Floats
    """Rows by units. What it adds to each hidden unit."""
    bias: Floats
    out: Floats
    threshold: float
    """Less sure answers are left out."""
    steps: Steps = ((0.0, 0.0),)

    def score(self, clues: Iterable[str]) -> float:
        """How much speaks for a candidate of whom these clues are seen."""
        rows = [self.rows[clue] for clue in clues if clue in self.rows]
        units = np.maximum(self.hidden[rows].sum(axis=0) + self.bias, 0)
        return float(self.direct[rows].sum() + units @ self.out)

    def tie(self, names: Iterable[str]) -> float:
        """What it is worth to have spoken a turn before that stands so to this one."""
        return float(sum(self.direct[self.rows[name]] for name in names if name in self.rows))

    def confidence(self, probability: float) -> float:
        """The measured share of right speakers among answers as probable as this one."""
        return share_of(self.steps, probability)


@cache
def shipped() -> tuple[Weights, Weights]:
    """The weights of a first and a second reading of the turns. Raises `ModelError` if they cannot be read."""
    return _read(_FOLDER / "first.npz"), _read(_FOLDER / "second.npz")


def _read(path: Path) -> Weights:
    try:
        with np.load(io.BytesIO(verified_file(path)), allow_pickle=False) as found:
            arrays = {name: found[name].astype(np.float32) for name in ("direct", "hidden", "bias", "out")}
            rows = {str(name): i for i, name in enumerate(found["names"])}
            steps = tuple((float(low), float(share)) for low, share in found["confidence"])
            return Weights(rows, **arrays, threshold=float(found["threshold"]), steps=steps)
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(path, f"the weights of dialogue cannot be read ({error})", REINSTALL) from error


@cache
def narration() -> Mapping[str, float]:
    """The weights of clues to a pronoun of the narration. Raises `ModelError` if they cannot be read."""
    path = _FOLDER / "narration.json"
    try:
        return {str(clue): float(weight) for clue, weight in json.loads(verified_file(path)).items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise ModelError(path, f"the weights of pronouns cannot be read ({error})", REINSTALL) from error
