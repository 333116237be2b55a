"""In: a text and its quotes. Out: something to look at: a sentence, a list, a web page, or marked text in a terminal.

First `layers` turns overlapping spans into nested pieces, then `html` or `terminal` writes them; `words` writes lists.
"""

from quoteattr.render.html import render_html
from quoteattr.render.terminal import render_terminal
from quoteattr.render.words import listing
from quoteattr.results.explanation import explain

__all__ = ["explain", "listing", "render_html", "render_terminal"]
