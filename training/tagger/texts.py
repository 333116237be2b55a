"""The texts of training, how often each is seen, and an endless stream of windows from them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import attrs
import numpy as np
from tokenizers import Tokenizer

from tagger import corpora, mentioned
from tagger.augment import Augmenter
from tagger.batches import collapsed, encoded, windows
from tagger.examples import Example, slices

NOVEL_SLICE = 8000
"""Characters of a slice of a novel: about the length of a news article."""
BUFFER = 1500
"""Windows among which a step draws: those of some fifty texts."""
KEPT = (6, 8, 12, 16, 20)
"""Pieces kept at each end of a quotation whose inside is left out."""

Arrays = dict[str, np.ndarray]


@attrs.frozen
class Collection:
    """Examples by corpus, with the share of each that one round sees: above 1, some are seen twice."""

    corpora: tuple[tuple[float, list[Example]], ...]

    @classmethod
    def read(cls, data: Path) -> Collection:
        """PolNeAR and the genres carry the roles; the others carry the other heads and must not crowd them out."""
        novels = mentioned.novels(data, corpora.novels(data))
        return cls(
            (
                (1.0, corpora.polnear(data)),
                *((2.0, corpora.genre(data, name)) for name in corpora.NEWS),
                (2.0, corpora.own()),
                (1.0, corpora.genre(data, "fiction")),
                (0.5, corpora.genre(data, "turns")),
                (1.0, mentioned.gum(data, corpora.gum(data))),
                (0.15, [piece for novel in novels for piece in slices(novel, NOVEL_SLICE)]),
                (1.0, [piece for text in mentioned.litbank(data) for piece in slices(text, NOVEL_SLICE)]),
                (1.0, mentioned.web(data)),
                (0.25, mentioned.gap(data)),
            )
        )

    @property
    def texts(self) -> list[str]:
        return [example.text for _, examples in self.corpora for example in examples]

    def round(self, rng: random.Random) -> list[Example]:
        """The examples of one round, in random order."""
        chosen: list[Example] = []
        for share, examples in self.corpora:
            whole = int(share)
            chosen += examples * whole + rng.sample(examples, round((share - whole) * len(examples)))
        rng.shuffle(chosen)
        return chosen


def stream(collection: Collection, tokenizer: Tokenizer, size: int, collapse: float, seed: int) -> Iterator[Arrays]:
    """Windows without end, mixed over some texts."""
    rng = random.Random(seed)
    augment = Augmenter.of([e for _, examples in collection.corpora for e in examples])
    held: list[Arrays] = []
    while True:
        for example in collection.round(rng):
            held += _windows(augment(example, rng), tokenizer, size, collapse, rng)
            while len(held) > BUFFER:
                at = rng.randrange(len(held))
                held[at], held[-1] = held[-1], held[at]
                yield held.pop()


def _windows(
    example: Example, tokenizer: Tokenizer, size: int, collapse: float, rng: random.Random
) -> Iterator[Arrays]:
    pieces, target = encoded(example, tokenizer)
    if rng.random() < collapse:
        pieces, target = collapsed(pieces, target, rng.choice(KEPT))
    yield from windows(pieces, target, size, rng)
