"""Learn how far an answer can be relied on from what is seen of it, and write the weights that ship.

    python -m confidence --gold A.jsonl B.jsonl … --all DEV.jsonl --check C.jsonl … --out calibration.json

An answer is right as a whole: the words, and the speaker's name, or no name where the text names nobody. GOLD: texts
with speakers, as `quoteattr evaluate` reads them. ALL: PolNeAR, where thoughts, votes and plans are annotated too, with
their sources alone; only these are taken from it. CHECK: texts that nothing is learned from. Prints for each file of
CHECK, and for each of GOLD by five folds over texts, how many answers with a name have 0.9 or more, how many of these
are right, and the calibration error (ten bins) of those with a name.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs
import numpy as np
import numpy.typing as npt

from quoteattr.analysis import Analysis
from quoteattr.attribution.attribute import attribute
from quoteattr.attribution.attributions import Attribution
from quoteattr.evaluate import AnnotatedText, Annotation, read_annotated
from quoteattr.evaluate.calibration import FOLDS, folds
from quoteattr.evaluate.comparison import Comparison
from quoteattr.evaluate.logistic import fitted
from quoteattr.evaluate.measures import calibration_error
from quoteattr.languages import english
from quoteattr.manifest import seal
from quoteattr.model import Quote
from quoteattr.network.reading import read
from quoteattr.network.tagger import Tagger
from quoteattr.relocate import relocated
from quoteattr.results.confidence import RARE, Calibration
from quoteattr.results.joining import joined
from quoteattr.results.quotes import build, confidence_features, is_said
from quoteattr.results.speakers import Speakers
from quoteattr.speakers.network_mentions import NetworkMentions
from quoteattr.speakers.resolve import Options
from quoteattr.text.layout import Layout
from quoteattr.text.quotations import find_quotations
from quoteattr.text.view import TextView

FEWEST = 12
"""Answers in which a feature must be seen to have a weight of its own."""
HALF = 500
"""Each file counts as the root of its size, so that no corpus drowns the others: as if it had so many answers."""
STIFFNESS = 4.0
"""How much weights are held to nothing (L2)."""
FREE = 1e-6
"""The base is held to nothing."""
SURE = 0.9
UNSAID = Calibration({"base": 0.0})

Floats = npt.NDArray[np.float64]


@attrs.frozen
class Answer:
    text: str
    features: tuple[str, ...]
    named: bool
    right: bool
    said: bool


def answers(gold: AnnotatedText, tagger: Tagger, by_source: bool = False) -> Iterator[Answer]:
    """Every answer on a text but those in what is to be ignored."""
    layout = Layout.of(gold.text, english())
    text = layout.origin.text
    context = TextView.of(text, find_quotations(text), english(), layout.turns)
    reading = read(text, context.quotations, tagger, context.is_story)
    attributions = attribute(context, reading)
    speakers = Speakers(context, attributions, Options(network=NetworkMentions(reading.mentions)))
    whole = joined(context, build(context, attributions, speakers, UNSAID))
    first = pieces(whole, attributions)
    quotes = relocated(Analysis(text, tuple(whole), speakers.all, (), ()), layout.origin).quotes
    said = list(map(is_said, quotes))
    asked = [i for i in range(len(quotes)) if said[i] is not by_source]
    comparison = Comparison.of(gold, [Annotation.of(quotes[i]) for i in asked])
    of_gold = {found: index for index, found in comparison.paired.items()}
    for at, i in enumerate(asked[kept] for kept in comparison.kept):
        index = of_gold.get(at)
        quote = quotes[i]
        features = tuple(confidence_features(context, first[i], speakers, quote.kind, quote.act))
        named = quote.speaker is not None and quote.speaker.named
        right = index is not None and (
            comparison.agrees(index, "source") if by_source else comparison.has_right_speaker(index)
        )
        yield Answer(gold.name, features, named, right, said[i])


def pieces(quotes: Iterable[Quote], attributions: Iterable[Attribution]) -> list[Attribution]:
    """The attribution that each quote begins with."""
    rest = iter(attributions)
    return [next(a for a in rest if a.start == quote.start) for quote in quotes]


@attrs.frozen
class Design:
    """Which features have a weight."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, found: Iterable[Answer]) -> Design:
        counts = Counter(feature for answer in found for feature in answer.features)
        groups = Counter(feature.partition(":")[0] for feature, n in counts.items() if n < FEWEST)
        often = (feature for feature, n in counts.items() if n >= FEWEST)
        return cls((*sorted(often), *(f"{group}:{RARE}" for group in sorted(groups)), "base"))

    def matrix(self, found: Sequence[Answer]) -> Floats:
        column = {name: i for i, name in enumerate(self.names)}
        out = np.zeros((len(found), len(self.names)))
        out[:, -1] = 1
        for row, answer in enumerate(found):
            for feature in answer.features:
                at = column.get(feature, column.get(f"{feature.partition(':')[0]}:{RARE}"))
                if at is not None:
                    out[row, at] += 1
        return out


def fit(files: dict[str, list[Answer]]) -> Calibration:
    """The weights that fit the answers best, each file by the root of its size."""
    found = [answer for rows in files.values() for answer in rows]
    shares = np.concatenate([np.full(len(rows), (HALF / len(rows)) ** 0.5) for rows in files.values() if rows])
    design = Design.of(found)
    matrix, right = design.matrix(found), np.array([answer.right for answer in found], dtype=float)
    stiffness = np.full(len(design.names), STIFFNESS)
    stiffness[-1] = FREE
    weights = fitted(matrix, right, np.zeros(len(design.names)), stiffness, shares)
    return Calibration({name: round(float(w), 4) for name, w in zip(design.names, weights, strict=True)})


def by_folds(files: dict[str, list[Answer]]) -> dict[str, list[tuple[float, Answer]]]:
    """Each answer with the confidence that the other folds' texts give it."""
    fold = folds(answer.text for rows in files.values() for answer in rows)
    out: dict[str, list[tuple[float, Answer]]] = defaultdict(list)
    for k in range(FOLDS):
        table = fit({name: [a for a in rows if fold[a.text] != k] for name, rows in files.items()})
        for name, rows in files.items():
            out[name] += [(table.confidence(a.features), a) for a in rows if fold[a.text] == k]
    return out


def report(name: str, found: list[tuple[float, Answer]]) -> str:
    named = [(sure, answer.right) for sure, answer in found if answer.named]
    top = [right for sure, right in named if sure >= SURE]
    error = calibration_error(named)
    share = 100 * sum(top) / max(1, len(top))
    return f"{name:28} named {len(named):5}  sure {len(top):5} right {share:5.1f}  calibration error {error:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--all", type=Path, required=True)
    parser.add_argument("--check", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    options, tagger = parser.parse_args(), Tagger()
    files = {path.stem: [a for gold in read_annotated(path) for a in answers(gold, tagger)] for path in options.gold}
    for name, rows in by_folds(files).items():
        print(report(f"{name} (folds)", rows), flush=True)
    unsaid = [a for gold in read_annotated(options.all) for a in answers(gold, tagger, by_source=True)]
    table = fit({**files, options.all.stem: unsaid})
    for path in options.check:
        rows = [a for gold in read_annotated(path) for a in answers(gold, tagger)]
        print(report(path.stem, [(table.confidence(a.features), a) for a in rows]), flush=True)
    options.out.write_text(json.dumps({"weights": dict(table.weights)}, indent=1) + "\n", encoding="utf-8")
    seal(options.out)


if __name__ == "__main__":
    main()
