"""The public types: what a text's quotations are, and what is known about who said them.

All of them are immutable and hashable, and can be pickled. Every offset counts characters (Python's own, as in
`text[i]`) of the text as the caller gave it, from 0. Every range is half-open: `end` is the first character after it.
"""

import itertools
from collections.abc import Iterator
from enum import StrEnum
from typing import Self

import attrs

from quoteattr import checks


class QuoteKind(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    """The content is a quotation: `"I will go," she said.`"""
    MIXED = "mixed"
    """A reported clause with quotations in it: `She said she would "never" go.`"""
    INDIRECT = "indirect"
    """A reported clause without any quotation: `She said she would go.`"""


class Act(StrEnum):
    """What the source did with the content."""

    SPEECH = "speech"
    """It was said or written: `said`, `wrote`, `according to`."""
    THOUGHT = "thought"
    """It was believed, wanted, feared or known: `thinks`, `hopes`."""
    OTHER = "other"
    """What else corpora annotate as attribution: votes, plans, criticism."""


class SpeakerKind(StrEnum):
    """What a speaker is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


class LineRole(StrEnum):
    """What a line is on its page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BYLINE = "byline"
    CREDIT = "credit"
    BOX = "box"
    """It points to other texts, or is a row of a table: READ MORE, WHEN: Friday."""
    TIMESTAMP = "timestamp"
    PAGE_HEADER = "page header"
    LIST_ITEM = "list item"
    LABEL = "label"
    """The label of a turn on a line of its own."""
    TURN = "turn"


@attrs.frozen(order=True)
class Span:
    """A stretch of the caller's text: `text[span.start:span.end] == span.text`. Spans sort in text order.

    >>> Span.of("She said no.", 4, 8)
    Span(start=4, end=8, text='said')
    """

    start: int
    """Offset of the first character."""
    end: int
    """Offset of the first character after the span."""
    text: str
    """The characters themselves, untouched."""

    def __attrs_post_init__(self) -> None:
        checks.require_types(self, start=int, end=int, text=str)
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a Span needs 0 <= start <= end, got start={self.start}, end={self.end}")
        if len(self.text) != self.end - self.start:
            raise ValueError(
                f"Span {self.start}:{self.end} is {self.end - self.start} characters long, its text {len(self.text)}"
            )

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """Cut the span out of `text`. Offsets beyond its end and negative ones are a `ValueError`."""
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"a text of {len(text)} characters has no Span {start}:{end}")
        return cls(start, end, text[start:end])

    def require_in(self, text: str) -> None:
        """Raise `ValueError` unless the span is one of `text`."""
        if text[self.start : self.end] != self.text:
            raise ValueError(f"the text at {self.start}:{self.end} is not {checks.shorten(self.text)}")


def offsets(span: Span) -> tuple[int, int]:
    """Where a span begins and ends."""
    return span.start, span.end


@attrs.frozen
class Line:
    """A paragraph of the text, or a line that stands by itself, and what it is on its page.

    >>> Line(Span(0, 9, "READ MORE"), LineRole.BOX).role.value
    'box'
    """

    span: Span
    role: LineRole

    def __attrs_post_init__(self) -> None:
        checks.require_types(self, span=Span, role=LineRole)


@attrs.frozen
class Quotation:
    """A stretch between quotation marks, whatever it is: speech, a title, a scare quote.

    >>> text = 'a "b" c'
    >>> Quotation(Span.of(text, 2, 5), Span.of(text, 3, 4)).inner.text
    'b'
    """

    span: Span
    """The whole, with its marks. An unclosed quotation has no closing mark in it."""
    inner: Span
    """What stands between the outermost marks."""
    children: tuple["Quotation", ...] = ()
    """The quotations directly inside this one, in text order."""

    def __attrs_post_init__(self) -> None:
        checks.require_types(self, span=Span, inner=Span)
        checks.require_tuples(self, children=Quotation)
        checks.require_inside(offsets(self.inner), offsets(self.span), "Quotation.inner")
        for child in self.children:
            checks.require_inside(offsets(child.span), offsets(self.inner), "a child of a Quotation")
        checks.require_order((offsets(child.span) for child in self.children), "Quotation.children")

    def walk(self) -> Iterator["Quotation"]:
        """Yield this quotation and all inside it, at any depth, in text order."""
        pending = [self]
        while pending:
            quotation = pending.pop()
            yield quotation
            pending.extend(reversed(quotation.children))


@attrs.frozen
class Evidence:
    """Why something was decided: the name of the rule (or of the model) and the stretches of text that it read.

    >>> Evidence("tagger", (Span(0, 4, "said"),)).rule
    'tagger'
    """

    rule: str
    spans: tuple[Span, ...] = ()

    def __attrs_post_init__(self) -> None:
        checks.require_types(self, rule=str)
        checks.require_tuples(self, spans=Span)
        if not self.rule:
            raise ValueError("Evidence.rule must name a rule, got an empty string")


@attrs.frozen
class Speaker:
    """The person, organisation, group or document behind a source: one object all through a text.

    >>> capri = Speaker(0, "Alex Capri", True, SpeakerKind.PERSON, (Span(0, 10, "Alex Capri"),))
    >>> capri.name
    'Alex Capri'
    """

    id: int
    """Tells the speakers of one text apart; it means nothing outside of that text."""
    name: str
    """The fullest name the text gives, without titles, or the caller's own for a known speaker; the fullest description
    where there is no name."""
    named: bool
    """Whether `name` is a name (`Alex Capri`) and not a description (`a senior official`)."""
    kind: SpeakerKind
    mentions: tuple[Span, ...]
    """Every stretch of the text that refers to the speaker, in text order; one at least. They may nest."""
    role: Span | None = None
    """What the text says the speaker is: `a researcher at the National University`."""
    pronouns: frozenset[str] = frozenset()
    """The pronouns that the text uses for the speaker, in lower case. Nothing is guessed."""
    known: str | None = None
    """The id of the caller's own `KnownSpeaker` that this is; None where it is none of them."""

    def __attrs_post_init__(self) -> None:
        checks.require_types(self, id=int, name=str, named=bool, kind=SpeakerKind, pronouns=frozenset)
        checks.require_tuples(self, mentions=Span)
        checks.require_optional(self, role=Span, known=str)
        for pronoun in self.pronouns:
            checks.require(pronoun, str, "every one of Speaker.pronouns")
        if self.id < 0:
            raise ValueError(f"Speaker.id must not be negative, got {self.id}")
        if not self.name or not self.mentions:
            raise ValueError("a Speaker needs a name (or description) and at least one mention")
        if any(after < before for before, after in itertools.pairwise(self.mentions)):
            raise ValueError("Speaker.mentions must be in text order")


@attrs.frozen
class KnownSpeaker:
    """Somebody whom the caller expects: a newsroom's list of people, a novel's cast.

    >>> KnownSpeaker("Q42", "Elizabeth Bennet", ("Lizzy", "Miss Elizabeth")).aliases
    ('Lizzy', 'Miss Elizabeth')
    """

    id: str
    """The caller's own; it comes back as `Speaker.known`."""
    name: str
    aliases: tuple[str, ...] = ()
    """Other names, with titles where these tell people apart: `Mrs. Bennet`."""

    def __attrs_post_init__(self) -> None:
        checks.require_types(self, id=str, name=str)
        checks.require_tuples(self, aliases=str)
        if not all(part.strip() for part in (self.id, self.name, *self.aliases)):
            raise ValueError(f"a KnownSpeaker needs an id and names that are not blank, got {self!r}")


@attrs.frozen
class Quote:
    """Something that someone said, wrote or thought, with what the text tells about who it was.

    >>> text = '"Yes," she said, "we can."'
    >>> content, cue, source = (Span.of(text, 0, 6), Span.of(text, 17, 26)), Span.of(text, 11, 15), Span.of(text, 7, 10)
    >>> quote = Quote(content, QuoteKind.DIRECT, Act.SPEECH, cue, source, speaker=None, confidence=0.97)
    >>> print(quote.text)
    "Yes," … "we can."
    >>> quote.start, quote.end
    (0, 26)
    """

    content: tuple[Span, ...]
    """What was said: one span, or several where it is interrupted. In text order, without overlap."""
    kind: QuoteKind
    act: Act
    cue: Span | None
    """The words that report it: `said`, `according to`."""
    source: Span | None
    """The words beside the cue that stand for the speaker here: `she`."""
    speaker: Speaker | None
    """Who that is; None where it is not known."""
    confidence: float
    """The measured share of whole right answers, words and name, among quotes decided by the same evidence."""
    evidence: tuple[Evidence, ...] = ()
    """Why: what decided first comes first."""

    def __attrs_post_init__(self) -> None:
        checks.require_tuples(self, content=Span)
        checks.require_types(self, kind=QuoteKind, act=Act, confidence=float)
        checks.require_optional(self, cue=Span, source=Span, speaker=Speaker)
        checks.require_tuples(self, evidence=Evidence)
        if not self.content:
            raise ValueError("a Quote needs at least one span of content")
        checks.require_order(map(offsets, self.content), "Quote.content")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"Quote.confidence must be between 0 and 1, got {self.confidence}")

    @property
    def text(self) -> str:
        """The content as one string for reading.

        The fragments of an interrupted quote are joined by ` … `, so that words never said are never run together as if
        they had been. That ellipsis is not in the caller's text: for the exact characters take each span of `content`.
        """
        return " … ".join(span.text for span in self.content)

    @property
    def start(self) -> int:
        """Offset of the first character of the content."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Offset of the first character after the content; an interruption lies before it too."""
        return self.content[-1].end
