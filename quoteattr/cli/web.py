"""The main text of web pages."""

import logging
import re

from quoteattr.errors import InputError, MissingExtraError
from quoteattr.extras import needs

__all__ = ["is_html", "main_text"]

# Possessive, because backtracking over forty comments would take exponential time.
_BEGINS = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:(?><!--.*?-->)\s*+)*+<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)


def is_html(name: str, text: str) -> bool:
    """Whether a file is a web page, by its name or its first characters.

    >>> is_html("-", "<!DOCTYPE html><p>No."), is_html("a.txt", "He wrote <html>.")
    (True, False)
    """
    return name.lower().endswith((".html", ".htm")) or _BEGINS.match(text) is not None


def main_text(name: str, page: str) -> str:
    """The article of a page without its menus and footers, with an empty line between paragraphs.

    Raises:
        InputError: trafilatura is not installed, or the page contains no article.
    """
    try:
        with needs("html", "extracting its main text"):
            import trafilatura
    except MissingExtraError as error:
        # An error of this file only: the others are still read.
        raise InputError(name, f"is a web page; {error}") from error
    # It would log broken pages itself.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = trafilatura.extract(page, include_comments=False)
    if not isinstance(text, str) or not text.strip():
        raise InputError(name, "no main text found in this web page")
    return "\n\n".join(line for line in text.splitlines() if line.strip())
