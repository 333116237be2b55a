"""What the network scores for each piece, and in which columns."""

from __future__ import annotations

__all__ = ["CLASSES", "LINKS", "LINK_SIZE", "TYPES", "columns", "link"]

TYPES = ("person", "organization", "group", "place", "document", "other")
"""The types of a mention, in the order of their scores."""
CLASSES = {"tags": 7, "mention": 5, "type": len(TYPES), "ends": 2, "said": 2}
"""The classes of a piece, in the order of their scores, and the number of each."""
LINKS = ("content to cue", "cue to source", "mention to an earlier one")
"""The links of a piece, in the order of their vectors."""
LINK_SIZE = 64
"""Length of a piece's vector for each kind of link."""


def columns(name: str) -> slice:
    """Where the scores of these classes are."""
    start = 0
    for other, size in CLASSES.items():
        if other == name:
            return slice(start, start + size)
        start += size
    raise KeyError(name)


def link(number: int) -> slice:
    """Where the vectors of this kind of link are."""
    return slice(number * LINK_SIZE, (number + 1) * LINK_SIZE)
