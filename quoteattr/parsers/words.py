"""Turn syntactic words into tokens as written in the text. A multi-word token is annotated as its main word."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quoteattr.parsers.document import Token

__all__ = ["SyntacticWord", "depths", "surface_tokens"]

_ON_PATH = -1


@attrs.frozen
class SyntacticWord:
    """A word in the sense of Universal Dependencies. `head` is the index of another one, None for a root."""

    upos: str | None
    lemma: str | None
    head: int | None
    deprel: str | None


def surface_tokens(
    text: str, spans: Sequence[tuple[int, int]], sizes: Sequence[int], words: Sequence[SyntacticWord]
) -> tuple[Token, ...]:
    """The tokens of one sentence, at these `spans` of `text`. Token i is made of the next `sizes[i]` of the `words`.

    A token gets the annotation of its main word, the first of those nearest to the root: `do` of `don't`, `Brook` of
    `Brook's`. So the tokens form a tree. Raises `ValueError` if the words do not form one.
    """
    steps = depths([word.head for word in words])
    owners = [number for number, size in enumerate(sizes) for _ in range(size)]
    tokens = []
    first = 0
    for (start, end), size in zip(spans, sizes, strict=True):
        main = words[min(range(first, first + size), key=steps.__getitem__)]
        head = None if main.head is None else owners[main.head]
        tokens.append(Token(start, end, text[start:end], main.upos, main.lemma, head, main.deprel))
        first += size
    return tuple(tokens)


def depths(heads: Sequence[int | None]) -> list[int]:
    """The number of words on each word's path to the root, both included. Raises `ValueError` for a cycle."""
    steps = [0] * len(heads)
    for word in range(len(heads)):
        path: list[int] = []
        at: int | None = word
        while at is not None and not steps[at]:
            steps[at] = _ON_PATH
            path.append(at)
            at = heads[at]
        if at is not None and steps[at] == _ON_PATH:
            raise ValueError("the heads go round in a circle")
        beyond = 0 if at is None else steps[at]
        for distance, passed in enumerate(reversed(path), 1):
            steps[passed] = beyond + distance
    return steps
