"""The interface of attribution rules: a rule decides on one quote, a pass on all quotes of a text."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import attrs

from quoteattr.attribution.attributions import Attribution
from quoteattr.errors import RuleError
from quoteattr.rules import Rule, failed
from quoteattr.text.view import TextView

__all__ = ["AttributionPass", "AttributionRule", "Decide", "Pass", "attribution_pass", "attribution_rule", "checked"]

Decide = Callable[[Attribution, TextView], tuple[Attribution, ...] | None]
"""Returns the attributions that replace one (none if it is not a quote), or None to decline."""
Pass = Callable[[list[Attribution], TextView], list[Attribution]]
"""Returns all attributions of a text, as they are after it."""


@attrs.frozen(eq=False, slots=False)
class AttributionRule(Rule[Decide]):
    """A rule that decides on one attribution at a time."""

    def apply(self, attributions: list[Attribution], view: TextView) -> list[Attribution]:
        """Apply the rule to each attribution. If it decides, its name becomes the first of the attribution's rules.

        Raises:
            RuleError: it raised an error, or returned neither a tuple of attributions nor None.
        """
        return [out for attribution in attributions for out in self._on(attribution, view)]

    def _on(self, attribution: Attribution, view: TextView) -> Sequence[Attribution]:
        try:
            decided = self.function(attribution, view)
        except Exception as error:
            raise failed(self, error, (attribution.start, attribution.end)) from error
        if decided is None:
            return (attribution,)
        found = _attributions(decided, self, "a tuple of attributions, or None to decline")
        return [attrs.evolve(a, rules=(self.name, *a.rules)) for a in found]


@attrs.frozen(eq=False, slots=False)
class AttributionPass(Rule[Pass]):
    """A rule that must see all attributions of a text at once."""

    def apply(self, attributions: list[Attribution], view: TextView) -> list[Attribution]:
        """Apply it to the whole text. Raises `RuleError` as `AttributionRule.apply` does."""
        try:
            after = self.function(attributions, view)
        except Exception as error:
            raise failed(self, error) from error
        return list(_attributions(after, self, "a list of attributions"))


def _attributions(found: object, rule: Rule[Any], expected: str) -> Sequence[Attribution]:
    # Generators are rejected: a function that yields could never decline.
    if not isinstance(found, tuple | list):
        raise RuleError(rule.name, f"returned {type(found).__name__}; it must return {expected}")
    for item in found:
        if not isinstance(item, Attribution):
            raise RuleError(rule.name, f"returned {type(item).__name__} among the attributions")
    return found


def checked(
    rule: AttributionRule | AttributionPass, before: Iterable[Attribution], after: list[Attribution], view: TextView
) -> list[Attribution]:
    """The attributions from a caller's rule, in text order, with its name on all that it changed or added.

    Raises:
        RuleError: offsets are outside the text, or contents are empty, out of order or overlap.
    """
    old = set(before)
    out = [a if a in old else _changed(a, rule, len(view.text)) for a in after]
    return sorted(out, key=lambda a: a.start)


def _changed(attribution: Attribution, rule: AttributionRule | AttributionPass, length: int) -> Attribution:
    content = attribution.content
    _require_ranges(content, rule)
    for where in (*content, attribution.cue, attribution.source):
        if where is not None and not _is_range(where, length):
            problem = f"returned {where!r}, which is not a range (start, end) in a text of {length} characters"
            raise RuleError(rule.name, problem)
    if any(late[0] < early[1] for early, late in itertools.pairwise(content)):
        raise RuleError(rule.name, f"returned {content!r}, whose ranges overlap or are out of order")
    named = rule.name in attribution.rules
    return attribution if named else attrs.evolve(attribution, rules=(rule.name, *attribution.rules))


def _require_ranges(content: object, rule: Rule[Any]) -> None:
    if not isinstance(content, tuple) or not content:
        raise RuleError(rule.name, f"returned {content!r} as a content; it must be a tuple of ranges: ((3, 10),)")


def _is_range(where: object, length: int) -> bool:
    match where:
        case (int(start), int(end)):
            return 0 <= start < end <= length
    return False


def attribution_rule(
    name: str, *, why: str, examples: tuple[str, ...] = (), before: str | None = None
) -> Callable[[Decide], AttributionRule]:
    """Turn a function that decides on one attribution into a rule.

    The function takes the attribution and the text view. It returns the attributions that replace it (none if it is not
    a quote), or None to decline.

    >>> @attribution_rule("house.sung", why="a song is not a statement")
    ... def sung(attribution, view):
    ...     cue = attribution.cue and view.text[slice(*attribution.cue)]
    ...     return () if cue in ("sang", "sings") else None
    >>> sung.name, sung.why
    ('house.sung', 'a song is not a statement')

    Args:
        name: what `Evidence.rule` shows and `RULES.without(…)` takes.
        why: a short phrase that `explain` shows.
        examples: example sentences where it decides.
        before: the name of the attribution rule to go before; last by default.
    """
    return lambda function: AttributionRule(name, function, why, examples, before)


def attribution_pass(
    name: str, *, why: str, examples: tuple[str, ...] = (), before: str | None = None
) -> Callable[[Pass], AttributionPass]:
    """Turn a function that sees all attributions of a text into a pass.

    The function takes the list of attributions and the text view, and returns the attributions to keep. The arguments
    are the same as for `attribution_rule`.
    """
    return lambda function: AttributionPass(name, function, why, examples, before)
