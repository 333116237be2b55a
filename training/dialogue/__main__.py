"""Learn who speaks in dialogue, from stories whose quotations have speakers.

    python -m dialogue --gold DATA/fiction/pdnc_train.jsonl --more DATA/genres/fiction_train.jsonl
        texts/written.jsonl texts/dialogue.jsonl --dev DATA/fiction/pdnc_dev.jsonl --out ../quoteattr/weights/dialogue

OUT is the folder that the library reads: what is learned of pronouns is used for the turns.
"""

from __future__ import annotations

import argparse
import json
from itertools import chain
from pathlib import Path

import attrs
import numpy as np

from dialogue.calibration import Outcome, Step, steps
from dialogue.examples import sequences
from dialogue.narration import choices
from dialogue.narration import learn as learn_narration
from dialogue.network import learn
from dialogue.novels import Novel, novels
from quoteattr.manifest import seal
from quoteattr.speakers.rules.salience import narration
from quoteattr.stories.converse import first_reading, guesses
from quoteattr.stories.weights import Weights, readings

NETWORKS = 6
"""Of each reading."""
FOLDS = 5
"""What the second reading learns from was read by networks that had not learned from it, as all novels will be."""
PRONOUN_ROUNDS = 2
"""The pronouns before a pronoun are read as the last round learned to."""
THRESHOLD = 0.25
"""Less sure answers are left out: of those just above it one in four to two in five are right on dev."""
EXACTLY = tuple((n / 100, n / 100) for n in range(101))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="stories for the second reading alone")
    parser.add_argument("--dev", type=Path, required=True, help="novels to measure confidences on")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="a folder for what the tagger says, which takes minutes")
    parser.add_argument("--keep", action="store_true", help="keep what OUT has of pronouns and of the first reading")
    options = parser.parse_args()
    training = list(novels(options.gold, options.cache))
    more = [story for path in options.more for story in novels(path, options.cache)]
    first = readings(options.out)[0] if options.keep else first_learned(training, options.out)
    second = second_learned(training, more, first)
    measured = confidences(list(novels(options.dev, options.cache)), first, attrs.evolve(second, steps=EXACTLY))
    save(attrs.evolve(second, steps=tuple(measured)), options.out / "second.npz")


def pronouns(training: list[Novel], out: Path) -> None:
    out.write_text("{}\n", encoding="utf-8")
    seal(out)
    for _ in range(PRONOUN_ROUNDS):
        narration.cache_clear()
        learned = learn_narration([choice for novel in training for choice in choices(novel)])
        out.write_text(json.dumps(learned, indent=1) + "\n", encoding="utf-8")
        seal(out)
    narration.cache_clear()


def first_learned(training: list[Novel], out: Path) -> Weights:
    pronouns(training, out / "narration.json")
    found = chain.from_iterable(sequences(novel, novel.scene(known=True)) for novel in training)
    first = learn(list(found), THRESHOLD, NETWORKS)
    save(first, out / "first.npz")
    return first


def second_learned(training: list[Novel], more: list[Novel], first: Weights) -> Weights:
    """The second reading. `more`: the first has not learned from these, so it reads them itself."""
    scenes = [novel.scene(known=True) for novel in training]
    found = [sequences(novel, scene) for novel, scene in zip(training, scenes, strict=True)]
    for fold in range(FOLDS):
        others = [one for i, one in enumerate(found) if i % FOLDS != fold]
        weights = learn(list(chain.from_iterable(others)), THRESHOLD, 1)
        for scene in scenes[fold::FOLDS]:
            first_reading(scene, weights)
    for novel in more:
        scenes.append(novel.scene(known=True))
        first_reading(scenes[-1], first)
    again = (sequences(novel, scene) for novel, scene in zip([*training, *more], scenes, strict=True))
    return learn(list(chain.from_iterable(again)), THRESHOLD, NETWORKS)


def confidences(dev: list[Novel], first: Weights, second: Weights) -> list[Step]:
    """How often answers are right, by their probability: on other novels than those that the weights learned from."""
    found: list[Outcome] = []
    for novel in dev:
        scene = novel.scene(known=False)
        first_reading(scene, first)
        for i, guess in guesses(scene, second).items():
            quote = novel.quote_of(scene.turns[i].attribution.content)
            if quote is not None:
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
