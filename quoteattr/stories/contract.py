"""The contract of clues: each names candidates for a turn and observes features. All are weighed together."""

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
    """Something that speaks for or against candidates for a turn. It decides nothing: a small network weighs all clues.

    Its function yields features: short strings that are the names of learned weights. If you change a string, it has no
    effect until the weights are learned again.
    """


def clue(name: str, *, why: str, examples: tuple[str, ...] = ()) -> Callable[[Function], Clue[Function]]:
    """Make a clue from a function. `why` says what points to the speaker: "acts in the same paragraph"."""
    return lambda function: Clue(name, function, why, examples)


def bucket(n: int) -> str:
    """A count or distance as part of a feature, rounded more coarsely the larger it is.

    >>> [bucket(n) for n in (2, 4, 30)]
    ['2', '3-4', '9+']
    """
    return str(n) if n < 3 else "3-4" if n < 5 else "5-8" if n < 9 else "9+"
