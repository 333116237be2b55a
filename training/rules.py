"""Measure what each rule is worth on every set of annotated texts, in the root of the checkout:

    python -m training.rules                            every rule on each file of data/
    python -m training.rules second_half told_whom      these rules alone
    python -m training.rules --gold NAME=FILE …         on further texts, each file a set of its own
    python -m training.rules --sets news NAME           on these sets alone
    python -m training.rules --out quoteattr/weights/rules.json     and put the figures into this table

Files are those that `quoteattr evaluate` reads. OUT is written after each set: after an interruption, name those that
are left with `--sets`. Figures that are not measured again stay as they were. `quoteattr.rule_table.Figures` says what
each figure means. The network reads each text once, and only texts in which a rule did something are read without it.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np

from quoteattr import Quote, QuoteExtractor
from quoteattr.evaluate import AnnotatedText, Annotation, read_annotated
from quoteattr.evaluate.comparison import Comparison
from quoteattr.evaluate.measures import Score
from quoteattr.extend import RULES, AttributionPass, AttributionRule, CoreferenceRule, Models, Rules
from quoteattr.manifest import seal
from quoteattr.network.arrays import Floats, Longs
from quoteattr.network.tagger import Tagger
from quoteattr.speakers.contract import CoreferencePass

DATA = Path(__file__).parents[1] / "data"
ATTRIBUTION = {"tagger", *(rule.name for rule in RULES.attribution)}
COREFERENCE = {"speaker.undecided", *(rule.name for rule in RULES.coreference)}

Row = dict[str, float]
AnyRule = AttributionRule | AttributionPass | CoreferenceRule | CoreferencePass


class RememberingTagger(Tagger):
    """The shipped network, which is asked once of each window: leaving out a rule changes nothing that it sees."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: dict[bytes, tuple[Floats, Floats, Floats]] = {}

    def __call__(self, ids: Longs, case: Longs, gap: Longs, quoted: Longs, /) -> tuple[Floats, Floats, Floats]:
        key = np.stack([ids, case, gap, quoted]).tobytes()
        if key not in self._seen:
            self._seen[key] = super().__call__(ids, case, gap, quoted)
        return self._seen[key]


@attrs.frozen
class GoldSet:
    """Annotated texts that are measured together."""

    name: str
    path: Path
    texts: tuple[AnnotatedText, ...]

    @classmethod
    def read(cls, name: str, path: Path) -> GoldSet:
        return cls(name, path, tuple(read_annotated(path)))

    @property
    def has_sources(self) -> bool:
        """Whether sources are annotated, without which rules of attribution are not measured."""
        return all("source" in text.parts for text in self.texts)

    @property
    def header(self) -> dict[str, object]:
        is_open = self.path.resolve().parent == DATA
        return {
            "data": f"data/{self.path.name}" if is_open else self.path.name,
            "texts": len(self.texts),
            "quotes": sum(len(text.quotes) for text in self.texts),
            "open": is_open,
        }


@attrs.frozen
class Result:
    """One text: its quotes as they were annotated and as they were found."""

    comparison: Comparison
    quotes: list[Quote]
    acted: frozenset[str]
    """The rules that did something in it."""

    @property
    def with_source(self) -> list[int]:
        """Indices of the annotated quotes that were found with their own source, or without any as annotated."""
        return [index for index in self.comparison.paired if self.comparison.agrees(index, "source")]

    @property
    def with_speaker(self) -> list[int]:
        """Indices of the annotated quotes that were found with their own speaker, or without a name as annotated."""
        return [index for index in self.comparison.paired if self.comparison.has_right_speaker(index)]

    @property
    def sources(self) -> list[int]:
        """Indices of the annotated quotes that were found with some source."""
        return [index for index, found in self.comparison.paired.items() if self.quotes[found].source]


def results(texts: Iterable[AnnotatedText], models: Models, rules: Rules = RULES) -> Iterator[Result]:
    acted: set[str] = set()
    extractor = QuoteExtractor(models=models, rules=watched(rules, acted))
    for text in texts:
        acted.clear()
        quotes = extractor.extract(text.text)
        comparison = Comparison.of(text, list(map(Annotation.of, quotes)))
        yield Result(comparison, [quotes[index] for index in comparison.kept], frozenset(acted))


class Watched(Rules):
    """Rules in the place of shipped ones, whose names are theirs alone otherwise."""

    def __attrs_post_init__(self) -> None: ...


def watched(rules: Rules, acted: set[str]) -> Rules:
    """The same rules, each of which adds its name to `acted` where it does something."""
    return Watched(
        tuple(_watched(rule, acted) for rule in rules.attribution),
        tuple(_watched(rule, acted) for rule in rules.coreference),
    )


def _watched(rule: Any, acted: set[str]) -> Any:
    watch = _watched_pass if isinstance(rule, AttributionPass) else _watched_rule
    return attrs.evolve(rule, function=watch(rule, acted))


def _watched_pass(rule: AttributionPass, acted: set[str]) -> Callable[..., Any]:
    def function(attributions: list[Any], view: Any) -> list[Any]:
        before = list(attributions)
        after = rule.function(attributions, view)
        if after != before:
            acted.add(rule.name)
        return after

    return function


def _watched_rule(rule: AnyRule, acted: set[str]) -> Callable[..., Any]:
    def function(*arguments: Any) -> Any:
        decided = rule.function(*arguments)
        # What a pass of coreference did to the discourse cannot be seen from here.
        if decided is not None or isinstance(rule, CoreferencePass):
            acted.add(rule.name)
        return decided

    return function


def attribution_rows(found: Sequence[Result]) -> dict[str, Row]:
    """For each rule of attribution on how many quotes it decided, and how."""
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for result in found:
        right = {result.comparison.paired[index] for index in result.with_source}
        for index, quote in enumerate(result.quotes):
            for name in {evidence.rule for evidence in quote.evidence} & ATTRIBUTION:
                counts[name][index in right] += 1
    total = sum(len(result.quotes) for result in found)
    return {rule.name: _row(counts[rule.name].total(), counts[rule.name][True], 0, total) for rule in RULES.attribution}


def coreference_rows(found: Sequence[Result]) -> dict[str, Row]:
    """For each rule of coreference on how many sources of quotes that were found it decided, and how."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for result in found:
        for index in result.sources:
            for name in _deciding(result, index):
                counts[name][_verdict(result, index)] += 1
    total = sum(len(result.sources) for result in found)
    rows = ((rule.name, counts[rule.name]) for rule in RULES.coreference)
    return {name: _row(seen.total(), seen["right"], seen["unnamed"], total) for name, seen in rows}


def _deciding(result: Result, index: int) -> Iterator[str]:
    evidence = result.quotes[result.comparison.paired[index]].evidence
    yield from (item.rule for item in evidence if item.rule in COREFERENCE)


def _verdict(result: Result, index: int) -> str:
    if result.comparison.has_right_speaker(index):
        return "right"
    return "wrong" if result.comparison.predicted[result.comparison.paired[index]].names else "unnamed"


def _row(decided: int, right: int, unnamed: int, total: int) -> Row:
    return {"decided": decided, "right": right, "unnamed": unnamed, "coverage": round(decided / max(total, 1), 4)}


def worth(found: Sequence[Result], name: str) -> float:
    """The figure, in points, that a rule is there for."""
    annotated = sum(len(result.comparison.annotated) for result in found)
    if name in COREFERENCE:
        return 100 * sum(len(result.with_speaker) for result in found) / max(annotated, 1)
    predicted = sum(len(result.comparison.predicted) for result in found)
    return 100 * Score(annotated, predicted, sum(len(result.with_source) for result in found)).f1


def measure(gold: GoldSet, names: Iterable[str], models: Models) -> dict[str, Row]:
    """The figures of each rule on a set; of rules of attribution none where no sources are annotated."""
    found = list(results(gold.texts, models))
    rows = {**(attribution_rows(found) if gold.has_sources else {}), **coreference_rows(found)}
    measured = [name for name in names if name in rows]
    return {name: {**rows[name], "cost": _cost(name, gold, found, models)} for name in measured}


def _cost(name: str, gold: GoldSet, found: Sequence[Result], models: Models) -> float:
    """What leaving it out costs. Only the texts in which it did something are read again."""
    affected = [index for index, result in enumerate(found) if name in result.acted]
    again = results([gold.texts[index] for index in affected], models, RULES.without(name))
    without = [*found]
    for index, result in zip(affected, again, strict=True):
        without[index] = result
    # Adding zero makes no minus zero of what is rounded away.
    return round(worth(found, name) - worth(without, name), 2) + 0.0


def update(path: Path, gold: GoldSet, rows: dict[str, Row]) -> None:
    """Put the figures on a set into a table; those of rules that are gone go."""
    table = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    sets = {**table.get("sets", {}), gold.name: gold.header}
    old = table["rules"] if "sets" in table else {}
    rules = {name: dict(old.get(name, {})) for name in RULES.names}
    for name, row in rows.items():
        rules[name][gold.name] = row
    path.write_text(f'{{\n"sets": {_lines(sets)},\n"rules": {_lines(rules)}\n}}\n', encoding="utf-8")
    seal(path)


def _lines(values: dict[str, Any]) -> str:
    """JSON with a line for each key, so that a change shows what it is about."""
    return "{\n" + ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in values.items()) + "\n}"


def show(gold: GoldSet, rows: dict[str, Row]) -> None:
    print(f"{gold.name}: {len(gold.texts)} texts\n{'':32}{'decided':>9}{'right':>9}{'unnamed':>9}{'cost':>8}")
    for name, row in rows.items():
        print(f"{name:32}{row['decided']:>9}{row['right']:>9}{row['unnamed']:>9}{row['cost']:>+8.2f}")
    print(flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rules", nargs="*", metavar="RULE", help="the rules to measure; all of them by default")
    parser.add_argument("--gold", action="extend", nargs="+", default=[], metavar="NAME=FILE", type=_named)
    parser.add_argument("--sets", nargs="+", metavar="NAME", help="the sets to measure on; all of them by default")
    parser.add_argument("--out", type=Path, metavar="FILE")
    options = parser.parse_args()
    paths = {path.stem: path for path in sorted(DATA.glob("*.jsonl"))} | dict(options.gold)
    for kind, given, known in (("rule", options.rules, RULES.names), ("set", options.sets or (), paths)):
        if unknown := [name for name in given if name not in known]:
            parser.error(f"no {kind} is called {', '.join(unknown)}; there are {', '.join(known)}")
    models = Models(tagger=RememberingTagger())
    for name in options.sets or paths:
        gold = GoldSet.read(name, paths[name])
        rows = measure(gold, options.rules or RULES.names, models)
        show(gold, rows)
        if options.out:
            update(options.out, gold, rows)


def _named(value: str) -> tuple[str, Path]:
    name, found, path = value.partition("=")
    if not found:
        raise argparse.ArgumentTypeError(f"{value!r} is not NAME=FILE")
    return name, Path(path)


if __name__ == "__main__":
    main()
