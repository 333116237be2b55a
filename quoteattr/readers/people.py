"""Lists of known speakers: a CSV table, or JSON lines."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable, Iterator, Mapping

import attrs

from quoteattr.batch.reading import read_bytes
from quoteattr.checks import shorten
from quoteattr.errors import InputError
from quoteattr.model import KnownSpeaker
from quoteattr.readers.decoding import decode
from quoteattr.readers.delimited import header_of, records
from quoteattr.readers.jsonlines import items
from quoteattr.readers.packed import unpacked

__all__ = ["person_of", "read_people"]

_REQUIRED = ("id", "name")
_BETWEEN = re.compile(r"[;|]")
# The language of Wikidata's labels. Mul is what it calls a name that is the same in all languages.
_LANGUAGES = ("en", "mul")


def read_people(path: str | os.PathLike[str], encoding: str | None = None) -> list[KnownSpeaker]:
    """Read a list of people, for `QuoteExtractor(known_speakers=…)`.

    The list is a table (CSV or TSV) with the columns `id`, `name` and, if you like, `aliases`, separated by `;` or `|`.
    Or it is JSON lines: `{"id": "Q42", "name": "Ada Brook", "aliases": ["Dr. Brook"]}`, or items as Wikidata exports
    them, with English `labels` and `aliases`. Other columns and keys are ignored. If an id comes more than once, its
    first name counts, and the others are aliases.

    Args:
        path: the file; it may be compressed with gzip.
        encoding: that of the file; detected by default.

    Raises:
        InputError: the file, or an entry, cannot be read. The message has the line.
    """
    name = os.fspath(path)
    text, _ = decode(name, unpacked(name, read_bytes(path)), encoding)
    first, _, rest = text.lstrip("\r\n").partition("\n")
    if not first.strip():
        raise InputError(name, "is empty; it needs a first line with the columns id and name")
    is_json = first.lstrip()[0] in "{["
    found = _of_json(name, text) if is_json else _of_table(name, first, rest)
    people: dict[str, KnownSpeaker] = {}
    for person in found:
        people[person.id] = _joined(people[person.id], person) if person.id in people else person
    return list(people.values())


def person_of(entry: object) -> KnownSpeaker:
    """A known speaker from an object of JSON.

    >>> person_of({"id": "Q42", "labels": {"en": {"language": "en", "value": "Ada Brook"}}})
    KnownSpeaker(id='Q42', name='Ada Brook', aliases=())

    Raises:
        ValueError: it has no id or no name, or one is of another type.
    """
    if not isinstance(entry, Mapping):
        raise ValueError(f"expected an object with id and name, got {shorten(entry, 40)}")
    label, aliases = entry.get("name", _in_english(entry.get("labels"))), entry.get("aliases") or ()
    if isinstance(aliases, Mapping):
        aliases = _in_english(aliases) or ()
    if isinstance(aliases, str) or not isinstance(aliases, Iterable):
        raise ValueError(f"aliases must be a list of strings, got {shorten(aliases, 40)}")
    words = tuple(alias["value"] if isinstance(alias, Mapping) else alias for alias in aliases)
    return _person(entry.get("id"), label, words)


def _of_json(name: str, text: str) -> Iterator[KnownSpeaker]:
    for item in items(name, io.StringIO(text)):
        if isinstance(item, InputError):
            raise item
        yield _located(f"{name}, line {item.number}", item.cells)


def _of_table(name: str, first: str, rest: str) -> Iterator[KnownSpeaker]:
    header, delimiter = header_of(first, _REQUIRED)
    if absent := [column for column in _REQUIRED if column not in header]:
        raise InputError(name, f"has no column {' and no '.join(absent)}; its columns are {', '.join(header)}")
    for line in records(name, io.StringIO(rest, newline=""), delimiter):
        if isinstance(line, InputError):
            raise line
        cells: dict[str, object] = dict(zip(header, line.cells, strict=False))
        aliases = (alias.strip() for alias in _BETWEEN.split(str(cells.get("aliases", ""))))
        yield _located(f"{name}, line {line.number}", {**cells, "aliases": [alias for alias in aliases if alias]})


def _located(where: str, entry: Mapping[str, object]) -> KnownSpeaker:
    try:
        return person_of(entry)
    except (TypeError, ValueError, KeyError) as error:
        raise InputError(where, str(error)) from error


def _person(identity: object, name: object, aliases: tuple[object, ...]) -> KnownSpeaker:
    if isinstance(identity, int) and not isinstance(identity, bool):
        identity = str(identity)
    for what, value in (("an id", identity), ("a name", name), *(("aliases that are texts", a) for a in aliases)):
        if not isinstance(value, str) or not value.strip():
            raise ValueError(f"each entry needs {what}, got {shorten(value, 40)}")
    return KnownSpeaker(str(identity).strip(), str(name).strip(), tuple(str(alias).strip() for alias in aliases))


def _joined(first: KnownSpeaker, other: KnownSpeaker) -> KnownSpeaker:
    names = dict.fromkeys((*first.aliases, other.name, *other.aliases))
    return attrs.evolve(first, aliases=tuple(name for name in names if name != first.name))


def _in_english(value: object) -> object:
    """What Wikidata has for English: an object with a `value`, or a list of them."""
    if not isinstance(value, Mapping):
        return None
    found = next((value[language] for language in _LANGUAGES if language in value), None)
    return found["value"] if isinstance(found, Mapping) else found
