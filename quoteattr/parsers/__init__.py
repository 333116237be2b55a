"""Parsers: a text in, sentences and tokens with true offsets out.

`quoteattr.parsers.splitter` finds sentences and tokens with what ships, `quoteattr.parsers.stanza` reads with Stanza
(an extra), and `quoteattr.parsers.conllu` takes a parse you already have; anything with the methods of `Parser` can
take their place.
"""

from collections.abc import Sequence
from typing import Protocol

from quoteattr.parsers.document import Document

__all__ = ["Parser"]


class Parser(Protocol):
    """What quoteattr asks of a parser. An implementation may be called from several threads at once.

    The two methods need not agree on anything but the text: a parser may find other sentences when it looks at grammar.
    """

    def parse(self, text: str) -> Document:
        """Split `text`, any string, into sentences and tokens; the empty one gives a document without sentences."""
        ...

    def analyze(self, text: str, within: Sequence[tuple[int, int]] | None = None) -> Document:
        """Sentences and tokens with tags, lemmas, heads and relations, which takes longer than `parse`.

        `within` names the stretches of `text` that matter, as half-open character offsets in any order: a paragraph
        that shares a character with one of them is looked at whole, the others may be left out of the document. None
        means all. Offsets are those of the whole text in any case.
        """
        ...
