"""In: a text. Out: a document: sentences and tokens with offsets, and trees if the parser makes them.

First `chunks` cuts long text, then `splitter` (included) or `stanza` (an extra) reads it, and `joins` repairs wrong
splits. `conllu` reads a parse that you already have. Your own parser needs the methods of `Parser`.
"""

from collections.abc import Sequence
from typing import Protocol

from quoteattr.parsers.document import Document, Sentence, Token

__all__ = ["Document", "Parser", "Sentence", "Token"]


class Parser(Protocol):
    """The interface of a parser. Several threads may call it at once.

    The two methods may return different sentences of the same text.
    """

    def parse(self, text: str) -> Document:
        """Split any string into sentences and tokens. An empty string gives a document without sentences."""
        ...

    def analyze(self, text: str, within: Sequence[tuple[int, int]] | None = None) -> Document:
        """Sentences and tokens with tags, lemmas, heads and relations. Slower than `parse`.

        `within` names the parts of the text to analyse, as half-open character offsets in any order. Every paragraph
        that overlaps a part is analysed completely; the others may be left out. None means all. Offsets always refer to
        the whole text.
        """
        ...
