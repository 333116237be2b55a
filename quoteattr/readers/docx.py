"""The text of a Word document."""

from __future__ import annotations

import io
import zipfile

from quoteattr.errors import InputError, MissingExtraError
from quoteattr.extras import needs
from quoteattr.readers.markup import parsed, text_of

__all__ = ["read_docx"]

_EXTRA = "docx"


def read_docx(name: str, raw: bytes) -> str:
    """The paragraphs of a DOCX file, with an empty line between them.

    Insertions that are not yet accepted are part of the text, and deletions are not. Footnotes, comments, headers and
    footers are left out.

    Raises:
        InputError: it is damaged or has no text, or an extra is missing.
    """
    try:
        page = _page(raw)
    except MissingExtraError as error:
        raise InputError(name, f"is a Word document; {error}") from error
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, EOFError, OSError, SyntaxError) as error:
        raise InputError(name, f"is a damaged Word document: {error}") from error
    tree = parsed(page.encode(), _EXTRA) if page.strip() else None
    if tree is None:
        raise InputError(name, "no text found in this Word document")
    for note in tree.xpath("//sup[a[starts-with(@id, 'footnote-') or starts-with(@id, 'endnote-')]]"):
        note.drop_tree()
    for note in tree.xpath("//li[starts-with(@id, 'footnote-') or starts-with(@id, 'endnote-')]"):
        note.drop_tree()
    return text_of(tree, _EXTRA)


def _page(raw: bytes) -> str:
    with needs(_EXTRA, "reading this file"):
        import mammoth

    def no_picture(_: object) -> dict[str, str]:
        return {}

    found: str = mammoth.convert_to_html(io.BytesIO(raw), convert_image=mammoth.images.img_element(no_picture)).value
    return found
