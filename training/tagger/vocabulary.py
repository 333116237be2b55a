"""The word pieces of the pretrained vocabulary that training uses: those in its texts, and single characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import regex

from quoteattr.network.tagger import wordpiece

_LATIN = regex.compile(r"[\p{Latin}\p{Common}]+")
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def pruned(full: list[str], texts: Iterable[str], least: int = 2) -> list[str]:
    """The pieces kept. Rarer words are spelled with shorter pieces."""
    tokenizer = wordpiece(full)
    counts: Counter[int] = Counter()
    for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        counts.update(encoding.ids)
    return [p for i, p in enumerate(full) if p in SPECIAL or counts[i] >= least or len(p.removeprefix("##")) == 1]


def common(full: list[str], pieces: list[str], most: int | None) -> list[str]:
    """Those of the pieces in Latin script that are among the `most` first of the pretrained vocabulary; all if None.

    It is ordered by how often a piece was seen: characters first.
    """
    if most is None:
        return pieces
    first = set(full[:most])
    return [piece for piece in pieces if piece in SPECIAL or (piece in first and _LATIN.fullmatch(piece))]


def read(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def rows(of: list[str], pieces: list[str]) -> list[int]:
    """Where each of the pieces stands in a vocabulary that holds them all."""
    where = {piece: i for i, piece in enumerate(of)}
    return [where[piece] for piece in pieces]
