"""Show a text with its quotes as a self-contained HTML page: no scripts, nothing loaded, all text escaped."""

import hashlib
import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from quoteattr.model import Quote, Speaker
from quoteattr.render.layers import Close, Highlight, Layer, Open, highlights_of, layers, speakers_of
from quoteattr.results.explanation import explain
from quoteattr.text.controls import BIDI, one_line

__all__ = ["PAGE_END", "fragment", "page_start", "render_html"]

PAGE_END = "</main>\n</body>\n</html>\n"

_TURNS = re.compile(f"[{BIDI}]")
_TAGS = {Layer.CONTENT: "mark", Layer.SOURCE: "b", Layer.CUE: "u"}
# The numbers in page.css: seven Okabe–Ito colours, each with four line styles.
_COLOURS, _LINES = 7, 4
# If an element ever got through the escaping, the browser would still run and load nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render_html(text: str, quotes: Iterable[Quote], *, title: str = "Quotes") -> str:
    """Show a text with its quotes marked, as a self-contained HTML page.

    Each speaker has a number and a colour. The number behind a quote is a button that shows why: by click, touch or
    keyboard. The text itself is unchanged. The page has no scripts.

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
        f"<title>{_escape(one_line(title))}</title>\n{_style()}</head>\n<body>\n<main>\n"
    )


def fragment(
    text: str, quotes: Iterable[Quote], *, heading: str | None = None, styled: bool = False, key: str | None = None
) -> str:
    """One text with its speakers and quotes, for use in a page, or with its own style sheet if `styled`.

    The ids in it begin with `key`; without one, with a hash of the text. They must differ from others in the page.
    """
    quotes = list(quotes)
    prefix = f"why-{_hash(text, heading) if key is None else key}-"
    whys = {quote: f"{prefix}{number}" for number, quote in enumerate(dict.fromkeys(quotes), start=1)}
    marked = "".join(_elements(text, highlights_of(text, quotes), whys))
    title = f"<h1>{_apart(heading)}</h1>\n" if heading is not None else ""
    body = f'{title}{_legend(quotes)}<div class="quoteattr-text">{marked}</div>\n{_reasons(whys)}'
    return f'{_style() if styled else ""}<section class="quoteattr">\n{body}</section>\n'


def _hash(text: str, heading: str | None) -> str:
    return hashlib.sha256(f"{heading}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _elements(text: str, highlights: Iterable[Highlight], whys: Mapping[Quote, str]) -> Iterator[str]:
    for piece in layers(text, highlights):
        match piece:
            case Open(highlight):
                yield f'<{_TAGS[highlight.layer]} class="{_classes(highlight)}" title="{_escape(_hint(highlight))}">'
            case Close(highlight, final):
                yield f"</{_TAGS[highlight.layer]}>"
                if final and highlight.layer is Layer.CONTENT:
                    yield _button(highlight, whys[highlight.quote])
            case str():
                yield _words(piece)


def _button(highlight: Highlight, why: str) -> str:
    """The number behind a quote. The style sheet shows it, so the page has only the characters of the text."""
    speaker = highlight.quote.speaker
    label = _escape(f"Why {one_line(speaker.name) if speaker is not None else 'nobody known'}?")
    number = highlight.number or "?"
    return (
        f'<sup><button type="button" popovertarget="{why}" data-speaker="{number}" aria-label="{label}"></button></sup>'
    )


def _reasons(whys: Mapping[Quote, str]) -> str:
    """Why each quote has its speaker: hidden until its button is pressed, and printed as a list."""
    notes = "".join(f'<p id="{why}" popover role="note">{_words(explain(quote))}</p>\n' for quote, why in whys.items())
    return f'<div class="quoteattr-reasons">\n{notes}</div>\n' if notes else ""


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
    """Escaped text that is isolated: whichever way it is read, it does not turn the text around it."""
    return f"<bdi>{_words(text)}</bdi>"


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
