"""Match predicted with annotated quotes, and compare stretches of text."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from quoteattr.evaluate.annotated import Ranges

__all__ = ["Letters", "letters", "pairs", "shares_half"]

Letters = frozenset[int]
"""The offsets of letters and digits. Annotators disagree on punctuation and spaces at the ends of a span."""


def letters(text: str, ranges: Ranges) -> Letters:
    """The letters in ranges of a text.

    >>> sorted(letters("“No,” he", ((0, 5),)))
    [1, 2]
    """
    return frozenset(offset for start, end in ranges for offset in range(start, end) if text[offset].isalnum())


def pairs(annotated: Sequence[Letters], predicted: Sequence[Letters]) -> dict[int, int]:
    """Pair by index, one to one and best first, stretches that overlap by at least half of their letters together.

    With this bound, a stretch cannot match two others that do not overlap each other.

    >>> pairs([frozenset({1, 2, 3})], [frozenset({9}), frozenset({2, 3, 4})])
    {0: 1}
    """
    candidates = sorted((-share, left, right) for left, right, share in _overlaps(annotated, predicted) if share >= 0.5)
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for _, left, right in candidates:
        if left not in paired and right not in taken:
            paired[left] = right
            taken.add(right)
    return paired


def _overlaps(annotated: Sequence[Letters], predicted: Sequence[Letters]) -> list[tuple[int, int, float]]:
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for right, offsets in enumerate(predicted):
        for offset in offsets:
            holders[offset].append(right)
    overlaps = []
    for left, offsets in enumerate(annotated):
        common = Counter(right for offset in offsets for right in holders.get(offset, ()))
        overlaps += [
            (left, right, shared / (len(offsets) + len(predicted[right]) - shared)) for right, shared in common.items()
        ]
    return overlaps


def shares_half(one: Letters, other: Letters) -> bool:
    """Whether two cues or sources match: they share half of the shorter one, as do `Quill` and `Mayor Quill`."""
    if not one or not other:
        return not one and not other
    return 2 * len(one & other) >= min(len(one), len(other))
