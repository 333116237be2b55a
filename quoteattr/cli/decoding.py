"""From bytes to text."""

import codecs

from quoteattr.errors import InputError

__all__ = ["decode"]

# The usual encodings of English files that are not UTF-8: Windows-1252 (which includes Latin-1), the old Mac encoding,
# and UTF-16 or UTF-32 with a byte order mark. With all encodings as candidates, short texts were often detected as
# Polish or Japanese.
_CANDIDATES = ["cp1252", "mac_roman", "utf_16", "utf_32"]
# Offset, bytes there, and what is wrong. The first entry of an EPUB is its type, without compression.
_SIGNATURES = (
    (0, b"%PDF-", "is a PDF; extract its text first, for instance with pdftotext"),
    (30, b"mimetypeapplication/epub+zip", "is an EPUB book; extract its text first, for instance with pandoc -t plain"),
    (0, b"PK\x03\x04", "is a ZIP archive or an office document; save it as plain text first"),
)


def decode(name: str, raw: bytes, encoding: str | None = None) -> tuple[str, str | None]:
    """The text without a byte order mark, and a note if its encoding was guessed.

    >>> decode("a.txt", "“Yes,” said José.".encode("utf-8-sig"))
    ('“Yes,” said José.', None)
    >>> decode("a.txt", "“Yes,” said José.".encode("cp1252"))
    ('“Yes,” said José.', 'is not UTF-8; read as cp1252')

    Raises:
        InputError: the bytes are not text, or not in this encoding.
    """
    for offset, signature, problem in _SIGNATURES:
        if raw.startswith(signature, offset):
            raise InputError(name, problem)
    text, note = (_named(name, raw, encoding), None) if encoding else _found(name, raw)
    return text.removeprefix("\ufeff"), note


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
        raise InputError(name, "is not text, or its encoding cannot be detected; if it is text, set --encoding")
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
