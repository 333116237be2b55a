"""A Markdown extension that puts the rules into their page."""

import re
from typing import TYPE_CHECKING

from quoteattr.rule_table import Figures, RuleEntry, RuleTable, shipped

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.extensions import Extension

MARKER = re.compile(r"<!-- rules of (\w+) -->")
SETS = "<!-- sets of the rules -->"
_HEADER = "| set | decided | coverage | precision | cost |\n|---|---|---|---|---|"


def filled(markdown: str) -> str:
    """Replace `<!-- rules of STEP -->` by the rules of that step, and the mark of the sets by their table."""
    if SETS in markdown:
        markdown = markdown.replace(SETS, sets_table(shipped()))
    return MARKER.sub(lambda marker: rules_page(shipped(), marker[1]), markdown)


def makeExtension(**_: object) -> "Extension":  # noqa: N802  (Markdown looks for this name)
    """The extension. Markdown is imported here, because the tests need only the pages."""
    from markdown.extensions import Extension
    from markdown.preprocessors import Preprocessor

    class Rules(Preprocessor):
        def run(self, lines: list[str]) -> list[str]:
            return filled("\n".join(lines)).split("\n")

    class RulePages(Extension):
        def extendMarkdown(self, md: "Markdown") -> None:  # noqa: N802
            # Before everything else: what it writes is Markdown.
            md.preprocessors.register(Rules(md), "rules", 1_000)

    return RulePages()


def sets_table(table: RuleTable) -> str:
    """What the rules were measured on."""
    rows = (f"| {s.name} | {s.texts} | {s.quotes} | {f'`{s.data}`' if s.open else 'no'} |" for s in table.sets)
    return "\n".join(["| set | texts | quotes | open to all |\n|---|---|---|---|", *rows])


def rules_page(table: RuleTable, step: str) -> str:
    """The rules of a step, in order, each with its documentation and figures."""
    return "\n\n".join(_section(rule, table) for rule in table.rules if rule.step == step)


def _section(rule: RuleEntry, table: RuleTable) -> str:
    parts = [f"### {rule.name}", rule.description, f"In `explain`: *{rule.reason}*"]
    if rows := [_row(name, figures) for name, figures in rule.figures.items() if figures.did_something]:
        parts.append("\n".join([_HEADER, *rows]))
    for title, names in (("Did nothing on", rule.idle), ("Not measured on", rule.unmeasured(table.sets))):
        if names:
            parts.append(f"{title}: {', '.join(names)}.")
    return "\n\n".join(parts)


def _row(name: str, figures: Figures) -> str:
    precision = "–" if figures.precision is None else f"{figures.precision:.1%}"
    return f"| {name} | {figures.decided} | {figures.coverage:.1%} | {precision} | {figures.cost:+.2f} |"
