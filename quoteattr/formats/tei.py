"""Quotes as TEI P5 (https://tei-c.org/guidelines/p5/), the XML of scholarly editions and corpora."""

import re
import xml.etree.ElementTree as ET
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from quoteattr.model import Act, Quote, QuoteKind, Span, Speaker, SpeakerKind
from quoteattr.render.layers import Close, Highlight, Layer, Open, highlights_of, layers, speakers_of
from quoteattr.text.controls import one_line
from quoteattr.text.paragraphs import paragraphs

__all__ = ["CORPUS_END", "corpus_start", "tei_element", "to_tei"]

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LANGUAGE = {"{http://www.w3.org/XML/1998/namespace}lang": "en"}
CORPUS_END = "</teiCorpus>\n"
# XML has no way to write these. Each becomes one other character, so offsets stay.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML_SPACE = "\t\n\r "
# A listPerson has no entries for documents and for what may be a person or not, so these say what they are.
_ENTRIES: Mapping[SpeakerKind, tuple[str, dict[str, str], str]] = {
    SpeakerKind.PERSON: ("person", {}, "persName"),
    SpeakerKind.UNKNOWN: ("person", {"role": "unknown"}, "persName"),
    SpeakerKind.GROUP: ("personGrp", {}, "persName"),
    SpeakerKind.ORGANIZATION: ("org", {}, "orgName"),
    SpeakerKind.DOCUMENT: ("org", {"type": "document"}, "orgName"),
}


def to_tei(text: str, quotes: Iterable[Quote], *, title: str = "Text") -> str:
    """Convert a text and its quotes to a TEI P5 document.

    The content of each quote is a `said` whose `who` points to an entry of the `listPerson` in the header. Its source
    is an `rs`, its cue a `seg`. A content that is interrupted, or runs over several paragraphs, is several elements,
    linked by `next` and `prev`. The text of `body` is the text that was passed, character for character; characters
    that XML does not allow become U+FFFD.

    >>> from quoteattr.model import Act, QuoteKind
    >>> ann = Speaker(0, "Ann Lee", True, SpeakerKind.PERSON, (Span(7, 14, "Ann Lee"),))
    >>> content, name = (Span(0, 6, "“Yes,”"),), Span(7, 14, "Ann Lee")
    >>> quote = Quote(content, QuoteKind.DIRECT, Act.SPEECH, None, name, ann, 0.9)
    >>> print(to_tei("“Yes,” Ann Lee said.", [quote]).partition("<body>")[2].partition("</body>")[0])
    <p><said xml:id="quote-1" direct="true" aloud="true" cert="0.9" who="#speaker-0">“Yes,”</said>
    <rs type="source" ref="#speaker-0" corresp="#quote-1">Ann Lee</rs> said.</p>

    Args:
        text: the same text that was passed to the extractor.
        quotes: its quotes.
        title: the title of the document.

    Raises:
        ValueError: the quotes are from another text.
    """
    return f"{_DECLARATION}{tei_element(text, quotes, title=title)}\n"


def tei_element(text: str, quotes: Iterable[Quote], *, title: str, prefix: str = "") -> str:
    """The `TEI` element alone. `prefix` goes before its ids, which must differ within a `teiCorpus`."""
    quotes = list(quotes)
    builder = ET.TreeBuilder()
    builder.start("TEI", {"xmlns": _NAMESPACE, **_LANGUAGE})
    _header(builder, title, speakers_of(quotes), prefix)
    builder.start("text", {})
    builder.start("body", {})
    _Body(builder, prefix, {quote: number for number, quote in enumerate(quotes, start=1)}).write(text, quotes)
    for tag in ("body", "text", "TEI"):
        builder.end(tag)
    return _written(builder.close())


def corpus_start(title: str) -> str:
    """The beginning of a `teiCorpus`, up to its first `TEI` element."""
    builder = ET.TreeBuilder()
    _header(builder, title, (), "")
    return f'{_DECLARATION}<teiCorpus xmlns="{_NAMESPACE}">\n{_written(builder.close())}\n'


def _written(element: ET.Element) -> str:
    # An XML parser would turn a carriage return into a line feed.
    return ET.tostring(element, encoding="unicode").replace("\r", "&#13;")


def _header(builder: ET.TreeBuilder, title: str, speakers: Sequence[Speaker], prefix: str) -> None:
    builder.start("teiHeader", {})
    builder.start("fileDesc", {})
    # TEI requires these three. What the source is, only the user knows.
    _nested(builder, ("titleStmt", "title"), one_line(title))
    _nested(builder, ("publicationStmt", "p"), "Not published.")
    _nested(builder, ("sourceDesc", "p"), one_line(title))
    builder.end("fileDesc")
    if speakers:
        _list_of(builder, speakers, prefix)
    builder.end("teiHeader")


def _list_of(builder: ET.TreeBuilder, speakers: Iterable[Speaker], prefix: str) -> None:
    path = ("profileDesc", "particDesc", "listPerson")
    for tag in path:
        builder.start(tag, {})
    for speaker in speakers:
        entry, kind, name = _ENTRIES[speaker.kind]
        builder.start(entry, {_ID: f"{prefix}speaker-{speaker.id}", **kind})
        _nested(builder, (name,), one_line(speaker.name), {} if speaker.named else {"type": "description"})
        if speaker.known is not None:
            _nested(builder, ("idno",), speaker.known)
        if speaker.role is not None and entry == "person":
            _nested(builder, ("occupation",), one_line(speaker.role.text))
        builder.end(entry)
    for tag in reversed(path):
        builder.end(tag)


def _nested(builder: ET.TreeBuilder, path: Sequence[str], words: str, attributes: Mapping[str, str] = {}) -> None:
    for tag in path:
        builder.start(tag, dict(attributes) if tag == path[-1] else {})
    builder.data(_allowed(words))
    for tag in reversed(path):
        builder.end(tag)


def _allowed(words: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words)


_Piece = str | Open | Close


@attrs.frozen
class _Body:
    """Writes the paragraphs of a text with its quotes."""

    builder: ET.TreeBuilder
    prefix: str
    numbers: Mapping[Quote, int]
    opened: Counter[Quote] = attrs.field(factory=Counter)
    """How many elements of a content are written."""
    pieces: Counter[Quote] = attrs.field(factory=Counter)
    """Of how many elements a content consists."""

    def write(self, text: str, quotes: Sequence[Quote]) -> None:
        """Write each paragraph, and the characters between them as they are."""
        parts = list(_paragraphs(text, highlights_of(text, quotes)))
        for _, _, pieces in parts:
            self.pieces.update(p.highlight.quote for p in pieces if isinstance(p, Open) and _is_content(p))
        position = 0
        # TEI wants at least one.
        for start, end, pieces in parts or [(0, 0, [])]:
            self.builder.data(_allowed(text[position:start]))
            self.builder.start("p", {})
            for piece in pieces:
                self._piece(piece)
            self.builder.end("p")
            position = end
        self.builder.data(_allowed(text[position:]))

    def _piece(self, piece: _Piece) -> None:
        match piece:
            case Open(highlight):
                self.builder.start(_TAGS[highlight.layer], self._attributes(highlight))
            case Close(highlight):
                self.builder.end(_TAGS[highlight.layer])
            case str():
                self.builder.data(_allowed(piece))

    def _attributes(self, highlight: Highlight) -> dict[str, str]:
        quote = highlight.quote
        if highlight.layer is Layer.CONTENT:
            return {**self._chained(quote), **_manner(quote), **self._speaker("who", quote)}
        kind = highlight.layer.name.lower()
        pointed = self._speaker("ref", quote) if highlight.layer is Layer.SOURCE else {}
        return {"type": kind, **pointed, "corresp": f"#{self._id(quote, 1)}"}

    def _speaker(self, attribute: str, quote: Quote) -> dict[str, str]:
        return {} if quote.speaker is None else {attribute: f"#{self.prefix}speaker-{quote.speaker.id}"}

    def _chained(self, quote: Quote) -> dict[str, str]:
        self.opened[quote] += 1
        number = self.opened[quote]
        before = {"prev": f"#{self._id(quote, number - 1)}"} if number > 1 else {}
        after = {"next": f"#{self._id(quote, number + 1)}"} if number < self.pieces[quote] else {}
        return {_ID: self._id(quote, number), **before, **after}

    def _id(self, quote: Quote, piece: int) -> str:
        return f"{self.prefix}quote-{self.numbers[quote]}" + (f".{piece}" if piece > 1 else "")


_TAGS = {Layer.CONTENT: "said", Layer.SOURCE: "rs", Layer.CUE: "seg"}


def _is_content(piece: Open) -> bool:
    return piece.highlight.layer is Layer.CONTENT


def _manner(quote: Quote) -> dict[str, str]:
    direct = "true" if quote.kind is QuoteKind.DIRECT else "false"
    aloud = {Act.SPEECH: "true", Act.THOUGHT: "false", Act.OTHER: "unknown"}[quote.act]
    return {"direct": direct, "aloud": aloud, "cert": f"{quote.confidence:g}"}


def _paragraphs(text: str, highlights: Iterable[Highlight]) -> Iterator[tuple[int, int, list[_Piece]]]:
    """Each paragraph's start and end with its pieces. Highlights are cut where a paragraph ends."""
    ranges = list(_ranges(text))
    inside: list[list[Highlight]] = [[] for _ in ranges]
    for highlight in highlights:
        first = max(0, bisect_right(ranges, highlight.span.start, key=lambda r: r[0]) - 1)
        for number in range(first, len(ranges)):
            if ranges[number][0] >= highlight.span.end:
                break
            inside[number] += _cut(highlight, *ranges[number], text)
    for (start, end), here in zip(ranges, inside, strict=True):
        yield start, end, list(layers(text[start:end], here))


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, with what stands before them and is no white space in XML: a body has no place for it."""
    position = 0
    for start, end in [*paragraphs(text), (len(text), len(text))]:
        first = start - len(text[position:start].lstrip(_XML_SPACE))
        if first < end:
            yield first, end
        position = end


def _cut(highlight: Highlight, start: int, end: int, text: str) -> Iterator[Highlight]:
    """The part of a highlight in a paragraph, with offsets in it."""
    first, last = max(start, highlight.span.start), min(end, highlight.span.end)
    if first < last:
        yield attrs.evolve(highlight, span=Span(first - start, last - start, text[first:last]))
