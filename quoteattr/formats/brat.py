"""Quotes as BRAT stand-off (https://brat.nlplab.org/standoff.html), which INCEpTION and other tools import."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from quoteattr.model import Quote, Span
from quoteattr.results.explanation import explain
from quoteattr.text.controls import one_line

__all__ = ["BRAT_CONFIGURATION", "to_brat"]

BRAT_CONFIGURATION = """\
[entities]
Content
Cue
Source

[relations]
Reported-by Arg1:Content, Arg2:Cue
Said-by Arg1:Content, Arg2:Source

[events]

[attributes]
Kind Arg:Content, Value:direct|mixed|indirect
Act Arg:Content, Value:speech|thought|other
"""
"""The `annotation.conf` of a folder with such files."""
# BRAT refuses a fragment with a line break in it.
_ON_ONE_LINE = re.compile(r"[^\r\n]+")


def to_brat(text: str, quotes: Iterable[Quote]) -> str:
    r"""Convert the quotes of a text to the `.ann` file that lies beside the text in BRAT.

    Offsets count characters from 0, as in Python. The content, the cue and the source are text-bound annotations; a
    relation joins the content to the other two. Kind and act are attributes. A note has the speaker's name, and a
    second note the explanation.

    >>> from quoteattr.model import Act, QuoteKind
    >>> quote = Quote((Span(0, 6, "“Yes,”"),), QuoteKind.DIRECT, Act.SPEECH, Span(11, 15, "said"), None, None, 0.9)
    >>> print(*to_brat("“Yes,” she said.", [quote]).splitlines()[:4], sep="\n")
    T1	Content 0 6	“Yes,”
    A1	Kind T1 direct
    A2	Act T1 speech
    T2	Cue 11 15	said

    Raises:
        ValueError: the quotes are from another text.
    """
    lines = _Lines(text)
    return "".join(line for quote in quotes for line in lines.of(quote))


@attrs.frozen
class _Lines:
    """Numbers the lines of a file."""

    text: str
    counts: Counter[str] = attrs.field(factory=Counter)
    beside: dict[tuple[str, Span], str] = attrs.field(factory=dict)
    """The annotations of cues and sources, which quotes may share."""

    def of(self, quote: Quote) -> Iterator[str]:
        """The lines of a quote."""
        content, line = self._bound("Content", quote.content)
        yield line
        yield self._line("A", f"Kind {content} {quote.kind.value}")
        yield self._line("A", f"Act {content} {quote.act.value}")
        for label, relation, span in (("Cue", "Reported-by", quote.cue), ("Source", "Said-by", quote.source)):
            if span is not None and span.text.strip():
                yield from self._joined(content, relation, label, span)
        speaker = [f"Speaker: {one_line(quote.speaker.name)}"] if quote.speaker else []
        yield from (self._line("#", f"AnnotatorNotes {content}", note) for note in (*speaker, explain(quote)))

    def _joined(self, content: str, relation: str, label: str, span: Span) -> Iterator[str]:
        if (label, span) not in self.beside:
            self.beside[label, span], line = self._bound(label, [span])
            yield line
        yield self._line("R", f"{relation} Arg1:{content} Arg2:{self.beside[label, span]}")

    def _bound(self, label: str, spans: Iterable[Span]) -> tuple[str, str]:
        """The id of a text-bound annotation, and its line."""
        parts = [part for span in spans for part in self._fragments(span)]
        offsets = ";".join(f"{part.start} {part.end}" for part in parts)
        words = " ".join(part.text.replace("\t", " ") for part in parts)
        line = self._line("T", f"{label} {offsets}", words)
        return f"T{self.counts['T']}", line

    def _fragments(self, span: Span) -> Iterator[Span]:
        span.require_in(self.text)
        for found in _ON_ONE_LINE.finditer(span.text):
            if found.group().strip():
                yield Span(span.start + found.start(), span.start + found.end(), found.group())

    def _line(self, letter: str, *cells: str) -> str:
        self.counts[letter] += 1
        return "\t".join([f"{letter}{self.counts[letter]}", *cells]) + "\n"
