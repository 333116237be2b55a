"""Show a text with its quotes as a self-contained HTML page: no scripts, nothing loaded, all text escaped."""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources

from quoteattr.model import Quote, Speaker
from quoteattr.render.layers import Close, Highlight, Layer, Open, highlights_of, layers, speakers_of
from quoteattr.results.explanation import explain
from quoteattr.text.controls import BIDI, one_line

__all__ = ["PAGE_END", "fragment", "page_start", "render_html"]

PAGE_END = "</body>\n</html>\n"

# Hebrew, Arabic, and Arabic digits.
_BACKWARD = frozenset(["R", "AL", "AN"])
_TURNS = re.compile(f"[{BIDI}]")
_TAGS = {Layer.CONTENT: "mark", Layer.SOURCE: "b", Layer.CUE: "u"}
# The numbers in page.css: seven Okabe–Ito colours, each with four line styles.
_COLOURS, _LINES = 7, 4
# If an element ever got through the escaping, the browser would still run and load nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render_html(text: str, quotes: Iterable[Quote], *, title: str = "Quotes") -> str:
    """Show a text with its quotes marked, as a self-contained HTML page. Hovering over a quote shows why.

    Each speaker has a number and a colour. The text itself is unchanged. The page has no scripts.

    >>> page = render_html("<b>No</b>", [])
    >>> "&lt;b&gt;No&lt;/b&gt;" in page
    True

    Raises:
        ValueError: the quotes are from another text.
    """
    return page_start(title) + fragment(text, quotes, heading=title) + PAGE_END


def page_start(title: str) -> str:
    """The page up to its first text."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_escape(one_line(title))}</title>\n{_style()}</head>\n<body>\n"
    )


def fragment(text: str, quotes: Iterable[Quote], *, heading: str | None = None, styled: bool = False) -> str:
    """One text with its speakers and quotes, for use in a page, or with its own style sheet if `styled`."""
    quotes = list(quotes)
    marked = "".join(_elements(text, highlights_of(text, quotes)))
    title = f"<h1>{_apart(heading)}</h1>\n" if heading is not None else ""
    body = f'{title}{_legend(quotes)}<div class="quoteattr-text">{marked}</div>\n'
    return f'{_style() if styled else ""}<section class="quoteattr">\n{body}</section>\n'


def _elements(text: str, highlights: Iterable[Highlight]) -> Iterator[str]:
    for piece in layers(text, highlights):
        match piece:
            case Open(highlight):
                yield f'<{_TAGS[highlight.layer]} class="{_classes(highlight)}" title="{_escape(_hint(highlight))}">'
            case Close(highlight, final):
                yield f"</{_TAGS[highlight.layer]}>"
                if final and highlight.layer is Layer.CONTENT:
                    # The style sheet shows the number, so the page has only the characters of the text.
                    yield f'<sup data-speaker="{highlight.number or "?"}"></sup>'
            case str():
                yield _words(piece)


def _hint(highlight: Highlight) -> str:
    if highlight.layer is Layer.CONTENT:
        return explain(highlight.quote)
    speaker = highlight.quote.speaker
    return f"{highlight.layer.name.lower()}{f': {one_line(speaker.name)}' if speaker is not None else ''}"


def _classes(highlight: Highlight) -> str:
    return f"quoteattr-{highlight.layer.name.lower()} quoteattr-{highlight.quote.kind} {_voice(highlight.number)}"


def _voice(number: int | None) -> str:
    if number is None:
        return "quoteattr-nobody"
    line, colour = divmod(number - 1, _COLOURS)
    return f"quoteattr-colour{colour} quoteattr-line{line % _LINES}"


def _legend(quotes: Sequence[Quote]) -> str:
    counts = Counter(quote.speaker.id for quote in quotes if quote.speaker is not None)
    speakers = enumerate(speakers_of(quotes), start=1)
    entries = "".join(_entry(speaker, number, counts[speaker.id]) for number, speaker in speakers)
    return f'<ol class="quoteattr-speakers">\n{entries}</ol>\n' if entries else ""


def _entry(speaker: Speaker, number: int, count: int) -> str:
    role = f", {_apart(speaker.role.text)}" if speaker.role else ""
    pronouns = f" ({_apart(', '.join(sorted(speaker.pronouns)))})" if speaker.pronouns else ""
    name = f'<span class="{_voice(number)}">{_apart(speaker.name)}</span>'
    return f"<li>{name}{role}{pronouns}: {count} quote{'' if count == 1 else 's'}</li>\n"


def _apart(text: str) -> str:
    """Escaped text. Right-to-left text is isolated, so it does not affect the text around it."""
    backward = any(unicodedata.bidirectional(char) in _BACKWARD for char in text)
    return f"<bdi>{_words(text)}</bdi>" if backward else _words(text)


def _words(text: str) -> str:
    """Escape for elements. Bidirectional formatting characters are isolated."""
    return _TURNS.sub(r"<bdi>\g<0></bdi>", _escape(text))


def _escape(text: str) -> str:
    """Escape for elements and attributes. Characters that HTML does not allow, such as NUL, become U+FFFD."""
    kept = "".join(char if _can_stand(char) else "\N{REPLACEMENT CHARACTER}" for char in text)
    # An HTML parser would turn a carriage return into a line feed.
    return html.escape(kept).replace("\r", "&#13;")


def _can_stand(char: str) -> bool:
    return char in "\t\n\r\f" or unicodedata.category(char) not in ("Cc", "Cs")


@cache
def _style() -> str:
    return f"<style>\n{(resources.files(__package__) / 'page.css').read_text(encoding='utf-8')}</style>\n"
