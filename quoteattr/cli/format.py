"""What the output formats of the command line share."""

import json
import os
import re
import urllib.parse
from collections.abc import Iterable, Sequence

from quoteattr.cli.inputs import STDIN, InputText
from quoteattr.model import Quote
from quoteattr.serialize import Json
from quoteattr.text.controls import BIDI

__all__ = ["Array", "Format", "dump", "iri_of"]

# JSON allows these only in strings. Terminals interpret some of them, and many programs end a line at others.
_ORDERS = re.compile(f"[\x7f-\x9f\u2028\u2029{BIDI}]")


class Format:
    """Writes each document as it comes, so memory depends on one text and not on the archive.

    What its methods return is the output, in order. A format that is not text returns bytes.
    """

    into_folder = False
    """Whether it writes files of its own in a folder."""
    is_text = True

    def __init__(self, *, explained: bool = False, plain: bool = False, folder: str = "") -> None:
        """Set `explained` to explain each quote, and `plain` if the output does not go to a terminal."""
        self.explained = explained
        self.plain = plain
        self.folder = folder

    def begin(self) -> str | bytes:
        """The output before the first document."""
        return ""

    def document(self, document: InputText, quotes: Sequence[Quote]) -> str | bytes:
        """The output for one document."""
        raise NotImplementedError

    def end(self) -> str | bytes:
        """The output after the last document."""
        return ""


class Array(Format):
    """A JSON array of the items of all documents."""

    opening, closing = "[", "]"
    _filled = False

    def items(self, document: InputText, quotes: Sequence[Quote]) -> Iterable[Json]:
        """The items of one document."""
        raise NotImplementedError

    def begin(self) -> str:
        """The bracket before the items."""
        return self.opening

    def document(self, document: InputText, quotes: Sequence[Quote]) -> str:
        """The items of one document, indented."""
        written = ""
        for item in self.items(document, quotes):
            written += f"{',' if self._filled else ''}\n{dump(item, indent=2)}"
            self._filled = True
        return written

    def end(self) -> str:
        """The bracket after the items."""
        return f"\n{self.closing}\n" if self._filled else f"{self.closing}\n"


def iri_of(document: InputText) -> str:
    """The name of a document as an IRI, relative to the location of the output."""
    return "urn:quoteattr:stdin" if document.name == STDIN else urllib.parse.quote(os.fsencode(document.name))


def dump(value: Json, indent: int | None = None) -> str:
    """A value as JSON whose strings can neither end a line nor give orders to a terminal."""
    return _ORDERS.sub(
        lambda found: f"\\u{ord(found.group()):04x}", json.dumps(value, ensure_ascii=False, indent=indent)
    )
