"""Quotes for people to look at: a sentence, a list, a page, a text in a terminal."""

from quoteattr.render.html import render_html
from quoteattr.render.terminal import render_terminal
from quoteattr.render.words import listing
from quoteattr.results.explanation import explain

__all__ = ["explain", "listing", "render_html", "render_terminal"]
