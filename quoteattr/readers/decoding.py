"""From bytes to text."""

import codecs
from collections.abc import Iterable

from quoteattr.errors import InputError

__all__ = ["SAMPLE", "decode", "encoding_of", "refuse_documents"]

# The usual encodings of English files that are not UTF-8: Windows-1252 (which includes Latin-1), the old Mac encoding,
# and UTF-16 or UTF-32 with a byte order mark. With all encodings as candidates, short texts were often detected as
# Polish or Japanese.
_CANDIDATES = ["cp1252", "mac_roman", "utf_16", "utf_32"]
_MAGIC = {
    b"%PDF-": "is a PDF; extract its text first, for instance with pdftotext",
    b"PK\x03\x04": "is a ZIP archive or an office document; save it as plain text first",
    b"\xd0\xcf\x11\xe0": "is an old Word document or has a password; save it as .docx without a password",
    b"PAR1": "is a Parquet table; name its column of texts with --text-column",
}

_NOT_TEXT = "is not text, or its encoding cannot be detected; if it is text, set --encoding"

SAMPLE = 1 << 20
"""Bytes from which an encoding is guessed: a book."""


def decode(name: str, raw: bytes, encoding: str | None = None) -> tuple[str, str | None]:
    """The text without a byte order mark, and a note if its encoding was guessed.

    >>> decode("a.txt", "“Yes,” said José.".encode("utf-8-sig"))
    ('“Yes,” said José.', None)
    >>> decode("a.txt", "“Yes,” said José.".encode("cp1252"))
    ('“Yes,” said José.', 'is not UTF-8; read as cp1252')

    Raises:
        InputError: the bytes are not text, or not in this encoding.
    """
    refuse_documents(name, raw)
    text, note = (_named(name, raw, encoding), None) if encoding else _found(name, raw)
    return text.removeprefix("\ufeff"), note


def refuse_documents(name: str, raw: bytes) -> None:
    """Raise an `InputError` if the first bytes are those of a document and not of text."""
    for magic, problem in _MAGIC.items():
        if raw.startswith(magic):
            raise InputError(name, problem)


def encoding_of(name: str, chunks: Iterable[bytes]) -> tuple[str, str | None]:
    r"""The encoding of a long text that is read in chunks, and a note if it was guessed from the first unusual chunk.

    >>> encoding_of("a.csv", [b"id,text\n", "1,“Yes,” said José.".encode("cp1252")])
    ('cp1252', 'is not UTF-8; read as cp1252')

    Raises:
        InputError: it is not text.
    """
    utf8 = codecs.getincrementaldecoder("utf-8")()
    for chunk in chunks:
        try:
            utf8.decode(chunk)
        except UnicodeDecodeError:
            return _guessed_or_refused(name, chunk)
    return "utf-8", None


def _guessed_or_refused(name: str, raw: bytes) -> tuple[str, str | None]:
    encoding = _guessed(raw)
    if encoding is None or "\0" in raw.decode(encoding, "replace"):
        raise InputError(name, _NOT_TEXT)
    return encoding, f"is not UTF-8; read as {encoding}"


def _named(name: str, raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeError as error:
        place = f" ({error.reason} at offset {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise InputError(name, f"is not {codecs.lookup(encoding).name}{place}") from error


def _found(name: str, raw: bytes) -> tuple[str, str | None]:
    encoding = "utf-8" if _is_utf8(raw) else _guessed(raw)
    text = "" if encoding is None else raw.decode(encoding)
    # git, grep and diff recognize binary files by a NUL too.
    if encoding is None or "\0" in text:
        raise InputError(name, _NOT_TEXT)
    return text, None if encoding == "utf-8" else f"is not UTF-8; read as {encoding}"


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guessed(raw: bytes) -> str | None:
    # Importing it takes half a second, and it is rarely needed.
    from charset_normalizer import from_bytes

    match = from_bytes(raw, cp_isolation=_CANDIDATES).best()
    return None if match is None else match.encoding
