"""A matcher of regular expressions that counts its steps.

It tries what `re` and `regex` try, in their order, without any of their short cuts: what is linear here is so in both.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import attrs

from patterns.tree import REPEATS, SINGLE, Node, Tree, holds, op

__all__ = ["EndlessError", "Steps"]

_Then = Callable[[int], int | None]
"""What has to match behind; it says where the whole ends, or None."""
_WORD: Node = (op.IN, ((op.CATEGORY, op.CATEGORY_WORD),))
_BEGINS = (op.AT_BEGINNING, op.AT_BEGINNING_STRING)

_DEPTH = 50_000
"""Each turn of a repeat is a call within the one before."""


class EndlessError(Exception):
    """The matcher has taken more steps than it was given."""


@contextmanager
def _deep_calls() -> Iterator[None]:
    """Allow more calls within each other, and only here: other tests rely on the usual limit."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _DEPTH))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


@attrs.frozen
class _Manner:
    """Which flags hold, and which way is read: 1 ahead, -1 back, as in what looks behind."""

    flags: int
    way: int = 1


@attrs.define
class Steps:
    """Matches a pattern in one text, and counts."""

    tree: Tree
    text: str
    bound: int = sys.maxsize
    """No repeat that has a limit goes round more often, for a short text would not show what lies below a high one."""
    most: int = sys.maxsize
    """So many steps, and no more."""
    taken: int = 0

    def match(self, at: int = 0, *, whole: bool = False) -> int | None:
        """Where a match that begins at this place ends, which must be the end of the text if `whole`.

        A pattern that is matched from the right begins where its match ends, and the other way round.
        """

        def ends(end: int) -> int | None:
            return None if whole and end < len(self.text) else end

        with _deep_calls():
            return self._sequence(self.tree.nodes, 0, at, _Manner(self.tree.flags, self.tree.way), ends)

    def search(self) -> tuple[int, int] | None:
        """The first match; all the others are looked for, too."""
        first, way = None, self.tree.way
        at = 0 if way > 0 else len(self.text)
        while 0 <= at <= len(self.text):
            end = self.match(at)
            if end is not None and first is None:
                first = min(at, end), max(at, end)
            at = at + way if end is None or end == at else end
        return first

    def _sequence(self, nodes: tuple[Node, ...], i: int, at: int, manner: _Manner, then: _Then) -> int | None:
        """Match the nodes from the i-th on; read back, that is the i-th from the end."""
        while i < len(nodes):
            node = nodes[i if manner.way > 0 else -1 - i]
            i += 1
            if node[0] not in SINGLE:
                return self._node(node, at, manner, self._rest(nodes, i, manner, then))
            if not self._is(node, at, manner):
                return None
            at += manner.way
        return then(at)

    def _rest(self, nodes: tuple[Node, ...], i: int, manner: _Manner, then: _Then) -> _Then:
        return lambda at: self._sequence(nodes, i, at, manner, then)

    def _node(self, node: Node, at: int, manner: _Manner, then: _Then) -> int | None:
        kind, value = node
        self._count()
        if kind in REPEATS:
            return self._repeat(node, at, manner, then)
        if kind is op.BRANCH:
            return _first(self._sequence(choice, 0, at, manner, then) for choice in value[1])
        if kind is op.SUBPATTERN:
            flags = (manner.flags | value[1]) & ~value[2]
            return self._sequence(value[3], 0, at, attrs.evolve(manner, flags=flags), then)
        if kind is op.AT:
            return then(at) if self._stands(value, at) else None
        if kind is op.ATOMIC_GROUP:
            return self._kept(self._sequence(value, 0, at, manner, _same), then)
        seen = self._sequence(value[1], 0, at, attrs.evolve(manner, way=value[0]), _same)
        return then(at) if (seen is not None) is (kind is op.ASSERT) else None

    def _repeat(self, node: Node, at: int, manner: _Manner, then: _Then) -> int | None:
        kind, (low, high, body) = node
        low, high = min(low, self.bound), high if high is op.MAXREPEAT else min(high, self.bound)
        rounds = (low, high, body)
        if kind is op.POSSESSIVE_REPEAT:
            return self._kept(self._rounds(rounds, 0, at, manner, _same), then)
        if kind is op.MAX_REPEAT and len(body) == 1 and body[0][0] in SINGLE:
            return self._run(rounds, at, manner, then)
        return self._rounds(rounds, 0, at, manner, then, greedy=kind is op.MAX_REPEAT)

    def _run(self, rounds: tuple[Any, Any, Any], at: int, manner: _Manner, then: _Then) -> int | None:
        """As many of one character as there are, then one less each time."""
        low, high, [node] = rounds
        count = 0
        while count < high and self._is(node, at + manner.way * count, manner):
            count += 1
        return _first(then(at + manner.way * some) for some in range(count, low - 1, -1))

    def _rounds(
        self, rounds: tuple[Any, Any, Any], done: int, at: int, manner: _Manner, then: _Then, *, greedy: bool = True
    ) -> int | None:
        low, high, body = rounds
        self._count()

        def again(end: int) -> int | None:
            # A round without a step would go on for ever.
            idle = end == at and done >= low
            return None if idle else self._rounds(rounds, done + 1, end, manner, then, greedy=greedy)

        tries: list[Callable[[], int | None]] = [
            lambda: self._sequence(body, 0, at, manner, again) if done < high else None,
            lambda: then(at) if done >= low else None,
        ]
        return _first(one() for one in (tries if greedy else reversed(tries)))

    def _kept(self, end: int | None, then: _Then) -> int | None:
        return None if end is None else then(end)

    def _count(self) -> None:
        self.taken += 1
        if self.taken > self.most:
            raise EndlessError

    def _is(self, node: Node, at: int, manner: _Manner) -> bool:
        self._count()
        place = at if manner.way > 0 else at - 1
        return 0 <= place < len(self.text) and holds(node, self.text[place], manner.flags)

    def _stands(self, where: Any, at: int) -> bool:
        if where in _BEGINS:
            return at == 0
        if where in (op.AT_END, op.AT_END_STRING):
            return at == len(self.text) or (where is op.AT_END and self.text[at:] == "\n")
        before, behind = (0 <= place < len(self.text) and holds(_WORD, self.text[place], 0) for place in (at - 1, at))
        return (before != behind) is (where is op.AT_BOUNDARY)


def _same(end: int) -> int:
    return end


def _first(ends: Iterator[int | None]) -> int | None:
    return next((end for end in ends if end is not None), None)
