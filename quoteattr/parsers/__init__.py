"""Parsers: a text in, sentences and tokens with true offsets out.

`quoteattr.parsers.stanza` is the parser that ships; anything with a `parse` method of this shape can take its place.
"""

from typing import Protocol

from quoteattr.document import Document

__all__ = ["Parser"]


class Parser(Protocol):
    """What quoteattr asks of a parser. An implementation may be called from several threads at once."""

    def parse(self, text: str) -> Document:
        """Split `text`, any string, into sentences and tokens; the empty one gives a document without sentences."""
        ...
