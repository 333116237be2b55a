"""The shape of the JSON: the fields of the public types, and what each holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import get_args, get_origin, get_type_hints

import attrs

from quoteattr.analysis import Analysis
from quoteattr.model import Quote, Speaker

__all__ = ["SCHEMA_VERSION", "Json", "Many", "Object", "Optional", "Reference", "Scalar", "Shape", "keys_of"]

SCHEMA_VERSION = 1

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@attrs.frozen
class Scalar:
    """A string, a number, true or false, or a string of an enumeration."""

    kind: type


@attrs.frozen
class Optional:
    """Something, or null."""

    inner: Shape


@attrs.frozen
class Many:
    """A list, which is a tuple in Python, or a set that is written in order."""

    item: Shape
    kind: Callable[[list[object]], object]


@attrs.frozen
class Object:
    """An object with the keys of a class."""

    kind: type


@attrs.frozen
class Reference:
    """The id of a speaker, who is written once, elsewhere."""


Shape = Scalar | Optional | Many | Object | Reference

# The keys whose order is not that of the fields: in the JSON, long lists come last, and speakers before their quotes.
_FIRST = {
    Speaker: ("id", "name", "named", "kind", "role", "pronouns", "known"),
    Analysis: ("text", "speakers"),
}


@cache
def keys_of(kind: type) -> Mapping[str, Shape]:
    """The keys of a public type in the order in which they are written, each with its shape.

    >>> from quoteattr.model import Evidence
    >>> keys_of(Evidence)["rule"]
    Scalar(kind=<class 'str'>)
    """
    hints = get_type_hints(kind)
    names = dict.fromkeys([*_FIRST.get(kind, ()), *(field.name for field in attrs.fields(kind))])
    return {name: _shape(hints[name], owner=kind) for name in names}


def _shape(hint: object, owner: type) -> Shape:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is UnionType or NoneType in arguments:
        [inner] = (argument for argument in arguments if argument is not NoneType)
        return Optional(_shape(inner, owner))
    if origin in (tuple, frozenset):
        return Many(_shape(arguments[0], owner), origin)
    if not isinstance(hint, type):
        raise TypeError(f"{owner.__name__} has a field of the type {hint}, which JSON has not")
    if attrs.has(hint):
        return Reference() if (owner, hint) == (Quote, Speaker) else Object(hint)
    return Scalar(hint)
