"""Regular expressions as the trees that Python's own parser makes of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from types import MappingProxyType
from typing import Any

import attrs

__all__ = ["LOOKS", "REPEATS", "SINGLE", "Node", "Tree", "holds", "inside", "op", "tree"]

Node = tuple[Any, Any]
"""What it is, a constant of `op`, and what belongs to it."""

SINGLE = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
LOOKS = (op.ASSERT, op.ASSERT_NOT)

_IGNORECASE, _DOTALL = int(re.IGNORECASE), int(re.DOTALL)
# ASCII stands for the letters of all scripts: it has all kinds of them.
_KINDS = {"L": "A-Za-z", "Lu": "A-Z", "Ll": "a-z", "N": "0-9", "M": "\u0301"}
_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    op.CATEGORY_NOT_DIGIT: lambda char: not char.isdecimal(),
    op.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    op.CATEGORY_NOT_WORD: lambda char: not (char.isalnum() or char == "_"),
}


@attrs.frozen
class Tree:
    """The nodes of a pattern and the flags that hold where it sets no others."""

    nodes: tuple[Node, ...]
    flags: int
    way: int = 1
    """1 where it is matched from the left, -1 from the right."""


def tree(pattern: str, flags: int = 0, lists: Mapping[str, Iterable[str]] = MappingProxyType({})) -> Tree:
    """The tree of a pattern of `re` or `regex`, with the words of its named lists.

    >>> len(tree(r"\\p{Lu}[^\\p{L}]+").nodes)
    2
    """
    kept = int(flags & (re.IGNORECASE | re.DOTALL | re.MULTILINE))
    ahead = pattern.removeprefix("(?r)")
    named = re.sub(r"\(\?<(?=[a-z])", "(?P<", _without_properties(_without_lists(ahead, lists)))
    return Tree(_plain(_parser.parse(named, kept)), kept, 1 if ahead == pattern else -1)


def _plain(value: Any) -> Any:
    """Tuples of tuples, which are quick to read and to look up."""
    return tuple(map(_plain, value)) if isinstance(value, (list, tuple, _parser.SubPattern)) else value


def _without_lists(pattern: str, lists: Mapping[str, Iterable[str]]) -> str:
    r"""Write the words in the place of `\L<…>`, the longest first, as `regex` tries them."""
    longest_first = {name: sorted(words, key=len, reverse=True) for name, words in lists.items()}
    return re.sub(r"\\L<(\w+)>", lambda named: f"(?:{'|'.join(map(re.escape, longest_first[named[1]]))})", pattern)


def _without_properties(pattern: str) -> str:
    r"""Write `\p{…}` in the words of `re`, inside of a class and outside."""
    written, in_class = "", False
    for token in re.findall(r"\\[pP]\{\w+\}|\\.|\[\^?\]?|[\s\S]", pattern):
        if token.startswith(("\\p", "\\P")):
            chars = _KINDS[token[3:-1]]
            written += chars if in_class else f"[{'^' if token[1] == 'P' else ''}{chars}]"
        else:
            written += f"\\{token}" if in_class and token[0] == "[" else token
            in_class = token != "]" if in_class else token[0] == "["
    return written


def inside(node: Node) -> list[tuple[Node, ...]]:
    """What a node may hold, repeats aside: the choices of a branch, the body of a group or of a look around it."""
    kind, value = node
    if kind is op.BRANCH:
        return list(value[1])
    if kind is op.SUBPATTERN:
        return [value[3]]
    if kind in LOOKS:
        return [value[1]]
    return [value] if kind is op.ATOMIC_GROUP else []


@cache
def holds(node: Node, char: str, flags: int) -> bool:
    """Whether a node of one character is this one."""
    kind, value = node
    chars = [each for each in {char, char.lower(), char.upper()} if len(each) == 1] if flags & _IGNORECASE else [char]
    if kind is op.ANY:
        return bool(flags & _DOTALL) or char != "\n"
    if kind is op.IN:
        negated = value[0][0] is op.NEGATE
        return any(_is(item, each) for item in value[negated:] for each in chars) is not negated
    return (value in map(ord, chars)) is (kind is op.LITERAL)


def _is(item: Node, char: str) -> bool:
    kind, value = item
    if kind is op.CATEGORY:
        return _CATEGORIES[value](char)
    low, high = value if kind is op.RANGE else (value, value)
    return bool(low <= ord(char) <= high)
