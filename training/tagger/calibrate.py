"""Measure how often the network's certainty is right, and write the table that ships.

    python -m tagger.calibrate --gold DEV.jsonl --out quoteattr/weights/calibration.json

A quote is right where its content shares half of the letters with an annotated one and its source is the annotated
one's. For each class of evidence the shares are made monotone (pool adjacent violators) over bins of equal size.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

from quoteattr.attribution import attribute
from quoteattr.attribution.context import Attribution, Context
from quoteattr.attribution.tagger import Tagger
from quoteattr.calibration import evidence_class
from quoteattr.lexicon import english
from quoteattr.manifest import seal
from quoteattr.quotations import find_quotations
from quoteattr.quotes import kind_of
from tagger import corpora
from tagger.corpora import Spans

BIN = 40
"""Quotes of a bin: the share of right ones in it is then known to about seven points."""

Outcome = tuple[float, bool]
Step = tuple[float, float]


def letters(text: str, spans: Spans) -> set[int]:
    return {i for s, e in spans for i in range(s, e) if text[i].isalnum()}


def is_right(text: str, found: Attribution, gold: list[corpora.Attribution]) -> bool:
    content, source = letters(text, list(found.content)), letters(text, [found.source] if found.source else [])
    for other in gold:
        theirs = letters(text, other.content)
        if content & theirs and len(content & theirs) * 2 >= len(content | theirs):
            named = letters(text, other.source)
            both = len(source & named)
            return 2 * both >= min(len(source), len(named)) if source and named else not source and not named
    return False


def outcomes(path: Path) -> dict[str, list[Outcome]]:
    tagger, found = Tagger(), defaultdict(list)
    for example in corpora.read(path):
        quotations = find_quotations(example.text)
        context = Context.of(example.text, quotations, english())
        for a in attribute(context, tagger):
            row = evidence_class(kind_of(context, a.content), a)
            found[row].append((a.score, is_right(example.text, a, example.attributions)))
    return found


def steps(pairs: list[Outcome]) -> list[Step]:
    """Lowest certainty and share of right answers of each step, rising."""
    pairs = sorted(pairs)
    bins = [pairs[i : i + BIN] for i in range(0, max(1, len(pairs) - BIN // 2), BIN)]
    bins[-1] = pairs[(len(bins) - 1) * BIN :]
    pooled: list[list[Outcome]] = []
    for part in bins:
        pooled.append(part)
        while len(pooled) > 1 and share(pooled[-2]) >= share(pooled[-1]):
            pooled[-2:] = [pooled[-2] + pooled[-1]]
    return [(round(part[0][0], 4), round(share(part), 3)) for part in pooled]


def share(pairs: list[Outcome]) -> float:
    """With one right and one wrong answer added, so that nothing is certain."""
    return (sum(right for _, right in pairs) + 1) / (len(pairs) + 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    table = {row: steps(pairs) for row, pairs in sorted(outcomes(options.gold).items())}
    options.out.write_text(json.dumps({"steps": table}, indent=1) + "\n", encoding="utf-8")
    seal(options.out)


if __name__ == "__main__":
    main()
