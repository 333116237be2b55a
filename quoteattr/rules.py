"""What a rule is: a named function that decides or declines, and says why."""

from __future__ import annotations

import importlib
import inspect
import pickle
import sys
from collections.abc import Callable
from operator import attrgetter
from typing import Any, Generic, TypeVar

import attrs

from quoteattr import checks
from quoteattr.errors import QuoteattrError, RuleError

__all__ = ["TAGGER", "UNDECIDED", "Rule", "failed", "made"]

TAGGER = "tagger"
"""In `Evidence.rule`, what the network found; it is no rule."""
UNDECIDED = "speaker.undecided"
"""The same of a source about which all rules declined."""

Function = TypeVar("Function", bound=Callable[..., object], covariant=True)

_MADE: dict[str, Rule[Any]] = {}


@attrs.frozen(eq=False, slots=False)
class Rule(Generic[Function]):
    """A rule of any step. Its function's docstring says what it claims, why English does that, and when it declines.

    Raises:
        TypeError: a name, a why or an example that is no ``str``, or a function that cannot be called.
        ValueError: a name that is blank or cannot be printed.
    """

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
        checks.require_types(self, name=str, why=str)
        checks.require_tuples(self, examples=str)
        checks.require_optional(self, before=str)
        if not self.name.strip() or not self.name.isprintable():
            raise ValueError(f"a rule needs a name that can be printed, got {self.name!r}")
        if not callable(self.function):
            raise TypeError(f"rule {self.name!r} needs a function, got {checks.shorten(self.function)}")
        _MADE[self.name] = self

    @property
    def description(self) -> str:
        """What it claims, why that is so, and when it declines: the function's docstring."""
        return inspect.getdoc(self.function) or ""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """Pickle it by where it is defined, as functions are. Raises `RuleError` where it cannot be found there."""
        where = getattr(self.function, "__module__", None), getattr(self.function, "__qualname__", None)
        if _there(*where) is self:  # A decorated function, whose name leads to the rule.
            return _found, (self.name, *where)
        try:
            pickle.dumps(self.function)
        except Exception as error:
            raise RuleError(self.name, _CANNOT_TRAVEL) from error
        return _made_again, (type(self), attrs.asdict(self, recurse=False))


_CANNOT_TRAVEL = (
    "cannot be sent to another process: its function is a lambda, is defined inside another function, or was replaced. "
    "Define it once, at the top level of a module"
)


def _there(module: object, name: object) -> object:
    """What a module that is imported has under this name, or None."""
    try:
        return attrgetter(str(name))(sys.modules[str(module)])
    except (AttributeError, KeyError):
        return None


def _found(rule: str, module: str, name: str) -> object:
    """Where a pickled rule arrives, the rule of this name in a module."""
    try:
        importlib.import_module(module)
    except ImportError as error:
        problem = f"is defined in the module {module!r}, which this process cannot import: {error}"
        raise RuleError(rule, problem) from error
    there = _there(module, name)
    if not isinstance(there, Rule):
        problem = f"is defined as {name!r} in {module!r}, where this process does not find it. Move it into a module"
        raise RuleError(rule, f"{problem} that can be imported") from None
    return there


def _made_again(kind: Callable[..., object], fields: dict[str, object]) -> object:
    return kind(**fields)


def failed(rule: Rule[Any], error: Exception, where: tuple[int, int] | None = None) -> Exception:
    """What to raise in place of an error that a rule raised: it names the rule, and the offsets that it looked at."""
    if isinstance(error, QuoteattrError):
        return error
    at = "failed at {}:{} of the text".format(*where) if where else "failed"
    return RuleError(rule.name, f"{at}: {type(error).__name__}: {error}")


def made(name: str) -> Rule[Callable[..., object]] | None:
    """The rule of this name that was made last in this process; None where there is none."""
    return _MADE.get(name)
