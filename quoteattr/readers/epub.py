"""The text of an EPUB: its chapters in reading order, without what surrounds them."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

import attrs

from quoteattr.errors import InputError, MissingExtraError
from quoteattr.extras import needs
from quoteattr.readers.markup import parsed, text_of, words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.html import HtmlElement

__all__ = ["Book", "read_epub"]

_EXTRA = "epub"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
# Fonts are obscured in books that anybody may read.
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
# Words of `epub:type`, of landmarks, and of the guide of EPUB 2.
_AROUND = frozenset(
    [
        "frontmatter",
        "backmatter",
        "cover",
        "title-page",
        "titlepage",
        "halftitle",
        "halftitlepage",
        "copyright-page",
        "copyright",
        "imprint",
        "imprimatur",
        "seriespage",
        "toc",
        "contents",
        "landmarks",
        "loi",
        "lot",
        "page-list",
        "dedication",
        "colophon",
        "index",
        "bibliography",
        "glossary",
        "contributors",
        "other-credits",
        "errata",
        "revision-history",
        "footnotes",
        "endnotes",
        "rearnotes",
        "notes",
    ]
)
_BEGINS = frozenset(["bodymatter", "text", "start"])
# Files that the book does not mark. Not "index": Calibre names all chapters so.
_NAMED = re.compile(
    r"(?:^|[^a-z])(?:cover(?:[-_]?page)?|half[-_]?title|title(?:[-_]?page)?|copyright|toc|nav|contents|imprint|colophon)(?:$|[^a-z])"
)
# Numbers of pages and notes inside a sentence, notes, and what Project Gutenberg puts around a book.
_ASIDES = frozenset(
    [
        "pagebreak",
        "noteref",
        "footnote",
        "footnotes",
        "endnote",
        "endnotes",
        "rearnote",
        "rearnotes",
        "doc-pagebreak",
        "doc-noteref",
        "doc-footnote",
        "doc-endnote",
        "doc-endnotes",
        "pagenum",
        "pg-boilerplate",
    ]
)

_NOTE = re.compile(r"\s*\[?(?:\d{1,3}|[*†‡§]+)\]?\s*")
"""The words of a link to a note. A longer number is a year."""


@attrs.frozen
class Book:
    """The text of a book, and the files in it that are front or back matter, with their headings."""

    text: str
    left_out: tuple[str, ...]


@attrs.frozen
class _Page:
    """A file of the book, in reading order."""

    path: str
    marks: frozenset[str]
    tree: HtmlElement


def read_epub(name: str, raw: bytes) -> Book:
    """The chapters of an EPUB in reading order, with an empty line between paragraphs.

    Front and back matter is what the book itself marks so: what comes before the start of the text, and sections such
    as a title page, a copyright page, a table of contents or an index. A page without a mark is judged by the name of
    its file.

    Raises:
        InputError: it is damaged or encrypted, an extra is missing, or it has no text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _refuse_encrypted(name, archive)
            pages = list(_pages(archive))
    except MissingExtraError as error:
        # An error of this file only: the others are still read.
        raise InputError(name, f"is an EPUB; {error}") from error
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, EOFError, OSError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(name, f"is a damaged EPUB: {error.args[0] if error.args else error}") from error
    chapters = _chapters(pages)
    text = "\n\n".join(filter(None, (text_of(page.tree, _EXTRA) for page in chapters)))
    if not text:
        raise InputError(name, "no text found in this EPUB; its pages may be pictures")
    kept = {page.path for page in chapters}
    return Book(text, tuple(_called(page) for page in pages if page.path not in kept))


def _refuse_encrypted(name: str, archive: zipfile.ZipFile) -> None:
    locked = any(entry.flag_bits & 1 for entry in archive.infolist())
    if "META-INF/encryption.xml" in archive.namelist():
        methods = _xml(archive, "META-INF/encryption.xml").iter("{*}EncryptionMethod")
        locked = locked or any(method.get("Algorithm") not in _FONTS for method in methods)
    if locked:
        raise InputError(name, "is encrypted (DRM) and can be read only with the seller's program")


def _pages(archive: zipfile.ZipFile) -> Iterator[_Page]:
    """The files of the spine, each with what the book says it is."""
    package_path = next(_xml(archive, "META-INF/container.xml").iter("{*}rootfile")).attrib["full-path"]
    package = _xml(archive, package_path)
    items = {item.attrib["id"]: item for item in package.iter("{*}manifest/{*}item", "{*}item")}
    marks = _marks(archive, package_path, package, items)
    for reference in package.iter("{*}itemref"):
        item = items[reference.attrib["idref"]]
        path = _resolved(package_path, item.attrib["href"])
        if item.get("media-type") in _PAGES and (tree := parsed(archive.read(path), _EXTRA)) is not None:
            aside = {"frontmatter"} if reference.get("linear") == "no" or "nav" in words(item, "properties") else set()
            yield _Page(path, marks.get(path, frozenset()) | aside | _own_marks(tree), _without_asides(tree))


def _marks(
    archive: zipfile.ZipFile, package_path: str, package: Element, items: Mapping[str, Element]
) -> dict[str, frozenset[str]]:
    """What the guide of EPUB 2 and the landmarks of EPUB 3 say of each file."""
    found: dict[str, frozenset[str]] = {}
    for reference in package.iter("{*}reference"):
        path = _resolved(package_path, reference.get("href") or "")
        found[path] = found.get(path, frozenset()) | words(reference, "type")
    for item in items.values():
        if "nav" in words(item, "properties"):
            nav_path = _resolved(package_path, item.attrib["href"])
            tree = parsed(archive.read(nav_path), _EXTRA)
            links = [] if tree is None else tree.xpath("//nav//a[@href]")
            for link in links:
                path = _resolved(nav_path, link.get("href"))
                found[path] = found.get(path, frozenset()) | words(link, "epub:type")
    return found


def _own_marks(tree: HtmlElement) -> frozenset[str]:
    """The types of the body and of the elements that hold all of it."""
    element, found = tree.find("body"), frozenset[str]()
    while element is not None:
        found |= words(element, "epub:type")
        inside = [child for child in element if isinstance(child.tag, str)]
        element = inside[0] if len(inside) == 1 and not (element.text or "").strip() else None
    return found


def _without_asides(tree: HtmlElement) -> HtmlElement:
    for element in list(tree.iter("*")):
        is_aside = element.tag == "svg" or bool(words(element, "epub:type", "role", "class") & _ASIDES)
        is_note = element.tag == "a" and "#" in element.get("href", "") and _NOTE.fullmatch(element.text_content())
        if is_aside or is_note:
            element.drop_tree()
    return tree


def _chapters(pages: list[_Page]) -> list[_Page]:
    """The pages without front and back matter; all of them if nothing would be left."""
    start = next((at for at, page in enumerate(pages) if page.marks & _BEGINS), 0)
    return [page for page in pages[start:] if not _is_around(page)] or pages


def _is_around(page: _Page) -> bool:
    """Whether a page is front or back matter: as the book marks it, else by the name of its file."""
    named = _NAMED.search(posixpath.splitext(posixpath.basename(page.path).lower())[0])
    return bool(page.marks & _AROUND) or (named is not None and not page.marks & (_BEGINS | {"chapter"}))


def _called(page: _Page) -> str:
    name = posixpath.basename(page.path)
    heading = next((" ".join(found.text_content().split()) for found in page.tree.iter("h1", "h2")), "")
    return f"{name} ({heading})" if heading else name


def _resolved(base: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(href.partition("#")[0])))


def _xml(archive: zipfile.ZipFile, path: str) -> Element:
    with needs(_EXTRA, "reading this file"):
        from lxml import etree
    # No entity is expanded and nothing is fetched, whatever the file asks for.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    tree = etree.fromstring(archive.read(path), parser)
    if tree is None:
        raise ValueError(f"{path} is not XML")
    return tree
