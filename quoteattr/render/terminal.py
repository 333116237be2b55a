"""Show a text with its quotes marked in a terminal."""

import os
import sys
from collections.abc import Iterable, Iterator

from quoteattr.model import Quote
from quoteattr.render.layers import Close, Highlight, Layer, Open, highlights_of, layers, speakers_of
from quoteattr.text.controls import one_line, without_controls

__all__ = ["render_terminal"]

# The terminal's own colours, which match its background: cyan, yellow, magenta, green, blue, red.
_COLOURS = (36, 33, 35, 32, 34, 31)
_STYLES = {Layer.SOURCE: "1", Layer.CUE: "4"}
_RESET = "\x1b[0m"


def render_terminal(text: str, quotes: Iterable[Quote], *, color: bool | None = None) -> str:
    """Show a text with each quote in brackets with its speaker's number, and a list of the speakers below.

    >>> from quoteattr.model import Act, QuoteKind, Span
    >>> text = "“Yes,” she said."
    >>> quote = Quote((Span(0, 6, "“Yes,”"),), QuoteKind.DIRECT, Act.SPEECH, None, Span(7, 10, "she"), None, 0.9)
    >>> print(render_terminal(text, [quote], color=False))
    [? “Yes,”] she said.

    Args:
        text: the text.
        quotes: its quotes.
        color: whether to give each speaker a colour, print sources in bold and underline cues. By default true if
            standard output is a terminal and the environment variable NO_COLOR is not set (no-color.org).

    Raises:
        ValueError: the quotes are from another text.
    """
    quotes = list(quotes)
    styled = _wants_color() if color is None else color
    body = "".join(_pieces(text, highlights_of(text, quotes), styled))
    speakers = enumerate(speakers_of(quotes), start=1)
    legend = [_paint(f"[{number}] {one_line(speaker.name)}", number, styled) for number, speaker in speakers]
    return "\n".join([body, "", *legend]) if legend else body


def _pieces(text: str, highlights: Iterable[Highlight], styled: bool) -> Iterator[str]:
    active: list[Highlight] = []
    for piece in layers(text, highlights):
        match piece:
            case Open(highlight):
                active.append(highlight)
                yield _style(active) if styled else ""
                if highlight.layer is Layer.CONTENT:
                    yield f"[{highlight.number or '?'} "
            case Close(highlight):
                active.pop()
                if highlight.layer is Layer.CONTENT:
                    yield "]"
                yield _style(active) if styled else ""
            case str():
                yield _clean(piece)


def _style(active: Iterable[Highlight]) -> str:
    """Reset all styles and set those of the open highlights, because a terminal cannot remove a single style."""
    codes = [_STYLES.get(highlight.layer) or _colour(highlight.number) for highlight in active]
    return _RESET + (f"\x1b[{';'.join(codes)}m" if codes else "")


def _paint(line: str, number: int, styled: bool) -> str:
    return f"\x1b[{_colour(number)}m{line}{_RESET}" if styled else line


def _colour(number: int | None) -> str:
    return "2" if number is None else str(_COLOURS[(number - 1) % len(_COLOURS)])


def _clean(text: str) -> str:
    return without_controls(text.replace("\r\n", "\n"))


def _wants_color() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
