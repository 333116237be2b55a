"""The contract of rules of attribution: they decide on one quote, or, as a pass, on all quotes of a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from quoteattr.attribution.attributions import Attribution
from quoteattr.rules import Rule
from quoteattr.text.view import TextView

__all__ = ["AttributionPass", "AttributionRule", "Decide", "Pass", "attribution_pass", "attribution_rule"]

Decide = Callable[[Attribution, TextView], tuple[Attribution, ...] | None]
"""What stands in the place of an attribution, nothing if it is no quote; None declines."""
Pass = Callable[[list[Attribution], TextView], list[Attribution]]
"""All attributions of a text as they are after it."""


@attrs.frozen(eq=False, slots=False)
class AttributionRule(Rule[Decide]):
    """A rule that looks at one attribution, and at the text."""

    def apply(self, attributions: list[Attribution], view: TextView) -> list[Attribution]:
        """Ask it about each attribution. Its name is put before those of earlier rules where it decides."""
        return [out for attribution in attributions for out in self._on(attribution, view)]

    def _on(self, attribution: Attribution, view: TextView) -> Iterator[Attribution]:
        decided = self.function(attribution, view)
        if decided is None:
            yield attribution
        else:
            yield from (attrs.evolve(a, rules=(self.name, *a.rules)) for a in decided)


@attrs.frozen(eq=False, slots=False)
class AttributionPass(Rule[Pass]):
    """A rule that must see all attributions of a text at once."""

    def apply(self, attributions: list[Attribution], view: TextView) -> list[Attribution]:
        """Apply it to the whole text."""
        return self.function(attributions, view)


def attribution_rule(
    name: str, *, why: str, examples: tuple[str, ...] = (), before: str | None = None
) -> Callable[[Decide], AttributionRule]:
    """Make a rule of a function that decides on one attribution."""
    return lambda function: AttributionRule(name, function, why, examples, before)


def attribution_pass(
    name: str, *, why: str, examples: tuple[str, ...] = (), before: str | None = None
) -> Callable[[Pass], AttributionPass]:
    """Make a pass of a function that sees all attributions of a text."""
    return lambda function: AttributionPass(name, function, why, examples, before)
