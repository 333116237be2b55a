"""W3C Web Annotations as annotated texts: what `to_annotations` writes, and what the review page exports."""

import os
import urllib.parse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Self

import attrs

from quoteattr.batch.reading import read_bytes
from quoteattr.checks import shorten
from quoteattr.errors import InputError
from quoteattr.evaluate.annotated import AnnotatedText, Annotation, Ranges
from quoteattr.model import QuoteKind
from quoteattr.readers.tables import is_table

__all__ = ["Texts", "annotated_by", "is_annotation"]

Item = Mapping[str, object]
_PAGES = frozenset(["AnnotationPage", "AnnotationCollection"])
_KINDS = frozenset(QuoteKind)


def is_annotation(value: object) -> bool:
    """Whether parsed JSON is a Web Annotation, or a page or a collection of them."""
    return isinstance(value, Mapping) and bool(_types(value) & {"Annotation", *_PAGES})


@attrs.frozen
class Texts:
    """Where the texts are that annotations name."""

    file: str
    """The file of the annotations."""
    place: str
    """A folder with the texts, or the one text."""

    @classmethod
    def of(cls, file: str | os.PathLike[str], place: str | os.PathLike[str] | None) -> Self:
        """By default the texts are in the folder of the annotations."""
        return cls(os.fspath(file), os.fspath(place) if place else os.path.dirname(os.fspath(file)) or os.curdir)

    def read(self, source: str) -> str:
        """The text of a source. Raises `InputError` if there is none."""
        path = self._path(source)
        if is_table(path):
            problem = f"the text {shorten(source)} is a row of a table; annotate the output of --format jsonl instead"
            raise InputError(self.file, problem)
        try:
            return read_bytes(path).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise InputError(path, f"cannot be read: {error}") from error

    def _path(self, source: str) -> str:
        if os.path.isfile(self.place):
            return self.place
        name = urllib.parse.unquote(urllib.parse.urlsplit(source).path)
        for path in (os.path.join(self.place, name), os.path.join(self.place, os.path.basename(name))):
            if name and os.path.isfile(path):
                return path
        raise InputError(self.file, f"the text {shorten(source)} is not in {self.place}; say where it is with --texts")


def annotated_by(objects: Iterable[tuple[str, object]], texts: Texts) -> Iterator[AnnotatedText]:
    """The annotated texts of annotations, one for each source that they name.

    Raises:
        InputError: an annotation cannot be read, or does not fit its text; the message says which.
    """
    sources: dict[str, list[tuple[str, Item]]] = {}
    given: dict[str, str] = {}
    for place, item, text in _annotations(objects):
        with_place = _reading(place, item)
        sources.setdefault(with_place, []).append((place, item))
        if text is not None:
            given[with_place] = text
    for source, items in sources.items():
        text = given.get(source) or texts.read(source)
        yield AnnotatedText(source, text, tuple(_quotes(items, text)))


def _reading(place: str, item: Item) -> str:
    targets = _items(item.get("target"))
    source = targets[0].get("source") if targets else None
    found = source.get("id") if isinstance(source, Mapping) else source
    if not isinstance(found, str):
        raise InputError(place, "is an annotation without a target that has a source")
    return found


def _annotations(objects: Iterable[tuple[str, object]]) -> Iterator[tuple[str, Item, str | None]]:
    """Each annotation with its place, and the text of its page if the page has it."""
    for place, value in objects:
        if not isinstance(value, Mapping) or not is_annotation(value):
            raise InputError(place, "is not a Web Annotation, as others in this file are")
        if not _types(value) & _PAGES:
            yield place, value, None
            continue
        text = value.get("text")
        inside = [*_items(value.get("items")), *_items(value.get("first"))]
        pages = ((f"{place}.items[{index}]", item) for index, item in enumerate(inside))
        for where, item, own in _annotations(pages):
            yield where, item, own if own is not None else text if isinstance(text, str) else None


def _quotes(items: Sequence[tuple[str, Item]], text: str) -> Iterator[Annotation]:
    """The quotes of a text: contents, each with the cue and the source that link to it."""
    beside: dict[tuple[str, str], Ranges] = {}
    for place, item in items:
        for linked in _linked(item):
            for role in _values(item, "tagging"):
                beside[linked, role] = _ranges(place, item, text)
    for place, item in items:
        if not _linked(item):
            identity = str(item.get("id"))
            cue, source = beside.get((identity, "cue"), ()), beside.get((identity, "source"), ())
            kind = next((QuoteKind(tag) for tag in _values(item, "tagging") if tag in _KINDS), None)
            yield Annotation(_ranges(place, item, text), cue, source, _names(item), kind)


def _linked(item: Item) -> list[str]:
    """The ids of the annotations that an annotation links to."""
    return [str(body.get("source")) for body in _items(item.get("body")) if body.get("purpose") == "linking"]


def _values(item: Item, purpose: str) -> list[str]:
    return [str(body.get("value")) for body in _items(item.get("body")) if body.get("purpose") == purpose]


def _names(item: Item) -> tuple[str, ...]:
    """The name of the speaker; none if the text only describes the speaker."""
    bodies = [body for body in _items(item.get("body")) if body.get("purpose") == "identifying"]
    return tuple(str(body.get("value")) for body in bodies if body.get("named", True))


def _ranges(place: str, item: Item, text: str) -> Ranges:
    return tuple(sorted(_range(place, target, text) for target in _items(item.get("target"))))


def _range(place: str, target: Item, text: str) -> tuple[int, int]:
    """Where a target is: where its position says if the words are there, otherwise where its words are."""
    selectors = {str(selector.get("type")): selector for selector in _items(target.get("selector"))}
    position, words = selectors.get("TextPositionSelector", {}), selectors.get("TextQuoteSelector", {})
    start, end, exact = position.get("start"), position.get("end"), words.get("exact")
    if isinstance(start, int) and isinstance(end, int) and _fits(start, end, exact, text):
        return start, end
    if not isinstance(exact, str) or not exact:
        raise InputError(place, "has no selector that fits the text")
    return _found(place, words, exact, text)


def _fits(start: int, end: int, exact: object, text: str) -> bool:
    return 0 <= start <= end <= len(text) and exact in (None, text[start:end])


def _found(place: str, words: Item, exact: str, text: str) -> tuple[int, int]:
    before, behind = str(words.get("prefix", "")), str(words.get("suffix", ""))
    for whole, skipped in ((before + exact + behind, len(before)), (exact, 0)):
        start = text.find(whole)
        if start >= 0 and text.find(whole, start + 1) < 0:
            return start + skipped, start + skipped + len(exact)
    raise InputError(place, f"the text does not have {shorten(exact)} once: it is another text")


def _types(value: Item) -> set[str]:
    kind = value.get("type")
    return {kind} if isinstance(kind, str) else set(map(str, kind)) if isinstance(kind, list) else set()


def _items(value: object) -> list[Item]:
    """JSON-LD writes one item without a list around it."""
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, Mapping)]
