"""A parsed text: sentences of tokens with offsets into the caller's own string.

Offsets count characters from 0, and ranges are half-open.
"""

from collections.abc import Iterator

import attrs

from quoteattr.model import Span


@attrs.frozen
class Token:
    """A word or punctuation mark as written in the text. Values that the parser does not give are None."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset of the first character after the token."""
    text: str
    """The unchanged characters: `document.text[token.start:token.end]`."""
    upos: str | None = None
    """Universal part of speech: `VERB`."""
    lemma: str | None = None
    """Dictionary form: `say` for `said`."""
    head: int | None = None
    """Index, within the sentence's tokens, of the token this one depends on. None for a root, or without a tree."""
    deprel: str | None = None
    """Universal Dependencies relation to the head: `nsubj`, and `root` for a root."""


@attrs.frozen
class Sentence:
    """One or more tokens in text order, all in one paragraph."""

    tokens: tuple[Token, ...]

    def __attrs_post_init__(self) -> None:
        if not self.tokens:
            raise ValueError("a Sentence needs at least one token")

    @property
    def start(self) -> int:
        """Offset of the first character of the first token."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset of the first character after the last token."""
        return self.tokens[-1].end


@attrs.frozen
class Document:
    """A text and its sentences, in text order."""

    text: str
    """The text as the caller gave it."""
    sentences: tuple[Sentence, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Check the offsets. Raises `ValueError` if a token is empty, out of order or differs from the text."""
        position = 0
        for token in self.tokens():
            inside = position <= token.start < token.end <= len(self.text)
            if not inside or self.text[token.start : token.end] != token.text:
                raise ValueError(f"token {token.text!r:.80} is not at {token.start}:{token.end} of the text")
            position = token.end

    def tokens(self) -> Iterator[Token]:
        """Every token, in text order."""
        return (token for sentence in self.sentences for token in sentence.tokens)

    def span(self, sentence: Sentence) -> Span:
        """The stretch of text that `sentence` covers."""
        return Span.of(self.text, sentence.start, sentence.end)
