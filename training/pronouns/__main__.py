"""Learn to whom "he" and "she" refer, from the speakers of quotes and from annotated coreference.

    python -m pronouns --data DATA --cache CACHE --out ../quoteattr/weights/pronouns.json

The clues depend on what was decided before, so the texts are read again with what the last round learned. Prints for
each corpus, by folds over texts, how many pronouns get the right and a wrong person.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from pronouns.learn import learn
from pronouns.texts import Choice, Reader, of_mentions, of_speakers
from quoteattr.manifest import seal
from quoteattr.speakers.rules.weighed import LIKELY, weights

ROUNDS = 6
KEPT = 3
"""The mean of the last rounds, which differ by one quote in a hundred, is steadier than any."""
FOLDS = 5
SPEAKERS = ("news/polnear_train_speakers", "genres/press_train", "genres/world_train", "genres/release_train")
OWN = Path(__file__).parent.parent / "texts" / "written.jsonl"
MENTIONS = ("gum_mentions_train", "litbank_mentions", "gap_dev")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True, help="a folder for what the network says")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    reader = Reader(options.cache)
    write({}, options.out)
    rounds: list[dict[str, float]] = []
    for _ in range(ROUNDS):
        corpora = read(options.data, reader)
        rounds.append(learn(corpora))
        write(rounds[-1], options.out)
    write(mean(rounds[-KEPT:]), options.out)
    report(corpora)


def mean(rounds: Sequence[Mapping[str, float]]) -> dict[str, float]:
    clues = sorted(set().union(*rounds))
    return {clue: round(sum(found.get(clue, 0.0) for found in rounds) / len(rounds), 3) for clue in clues}


def write(learned: Mapping[str, float], out: Path) -> None:
    """Write the weights where the library reads them in the next round."""
    out.write_text(json.dumps(learned, indent=0) + "\n", encoding="utf-8")
    seal(out)
    weights.cache_clear()


def read(data: Path, reader: Reader) -> dict[str, list[Choice]]:
    speakers = {name: list(of_speakers(data / f"{name}.jsonl", reader)) for name in SPEAKERS}
    speakers[OWN.stem] = list(of_speakers(OWN, reader))
    mentions = {name: list(of_mentions(data / "mentions" / f"{name}.jsonl.xz", reader)) for name in MENTIONS}
    return speakers | mentions


def report(corpora: Mapping[str, Sequence[Choice]]) -> None:
    learned = [
        learn({name: [c for c in choices if fold_of(c) != fold] for name, choices in corpora.items()})
        for fold in range(FOLDS)
    ]
    for name, choices in corpora.items():
        named = [choice for choice in choices if choice.named]
        given = [taken(choice, learned[fold_of(choice)]) for choice in named]
        right, wrong = (100 * given.count(answer) / len(named) for answer in (True, False))
        print(f"{name}: {len(named)} pronouns, right {right:.1f}, wrong {wrong:.1f}", flush=True)


def fold_of(choice: Choice) -> int:
    return sum(choice.text.encode()) % FOLDS


def taken(choice: Choice, learned: Mapping[str, float]) -> bool | None:
    """Whether the person taken is right; None if nobody is likely enough."""
    scores = [sum(learned.get(clue, 0.0) for clue in clues) for clues, _ in choice.rows]
    powers = [math.exp(score - max(scores)) for score in scores]
    best = max(range(len(scores) - 1), key=lambda i: powers[i], default=None)
    if best is None or powers[best] < LIKELY * sum(powers):
        return None
    return choice.rows[best][1]


if __name__ == "__main__":
    main()
