"""Tables as JSON lines: one object per line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import attrs

from quoteattr.errors import InputError

__all__ = ["Item", "items"]


@attrs.frozen
class Item:
    """An object, and the number of its line, from 1."""

    number: int
    cells: dict[str, object]


def items(name: str, stream: Iterable[str]) -> Iterator[Item | InputError]:
    """The objects of the lines; an error for each line that is none. Empty lines are skipped."""
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        if number == 1 and line.lstrip().startswith("["):
            yield InputError(name, "is one JSON array; write one object per line, for instance with jq -c '.[]'")
            return
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield InputError(where, f"is not JSON: {error}")
            continue
        yield Item(number, value) if isinstance(value, dict) else InputError(where, "is not a JSON object")
