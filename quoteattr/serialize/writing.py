"""From quotes to dicts, lists, strings and numbers."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any

from quoteattr.analysis import Analysis
from quoteattr.checks import require, shorten
from quoteattr.model import Quote, Speaker
from quoteattr.serialize.shape import SCHEMA_VERSION, Json, Many, Object, Optional, Reference, Scalar, Shape, keys_of

__all__ = ["Serializable", "to_dict"]

Serializable = Quote | Speaker | Analysis | Sequence[Quote]
_Writer = Callable[[Any], Json]


def to_dict(value: Serializable) -> dict[str, Json]:
    """Convert a quote, a speaker, an analysis, or the quotes of one text to dicts, lists, strings and numbers.

    The data has `schema_version` and `type`. Each speaker is written once, and a quote refers to its speaker by `id`.
    Every key is always present; unknown values are null.

    >>> from quoteattr.model import Span, SpeakerKind
    >>> speaker = Speaker(0, "Ann Lee", True, SpeakerKind.PERSON, (Span(9, 16, "Ann Lee"),))
    >>> data = to_dict(speaker)
    >>> data["schema_version"], data["type"], data["speaker"]["name"]
    (1, 'speaker', 'Ann Lee')
    >>> from quoteattr.serialize import from_dict
    >>> from_dict(data) == speaker
    True

    Raises:
        TypeError: the value is something else.
        ValueError: two different speakers have the same id, because the quotes come from different texts.
    """
    name, body = _document(value)
    return {"schema_version": SCHEMA_VERSION, "type": name, **body}


def _document(value: Serializable) -> tuple[str, dict[str, Json]]:
    match value:
        case Speaker():
            return "speaker", {"speaker": _object(value)}
        case Quote():
            return "quote", {"speakers": _speakers([value]), "quote": _object(value)}
        case Analysis():
            return "analysis", _object(value)
        case list() | tuple():
            for index, quote in enumerate(value):
                require(quote, Quote, f"quotes[{index}]")
            return "quotes", {"speakers": _speakers(value), "quotes": [_object(quote) for quote in value]}
    raise TypeError(f"expected a Quote, Speaker, Analysis or list of Quote, got {type(value).__name__}")


def _speakers(quotes: Iterable[Quote]) -> list[Json]:
    speakers: dict[int, Speaker] = {}
    for quote in quotes:
        if quote.speaker is not None and speakers.setdefault(quote.speaker.id, quote.speaker) != quote.speaker:
            raise ValueError(
                f"two speakers have id {quote.speaker.id}: {shorten(speakers[quote.speaker.id].name)} and "
                f"{shorten(quote.speaker.name)}; write the quotes of each text separately"
            )
    return [_object(speaker) for speaker in speakers.values()]


def _object(value: object) -> dict[str, Json]:
    kind: type = type(value)
    return {name: write(getattr(value, name)) for name, write in _writers(kind)}


@cache
def _writers(kind: type) -> tuple[tuple[str, _Writer], ...]:
    """What writes each key of a class. It is found once, because a novel has a hundred thousand spans."""
    return tuple((name, _writer(shape)) for name, shape in keys_of(kind).items())


def _writer(shape: Shape) -> _Writer:
    match shape:
        case Optional(inner):
            write = _writer(inner)
            return lambda value: None if value is None else write(value)
        case Many(item, kind):
            write = _writer(item)
            # A set has no order of its own.
            return lambda value: [write(part) for part in (sorted(value) if kind is frozenset else value)]
        case Reference():
            return attrgetter("id")
        case Object():
            return _object
        case Scalar(kind):
            return attrgetter("value") if issubclass(kind, StrEnum) else _same


def _same(value: Json) -> Json:
    return value
