"""Read what the command line wrote as `json` or `jsonl`."""

import io
import json
import sys
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from quoteattr.analysis import Analysis
from quoteattr.cli.inputs import STDIN
from quoteattr.errors import InputError, SerializationError
from quoteattr.model import Quote, Speaker
from quoteattr.serialize import from_dict

__all__ = ["read_results"]


def read_results(name: str) -> Iterator[list[Quote]]:
    """The quotes of each text, one line at a time if the file has a text on each line.

    Raises:
        InputError: the file cannot be read, or something else wrote it; the message names the line.
    """
    if name == STDIN:
        yield from _of(name, sys.stdin.buffer)
        return
    try:
        with open(name, "rb") as stream:
            yield from _of(name, stream)
    except OSError as error:
        raise InputError(name, f"cannot be read: {error.strerror}") from error


def _of(name: str, stream: BinaryIO) -> Iterator[list[Quote]]:
    lines = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="\n")
    try:
        first = lines.readline()
        # An indented object or array has no whole value on its first line.
        if not _is_whole(first):
            yield from _texts(name, json.loads(first + lines.read()))
            return
        yield from _texts(f"{name}:1", json.loads(first))
        for number, line in enumerate(lines, start=2):
            if line.strip():
                yield from _texts(f"{name}:{number}", json.loads(line))
    except (ValueError, RecursionError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(name, f"is not JSON ({error})") from error


def _is_whole(line: str) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def _texts(place: str, value: object) -> Iterator[list[Quote]]:
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, Mapping):
            raise InputError(place, "is not what `quoteattr --format jsonl` writes")
        yield _quotes(place, item)


def _quotes(place: str, item: Mapping[str, object]) -> list[Quote]:
    try:
        found = from_dict(item)
    except SerializationError as error:
        raise InputError(place, f"is not what `quoteattr --format jsonl` writes: {error}") from error
    if isinstance(found, Speaker):
        raise InputError(place, "has a speaker and no quotes")
    return [found] if isinstance(found, Quote) else list(found.quotes if isinstance(found, Analysis) else found)
