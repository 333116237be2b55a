"""The development part of UD English EWT, 2,001 sentences: see tests/data/README.md."""

from collections.abc import Iterator
from pathlib import Path

__all__ = ["GOLD", "TEXT"]

_FILE = Path(__file__).parent / "data" / "ewt-dev.txt"
_PARAGRAPHS = [paragraph.splitlines() for paragraph in _FILE.read_text(encoding="utf-8").split("\n\n")]


def _gold() -> Iterator[tuple[int, int]]:
    at = 0
    for paragraph in _PARAGRAPHS:
        for sentence in paragraph:
            yield at, at + len(sentence)
            at += len(sentence) + 1
        at += 1


TEXT = "\n\n".join(" ".join(sentences) for sentences in _PARAGRAPHS)
"""The text, an empty line between two paragraphs."""
GOLD = set(_gold())
"""Where sentences begin and end, as annotated."""
