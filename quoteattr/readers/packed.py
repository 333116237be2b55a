"""Unpack gzip, and tell from the first bytes what a file is."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from typing import BinaryIO, cast

from quoteattr.errors import InputError

__all__ = ["DAMAGED_GZIP", "archive_of", "plain_name", "unpacked", "unpacked_stream"]

_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"

DAMAGED_GZIP = (gzip.BadGzipFile, EOFError, zlib.error)
"""What `gzip` raises for a file that is cut off or damaged."""


def unpacked(name: str, raw: bytes) -> bytes:
    """The bytes, without the compression of gzip.

    >>> unpacked("a.txt.gz", gzip.compress(b"Yes."))
    b'Yes.'

    Raises:
        InputError: the gzip file is damaged.
    """
    if not raw.startswith(_GZIP):
        return raw
    try:
        return gzip.decompress(raw)
    except DAMAGED_GZIP as error:
        raise InputError(name, f"is a damaged gzip file: {error}") from error


def unpacked_stream(stream: BinaryIO) -> io.BufferedReader:
    """The stream, without the compression of gzip. Reading it raises one of `DAMAGED_GZIP` if it is damaged."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    if not buffered.peek(len(_GZIP)).startswith(_GZIP):
        return buffered
    return io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=buffered)))


def plain_name(name: str) -> str:
    """A file's name in lower case, without the `.gz` of gzip: its ending says what is inside.

    >>> plain_name("News.CSV.gz")
    'news.csv'
    """
    return name.lower().removesuffix(".gz")


def archive_of(raw: bytes) -> str | None:
    """Which document a ZIP archive is: "epub" or "docx". None if it is neither, or no ZIP archive.

    An archive that is cut off has no list of files, but the name of each is also in front of its bytes.
    """
    if not raw.startswith(_ZIP):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError):
        return "epub" if b"application/epub+zip" in raw[:200] else "docx" if b"word/document.xml" in raw else None
    if "META-INF/container.xml" in names:
        return "epub"
    return "docx" if any(name.startswith("word/") for name in names) else None
