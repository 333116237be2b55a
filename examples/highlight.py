"""Mark the quotes in the HTML of a CMS, without changing anything else.

    python examples/highlight.py article.html > marked.html

quoteattr reads plain text, and its offsets refer to that text. So this program keeps the position in the page of each
character of the text. A quote that contains `<em>` or a link, or spans two paragraphs, gets a `<mark>` in each stretch
of text, so no tag is ever crossed. Apart from the marks, every character of the page stays the same.
"""

import argparse
import html
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path

import attrs

from quoteattr import Quote, extract_quotes

# All other elements begin and end a paragraph.
_INLINE = """
a abbr b bdi bdo cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr
"""
INLINE = frozenset(_INLINE.split())
NOT_TEXT = frozenset(["head", "noscript", "script", "style", "template", "textarea"])


@attrs.frozen
class Character:
    """A character of the text: `page[start:end]` is how the page writes it, as `&amp;` for `&`."""

    text: str
    start: int
    end: int
    node: int
    """Number of the stretch of text, between two tags, that it stands in."""


def mark_quotes(page: str) -> str:
    """The page with a `<mark>` around each quote; `data-speaker` says who said it, where that is known."""
    characters = read(page)
    out, done = [], 0
    for quote in extract_quotes("".join(character.text for character in characters)):
        for start, end in stretches(quote, characters):
            # A quote inside a quote is marked with it.
            if start >= done:
                out += [page[done:start], opening_tag(quote), page[start:end], "</mark>"]
                done = end
    return "".join([*out, page[done:]])


def opening_tag(quote: Quote) -> str:
    """The tag before a quote. What comes from the text is escaped: it may hold quotation marks."""
    speaker = f' data-speaker="{html.escape(quote.speaker.name)}"' if quote.speaker else ""
    return f'<mark class="quote"{speaker}>'


def stretches(quote: Quote, characters: list[Character]) -> Iterator[tuple[int, int]]:
    """Where in the page a quote stands: a range for each stretch of text that it goes through."""
    for span in quote.content:
        for _, group in groupby(characters[span.start : span.end], key=lambda character: character.node):
            words = [character for character in group if not character.text.isspace()]
            if words:
                yield words[0].start, words[-1].end


def read(page: str) -> list[Character]:
    """The text of a page, an empty line between two paragraphs, white space as a browser shows it."""
    reader = _Reader(page)
    reader.feed(page)
    reader.close()
    return reader.characters


class _Reader(HTMLParser):
    """Collects the characters of a page that a reader sees."""

    def __init__(self, page: str) -> None:
        # References such as &amp; must be seen as the page writes them.
        super().__init__(convert_charrefs=False)
        self.characters: list[Character] = []
        self._page = page
        self._lines = [0, *(at + 1 for at, char in enumerate(page) if char == "\n")]
        self._node = 0
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in NOT_TEXT
        self._pass_tag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in NOT_TEXT and self._hidden > 0
        self._pass_tag(tag)

    def handle_data(self, data: str) -> None:
        for at, char in enumerate(data, start=self._at()):
            self._add(char, at, at + 1)

    def handle_entityref(self, name: str) -> None:
        self._add_reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._add_reference(f"&#{name}")

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _add_reference(self, written: str) -> None:
        start = self._at()
        end = start + len(written)
        end += self._page[end : end + 1] == ";"
        for char in html.unescape(self._page[start:end]):
            self._add(char, start, end)

    def _add(self, char: str, start: int, end: int) -> None:
        if self._hidden:
            return
        if char.isspace():
            # A browser shows any white space as one blank, and none at the beginning of a paragraph.
            if not self.characters or self.characters[-1].text.isspace():
                return
            char = " "
        self.characters.append(Character(char, start, end, self._node))

    def _pass_tag(self, tag: str) -> None:
        self._node += 1
        if tag not in INLINE and not self._hidden and self.characters and self.characters[-1].text != "\n":
            at = self._at()
            self.characters += [Character("\n", at, at, self._node)] * 2


def main() -> None:
    """Run the example."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path)
    print(mark_quotes(parser.parse_args().page.read_bytes().decode("utf-8")), end="")


if __name__ == "__main__":
    main()
