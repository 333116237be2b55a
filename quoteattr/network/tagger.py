"""The network that finds content, cue and source: loaded on first use, once, and checked by its hash."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from quoteattr.manifest import verified
from quoteattr.network.arrays import Floats, Longs
from quoteattr.network.session import open_session
from quoteattr.network.windows import Extent

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

__all__ = ["FAST", "SHIPPED", "Tagger", "wordpiece"]

SHIPPED = Path(__file__).parent.parent / "weights" / "tagger"
"""The folder of the weights that come with quoteattr."""
FAST = SHIPPED.with_name("fast")
"""The folder of the smaller network that comes with quoteattr."""

# It bears less context behind a window, and learned to read quotations so. The default loses half a point by either.
_FAST_EXTENT = Extent(after=12, kept=8)

_INPUTS = ("ids", "case", "gap", "quoted")


class Tagger:
    """Turns word pieces into scores. Thread-safe. A pickled tagger stores only its folder and loads again later."""

    def __init__(self, directory: Path = SHIPPED) -> None:
        """Remember the folder; nothing is loaded yet."""
        self.directory = directory
        self._lock = threading.Lock()
        self._loaded: tuple[onnxruntime.InferenceSession, Tokenizer] | None = None

    def __reduce__(self) -> tuple[type[Tagger], tuple[Path, ...]]:
        return type(self), (() if self.directory == SHIPPED else (self.directory,))

    @property
    def tokenizer(self) -> Tokenizer:
        """The word pieces of the network's vocabulary. Raises `ModelError` if the weights cannot be used."""
        return self._load()[1]

    @property
    def extent(self) -> Extent:
        """How much of a text it reads."""
        return _FAST_EXTENT if self.directory == FAST else Extent()

    def __call__(self, ids: Longs, case: Longs, gap: Longs, quoted: Longs, /) -> tuple[Floats, Floats, Floats]:
        """Class scores, queries and keys of windows. The first position in each window is the classifier piece."""
        scores, query, key = self._load()[0].run(None, dict(zip(_INPUTS, (ids, case, gap, quoted), strict=True)))
        return np.asarray(scores), np.asarray(query), np.asarray(key)

    def _load(self) -> tuple[onnxruntime.InferenceSession, Tokenizer]:
        with self._lock:
            if self._loaded is None:
                files = verified(self.directory)
                self._loaded = (
                    open_session(files["tagger.onnx"], self.directory),
                    wordpiece(files["vocab.txt"].decode("utf-8").splitlines()),
                )
            return self._loaded


def wordpiece(pieces: list[str]) -> Tokenizer:
    """The tokenizer of a vocabulary. Training uses it too, so that both see the same pieces."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    tokenizer = Tokenizer(models.WordPiece({p: i for i, p in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer
