"""Every rule with what it claims, and how it does on development data: for `quoteattr rules` and the docs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import attrs

from quoteattr.errors import ModelError
from quoteattr.extend import RULES, Rules
from quoteattr.manifest import REINSTALL, verified_file

__all__ = ["TABLE", "Figures", "RuleEntry", "RuleTable", "shipped", "table_of"]

TABLE = Path(__file__).parent / "weights" / "rules.json"
"""The table that `training/rules.py` measures."""


@attrs.frozen
class Figures:
    """What a rule did on the development data.

    A rule of attribution decides on quotes: right are those with the annotated content and source. A rule of
    coreference decides on the sources of quotes that were found: right are those with a name of the annotated speaker,
    and those without a name whose speaker has none.
    """

    decided: int
    right: int
    unnamed: int
    """Those given no name whose speaker has one."""
    coverage: float
    """The share of all quotes, or of all sources, that it decided: from 0 to 1."""
    cost: float
    """What leaving it out costs in points: a rule of attribution, of the F1 of contents with their sources; one of
    coreference, of the share of annotated quotes that are found with the right speaker."""

    @property
    def precision(self) -> float | None:
        """The share of right ones among those decided; None where it decided nothing."""
        return self.right / self.decided if self.decided else None


@attrs.frozen
class RuleEntry:
    """A rule by its name, which `Evidence.rule` shows and `RULES.without(…)` takes."""

    name: str
    step: str
    """`attribution`: what is a quote, and of which source; or `coreference`: who that is."""
    reason: str
    """Why, in the words of `explain`."""
    description: str
    """What it claims, why that is so, and when it declines."""
    figures: Figures | None
    """None for a rule that is newer than the table."""

    @property
    def claim(self) -> str:
        """What it claims, in a line."""
        return self.description.partition("\n")[0]


@attrs.frozen
class RuleTable:
    """All rules in the order in which they are asked, and the data that they were measured on."""

    data: str
    texts: int
    quotes: int
    rules: tuple[RuleEntry, ...]


@cache
def shipped() -> RuleTable:
    """The rules with the figures that ship. Raises `ModelError` if these cannot be read."""
    return table_of(RULES)


def table_of(rules: Rules) -> RuleTable:
    """These rules with the figures that ship, which those of a caller do not have. Raises as `shipped` does."""
    try:
        table = json.loads(verified_file(TABLE))
        figures = {name: Figures(**row) for name, row in table["rules"].items()}
        listed = tuple(RuleEntry(*rule, figures.get(rule[0])) for rule in _rules(rules))
        return RuleTable(str(table["data"]), int(table["texts"]), int(table["quotes"]), listed)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(TABLE, f"the table of rules cannot be read ({error})", REINSTALL) from error


def _rules(rules: Rules) -> Iterator[tuple[str, str, str, str]]:
    for step, asked in (("attribution", rules.attribution), ("coreference", rules.coreference)):
        yield from ((rule.name, step, rule.why, rule.description) for rule in asked)
