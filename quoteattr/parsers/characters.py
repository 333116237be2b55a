"""Encode text as Stanza's tokenizer does, and decode the labels of its characters into sentences and tokens.

Everything is as in Stanza, so the same weights find the same sentences. A test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import attrs
import numpy as np
import numpy.typing as npt

from quoteattr.network.arrays import Floats, Longs
from quoteattr.parsers.chunks import readable
from quoteattr.text.paragraphs import Range

__all__ = ["ENDS_SENTENCE", "FEATURES", "PADDING", "UNKNOWN", "Row", "encode", "row_of", "sentences"]

FEATURES = ("space_before", "capitalized", "numeric", "end_of_para", "start_of_para")
"""The features of a character in addition to its number, with Stanza's names."""

# Numbers in the vocabulary: the padding after the end of a row, and characters that were not in the training data.
PADDING = 0
UNKNOWN = 1
# Labels: 0 inside a token, 1 ends a token, 2 a sentence too; 3 and 4 are the same for a token of several words.
ENDS_SENTENCE = (2, 4)

_BLANKS = re.compile(" +")
# Addresses are never split, even if the network would. These are Stanza's patterns without quoted names and hosts in
# brackets, changed so that a search is linear: no match begins inside an earlier one.
_LOCAL = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]"
_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_MAIL = rf"(?<!{_LOCAL})(?<!{_LOCAL}\.){_LOCAL}++(?:\.{_LOCAL}++)*+@(?:{_LABEL}\.)+{_LABEL}"
_HOST = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"
_WEB = rf"(?:https?://(?:www\.|(?!www))|www\.){_HOST}\.[^\s\"]{{2,}}"
_BARE = r"(?<![a-zA-Z0-9])[a-zA-Z0-9]++\.(?:gov|org|edu|net|com|co)\.[^\s\"]{2,}"
_ADDRESS = re.compile(f"{_MAIL}|{_WEB}|{_BARE}")


@attrs.frozen(eq=False)
class Row:
    """A paragraph as the network reads it, with single spaces and none at the end, and the offset of each character."""

    characters: str
    places: Longs


def row_of(text: str, within: Range) -> Row:
    """The row of a stretch of text."""
    part = readable(text[slice(*within)]).rstrip()
    blank = _are(" ".__eq__, part)
    kept = ~blank
    kept[1:] |= ~blank[:-1]
    kept[:1] = True
    return Row(_BLANKS.sub(" ", part), np.flatnonzero(kept) + within[0])


def _are(test: Callable[[str], bool], characters: str) -> npt.NDArray[np.bool_]:
    return np.fromiter(map(test, characters), dtype=bool, count=len(characters))


def encode(characters: str, numbers: Mapping[str, int]) -> tuple[Longs, Floats]:
    """The number and the `FEATURES` of each character of a row."""
    ids = np.fromiter((numbers.get(character, UNKNOWN) for character in characters), np.int64, len(characters))
    features = np.zeros((len(characters), len(FEATURES)), dtype=np.float32)
    for column, test in enumerate((" ".__eq__, str.isupper, str.isdecimal)):
        features[:, column] = _are(test, characters)
    features[-1, 3] = features[0, 4] = 1
    return ids, features


def sentences(row: Row, labels: Longs) -> Iterator[list[Range]]:
    """The sentences that the labels of a row give, each as the offsets of its tokens."""
    labels = _with_addresses(row.characters, labels)
    visible = np.flatnonzero(~_are(" ".__eq__, row.characters))
    ends = np.flatnonzero(labels)
    begins = visible[np.searchsorted(visible, np.concatenate(([0], ends[:-1] + 1)))]
    last = np.isin(labels[ends], ENDS_SENTENCE)
    tokens: list[Range] = []
    for begin, end, closes in zip(begins.tolist(), ends.tolist(), last.tolist(), strict=True):
        if begin > end:  # The network ended a token at a space after another end.
            continue
        tokens.append((int(row.places[begin]), int(row.places[end]) + 1))
        if closes:
            yield tokens
            tokens = []


def _with_addresses(characters: str, labels: Longs) -> Longs:
    """The labels with two corrections: the end of a row ends a sentence, and an address is one token."""
    labels = labels.copy()
    labels[-1] = 2
    for address in _ADDRESS.finditer(characters):
        labels[address.start() : address.end() - 1] = 0
        labels[address.end() - 1] = max(1, labels[address.end() - 1])
    return labels
