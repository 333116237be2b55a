"""Everything found in one text, and how a notebook shows it."""

import itertools
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

import attrs

from quoteattr import checks
from quoteattr.model import Line, Quotation, Quote, Span, Speaker, offsets


@attrs.frozen
class Analysis:
    """Everything found in one text. Every span is checked against the text.

    >>> Analysis("No marks.", (), (), (Span(0, 9, "No marks."),), ()).unattributed
    ()
    """

    text: str
    """The caller's text, unchanged."""
    quotes: tuple[Quote, ...]
    """The quotes in text order."""
    speakers: tuple[Speaker, ...]
    """All speakers of the text, including those of `quotes`, in the order of their first mention. Each has a different
    id."""
    sentences: tuple[Span, ...]
    """The sentences in text order, without overlap."""
    quotations: tuple[Quotation, ...]
    """All outermost quotations, attributed or not, in text order."""
    lines: tuple[Line, ...] = ()
    """The paragraphs, and the lines that stand alone, each with its role on the page, in text order."""

    def __attrs_post_init__(self) -> None:
        checks.require_types(self, text=str)
        checks.require_tuples(self, quotes=Quote, speakers=Speaker, sentences=Span, quotations=Quotation, lines=Line)
        checks.require_order(map(offsets, self.sentences), "Analysis.sentences")
        checks.require_order((offsets(quotation.span) for quotation in self.quotations), "Analysis.quotations")
        checks.require_order((offsets(line.span) for line in self.lines), "Analysis.lines")
        self._require_speakers()
        for span in self._spans():
            span.require_in(self.text)

    def _require_speakers(self) -> None:
        by_id = {speaker.id: speaker for speaker in self.speakers}
        if len(by_id) != len(self.speakers):
            raise ValueError("two of Analysis.speakers have the same id")
        for quote in self.quotes:
            if quote.speaker is not None and by_id.get(quote.speaker.id) != quote.speaker:
                raise ValueError(
                    f"the speaker of a quote is not in Analysis.speakers: {checks.shorten(quote.speaker.name)}"
                )

    def _spans(self) -> Iterator[Span]:
        yield from self.sentences
        yield from (line.span for line in self.lines)
        for top in self.quotations:
            for quotation in top.walk():
                yield quotation.span
                yield quotation.inner
        for speaker in self.speakers:
            yield from speaker.mentions
            if speaker.role is not None:
                yield speaker.role
        for quote in self.quotes:
            yield from quote.content
            yield from (span for span in (quote.cue, quote.source) if span is not None)
            for evidence in quote.evidence:
                yield from evidence.spans

    @property
    def cast(self) -> list[tuple[Speaker, int]]:
        """The speakers of `quotes` and how many words each says, the one with most words first."""
        words = Counter[int]()
        for quote in self.quotes:
            if quote.speaker is not None:
                words[quote.speaker.id] += sum(len(span.text.split()) for span in quote.content)
        by_id = {speaker.id: speaker for speaker in self.speakers}
        return [(by_id[who], said) for who, said in words.most_common()]

    @property
    def unattributed(self) -> tuple[Quotation, ...]:
        """The quotations that belong to no quote with a source or speaker: titles, scare quotes, single words."""
        said = sorted(span for quote in self.quotes if quote.source or quote.speaker for span in quote.content)
        # The furthest end so far. Contents may nest, so the last one to begin is not always the last one to end.
        reach = list(itertools.accumulate((span.end for span in said), max))

        def is_reported(span: Span) -> bool:
            before = bisect_left(said, span.end, key=lambda content: content.start)
            return before > 0 and reach[before - 1] > span.start

        return tuple(quotation for quotation in self.quotations if not is_reported(quotation.span))

    def _repr_html_(self) -> str:
        # Notebooks call this to show a value. Only they need the import.
        from quoteattr.render.html import fragment

        return fragment(self.text, self.quotes, styled=True)
