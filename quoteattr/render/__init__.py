"""Show quotes to people: as a sentence, a list, a web page, or marked text in a terminal."""

from quoteattr.render.html import render_html
from quoteattr.render.terminal import render_terminal
from quoteattr.render.words import listing
from quoteattr.results.explanation import explain

__all__ = ["explain", "listing", "render_html", "render_terminal"]
