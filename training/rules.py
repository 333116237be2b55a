"""Measure what each rule is worth, and write the table that ships.

    python training/rules.py --gold DEV.jsonl … --data "what they are" --out quoteattr/weights/rules.json

Each DEV holds texts whose quotes are annotated with their speakers, one a line: {"text", "ignore"?, "quotes":
[{"content", "cue", "source", "speaker_named", "speaker_names", "speaker_aliases"?}]}. Predictions that lie by half in
what is to be ignored are left out. `quoteattr.rule_table.Figures` says what each figure of the table means.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import attrs
import numpy as np

from quoteattr import Quote, QuoteExtractor
from quoteattr.evaluate import AnnotatedText, Annotation
from quoteattr.evaluate.annotated import Ranges
from quoteattr.evaluate.comparison import Comparison
from quoteattr.evaluate.matching import Letters, letters
from quoteattr.evaluate.measures import Score
from quoteattr.extend import RULES, Models
from quoteattr.manifest import seal
from quoteattr.network.scores import Floats, Longs
from quoteattr.network.tagger import Tagger

ATTRIBUTION = {"tagger", *(rule.name for rule in RULES.attribution)}
COREFERENCE = {"speaker.undecided", *(rule.name for rule in RULES.coreference)}

Row = dict[str, float]


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
class Gold:
    annotated: AnnotatedText
    ignored: Letters


@attrs.frozen
class Result:
    """One text: its quotes as they were annotated and as they were found."""

    comparison: Comparison
    quotes: list[Quote]

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


def read(path: Path) -> list[Gold]:
    return [_gold(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _gold(data: Mapping[str, object]) -> Gold:
    text, quotes = str(data["text"]), tuple(map(_annotation, data["quotes"]))
    return Gold(AnnotatedText(str(data.get("doc_id")), text, quotes), letters(text, _ranges(data.get("ignore"))))


def _annotation(quote: Mapping[str, object]) -> Annotation:
    names = (*quote["speaker_names"], *quote.get("speaker_aliases", ())) if quote["speaker_named"] else ()
    return Annotation(*(_ranges(quote[part]) for part in ("content", "cue", "source")), names=names)


def _ranges(spans: Iterable[tuple[int, int]] | None) -> Ranges:
    return tuple((start, end) for start, end in spans or ())


def results(golds: Iterable[Gold], extractor: QuoteExtractor) -> list[Result]:
    return [_result(gold, extractor.extract(gold.annotated.text)) for gold in golds]


def _result(gold: Gold, quotes: list[Quote]) -> Result:
    whole = Comparison.of(gold.annotated, list(map(Annotation.of, quotes)))
    kept = [
        quote
        for index, quote in enumerate(quotes)
        if index in whole.paired.values() or not _lies_in(whole.predicted[index], gold)
    ]
    return Result(Comparison.of(gold.annotated, list(map(Annotation.of, kept))), kept)


def _lies_in(quote: Annotation, gold: Gold) -> bool:
    content = letters(gold.annotated.text, quote.content)
    return 2 * len(content & gold.ignored) >= len(content)


def attribution_rows(found: list[Result]) -> dict[str, Row]:
    """For each rule of attribution on how many quotes it decided, and how."""
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for result in found:
        right = {result.comparison.paired[index] for index in result.with_source}
        for index, quote in enumerate(result.quotes):
            for name in {evidence.rule for evidence in quote.evidence} & ATTRIBUTION:
                counts[name][index in right] += 1
    total = sum(len(result.quotes) for result in found)
    return {name: _row(seen.total(), seen[True], 0, total) for name, seen in counts.items()}


def coreference_rows(found: list[Result]) -> dict[str, Row]:
    """For each rule of coreference on how many sources of quotes that were found it decided, and how."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for result in found:
        for index in result.sources:
            for name in _deciding(result, index):
                counts[name][_verdict(result, index)] += 1
    total = sum(len(result.sources) for result in found)
    return {name: _row(seen.total(), seen["right"], seen["unnamed"], total) for name, seen in counts.items()}


def _deciding(result: Result, index: int) -> Iterator[str]:
    evidence = result.quotes[result.comparison.paired[index]].evidence
    yield from (item.rule for item in evidence if item.rule in COREFERENCE)


def _verdict(result: Result, index: int) -> str:
    if result.comparison.has_right_speaker(index):
        return "right"
    return "wrong" if result.comparison.predicted[result.comparison.paired[index]].names else "unnamed"


def _row(decided: int, right: int, unnamed: int, total: int) -> Row:
    return {"decided": decided, "right": right, "unnamed": unnamed, "coverage": round(decided / total, 4)}


def worth(found: list[Result], name: str) -> float:
    """The figure, in points, that a rule is there for."""
    annotated = sum(len(result.comparison.annotated) for result in found)
    if name in COREFERENCE:
        return 100 * sum(len(result.with_speaker) for result in found) / annotated
    predicted = sum(len(result.comparison.predicted) for result in found)
    return 100 * Score(annotated, predicted, sum(len(result.with_source) for result in found)).f1


def measure(golds: list[Gold]) -> dict[str, Row]:
    models = Models(tagger=RememberingTagger())
    found = results(golds, QuoteExtractor(models=models))
    rows = {**attribution_rows(found), **coreference_rows(found)}
    for name in RULES.names:
        row = rows.setdefault(name, _row(0, 0, 0, 1))
        without = results(golds, QuoteExtractor(models=models, rules=RULES.without(name)))
        row["cost"] = round(worth(found, name) - worth(without, name), 2)
    return {name: rows[name] for name in RULES.names}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", required=True, help="what the table says it is measured on")
    options = parser.parse_args()
    golds = [gold for path in options.gold for gold in read(path)]
    quotes = sum(len(gold.annotated.quotes) for gold in golds)
    table = {"data": options.data, "texts": len(golds), "quotes": quotes, "rules": measure(golds)}
    options.out.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    seal(options.out)


if __name__ == "__main__":
    main()
