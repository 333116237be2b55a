"""Every rule with what it claims and its figures on each set of annotated texts: for `quoteattr rules` and docs."""

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

    An attribution rule decides on quotes. A quote is right if content and source are as annotated. A coreference rule
    decides on the sources of quotes that were found. A source is right if it gets a name of the annotated speaker, or
    no name if the speaker has none.
    """

    decided: int
    right: int
    unnamed: int
    """Sources that got no name although the speaker has one."""
    coverage: float
    """The share of all quotes, or of all sources, that it decided, from 0 to 1."""
    cost: float
    """The points that are lost without it. For an attribution rule: of the F1 of contents with their sources. For a
    coreference rule: of the share of annotated quotes that are found with the right speaker."""

    @property
    def precision(self) -> float | None:
        """The share of right decisions; None if it decided nothing."""
        return self.right / self.decided if self.decided else None

    @property
    def did_something(self) -> bool:
        """Whether it decided anything, or the figure changes without it: some rules only remove quotes."""
        return bool(self.decided or self.cost)


@attrs.frozen
class GoldSet:
    """A set of annotated texts that the rules were measured on."""

    name: str
    data: str
    """The file; in `data/` of the project if the set is open."""
    texts: int
    quotes: int
    open: bool
    """Whether anybody can measure on it. The texts of other sets may not be redistributed."""


@attrs.frozen
class RuleEntry:
    """A rule with its documentation and figures. Its name is that in `Evidence.rule`."""

    name: str
    step: str
    """`attribution` (which words are a quote, and their source) or `coreference` (who the source is)."""
    reason: str
    """The phrase that `explain` shows."""
    description: str
    """What it claims, why, and when it declines."""
    figures: Mapping[str, Figures]
    """By name of the set. It was not measured on sets that are missing here."""

    @property
    def claim(self) -> str:
        """What it claims, in one line."""
        return self.description.partition("\n")[0]

    @property
    def idle(self) -> tuple[str, ...]:
        """The sets on which it did nothing."""
        return tuple(name for name, figures in self.figures.items() if not figures.did_something)

    def unmeasured(self, sets: Iterable[GoldSet]) -> tuple[str, ...]:
        """The names of the sets that it was not measured on."""
        return tuple(each.name for each in sets if each.name not in self.figures)


@attrs.frozen
class RuleTable:
    """All rules in the order in which they run, and the sets that they were measured on."""

    sets: tuple[GoldSet, ...]
    rules: tuple[RuleEntry, ...]


@cache
def shipped() -> RuleTable:
    """The rules with the figures that come with the package. Raises `ModelError` if these cannot be read."""
    return table_of(RULES)


def table_of(rules: Rules) -> RuleTable:
    """These rules with the figures of the package, which a caller's own rules do not have. Raises like `shipped`."""
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
