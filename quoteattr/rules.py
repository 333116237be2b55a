"""The base class of rules: a named function that decides or declines, and says why."""

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

__all__ = ["TAGGER", "UNDECIDED", "WITHHELD", "Rule", "failed", "made"]

TAGGER = "tagger"
"""In `Evidence.rule`: the network found it. This is not a rule."""
UNDECIDED = "speaker.undecided"
"""In `Evidence.rule`: all rules declined for a source."""
WITHHELD = "speaker.withheld"
"""In `Evidence.rule`: the name was less certain than the caller wants."""

Function = TypeVar("Function", bound=Callable[..., object], covariant=True)

_MADE: dict[str, Rule[Any]] = {}


@attrs.frozen(eq=False, slots=False)
class Rule(Generic[Function]):
    """A rule of any step. Its function's docstring says what it claims, why, and when it declines.

    Raises:
        TypeError: a name, a why or an example is not a `str`, or the function is not callable.
        ValueError: the name is blank or has characters that cannot be printed.
    """

    name: str
    """The name in `Evidence.rule`, and for `RULES.without(…)`."""
    function: Function
    why: str
    """A short phrase for `explain`, such as "the nearest speaker whose gender matches"."""
    examples: tuple[str, ...] = ()
    """Example sentences where it decides."""
    before: str | None = None
    """When it is added to other rules: the name of the rule to go before. None means last."""

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
        """The function's docstring: what it claims, why, and when it declines."""
        return inspect.getdoc(self.function) or ""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """Pickle the rule by its module and name, like a function. Raises `RuleError` if it cannot be found there."""
        where = getattr(self.function, "__module__", None), getattr(self.function, "__qualname__", None)
        if _there(*where) is self:  # A decorated function: its name leads to the rule.
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
    """The object with this name in an imported module, or None."""
    try:
        return attrgetter(str(name))(sys.modules[str(module)])
    except (AttributeError, KeyError):
        return None


def _found(rule: str, module: str, name: str) -> object:
    """The rule of this name in a module, for a process that unpickles it."""
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
    """The error to raise when a rule raised one. It names the rule and the offsets in the text."""
    if isinstance(error, QuoteattrError):
        return error
    at = "failed at {}:{} of the text".format(*where) if where else "failed"
    return RuleError(rule.name, f"{at}: {type(error).__name__}: {error}")


def made(name: str) -> Rule[Callable[..., object]] | None:
    """The most recent rule with this name in this process, or None."""
    return _MADE.get(name)
