"""The rules around the network, each named and separately tested, and their order."""

from __future__ import annotations

from collections.abc import Callable

from quoteattr.attribution.context import Attribution, Context

Rule = Callable[[list[Attribution], Context], list[Attribution]]

RULES: tuple[Rule, ...] = ()
"""In the order in which they are applied."""
