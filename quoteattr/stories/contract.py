"""The contract of clues: each names candidates for a turn and what it observes of them; all are weighed together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import attrs

from quoteattr.rules import Rule

__all__ = ["Clue", "bucket", "clue"]

Function = TypeVar("Function", bound=Callable[..., object])
Observe = TypeVar("Observe", bound=Callable[..., object], covariant=True)


@attrs.frozen(eq=False, slots=False)
class Clue(Rule[Observe], Generic[Observe]):
    """Something that speaks for or against speakers of a turn. It decides nothing: a small network weighs all clues.

    Its function yields features: short strings that are the names of learned weights, so that a changed string counts
    nothing until the weights are learned again.
    """


def clue(name: str, *, why: str, examples: tuple[str, ...] = ()) -> Callable[[Function], Clue[Function]]:
    """Make a clue of a function. `why` completes "somebody speaks by …"."""
    return lambda function: Clue(name, function, why, examples)


def bucket(n: int) -> str:
    """A count or distance as part of a feature; large ones are not told apart.

    >>> [bucket(n) for n in (2, 4, 30)]
    ['2', '3-4', '9+']
    """
    return str(n) if n < 3 else "3-4" if n < 5 else "5-8" if n < 9 else "9+"
