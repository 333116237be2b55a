"""The headlines of a text, and the people whom they name."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.mentions.names import Name, people_in_headline
from quoteattr.text.paragraphs import SENTENCE_END
from quoteattr.text.view import TextView

__all__ = ["headline_names", "headlines"]

# Longer paragraphs are sentences, even in capitals.
_LONGEST_HEADLINE = 200
# Headlines do not capitalize articles and prepositions.
_SHORTEST_WORD = 3
_CAPITALISED = 0.7
_CLOSES = regex.compile(r"[.!?…][\"”’'_*)\s]*$")
_STOPS = regex.compile(r"\p{Ll}{2}\.\s*$")
_WORD = regex.compile(r"[\p{L}’'-]+")


def headline_names(view: TextView, headlines: frozenset[int]) -> Iterator[Name]:
    """The full names of people in headlines. They show who has a surname, but are not mentions themselves."""
    for number in sorted(headlines):
        yield from people_in_headline(view.text, view.lexicon, *view.paragraphs[number])


def headlines(view: TextView) -> Iterator[int]:
    """Indices of the short paragraphs of one sentence with nearly all words capitalized.

    In a story they do not end with a period, as speech does: “Thank you, Fagin,” said Jack Dawkins. In the press, one
    with a period has no longer word in lower case.
    """
    for number, (start, end) in enumerate(view.paragraphs):
        if view.is_story and _CLOSES.search(view.text, start, end):
            continue
        if end - start <= _LONGEST_HEADLINE and not SENTENCE_END.search(view.text, start, end):
            words = [w for w in _WORD.findall(view.text[start:end]) if len(w) > _SHORTEST_WORD]
            capitals = sum(w[0].isupper() for w in words)
            sentence = capitals < len(words) and _STOPS.search(view.text, start, end)
            if not sentence and len(words) >= _SHORTEST_WORD and capitals >= _CAPITALISED * len(words):
                yield number
