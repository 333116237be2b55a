"""`quoteattr rules`: every rule with what it claims and its figures on development data."""

import argparse
import json
import textwrap
from collections.abc import Iterator, Sequence

import attrs

from quoteattr.cli.shell import DONE
from quoteattr.rule_table import Figures, RuleEntry, RuleTable, shipped

__all__ = ["main"]

_STEPS = {
    "attribution": "Attribution: the quotes and their sources",
    "coreference": "Coreference: who the source is",
}
_WIDTH = 100


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(
        prog="quoteattr rules",
        description="List the rules in the order in which they run. For each rule: what it claims, how many quotes or "
        "sources of the development data it decided, the share of these that are right, and how many points are lost "
        "without it. docs/cli.md explains each figure.",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    options = parser.parse_args(arguments)
    table = shipped()
    print(json.dumps(_data(table), ensure_ascii=False, indent=2) if options.format == "json" else _text(table))
    return DONE


def _text(table: RuleTable) -> str:
    lines = [f"{len(table.rules)} rules, measured on {table.data}: {table.texts} texts, {table.quotes} quotes"]
    for step, title in _STEPS.items():
        lines += ["", title, "", f"{'':32}{'decided':>9}{'coverage':>10}{'precision':>11}{'cost':>8}"]
        lines += [line for rule in table.rules if rule.step == step for line in _lines(rule)]
    return "\n".join(lines)


def _lines(rule: RuleEntry) -> Iterator[str]:
    yield f"{rule.name:32}{_row(rule.figures) if rule.figures else '  not measured'}"
    for words in (rule.reason, rule.claim):
        yield textwrap.fill(words, _WIDTH, initial_indent="    ", subsequent_indent="      ")


def _row(figures: Figures) -> str:
    precision = "-" if figures.precision is None else f"{figures.precision:.1%}"
    return f"{figures.decided:>9}{figures.coverage:>10.1%}{precision:>11}{figures.cost:>+8.2f}"


def _data(table: RuleTable) -> dict[str, object]:
    return {**attrs.asdict(table), "rules": [_entry(rule) for rule in table.rules]}


def _entry(rule: RuleEntry) -> dict[str, object]:
    figures = {**attrs.asdict(rule.figures), "precision": rule.figures.precision} if rule.figures else None
    return {"name": rule.name, "step": rule.step, "reason": rule.reason, "claim": rule.claim, "figures": figures}
