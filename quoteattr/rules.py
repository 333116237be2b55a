"""What a rule is: a named function that decides or declines, and says why."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import attrs

__all__ = ["TAGGER", "UNDECIDED", "Rule", "made"]

TAGGER = "tagger"
"""In `Evidence.rule`, what the network found; it is no rule."""
UNDECIDED = "speaker.undecided"
"""The same of a source about which all rules declined."""

Function = TypeVar("Function", bound=Callable[..., object], covariant=True)

_MADE: dict[str, Rule[Any]] = {}


@attrs.frozen(eq=False, slots=False)
class Rule(Generic[Function]):
    """A rule of any step. Its function's docstring says what it claims, why English does that, and when it declines."""

    name: str
    """What `Evidence.rule` shows, and what `RULES.without(…)` takes."""
    function: Function
    why: str
    """A short phrase, which `explain` shows: "the nearest speaker whose gender matches"."""
    examples: tuple[str, ...] = ()
    """Sentences that it is about."""
    before: str | None = None
    """The name of the rule that it is asked before, where it is added to others; None for the last place."""

    def __attrs_post_init__(self) -> None:
        _MADE[self.name] = self

    @property
    def description(self) -> str:
        """What it claims, why that is so, and when it declines: the function's docstring."""
        return inspect.getdoc(self.function) or ""

    def __reduce__(self) -> tuple[Callable[[str, str], object], tuple[str, str]]:
        """Pickle it by where it is defined, as functions are: a decorated function is looked up as the rule."""
        return _find, (self.function.__module__, self.function.__qualname__)


def _find(module: str, name: str) -> object:
    return getattr(importlib.import_module(module), name)


def made(name: str) -> Rule[Callable[..., object]] | None:
    """The rule of this name that was made last in this process; None where there is none."""
    return _MADE.get(name)
