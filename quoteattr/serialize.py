"""Convert quotes to plain data for JSON and back without loss.

The data has `schema_version` and `type`. Each speaker is written once, and a quote refers to its speaker by `id`. Every
key is always present; unknown values are null. Readers should ignore keys that they do not know: a new key does not
change the version, but a new meaning does.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

import attrs

from quoteattr.analysis import Analysis
from quoteattr.checks import require, shorten
from quoteattr.errors import SerializationError
from quoteattr.model import Act, Evidence, Line, LineRole, Quotation, Quote, QuoteKind, Span, Speaker, SpeakerKind

__all__ = ["SCHEMA_VERSION", "Json", "Serializable", "from_dict", "to_dict"]

SCHEMA_VERSION = 1

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Serializable = Quote | Speaker | Analysis | Sequence[Quote]
_T = TypeVar("_T")


def to_dict(value: Serializable) -> dict[str, Json]:
    """Convert a quote, a speaker, an analysis, or the quotes of one text to dicts, lists, strings and numbers.

    >>> speaker = Speaker(0, "Ann Lee", True, SpeakerKind.PERSON, (Span(9, 16, "Ann Lee"),))
    >>> data = to_dict(speaker)
    >>> data["schema_version"], data["type"], data["speaker"]["name"]
    (1, 'speaker', 'Ann Lee')
    >>> from_dict(data) == speaker
    True

    Raises:
        TypeError: the value is something else.
        ValueError: two different speakers have the same id, because the quotes come from different texts.
    """
    name, body = _write(value)
    return {"schema_version": SCHEMA_VERSION, "type": name, **body}


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


def _write(value: Serializable) -> tuple[str, dict[str, Json]]:
    match value:
        case Speaker():
            return "speaker", {"speaker": _write_speaker(value)}
        case Quote():
            return "quote", {"speakers": _write_speakers([value]), "quote": _write_quote(value)}
        case Analysis():
            return "analysis", _write_analysis(value)
        case list() | tuple():
            for index, quote in enumerate(value):
                require(quote, Quote, f"quotes[{index}]")
            return "quotes", {"speakers": _write_speakers(value), "quotes": [_write_quote(quote) for quote in value]}
    raise TypeError(f"expected a Quote, Speaker, Analysis or list of Quote, got {type(value).__name__}")


def _write_analysis(analysis: Analysis) -> dict[str, Json]:
    return {
        "text": analysis.text,
        "speakers": [_write_speaker(speaker) for speaker in analysis.speakers],
        "quotes": [_write_quote(quote) for quote in analysis.quotes],
        "sentences": _write_spans(analysis.sentences),
        "quotations": [_write_quotation(quotation) for quotation in analysis.quotations],
        "lines": [{"span": _write_span(line.span), "role": line.role.value} for line in analysis.lines],
    }


def _write_speakers(quotes: Iterable[Quote]) -> list[Json]:
    speakers: dict[int, Speaker] = {}
    for quote in quotes:
        if quote.speaker is not None and speakers.setdefault(quote.speaker.id, quote.speaker) != quote.speaker:
            raise ValueError(
                f"two speakers have id {quote.speaker.id}: {shorten(speakers[quote.speaker.id].name)} and "
                f"{shorten(quote.speaker.name)}; write the quotes of each text separately"
            )
    return [_write_speaker(speaker) for speaker in speakers.values()]


def _write_speaker(speaker: Speaker) -> Json:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "named": speaker.named,
        "kind": speaker.kind.value,
        "role": _write_optional(speaker.role),
        "pronouns": [*sorted(speaker.pronouns)],
        "known": speaker.known,
        "mentions": _write_spans(speaker.mentions),
    }


def _write_quote(quote: Quote) -> Json:
    return {
        "content": _write_spans(quote.content),
        "kind": quote.kind.value,
        "act": quote.act.value,
        "cue": _write_optional(quote.cue),
        "source": _write_optional(quote.source),
        "speaker": None if quote.speaker is None else quote.speaker.id,
        "confidence": quote.confidence,
        "evidence": [{"rule": item.rule, "spans": _write_spans(item.spans)} for item in quote.evidence],
    }


def _write_quotation(quotation: Quotation) -> Json:
    return {
        "span": _write_span(quotation.span),
        "inner": _write_span(quotation.inner),
        "children": [_write_quotation(child) for child in quotation.children],
    }


def _write_span(span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": span.text}


def _write_spans(spans: Iterable[Span]) -> list[Json]:
    return [_write_span(span) for span in spans]


def _write_optional(span: Span | None) -> Json:
    return None if span is None else _write_span(span)


@attrs.frozen
class _Node:
    """A value of the input with its place, for error messages."""

    value: object
    where: str

    def key(self, name: str, default: object = None) -> "_Node":
        """Step into a dict; with a default, a key may be missing."""
        if not isinstance(self.value, Mapping):
            raise self.unexpected("an object")
        if name not in self.value and default is None:
            raise SerializationError(self.where, f"the key {name!r} is missing")
        return _Node(self.value.get(name, default), f"{self.where}.{name}" if self.where else name)

    def items(self) -> Iterator["_Node"]:
        """Step into a list."""
        if not isinstance(self.value, list | tuple):
            raise self.unexpected("a list")
        for index, item in enumerate(self.value):
            yield _Node(item, f"{self.where}[{index}]")

    def read(self, kind: type[_T]) -> _T:
        """The value, which must have this type."""
        if not isinstance(self.value, kind) or (kind is int and isinstance(self.value, bool)):
            raise self.unexpected({str: "a string", int: "an integer", bool: "true or false"}[kind])
        return self.value

    def read_number(self) -> float:
        """The value as a number. Other JSON writers may drop the `.0` of a whole number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            raise self.unexpected("a number")
        return float(self.value)

    def optional(self, reader: Callable[["_Node"], _T]) -> _T | None:
        """Read the value, or None if it is null."""
        return None if self.value is None else reader(self)

    def tuple_of(self, reader: Callable[["_Node"], _T]) -> tuple[_T, ...]:
        """Read every item of a list."""
        return tuple(reader(item) for item in self.items())

    @contextmanager
    def building(self) -> Iterator[None]:
        """Add the place to the errors of a constructor."""
        try:
            yield
        except SerializationError:
            raise
        except (TypeError, ValueError, OverflowError) as error:
            raise SerializationError(self.where, str(error)) from error

    def unexpected(self, wanted: str) -> SerializationError:
        """The error for a value of the wrong type."""
        return SerializationError(self.where, f"expected {wanted}, got {shorten(self.value)}")


def _read_span(node: _Node) -> Span:
    with node.building():
        return Span(node.key("start").read(int), node.key("end").read(int), node.key("text").read(str))


def _read_line(node: _Node) -> Line:
    with node.building():
        return Line(_read_span(node.key("span")), LineRole(node.key("role").read(str)))


def _read_quotation(node: _Node) -> Quotation:
    with node.building():
        return Quotation(
            _read_span(node.key("span")), _read_span(node.key("inner")), node.key("children").tuple_of(_read_quotation)
        )


def _read_evidence(node: _Node) -> Evidence:
    with node.building():
        return Evidence(node.key("rule").read(str), node.key("spans").tuple_of(_read_span))


def _read_speaker(node: _Node) -> Speaker:
    with node.building():
        return Speaker(
            id=node.key("id").read(int),
            name=node.key("name").read(str),
            named=node.key("named").read(bool),
            kind=_read_kind(node.key("kind"), SpeakerKind),
            mentions=node.key("mentions").tuple_of(_read_span),
            role=node.key("role").optional(_read_span),
            pronouns=frozenset(item.read(str) for item in node.key("pronouns").items()),
            known=node.key("known").optional(lambda item: item.read(str)),
        )


def _read_quote(node: _Node, speakers: Mapping[int, Speaker]) -> Quote:
    def known(speaker: _Node) -> Speaker:
        identity = speaker.read(int)
        if identity not in speakers:
            raise SerializationError(speaker.where, f"no speaker has the id {identity}")
        return speakers[identity]

    with node.building():
        return Quote(
            content=node.key("content").tuple_of(_read_span),
            kind=_read_kind(node.key("kind"), QuoteKind),
            act=_read_kind(node.key("act"), Act),
            cue=node.key("cue").optional(_read_span),
            source=node.key("source").optional(_read_span),
            speaker=node.key("speaker").optional(known),
            confidence=node.key("confidence").read_number(),
            evidence=node.key("evidence").tuple_of(_read_evidence),
        )


def _read_kind(node: _Node, kind: Callable[[str], _T]) -> _T:
    with node.building():
        return kind(node.read(str))


def _read_speakers(root: _Node) -> dict[int, Speaker]:
    speakers: dict[int, Speaker] = {}
    for node in root.key("speakers").items():
        speaker = _read_speaker(node)
        if speakers.setdefault(speaker.id, speaker) is not speaker:
            raise SerializationError(node.where, f"another speaker has the id {speaker.id}")
    return speakers


def _read_quotes(root: _Node) -> list[Quote]:
    speakers = _read_speakers(root)
    return [_read_quote(item, speakers) for item in root.key("quotes").items()]


def _read_analysis(root: _Node) -> Analysis:
    speakers = _read_speakers(root)
    with root.building():
        return Analysis(
            text=root.key("text").read(str),
            quotes=tuple(_read_quote(item, speakers) for item in root.key("quotes").items()),
            speakers=tuple(speakers.values()),
            sentences=root.key("sentences").tuple_of(_read_span),
            quotations=root.key("quotations").tuple_of(_read_quotation),
            lines=root.key("lines", []).tuple_of(_read_line),
        )


_READERS: Mapping[str, Callable[[_Node], Quote | Speaker | Analysis | list[Quote]]] = {
    "quote": lambda root: _read_quote(root.key("quote"), _read_speakers(root)),
    "quotes": _read_quotes,
    "speaker": lambda root: _read_speaker(root.key("speaker")),
    "analysis": _read_analysis,
}
