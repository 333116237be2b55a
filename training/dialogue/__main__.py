"""Learn who speaks in dialogue, from novels whose quotations have speakers.

    python -m dialogue --gold DATA/fiction/pdnc_train.jsonl --dev DATA/fiction/pdnc_dev.jsonl
        --out ../quoteattr/weights/dialogue

OUT is the folder that the library reads: what is learned of pronouns is used for the turns.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import attrs
import numpy as np
from tagger.calibrate import Step, steps

from dialogue.examples import chains
from dialogue.narration import choices
from dialogue.narration import learn as learn_narration
from dialogue.network import learn
from dialogue.novels import Novel, novels
from quoteattr.coreference.dialogue import decide, guess_all
from quoteattr.coreference.dialogue.weights import Weights, narration
from quoteattr.manifest import seal

ROUNDS = (1, 3)
"""Networks of each round. The second one sees the pronouns of the narration as the first one reads them."""
THRESHOLD = 0.25
"""Less sure answers are left out: of those just above it one in four to two in five are right on dev."""
EXACTLY = tuple((n / 100, n / 100) for n in range(101))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True, help="novels to measure confidences on")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="a folder for what the tagger says, which takes minutes")
    options = parser.parse_args()
    training = list(novels(options.gold, options.cache))
    pronouns(training, options.out / "narration.json")
    weights = turns(training)
    measured = confidences(list(novels(options.dev, options.cache)), attrs.evolve(weights, steps=EXACTLY))
    save(attrs.evolve(weights, steps=tuple(measured)), options.out / "dialogue.npz")


def pronouns(training: list[Novel], out: Path) -> None:
    out.write_text("{}\n", encoding="utf-8")
    seal(out)
    for _ in ROUNDS:
        narration.cache_clear()
        learned = learn_narration([choice for novel in training for choice in choices(novel)])
        out.write_text(json.dumps(learned, indent=1) + "\n", encoding="utf-8")
        seal(out)
    narration.cache_clear()


def turns(training: list[Novel]) -> Weights:
    scenes = [(novel, novel.scene()) for novel in training]
    weights: Weights | None = None
    for networks in ROUNDS:
        for _, scene in scenes if weights else ():
            decide(scene, weights)
        found = [chain for novel, scene in scenes for chain in chains(novel, scene)]
        weights = learn(found, THRESHOLD, networks)
    return weights


def confidences(dev: list[Novel], weights: Weights) -> list[Step]:
    """How often answers are right, by their probability: on other novels than those that the weights learned from."""
    found: list[tuple[float, bool]] = []
    for novel in dev:
        scene = novel.scene()
        decide(scene, weights)
        for turn, guess in guess_all(scene, weights):
            quote = novel.quote_of(turn.attribution.content)
            if turn.attribution.source is None and quote is not None:
                found.append((guess.confidence, novel.is_right(scene.discourse.members[guess.member], quote)))
    return steps(found)


def save(weights: Weights, path: Path) -> None:
    np.savez_compressed(
        path,
        names=np.array(["", *sorted(weights.rows, key=lambda name: weights.rows[name])]),
        direct=weights.direct.astype(np.float16),
        hidden=weights.hidden.astype(np.float16),
        bias=weights.bias.astype(np.float16),
        out=weights.out.astype(np.float16),
        threshold=weights.threshold,
        confidence=np.array(weights.steps),
    )
    seal(path)


if __name__ == "__main__":
    main()
