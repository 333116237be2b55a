"""Which predicted quote is which annotated one, and whether two stretches are the same."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from quoteattr.evaluate.annotated import Ranges

__all__ = ["Letters", "letters", "pairs", "shares_half"]

Letters = frozenset[int]
"""The offsets of letters and digits: nobody agrees on marks and spaces at the ends of a span."""


def letters(text: str, ranges: Ranges) -> Letters:
    """Those in ranges of a text.

    >>> sorted(letters("“No,” he", ((0, 5),)))
    [1, 2]
    """
    return frozenset(offset for start, end in ranges for offset in range(start, end) if text[offset].isalnum())


def pairs(annotated: Sequence[Letters], predicted: Sequence[Letters]) -> dict[int, int]:
    """Pair by index, one to one and best first, what shares at least half of the letters of both together.

    At half, one stretch can be paired with no two that do not overlap each other.

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
    """Whether two cues or sources are the same: half of the shorter one is shared, as `Quill` of `Mayor Quill`."""
    if not one or not other:
        return not one and not other
    return 2 * len(one & other) >= min(len(one), len(other))
