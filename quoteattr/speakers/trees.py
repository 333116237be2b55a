"""Subjects from the caller's parse. Without a parse, they are found from characters, just as accurately."""

from __future__ import annotations

from bisect import bisect_left

import attrs

from quoteattr.parsers.document import Document, Sentence

__all__ = ["Trees"]

# Parts of a name or description, with the same position as the whole.
_PARTS = frozenset(["flat", "compound", "appos", "conj"])


@attrs.frozen(slots=True, eq=False)
class Trees:
    """The trees of a parsed text, Universal Dependencies, looked up by character."""

    places: tuple[tuple[int, Sentence, int], ...]
    """For each token of a tree: where it begins, its sentence, and its index in the sentence."""

    @classmethod
    def of(cls, document: Document) -> Trees:
        """Index the sentences that have a tree."""
        parsed = [s for s in document.sentences if any(token.deprel for token in s.tokens)]
        return cls(tuple((token.start, s, i) for s in parsed for i, token in enumerate(s.tokens)))

    def is_subject(self, start: int, end: int) -> bool | None:
        """Whether the words `start:end` are a subject or part of one; None if no tree contains them."""
        first = bisect_left(self.places, start, key=lambda place: place[0])
        last = bisect_left(self.places, end, key=lambda place: place[0])
        for _, sentence, index in self.places[first:last]:
            head = sentence.tokens[index].head
            if head is None or not start <= sentence.tokens[head].start < end:
                return _climbs_to_subject(sentence, index)
        return None


def _climbs_to_subject(sentence: Sentence, index: int) -> bool:
    for _ in sentence.tokens:
        token = sentence.tokens[index]
        relation = (token.deprel or "").partition(":")[0]
        if relation not in _PARTS or token.head is None:
            return relation == "nsubj"
        index = token.head
    return False
