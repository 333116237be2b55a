"""The word pieces that ship: of the pretrained vocabulary those that the training texts use, and single characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def wordpiece(vocabulary: dict[str, int]) -> Tokenizer:
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    return tokenizer


def pruned(full: list[str], texts: Iterable[str], least: int = 2) -> tuple[list[str], list[int]]:
    """The pieces kept, and their rows in the full vocabulary. Rarer words are spelled with shorter pieces."""
    tokenizer = wordpiece({piece: i for i, piece in enumerate(full)})
    counts: Counter[int] = Counter()
    for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        counts.update(encoding.ids)
    keep = [i for i, p in enumerate(full) if p in SPECIAL or counts[i] >= least or len(p.removeprefix("##")) == 1]
    return [full[i] for i in keep], keep


def read(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
