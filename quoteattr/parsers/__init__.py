"""In: a text. Out: a document, which is sentences of tokens with offsets, and trees where the parser makes them.

First `chunks` cuts long text, then `splitter` (which ships) or `stanza` (an extra) reads it, and `joins` repairs what
was split by mistake. `conllu` takes a parse that you have. A class of your own needs the methods of `Parser`.
"""

from collections.abc import Sequence
from typing import Protocol

from quoteattr.parsers.document import Document, Sentence, Token

__all__ = ["Document", "Parser", "Sentence", "Token"]


class Parser(Protocol):
    """What quoteattr needs of a parser. Several threads may call it at once.

    The two methods may find different sentences, but their documents are of the same text.
    """

    def parse(self, text: str) -> Document:
        """Split any string into sentences and tokens. An empty one gives a document without sentences."""
        ...

    def analyze(self, text: str, within: Sequence[tuple[int, int]] | None = None) -> Document:
        """Sentences and tokens with tags, lemmas, heads and relations. Slower than `parse`.

        `within` gives the stretches of `text` that are needed, as half-open character offsets in any order; None means
        all. Each paragraph that shares a character with one is parsed whole; others may be missing from the document.
        Offsets are always those of the whole text.
        """
        ...
