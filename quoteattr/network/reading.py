"""Read a text with the network, once: fragments and their links, sentence ends, and mentions."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import numpy as np

from quoteattr.model import Quotation
from quoteattr.network.arrays import means
from quoteattr.network.classes import columns
from quoteattr.network.decoding import Fragment, decode
from quoteattr.network.features import Pieces, encode
from quoteattr.network.links import Link, links
from quoteattr.network.mentions import NetworkMention, mentions
from quoteattr.network.scores import Scores, score
from quoteattr.network.tagger import Tagger
from quoteattr.network.windows import segments

__all__ = ["SEGMENT", "Passage", "Reading", "pieces_of", "read"]

# The vectors for links take 3 kB per piece. A segment of 40 pages keeps them under 50 MB, even for whole books.
SEGMENT = 16_384


@attrs.frozen(slots=True, eq=False)
class Passage:
    """The fragments of a run of windows, and the links between them: {index of a fragment: its link}."""

    fragments: list[Fragment]
    links: dict[int, Link]
    said: list[float]
    """For each fragment: if it is a cue, the probability that it reports what was said or written."""


@attrs.frozen(slots=True, eq=False)
class Reading:
    """What the network says of a text, with offsets in its characters."""

    passages: tuple[Passage, ...]
    ends: tuple[int, ...]
    """Where sentences end."""
    mentions: tuple[NetworkMention, ...]


def read(text: str, quotations: Sequence[Quotation], tagger: Tagger, is_story: bool = False) -> Reading:
    """Read a text. Raises `ModelError` if the weights cannot be used."""
    pieces = pieces_of(text, quotations, tagger, is_story)
    passages: list[Passage] = []
    ends: list[int] = []
    found: list[NetworkMention] = []
    for frames in segments(text, pieces, SEGMENT, tagger.extent):
        scores = score(pieces, frames, tagger)
        part = pieces.only(slice(frames[0].first, frames[-1].last))
        fragments = decode(part, scores.tags)
        passages.append(Passage(fragments, links(fragments, scores), _said(fragments, scores)))
        ends += _ends(part, scores)
        found += mentions(part, scores)
    return Reading(tuple(passages), tuple(ends), tuple(found))


def pieces_of(text: str, quotations: Sequence[Quotation], tagger: Tagger, is_story: bool) -> Pieces:
    """The pieces that the network reads: not the inside of quotations, and not what is far from dialogue in a story."""
    pieces = encode(text, quotations, tagger.tokenizer)
    near = pieces.near_edges(tagger.extent.kept)
    return pieces.only(near & pieces.near_dialogue() if is_story else near)


def _said(fragments: list[Fragment], scores: Scores) -> list[float]:
    if not fragments:
        return []
    other, said = scores.classes[:, columns("said")].T
    ranges = np.array([(f.first, f.last) for f in fragments])
    chances: list[float] = means(1 / (1 + np.exp(other - said)), ranges).tolist()
    return chances


def _ends(pieces: Pieces, scores: Scores) -> list[int]:
    goes_on, ends = scores.classes[:, columns("ends")].T
    return [int(end) for end in pieces.end[np.flatnonzero(ends > goes_on)]]
