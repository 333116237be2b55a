"""Turn annotated texts into fixed-size windows of word pieces with their targets."""

from __future__ import annotations

import random
from collections.abc import Iterator

import attrs
import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from quoteattr.network.features import Pieces, encode
from quoteattr.text.quotations import find_quotations
from tagger.corpora import CONTENT, CUE, SOURCE, Attribution, Example

Ints = npt.NDArray[np.int32]

SHAPE = ("ids", "case", "gap", "quoted")
TARGETS = ("tag", "weight", "want_cue", "have_cue", "want_source", "have_source")


@attrs.frozen(eq=False)
class Targets:
    """For each piece: its BIO tag, whether it counts, and the keys that links match on (0: nothing to link to).

    A content piece wants the key of its cue, a cue piece that of its source; a key is the first character plus one.
    """

    tag: Ints
    weight: Ints
    want_cue: Ints
    have_cue: Ints
    want_source: Ints
    have_source: Ints


def targets(example: Example, pieces: Pieces) -> Targets:
    n = len(example.text) + 1
    role, key, want, first = (np.zeros(n, dtype=np.int32) for _ in range(4))
    weight = np.ones(n, dtype=np.int32)
    for start, end in example.ignore:
        weight[start:end] = 0
    for a in sorted(example.attributions, key=_length, reverse=True):
        _paint(a, role, key, want, first, weight)
    at = pieces.start
    tag = np.where(role[at] == 0, 0, 2 * role[at])
    begins = (np.diff(first[at], prepend=-1) != 0) | (np.diff(role[at], prepend=-1) != 0)
    tag = np.where((tag > 0) & begins, tag - 1, tag)
    r, k, w = role[at], key[at], want[at]
    return Targets(
        tag=tag.astype(np.int32),
        weight=weight[at],
        want_cue=np.where(r == CONTENT, w, -1),
        have_cue=np.where(r == CUE, k, 0),
        want_source=np.where(r == CUE, w, -1),
        have_source=np.where(r == SOURCE, k, 0),
    )


def _length(a: Attribution) -> int:
    return sum(e - s for s, e in a.content)


def _paint(a: Attribution, role: Ints, key: Ints, want: Ints, first: Ints, weight: Ints) -> None:
    cue = a.cue[0][0] + 1 if a.cue else 0
    source = a.source[0][0] + 1 if a.source else 0
    parts = [(CONTENT, a.content, cue)] + ([(CUE, a.cue, source), (SOURCE, a.source, 0)] if cue else [])
    for what, spans, wants in parts:
        for start, end in spans:
            role[start:end] = what
            key[start:end] = spans[0][0] + 1
            want[start:end] = wants
            first[start:end] = start + 1
            weight[start:end] = 1


def encoded(example: Example, tokenizer: Tokenizer) -> tuple[Pieces, Targets]:
    pieces = encode(example.text, find_quotations(example.text), tokenizer)
    return pieces, targets(example, pieces)


def windows(pieces: Pieces, target: Targets, size: int, rng: random.Random) -> Iterator[dict[str, Ints]]:
    """Cut at random offsets so that each pass sees other edges; the last window ends with the text."""
    n = len(pieces)
    start = -rng.randrange(size // 2) if n > size else 0
    while start < n:
        low = max(0, min(start, n - size))
        yield _window(pieces, target, low, min(n, max(start, low) + size), size)
        start += size


def _window(pieces: Pieces, target: Targets, low: int, high: int, size: int) -> dict[str, Ints]:
    high = min(high, low + size)
    out = {}
    for name, default in [*((s, 0) for s in SHAPE), *((t, -1 if t.startswith("want") else 0) for t in TARGETS)]:
        values = getattr(pieces if name in SHAPE else target, name)[low:high]
        out[name] = np.full(size, default, dtype=np.int32)
        out[name][: high - low] = values
    return out
