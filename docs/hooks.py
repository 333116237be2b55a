"""What MkDocs runs: it puts the rules into their page, and refuses pages that fetch anything from elsewhere."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from quoteattr.rule_table import Figures, RuleEntry, RuleTable, shipped

MARKER = re.compile(r"<!-- rules of (\w+) -->")
SETS = "<!-- sets of the rules -->"
_HEADER = "| set | decided | coverage | precision | cost |\n|---|---|---|---|---|"
_SOURCES = {"src", "srcset", "data", "poster"}
_ELSEWHERE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)


def on_page_markdown(markdown: str, **_: object) -> str:
    """Replace `<!-- rules of STEP -->` by the rules of that step, and the mark of the sets by their table."""
    if SETS in markdown:
        markdown = markdown.replace(SETS, sets_table(shipped()))
    return MARKER.sub(lambda marker: rules_page(shipped(), marker[1]), markdown)


def on_post_page(output: str, **_: object) -> str:
    """Stop the build at a page that fetches something from elsewhere."""
    if addresses := list(fetched_from_elsewhere(output)):
        raise ValueError(f"a page of the docs fetches {', '.join(addresses)}")
    return output


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


def fetched_from_elsewhere(page: str) -> Iterator[str]:
    """The addresses on other servers from which a browser would fetch parts of a page. Links are no parts of it."""
    collector = _Collector()
    collector.feed(page)
    yield from (address for address in collector.addresses if _ELSEWHERE.match(address))


class _Collector(HTMLParser):
    """Collects the addresses of all that a page loads."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag loads."""
        values = {name: value or "" for name, value in attrs}
        self.addresses += [value for name, value in values.items() if name in _SOURCES]
        # A canonical address or the next page is only named; all other links are loaded.
        if tag == "link" and values.get("rel") not in ("canonical", "next", "prev"):
            self.addresses.append(values.get("href", ""))
