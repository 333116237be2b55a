"""Those who said the words that a description names: "a statement by Ada Brook"."""

from __future__ import annotations

from bisect import bisect_left

import attrs

from quoteattr.languages.en.referring import BY_OWNER, LETTERS_TOO
from quoteattr.mentions.names import Name, names_in
from quoteattr.mentions.phrases import Phrase
from quoteattr.speakers.network_mentions import NetworkMentions
from quoteattr.text.view import TextView

__all__ = ["owner_behind", "with_owner"]


def with_owner(head: Phrase, end: int, names: list[Name], network: NetworkMentions, view: TextView) -> Phrase:
    """The head phrase of a source that ends at `end`, with the owner that is named behind it, if any."""
    text = view.text
    start = owner_behind(head, end, text)
    if start is None:
        return head
    at = bisect_left(names, start, key=lambda n: n.bare_start)
    # A line above a quotation may be read as a headline, whose names are not among those of the text.
    found = names[at : at + 1] or names_in(text, view.lexicon, start, end)
    name = next((n for n in found if n.start <= start), None)
    read = network.name_at(start, end)
    if read and read[0] <= start and (name is None or read[1] > name.end):
        name = Name(start, read[1], start, tuple(text[start : read[1]].split()))
    return attrs.evolve(head, owner=name) if name else head


def owner_behind(head: Phrase, end: int, text: str) -> int | None:
    """Where the owner of words begins, behind their noun: not in "the memo obtained by the Post"."""
    found = BY_OWNER.search(text, head.start, end)
    if found is None or head.word.removesuffix("s") not in LETTERS_TOO:
        return None
    return found.end() if text[head.start : found.start()].lower().endswith(head.word) else None
