"""Find who said what within a paragraph: the network proposes, and rules decide what it cannot know."""

from __future__ import annotations

from collections.abc import Iterable

from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.contract import AttributionPass, AttributionRule, checked
from quoteattr.attribution.order import RULES
from quoteattr.attribution.proposals import propose
from quoteattr.network.reading import Reading
from quoteattr.text.view import TextView

__all__ = ["attribute"]

_SHIPPED = frozenset(RULES)


def attribute(
    view: TextView, reading: Reading, rules: Iterable[AttributionRule | AttributionPass] = RULES
) -> list[Attribution]:
    """Every attribution of the text, in order.

    Raises:
        RuleError: one of the caller's rules failed, or returned something impossible.
    """
    attributions = propose(view.text, reading)
    for rule in rules:
        before, attributions = tuple(attributions), rule.apply(attributions, view)
        if rule not in _SHIPPED:
            attributions = checked(rule, before, attributions, view)
    return attributions
