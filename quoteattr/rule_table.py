"""Every rule with what it claims, and how it does on each set of annotated texts: for `quoteattr rules` and docs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from quoteattr.errors import ModelError
from quoteattr.extend import RULES, Rules
from quoteattr.manifest import REINSTALL, verified_file

__all__ = ["TABLE", "Figures", "GoldSet", "RuleEntry", "RuleTable", "shipped", "table_of"]

TABLE = Path(__file__).parent / "weights" / "rules.json"
"""The table that `training/rules.py` measures."""


@attrs.frozen
class Figures:
    """What a rule did on one set of annotated texts.

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

    @property
    def did_something(self) -> bool:
        """Whether it decided on anything, or leaving it out changes the figure: some rules only take quotes away."""
        return bool(self.decided or self.cost)


@attrs.frozen
class GoldSet:
    """Annotated texts that the rules were measured on."""

    name: str
    data: str
    """The file; in `data/` of the project where it is open."""
    texts: int
    quotes: int
    open: bool
    """Whether anybody can measure on it. Of other sets the texts may not be passed on."""


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
    figures: Mapping[str, Figures]
    """By the name of the set; it was not measured on those that are not there."""

    @property
    def claim(self) -> str:
        """What it claims, in a line."""
        return self.description.partition("\n")[0]

    @property
    def idle(self) -> tuple[str, ...]:
        """The sets on which it did nothing."""
        return tuple(name for name, figures in self.figures.items() if not figures.did_something)

    def unmeasured(self, sets: Iterable[GoldSet]) -> tuple[str, ...]:
        """Those of the sets that it was not measured on."""
        return tuple(each.name for each in sets if each.name not in self.figures)


@attrs.frozen
class RuleTable:
    """All rules in the order in which they are asked, and the sets that they were measured on."""

    sets: tuple[GoldSet, ...]
    rules: tuple[RuleEntry, ...]


@cache
def shipped() -> RuleTable:
    """The rules with the figures that ship. Raises `ModelError` if these cannot be read."""
    return table_of(RULES)


def table_of(rules: Rules) -> RuleTable:
    """These rules with the figures that ship, which those of a caller do not have. Raises as `shipped` does."""
    try:
        table = json.loads(verified_file(TABLE))
        sets = tuple(GoldSet(name, **header) for name, header in table["sets"].items())
        listed = tuple(RuleEntry(*rule, _figures(table["rules"].get(rule[0], {}))) for rule in _rules(rules))
        return RuleTable(sets, listed)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(TABLE, f"the table of rules cannot be read ({error})", REINSTALL) from error


def _figures(rows: Mapping[str, Mapping[str, Any]]) -> dict[str, Figures]:
    return {name: Figures(**row) for name, row in rows.items()}


def _rules(rules: Rules) -> Iterator[tuple[str, str, str, str]]:
    for step, asked in (("attribution", rules.attribution), ("coreference", rules.coreference)):
        yield from ((rule.name, step, rule.why, rule.description) for rule in asked)
