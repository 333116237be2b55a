"""Texts that make a pattern work hard: what it repeats, many times over, and then something that it does not want."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterable, Iterator

import attrs

from patterns.tree import LOOKS, REPEATS, SINGLE, Node, Tree, holds, inside, op

__all__ = ["Attack", "attacks"]

# What people who attack a reader of news try anyway.
_COMMON = (
    *("<!-- -->", "<!---->", "“", '"', "'", "’", "(", ".", "-", ",", " ", "\n", " \n", "1", "a", "A"),
    *("a ", "A ", "an ", "of A ", "A. ", "a, "),
)
_ENDS = ("", "\0", "! a")
# Of these is taken what a class that says what it is not may hold.
_ALPHABET = "a A1,.-;:(\"'“’_<\n"
# A repeat that ends sooner costs little however it is read.
_MANY = 4
_MOST_UNITS = 12


@attrs.frozen
class Attack:
    """What a text begins with, what is repeated in it, and what it ends in."""

    before: str
    unit: str
    after: str

    def text(self, times: int) -> str:
        """The text with so many repeats."""
        return self.before + times * self.unit + self.after


def attacks(tree: Tree) -> list[Attack]:
    """Every repeat of the pattern with each of its choices and each two of them in turn, and what is tried anyway."""
    led = {(before, unit) for before, body in _repeats(tree.nodes, "", tree.flags) for unit in _units(body, tree.flags)}
    alone = {*_COMMON, *_samples(tree.nodes, tree.flags), *(unit for _, unit in led)} - {""}
    return [Attack(*each, end) for each in sorted(led | {("", unit) for unit in alone}) for end in _ENDS]


def _units(body: tuple[Node, ...], flags: int) -> list[str]:
    ones = [sample for sample in _samples(body, flags) if sample][:_MOST_UNITS]
    return [*ones, *map("".join, itertools.pairwise([*ones, *ones[:1]]))]


def _repeats(nodes: Iterable[Node], before: str, flags: int) -> Iterator[tuple[str, tuple[Node, ...]]]:
    """Every body that is repeated often, with a text that leads to it."""
    for node in nodes:
        kind, value = node
        if kind in REPEATS:
            if value[1] >= _MANY:
                yield before, value[2]
            yield from _repeats(value[2], before, flags)
        for inner in inside(node):
            yield from _repeats(inner, before, flags)
        before += _samples([node], flags)[0]


def _samples(nodes: Iterable[Node], flags: int) -> list[str]:
    """Texts that the nodes match: one with the first choice everywhere, then one for each other choice."""
    choices = [_choices(node, flags) for node in nodes]
    first = [choice[0] for choice in choices]
    others = ([*first[:i], other, *first[i + 1 :]] for i, choice in enumerate(choices) for other in choice[1:])
    return list(dict.fromkeys("".join(parts) for parts in [first, *others]))


def _choices(node: Node, flags: int) -> list[str]:
    kind, value = node
    if kind in SINGLE:
        return _characters(node, flags)
    if kind in REPEATS:
        return [sample * max(1, value[0]) for sample in _samples(value[2], flags)]
    if kind is op.AT or kind in LOOKS:
        return [""]
    return [sample for inner in inside(node) for sample in _samples(inner, flags)]


def _characters(node: Node, flags: int) -> list[str]:
    """A handful of characters that the node holds: common ones, and those it names."""
    kind, value = node
    named = [chr(item) for what, item in value if what is op.LITERAL] if kind is op.IN else []
    found = [char for char in _ALPHABET if holds(node, char, flags)][:3]
    found += [char for char in named if holds(node, char, flags)][:3]
    return found or [next(char for char in map(chr, range(sys.maxunicode + 1)) if holds(node, char, flags))]
