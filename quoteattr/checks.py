"""Checks of the values of the public types. The error messages show the wrong value."""

import itertools
from collections.abc import Iterable


def require(value: object, kind: type, what: str) -> None:
    """Raise `TypeError` unless `value` is of type `kind`.

    >>> require(True, int, "Span.start")
    Traceback (most recent call last):
    TypeError: Span.start must be int, got bool: True
    """
    # In Python a bool is an int, but it is never an offset.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypeError(f"{what} must be {kind.__name__}, got {type(value).__name__}: {shorten(value)}")


def require_types(instance: object, **kinds: type) -> None:
    """Raise `TypeError` unless the named attributes of `instance` have these types."""
    for name, kind in kinds.items():
        value = getattr(instance, name)
        if type(value) is not kind:
            require(value, kind, f"{type(instance).__name__}.{name}")


def require_optional(instance: object, **kinds: type) -> None:
    """Raise `TypeError` unless each named attribute of `instance` is None or has its type."""
    present = {name: kind for name, kind in kinds.items() if getattr(instance, name) is not None}
    require_types(instance, **present)


def require_tuples(instance: object, **kinds: type) -> None:
    """Raise `TypeError` unless each named attribute of `instance` is a tuple with only items of its type."""
    for name, kind in kinds.items():
        items = getattr(instance, name)
        require(items, tuple, f"{type(instance).__name__}.{name}")
        for index, item in enumerate(items):
            if type(item) is not kind:
                require(item, kind, f"{type(instance).__name__}.{name}[{index}]")


def require_inside(inner: tuple[int, int], outer: tuple[int, int], what: str) -> None:
    """Raise `ValueError` unless the offsets `inner` lie within the offsets `outer`."""
    if inner[0] < outer[0] or inner[1] > outer[1]:
        raise ValueError(f"{what} {inner[0]}:{inner[1]} lies outside {outer[0]}:{outer[1]}")


def require_order(offsets: Iterable[tuple[int, int]], what: str) -> None:
    """Raise `ValueError` unless the ranges are in text order and do not overlap."""
    for (start, end), (next_start, next_end) in itertools.pairwise(offsets):
        if next_start < end:
            raise ValueError(
                f"{what} must be in text order without overlap, got {start}:{end} before {next_start}:{next_end}"
            )


def shorten(value: object, length: int = 80) -> str:
    """Show a value in a message, shortened to `length` characters.

    >>> shorten("a" * 100, 10)
    "'aaaaaa..."
    """
    shown = repr(value)
    return shown if len(shown) <= length else shown[: length - 3] + "..."
