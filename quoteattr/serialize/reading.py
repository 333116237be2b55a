"""From dicts and lists to the same quotes again, with errors that say where."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

import attrs

from quoteattr.analysis import Analysis
from quoteattr.checks import shorten
from quoteattr.errors import SerializationError
from quoteattr.model import Quote, Speaker
from quoteattr.serialize.shape import SCHEMA_VERSION, Many, Object, Optional, Reference, Scalar, Shape, keys_of

__all__ = ["from_dict"]

_T = TypeVar("_T")
_Speakers = Mapping[int, Speaker]
_NAMES = {str: "a string", int: "an integer", float: "a number", bool: "true or false"}
_NOTHING: Mapping[str, object] = {}
_NEWER: Mapping[type, Mapping[str, object]] = {Analysis: {"lines": ()}}
"""Keys that older releases did not write, with what they mean by that."""


def from_dict(data: Mapping[str, object]) -> Quote | Speaker | Analysis | list[Quote]:
    """Convert the output of `to_dict` back to the same objects. Quotes with the same speaker share one `Speaker`.

    Raises:
        SerializationError: `data` was not written by `to_dict`; the message says where it differs.
    """
    root = _Node(data, "")
    version = root.key("schema_version").read(int)
    if version != SCHEMA_VERSION:
        raise SerializationError("schema_version", f"this release reads version {SCHEMA_VERSION}, got {version}")
    kind = root.key("type")
    reader = _READERS.get(kind.read(str))
    if reader is None:
        raise SerializationError("type", f"expected one of {', '.join(_READERS)}, got {shorten(kind.value)}")
    try:
        return reader(root)
    except RecursionError:
        raise SerializationError("quotations", "nested too deeply") from None


@attrs.frozen
class _Node:
    """A value of the input with its place, for error messages."""

    value: object
    where: str

    def mapping(self) -> Mapping[str, object]:
        """The value, which must be an object."""
        if not isinstance(self.value, Mapping):
            raise self.unexpected("an object")
        return self.value

    def key(self, name: str) -> "_Node":
        """Step into an object."""
        if name not in self.mapping():
            raise SerializationError(self.where, f"the key {name!r} is missing")
        return _Node(self.mapping()[name], f"{self.where}.{name}" if self.where else name)

    def items(self) -> Iterator["_Node"]:
        """Step into a list."""
        if not isinstance(self.value, list | tuple):
            raise self.unexpected("a list")
        for index, item in enumerate(self.value):
            yield _Node(item, f"{self.where}[{index}]")

    def read(self, kind: type[_T]) -> _T:
        """The value, which must have this type."""
        # In Python a bool is an int, but to JSON it is no number.
        if not isinstance(self.value, kind) or (kind is not bool and isinstance(self.value, bool)):
            raise self.unexpected(_NAMES[kind])
        return self.value

    def made(self, make: Callable[[], _T]) -> _T:
        """What a constructor returns. Its errors get the place."""
        try:
            return make()
        except SerializationError:
            raise
        except (TypeError, ValueError, OverflowError) as error:
            raise SerializationError(self.where, str(error)) from error

    def unexpected(self, wanted: str) -> SerializationError:
        """The error for a value of the wrong type."""
        return SerializationError(self.where, f"expected {wanted}, got {shorten(self.value)}")


def _read(node: _Node, shape: Shape, speakers: _Speakers) -> object:
    match shape:
        case Scalar(kind):
            return _scalar(node, kind)
        case Optional(inner):
            return None if node.value is None else _read(node, inner, speakers)
        case Many(item, kind):
            return kind([_read(part, item, speakers) for part in node.items()])
        case Object(kind):
            return _object(node, kind, speakers)
        case Reference():
            return _referred(node, speakers)


def _object(node: _Node, kind: type[_T], speakers: _Speakers, given: Mapping[str, object] = _NOTHING) -> _T:
    """An object of a class, with some of its fields given."""
    owner: type = kind
    missing = {name: value for name, value in _NEWER.get(owner, _NOTHING).items() if name not in node.mapping()}
    known = {**missing, **given}

    def read() -> dict[str, object]:
        wanted = ((name, shape) for name, shape in keys_of(owner).items() if name not in known)
        return {name: _read(node.key(name), shape, speakers) for name, shape in wanted}

    return node.made(lambda: kind(**read(), **known))


def _scalar(node: _Node, kind: type) -> object:
    if kind is float:  # Other JSON writers may drop the `.0` of a whole number.
        return float(node.read(int) if isinstance(node.value, int) else node.read(float))
    return node.read(kind) if kind in _NAMES else node.made(lambda: kind(node.read(str)))


def _referred(node: _Node, speakers: _Speakers) -> Speaker:
    identity = node.read(int)
    if identity not in speakers:
        raise SerializationError(node.where, f"no speaker has the id {identity}")
    return speakers[identity]


def _read_speakers(root: _Node) -> dict[int, Speaker]:
    speakers: dict[int, Speaker] = {}
    for node in root.key("speakers").items():
        speaker = _object(node, Speaker, {})
        if speakers.setdefault(speaker.id, speaker) is not speaker:
            raise SerializationError(node.where, f"another speaker has the id {speaker.id}")
    return speakers


def _read_quotes(root: _Node) -> list[Quote]:
    speakers = _read_speakers(root)
    return [_object(item, Quote, speakers) for item in root.key("quotes").items()]


def _read_analysis(root: _Node) -> Analysis:
    speakers = _read_speakers(root)
    return _object(root, Analysis, speakers, {"speakers": tuple(speakers.values())})


_READERS: Mapping[str, Callable[[_Node], Quote | Speaker | Analysis | list[Quote]]] = {
    "quote": lambda root: _object(root.key("quote"), Quote, _read_speakers(root)),
    "quotes": _read_quotes,
    "speaker": lambda root: _object(root.key("speaker"), Speaker, {}),
    "analysis": _read_analysis,
}
