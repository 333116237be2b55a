"""The text of HTML, with an empty line between paragraphs."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from quoteattr.extras import needs

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["parsed", "text_of", "words"]

# Of bytes as Latin-1, in which every byte is a character.
_DECLARED = re.compile(r"""\s*+<\?xml[^>]*?encoding=["']([A-Za-z0-9_.-]+)["']""")
# A parser of HTML would take it for text.
_DECLARATIONS = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:(?><!--.*?-->)\s*+)*+(<!DOCTYPE[^>\[]*+\[[^\]]*+\]\s*+>)", re.IGNORECASE | re.DOTALL
)
_BYTE_ORDER_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16", codecs.BOM_UTF8: "utf-8"}


def parsed(raw: bytes, extra: str) -> HtmlElement | None:
    """The tree of a page of HTML or XHTML; None if it is empty.

    Args:
        raw: the page. Without a declaration it is UTF-8, as XHTML says.
        extra: the extra that needs this.

    Raises:
        MissingExtraError: lxml is not installed.
    """
    with needs(extra, "reading this file"):
        from lxml import etree, html
    parser = html.HTMLParser(encoding=_encoding(raw))
    try:
        return html.document_fromstring(_without_declarations(raw), parser=parser)
    except etree.ParserError:
        return None


def text_of(tree: HtmlElement, extra: str) -> str:
    """The text of a tree: an empty line between paragraphs, a tab between the cells of a table.

    Raises:
        MissingExtraError: inscriptis is not installed.
    """
    with needs(extra, "reading this file"):
        from inscriptis import Inscriptis
        from inscriptis.css_profiles import STRICT_CSS_PROFILE
        from inscriptis.html_properties import Display
        from inscriptis.model.config import ParserConfig
        from inscriptis.model.html_element import HtmlElement

    # Many books have each paragraph in a `div`.
    block = HtmlElement(display=Display.block, margin_before=1, margin_after=1, padding_inline=0)
    style = {**STRICT_CSS_PROFILE, "div": block, "section": block, "article": block}
    found: str = Inscriptis(tree, ParserConfig(css=style, table_cell_separator="\t")).get_text()
    return "\n".join(_without_padding(line) for line in found.splitlines()).strip()


def words(element: HtmlElement, *names: str) -> frozenset[str]:
    """The words of the attributes with these names, in lower case: `epub:type="chapter bodymatter"`."""
    return frozenset(word for name in names for word in (element.get(name) or "").lower().split())


def _without_padding(line: str) -> str:
    return "\t".join(cell.rstrip(" ") for cell in line.split("\t")).rstrip()


def _without_declarations(raw: bytes) -> bytes:
    raw = raw.removeprefix(codecs.BOM_UTF8)
    found = _DECLARATIONS.match(raw.decode("latin-1"))
    return raw[: found.start(1)] + raw[found.end(1) :] if found else raw


def _encoding(raw: bytes) -> str:
    for mark, name in _BYTE_ORDER_MARKS.items():
        if raw.startswith(mark):
            return name
    declared = _DECLARED.match(raw[:200].decode("latin-1"))
    return declared[1] if declared else "utf-8"
