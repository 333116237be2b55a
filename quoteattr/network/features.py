"""The inputs of the network: word pieces with their offsets, and the features that lower-casing would lose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs
import numpy as np
import numpy.typing as npt

from quoteattr.model import Quotation
from quoteattr.network.arrays import Ints
from quoteattr.text.quotations import flatten

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["CASES", "GAPS", "QUOTED", "Pieces", "encode", "word_numbers"]

CASES = 5
"""Letter case of a piece: no letters, lower, Title, UPPER, miXed."""
GAPS = 3
"""What is before a piece: nothing, a space, a line break."""
_BREAK = 2
# The least share of lines with quotations in a story that marks them.
_DIALOGUE = 0.1
# Lines on either side of dialogue that are read too. With one, pronouns in stories lose half a point of right names.
_BESIDE = 2
QUOTED = 5
"""Where a piece is: outside quotation marks, inside, nested, an opening mark, a closing mark."""

# Characters. The tokenizer keeps its whole input in memory. Chunks limit that, and are far longer than any word.
_CHUNK = 50_000
_LINE_BREAKS = [ord(c) for c in "\n\v\f\r\x85\u2028\u2029"]
_SURROGATE = re.compile("[\ud800-\udfff]")


@attrs.frozen(slots=True, eq=False)
class Pieces:
    """A text as word pieces: arrays of the same length, with `start` and `end` in characters of the text."""

    ids: Ints
    start: Ints
    end: Ints
    case: Ints
    gap: Ints
    quoted: Ints
    word: Ints
    """The number of its word: what stands between letters or digits without a gap is in their word."""

    def __len__(self) -> int:
        return len(self.ids)

    def only(self, which: slice | npt.NDArray[np.bool_]) -> Pieces:
        """Some of the pieces."""
        return Pieces(*(getattr(self, field.name)[which] for field in attrs.fields(Pieces)))

    def near_edges(self, kept: int) -> npt.NDArray[np.bool_]:
        """Which are outside quotations, or in one but at most ``kept`` pieces from its marks or from a line break."""
        inside = (self.quoted == 1) | (self.quoted == 2)
        inside &= (self.gap != _BREAK) & (np.append(self.gap[1:], _BREAK) != _BREAK)
        number = np.arange(len(self))
        before = np.maximum.accumulate(np.where(inside, -kept - 1, number))
        after = np.minimum.accumulate(np.where(inside, len(self) + kept, number)[::-1])[::-1]
        near: npt.NDArray[np.bool_] = (number - before <= kept) | (after - number <= kept)
        return near

    def near_dialogue(self) -> npt.NDArray[np.bool_]:
        """Which are at most two lines from a quotation; all, if few lines have any: dialogue without marks."""
        line = np.cumsum(np.append(0, self.gap[1:] == _BREAK))[: len(self)]
        spoken = np.zeros(line.max(initial=0) + 1, dtype=bool)
        spoken[line[self.quoted > 0]] = True
        if spoken.sum() < _DIALOGUE * len(spoken):
            return np.ones(len(self), dtype=bool)
        near: npt.NDArray[np.bool_] = np.convolve(spoken, np.ones(1 + 2 * _BESIDE))[line + _BESIDE] > 0
        return near


def encode(text: str, quotations: Sequence[Quotation], tokenizer: Tokenizer) -> Pieces:
    """Cut ``text`` into word pieces with their features."""
    ids, start, end = _tokenize(text, tokenizer)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    gap = _gap(codes, start, end)
    word = word_numbers(text, start, end, gap)
    return Pieces(ids, start, end, _case(codes, start, end), gap, _quoted(text, quotations)[start], word)


def _tokenize(text: str, tokenizer: Tokenizer) -> tuple[Ints, Ints, Ints]:
    # Lone surrogates have no UTF-8 form. A replacement of the same length keeps the offsets valid.
    clean = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    ids, offsets = [], []
    for start, end in _chunks(clean):
        encoding = tokenizer.encode(clean[start:end], add_special_tokens=False)
        ids.append(np.array(encoding.ids, dtype=np.int32))
        offsets.append(np.array(encoding.offsets, dtype=np.int32).reshape(-1, 2) + start)
    spans = np.concatenate([np.zeros((0, 2), np.int32), *offsets]).astype(np.int32)
    return np.concatenate([np.zeros(0, np.int32), *ids]), spans[:, 0], spans[:, 1]


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = min(start + _CHUNK, len(text))
        if end < len(text):
            blank = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
            end = blank if blank > start else end
        yield start, end
        start = end


def _letter_table() -> npt.NDArray[np.uint8]:
    """1 for lower-case letters, 2 for upper-case ones, over the alphabets that have both."""
    return np.array([2 if chr(i).isupper() else 1 if chr(i).islower() else 0 for i in range(0x2C00)], dtype=np.uint8)


_LETTERS = _letter_table()


def _case(codes: npt.NDArray[np.uint32], start: Ints, end: Ints) -> Ints:
    letters = _LETTERS[np.minimum(codes, len(_LETTERS) - 1)]
    upper = np.concatenate([[0], np.cumsum(letters == 2)])
    lower = np.concatenate([[0], np.cumsum(letters == 1)])
    n_upper, n_lower = upper[end] - upper[start], lower[end] - lower[start]
    title = (n_upper == 1) & (letters[np.minimum(start, len(letters) - 1)] == 2) if len(letters) else n_upper == 1
    out = np.where(n_upper > 0, np.where(title, 2, np.where(n_lower > 0, 4, 3)), np.where(n_lower > 0, 1, 0))
    return out.astype(np.int32)


def _gap(codes: npt.NDArray[np.uint32], start: Ints, end: Ints) -> Ints:
    breaks = np.concatenate([[0], np.cumsum(np.isin(codes, _LINE_BREAKS))])
    before = np.concatenate([[0], end[:-1]]) if len(end) else end
    out = np.where(start > before, 1, 0)
    out = np.where(breaks[start] > breaks[np.minimum(before, start)], 2, out)
    return (np.where(np.arange(len(start)) == 0, 2, out) if len(start) else out).astype(np.int32)


def word_numbers(text: str, start: Ints, end: Ints, gap: Ints) -> Ints:
    """The number of each piece's word."""
    glued = np.zeros(len(gap), dtype=bool)
    close = 1 + np.flatnonzero(gap[1:] == 0)
    edges = zip(start[close].tolist(), end[close - 1].tolist(), strict=True)
    glued[close] = [text[at].isalnum() and text[before - 1].isalnum() for at, before in edges]
    return np.cumsum(~glued).astype(np.int32)


def _quoted(text: str, quotations: Sequence[Quotation]) -> Ints:
    """The value of `QUOTED` for each character."""
    depth = np.zeros(len(text) + 1, dtype=np.int32)
    marks: list[tuple[int, int, int]] = []
    for q in flatten(quotations):
        depth[q.span.start] += 1
        depth[q.span.end] -= 1
        marks += [(q.span.start, q.inner.start, 3), (q.inner.end, q.span.end, 4)]
    out = np.minimum(np.cumsum(depth), 2).astype(np.int32)
    for mark_start, mark_end, value in marks:
        out[mark_start:mark_end] = value
    return out
