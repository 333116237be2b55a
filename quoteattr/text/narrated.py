"""Decide whether a text narrates between its turns, as a novel does that prints speech as in a play."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from quoteattr.languages.en.dashes import IN_PERSON
from quoteattr.languages.en.grammar import HE_OR_SHE
from quoteattr.languages.en.labels import ACTS, NOT_SPOKEN
from quoteattr.text.labels import Label
from quoteattr.text.page import Page

__all__ = ["is_narrated"]

# Once, a host may introduce a guest: “Tom Hill runs a bakery.”
_FEWEST = 2


def is_narrated(page: Page, labels: list[Label]) -> bool:
    """Whether most paragraphs without a label tell what somebody does, and some name a speaker: “Tom takes the cup.”

    In an interview such a paragraph continues the turn, and says I, you, or something about people who are not there.
    """
    names = {word for label in labels for word in label.key.split()}
    paragraphs = list(_between(page, labels))
    actors = [(turn, _actor(paragraph)) for turn, paragraph in paragraphs]
    named = {turn for turn, who in actors if not names.isdisjoint(who)}
    acting = [who for _, who in actors if not (names | HE_OR_SHE).isdisjoint(who)]
    return len(named) >= _FEWEST and 2 * len(acting) > len(paragraphs)


def _between(page: Page, labels: list[Label]) -> Iterator[tuple[int, str]]:
    """The paragraphs from the first label to the last that begin without one, each with the number of its turn."""
    for turn, (label, following) in enumerate(itertools.pairwise(labels)):
        opening = [n for n in range(label.line + 1, following.line) if page.opens(n)]
        for first, after in itertools.pairwise([*opening, following.line]):
            if not NOT_SPOKEN.match(page.text, *page.lines[first]):
                yield turn, page.text[page.lines[first][0] : page.lines[after - 1][1]]


def _actor(paragraph: str) -> list[str]:
    """The words for whoever acts at the beginning of a paragraph in which nobody speaks to somebody."""
    found = ACTS.match(paragraph)
    return [] if found is None or IN_PERSON.search(paragraph) else found["who"].lower().split()
