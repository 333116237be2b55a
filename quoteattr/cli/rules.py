"""`quoteattr rules`: every rule with what it claims and its figures on each set of annotated texts."""

import argparse
import json
import textwrap
from collections.abc import Iterator, Sequence

import attrs

from quoteattr.cli.custom import add_rules, rules_of
from quoteattr.cli.shell import DOCS, DONE
from quoteattr.rule_table import Figures, RuleEntry, RuleTable, shipped, table_of

__all__ = ["build_parser", "main"]

_STEPS = {
    "attribution": "Attribution: the quotes and their sources",
    "coreference": "Coreference: who the source is",
}
_WIDTH = 100


def build_parser() -> argparse.ArgumentParser:
    """The arguments of the command."""
    parser = argparse.ArgumentParser(
        prog="quoteattr rules",
        description="List the rules in the order in which they run. For each rule: what it claims, and for each set of "
        "annotated texts how many quotes or sources it decided, the share of these that are right, and how many points "
        "are lost without it.",
        epilog=f"What each figure means: {DOCS}/cli.md",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_rules(parser)
    return parser


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    options = build_parser().parse_args(arguments)
    rules = rules_of(options)
    table = shipped() if rules is None else table_of(rules)
    print(json.dumps(_data(table), ensure_ascii=False, indent=2) if options.format == "json" else _text(table))
    return DONE


def _text(table: RuleTable) -> str:
    lines = [f"{len(table.rules)} rules", "", f"{'measured on':24}{'texts':>9}{'quotes':>10}  open to all"]
    lines += [f"{s.name:24}{s.texts:>9}{s.quotes:>10}  {s.data if s.open else 'no'}" for s in table.sets]
    for step, title in _STEPS.items():
        lines += ["", title]
        lines += [line for rule in table.rules if rule.step == step for line in _lines(rule, table)]
    return "\n".join(lines)


def _lines(rule: RuleEntry, table: RuleTable) -> Iterator[str]:
    yield from ("", rule.name)
    for words in filter(None, (rule.reason, rule.claim)):
        yield textwrap.fill(words, _WIDTH, initial_indent="    ", subsequent_indent="      ")
    told = {name: figures for name, figures in rule.figures.items() if figures.did_something}
    if told:
        yield f"    {'':20}{'decided':>9}{'coverage':>10}{'precision':>11}{'cost':>8}"
    yield from (f"    {name:20}{_row(figures)}" for name, figures in told.items())
    for title, names in (("did nothing on", rule.idle), ("not measured on", rule.unmeasured(table.sets))):
        if names:
            words = f"{title} {', '.join(names)}"
            yield textwrap.fill(words, _WIDTH, initial_indent="    ", subsequent_indent="      ")


def _row(figures: Figures) -> str:
    precision = "-" if figures.precision is None else f"{figures.precision:.1%}"
    return f"{figures.decided:>9}{figures.coverage:>10.1%}{precision:>11}{figures.cost:>+8.2f}"


def _data(table: RuleTable) -> dict[str, object]:
    return {
        "sets": {each.name: {k: v for k, v in attrs.asdict(each).items() if k != "name"} for each in table.sets},
        "rules": [_entry(rule) for rule in table.rules],
    }


def _entry(rule: RuleEntry) -> dict[str, object]:
    figures = {name: {**attrs.asdict(row), "precision": row.precision} for name, row in rule.figures.items()}
    return {"name": rule.name, "step": rule.step, "reason": rule.reason, "claim": rule.claim, "figures": figures}
