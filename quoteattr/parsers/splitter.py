"""Split English text into sentences with the included weights, which are those of a Stanza tokenizer.

`quoteattr.parsers.stanza.StanzaParser` finds the same sentences with these weights.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from quoteattr.errors import ModelError
from quoteattr.languages import Lexicon, english
from quoteattr.manifest import REINSTALL, verified_file
from quoteattr.network.arrays import Floats, Longs
from quoteattr.network.session import open_session
from quoteattr.parsers.characters import ENDS_SENTENCE, FEATURES, PADDING, encode, row_of, sentences
from quoteattr.parsers.chunks import batches, chunks
from quoteattr.parsers.document import Document, Sentence, Token
from quoteattr.parsers.joins import joined
from quoteattr.text.paragraphs import Range

if TYPE_CHECKING:
    import onnxruntime

__all__ = ["SHIPPED", "SentenceSplitter"]

SHIPPED = Path(__file__).parent.parent / "weights" / "sentences"
"""The folder of the weights that come with quoteattr."""

# Rows read at once. More are slower, because all are padded to the longest.
_ROWS = 4
# Longer rows than this are read in windows, as Stanza does.
_WINDOW = 1_000

_Encoded = tuple[Longs, Floats]


class SentenceSplitter:
    """Splits texts into sentences and tokens. It has no tags, lemmas or trees.

    The weights are checked and loaded once, on first use. Any number of threads may call both methods. A pickled
    splitter stores only its folder and lexicon and loads the weights in the new process.
    """

    def __init__(self, directory: Path = SHIPPED, lexicon: Lexicon | None = None) -> None:
        """Remember the folder; nothing is loaded yet. Titles of `lexicon`, by default English, end no sentence."""
        self.directory = directory
        self._lexicon = lexicon
        self._lock = threading.Lock()
        self._loaded: _Network | None = None

    def __reduce__(self) -> tuple[type[SentenceSplitter], tuple[object, ...]]:
        # Without the folder of the package, which may be elsewhere for the new process.
        own = (self.directory, self._lexicon)
        return type(self), () if own == (SHIPPED, None) else own

    def parse(self, text: str) -> Document:
        """Split `text`. A sentence ends at the end of a paragraph at the latest, and after 5,000 characters.

        Time and memory are linear in the text. Raises `ModelError` if the weights are missing, truncated, changed or
        of another version.
        """
        return self.analyze(text)

    def analyze(self, text: str, within: Sequence[Range] | None = None) -> Document:
        """The same as `parse`, but only for paragraphs that overlap `within`."""
        found = (s for batch in batches(chunks(text, within)) for s in self._split(text, batch))
        return Document(text, tuple(Sentence(tuple(tokens)) for tokens in found))

    def _split(self, text: str, batch: list[Range]) -> Iterator[list[Token]]:
        rows = [row for row in (row_of(text, part) for part in batch) if row.characters]
        for row, labels in zip(rows, self._network().labels([row.characters for row in rows]), strict=True):
            parts = ([Token(a, b, text[a:b]) for a, b in spans] for spans in sentences(row, labels))
            yield from joined(text, parts, self._lexicon or english())

    def _network(self) -> _Network:
        with self._lock:
            if self._loaded is None:
                self._loaded = _Network(verified_file(self.directory / "splitter.onnx"), self.directory)
            return self._loaded


class _Network:
    """The network: reads characters, returns a label for each."""

    def __init__(self, model: bytes, directory: Path) -> None:
        self._session = open_session(model, directory)
        self._numbers = _vocabulary(self._session, directory)

    def labels(self, rows: Sequence[str]) -> list[Longs]:
        """The labels of rows of characters. Those of one row do not depend on the others."""
        encoded = [encode(characters, self._numbers) for characters in rows]
        labels: dict[int, Longs] = {n: self._in_windows(e) for n, e in enumerate(encoded) if len(e[0]) >= _WINDOW}
        short = sorted((n for n in range(len(rows)) if n not in labels), key=lambda n: -len(rows[n]))
        for start in range(0, len(short), _ROWS):
            numbers = short[start : start + _ROWS]
            labels |= zip(numbers, self._read([encoded[n] for n in numbers], padding=1), strict=True)
        return [labels[n] for n in range(len(rows))]

    def _in_windows(self, row: _Encoded) -> Longs:
        """The labels of a long row, read in windows. Each begins after the last full sentence of the previous one."""
        ids, features = row
        labels: list[Longs] = []
        at = 0
        while at < len(ids):
            [found] = self._read([(ids[at : at + _WINDOW], features[at : at + _WINDOW])], padding=0)
            if at + _WINDOW < len(ids):
                found = _whole_sentences(found)
            labels.append(found)
            at += len(found)
        return np.concatenate(labels)

    def _read(self, rows: Sequence[_Encoded], padding: int) -> list[Longs]:
        """The labels of rows read at once, each with so many characters of padding after it."""
        sizes = [len(ids) for ids, _ in rows]
        length = max(sizes) + padding
        ids = np.full((length, len(rows)), PADDING, dtype=np.int64)
        features = np.zeros((length, len(rows), len(FEATURES)), dtype=np.float32)
        for column, (own_ids, own_features) in enumerate(rows):
            ids[: sizes[column], column] = own_ids
            features[: sizes[column], column] = own_features
        lengths = np.array(sizes, dtype=np.int32) + np.int32(padding)
        [labels] = self._session.run(None, {"ids": ids, "features": features, "lengths": lengths})
        return [labels[:size, column] for column, size in enumerate(sizes)]


def _whole_sentences(labels: Longs) -> Longs:
    ends = np.flatnonzero(np.isin(labels, ENDS_SENTENCE))
    return labels[: ends[-1] + 1] if len(ends) else labels


def _vocabulary(network: onnxruntime.InferenceSession, directory: Path) -> dict[str, int]:
    """The number of each character: its index in the list in the network's metadata."""
    try:
        characters = json.loads(network.get_modelmeta().custom_metadata_map["characters"])
        return {character: number for number, character in enumerate(characters)}
    except (KeyError, ValueError, TypeError) as error:
        raise ModelError(directory, "the network has no list of its characters", REINSTALL) from error
