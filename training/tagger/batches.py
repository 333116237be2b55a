"""Turn annotated texts into fixed-size windows of word pieces with their targets."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from quoteattr.network.classes import TYPES
from quoteattr.network.features import Pieces, encode
from quoteattr.text.quotations import find_quotations
from tagger.examples import Attribution, Coverage, Example, Form

Ints = npt.NDArray[np.int32]

CONTENT, CUE, SOURCE = 1, 2, 3
SHAPE = ("ids", "case", "gap", "quoted")
DEFAULTS = {
    "tag": 0,
    "weight": 0,
    "want_cue": -1,
    "have_cue": 0,
    "want_source": -1,
    "have_source": 0,
    "said": -1,
    "ends": -1,
    "mention": 0,
    "type": -1,
    "want_mention": -1,
    "have_mention": 0,
    "mention_at": 0,
}
"""The targets of each piece and what they are in padding: there nothing counts.

``tag``: BIO of roles. ``weight``: whether the tag counts. ``want_…`` and ``have_…``: keys that links match on, 0 for
nothing to link to, -1 where no link counts. ``said``: whether a cue reports speech. ``ends``: whether a sentence ends.
``mention``: the classes that are right, a bit each; none where nobody annotated it. ``type``: of a mention.
``mention_at``: the piece that its mention begins with, for what refers looks only before it.
"""
OUTSIDE, NAME, GOES_ON = 0, 1, 2
TITLE = 2
"""From here on a piece has a capital. Before a name, where not all names are annotated, it may be part of the name."""
UNKNOWN = 1 << OUTSIDE | 1 << Form.DESCRIPTION | 1 << Form.PRONOUN
"""Outside of names, where only names are annotated."""

_CAPITAL = r"[^\sA-Z]*[A-Z]\S*"
_CAPITALS = re.compile(rf"(?:(?<!\S)\S{{1,3}}\s+)?{_CAPITAL}(?:\s+(?:[^\sA-Z]{{1,4}}\s+){{0,2}}{_CAPITAL})*")

Targets = dict[str, Ints]


def targets(example: Example, pieces: Pieces) -> Targets:
    """The targets of all pieces of a text; keys are the first character plus one."""
    out = {name: np.full(len(pieces), default, dtype=np.int32) for name, default in DEFAULTS.items()}
    _attributed(example, pieces, out)
    _mentioned(example, pieces, out)
    if example.ends is not None:
        last = np.zeros(len(example.text) + 1, dtype=np.int32)
        last[[end - 1 for end in example.ends if end]] = 1
        cumulative = np.concatenate([[0], np.cumsum(last)])
        out["ends"] = (cumulative[pieces.end] > cumulative[pieces.start]).astype(np.int32)
    return out


def _attributed(example: Example, pieces: Pieces, out: Targets) -> None:
    n = len(example.text) + 1
    role, key, want, first = (np.zeros(n, dtype=np.int32) for _ in range(4))
    said = np.full(n, -1, dtype=np.int32)
    weight = np.full(n, int(example.attributed), dtype=np.int32)
    for start, end in example.ignore:
        weight[start:end] = 0
    for a in sorted(example.attributions, key=_length, reverse=True):
        _paint(a, role, key, want, first, weight)
        for start, end in a.cue:
            said[start:end] = -1 if a.said is None else int(a.said)
    at = pieces.start
    tag = np.where(role[at] == 0, 0, 2 * role[at])
    begins = (np.diff(first[at], prepend=-1) != 0) | (np.diff(role[at], prepend=-1) != 0)
    r, k, w = role[at], key[at], want[at]
    counts = weight[at] > 0
    out["tag"] = np.where((tag > 0) & begins, tag - 1, tag).astype(np.int32)
    out["weight"] = weight[at]
    out["want_cue"] = np.where((r == CONTENT) & counts, w, -1)
    out["have_cue"] = np.where(r == CUE, k, 0)
    out["want_source"] = np.where((r == CUE) & counts, w, -1)
    out["have_source"] = np.where(r == SOURCE, k, 0)
    out["said"] = np.where(r == CUE, said[at], -1)


def _length(a: Attribution) -> int:
    return sum(e - s for s, e in a.content)


def _paint(a: Attribution, role: Ints, key: Ints, want: Ints, first: Ints, weight: Ints) -> None:
    cue = a.cue[0][0] + 1 if a.cue else 0
    source = a.source[0][0] + 1 if a.source else 0
    wanted = cue or (0 if a.follows is None else a.follows + 1)
    parts = [(CONTENT, a.content, wanted)] + ([(CUE, a.cue, source), (SOURCE, a.source, 0)] if cue else [])
    for what, spans, wants in parts:
        for start, end in spans:
            role[start:end] = what
            key[start:end] = spans[0][0] + 1
            want[start:end] = wants
            first[start:end] = start + 1
            weight[start:end] = 1


def _mentioned(example: Example, pieces: Pieces, out: Targets) -> None:
    out["mention"] = _outside(example, pieces)
    clusters: dict[str, int] = {}
    seen: set[int] = set()
    for m in example.mentions:
        low = int(np.searchsorted(pieces.end, m.start, side="right"))
        high = int(np.searchsorted(pieces.start, m.end, side="left"))
        if low >= high:
            continue
        out["mention"][low:high] = 1 << m.form
        if m.form is Form.NAME:
            out["mention"][low + 1 : high] = 1 << GOES_ON
            if example.coverage is Coverage.SOME and low and pieces.case[low - 1] >= TITLE and pieces.gap[low] == 1:
                out["mention"][low] = 1 << NAME | 1 << GOES_ON
        if m.type is not None:
            out["type"][low:high] = TYPES.index(m.type)
        if m.cluster is not None:
            key = clusters.setdefault(m.cluster, len(clusters) + 1)
            out["have_mention"][low:high] = key
            out["want_mention"][low:high] = key if key in seen else 0
            out["mention_at"][low:high] = low
            seen.add(key)


def _outside(example: Example, pieces: Pieces) -> Ints:
    """What may be right outside of the annotated mentions."""
    if example.coverage is Coverage.ALL:
        return np.full(len(pieces), 1 << OUTSIDE, dtype=np.int32)
    if example.coverage is Coverage.NAMES:
        return np.full(len(pieces), UNKNOWN, dtype=np.int32)
    if example.coverage is Coverage.SOME:
        return np.where(_capitalized(example.text)[pieces.start], 0, UNKNOWN).astype(np.int32)
    return np.zeros(len(pieces), dtype=np.int32)


def _capitalized(text: str) -> npt.NDArray[np.bool_]:
    """For each character, whether it is in words that may be a name: with capitals, or short and beside such words."""
    out = np.zeros(len(text) + 1, dtype=bool)
    for match in _CAPITALS.finditer(text):
        out[match.start() : match.end()] = True
    return out


def encoded(example: Example, tokenizer: Tokenizer) -> tuple[Pieces, Targets]:
    """The pieces of a text and their targets."""
    pieces = encode(example.text, find_quotations(example.text), tokenizer)
    return pieces, targets(example, pieces)


def collapsed(pieces: Pieces, target: Targets, kept: int) -> tuple[Pieces, Targets]:
    """Without the inside of quotations, as the library reads them."""
    keep = pieces.near_edges(kept)
    places = np.cumsum(keep) - 1
    shorter = {name: values[keep] for name, values in target.items()}
    shorter["mention_at"] = places[shorter["mention_at"]].astype(np.int32)
    shorter["tag"] = _begun(shorter["tag"])
    return pieces.only(keep), shorter


def _begun(tag: Ints) -> Ints:
    """With a begin tag where what stood before an inside tag was left out."""
    before = np.concatenate([[0], tag[:-1]])
    lost = (tag > 0) & (tag % 2 == 0) & (before != tag) & (before != tag - 1)
    return np.where(lost, tag - 1, tag).astype(np.int32)


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
    for name, default in [*((s, 0) for s in SHAPE), *DEFAULTS.items()]:
        values = (getattr(pieces, name) if name in SHAPE else target[name])[low:high]
        out[name] = np.full(size, default, dtype=np.int32)
        out[name][: high - low] = values
    out["mention_at"] = np.maximum(0, out["mention_at"] - low)
    return out
