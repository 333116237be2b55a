"""The public types: the quotations of a text, and who said them.

They are immutable, hashable and picklable. Offsets count characters of the caller's text from 0. Ranges are half-open.
"""

import itertools
from collections.abc import Iterator
from enum import StrEnum
from typing import Self

import attrs

from quoteattr import checks


class QuoteKind(StrEnum):
    """How the quote reports the words."""

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
    """Anything else that corpora annotate as an attribution: votes, plans, criticism."""


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
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    BOX = "box"
    TIMESTAMP = "timestamp"
    PAGE_HEADER = "page header"
    LIST_ITEM = "list item"
    LABEL = "label"
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
    """The characters of the text, unchanged."""

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
        """The span of `text` from `start` to `end`, in characters.

        Raises:
            ValueError: the offsets are negative, in the wrong order, or beyond the end of the text.
        """
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"a text of {len(text)} characters has no Span {start}:{end}")
        return cls(start, end, text[start:end])

    def require_in(self, text: str) -> None:
        """Check that `text` has this span.

        Raises:
            ValueError: `text` has other characters at these offsets.
        """
        if text[self.start : self.end] != self.text:
            raise ValueError(f"the text at {self.start}:{self.end} is not {checks.shorten(self.text)}")


def offsets(span: Span) -> tuple[int, int]:
    """The start and end of a span."""
    return span.start, span.end


@attrs.frozen
class Line:
    """A paragraph, or a line that stands alone, and its role on the page."""

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
    """The whole quotation with its marks. An unclosed quotation has no closing mark."""
    inner: Span
    """The part between the outermost marks."""
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
        """Yield this quotation and all quotations inside it, at any depth, in text order."""
        pending = [self]
        while pending:
            quotation = pending.pop()
            yield quotation
            pending.extend(reversed(quotation.children))


@attrs.frozen
class Evidence:
    """Why something was decided: a rule or model, and the spans it used.

    >>> Evidence("tagger", (Span(0, 4, "said"),)).rule
    'tagger'
    """

    rule: str
    """The name of the rule or model; `quoteattr rules` lists the rules."""
    spans: tuple[Span, ...] = ()
    """The spans it used."""

    def __attrs_post_init__(self) -> None:
        checks.require_types(self, rule=str)
        checks.require_tuples(self, spans=Span)
        if not self.rule:
            raise ValueError("Evidence.rule must name a rule, got an empty string")


@attrs.frozen
class Speaker:
    """The person, organisation, group or document behind a source: one object throughout a text.

    >>> brook = Speaker(0, "Ada Brook", True, SpeakerKind.PERSON, (Span(0, 9, "Ada Brook"),))
    >>> brook.name
    'Ada Brook'
    """

    id: int
    """Identifies the speaker within one text."""
    name: str
    """The fullest name in the text, without titles. For a known speaker, the caller's name. If there is no name, the
    fullest description."""
    named: bool
    """Whether `name` is a name (`Ada Brook`) and not a description (`a senior official`)."""
    kind: SpeakerKind
    """Person, organisation, group, document or unknown."""
    mentions: tuple[Span, ...]
    """Every span that refers to the speaker, in text order. There is at least one. They may nest."""
    role: Span | None = None
    """The job or position that the text gives: `a researcher at the institute`."""
    pronouns: frozenset[str] = frozenset()
    """The pronouns that the text uses for the speaker, in lower case. Nothing is guessed."""
    known: str | None = None
    """The id of the matching `KnownSpeaker`, or None."""

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
    """A speaker that the caller expects, from a newsroom's list of people or a novel's cast.

    >>> KnownSpeaker("Q42", "Elizabeth Bennet", ("Lizzy", "Miss Elizabeth")).aliases
    ('Lizzy', 'Miss Elizabeth')
    """

    id: str
    """The caller's own id, which comes back as `Speaker.known`."""
    name: str
    """The full name, which comes back as `Speaker.name`."""
    aliases: tuple[str, ...] = ()
    """Other names, with titles if they tell people apart: `Mrs. Bennet`."""

    def __attrs_post_init__(self) -> None:
        checks.require_types(self, id=str, name=str)
        checks.require_tuples(self, aliases=str)
        if not all(part.strip() for part in (self.id, self.name, *self.aliases)):
            raise ValueError(f"a KnownSpeaker needs an id and names that are not blank, got {self!r}")


@attrs.frozen
class Quote:
    """Something that someone said, wrote or thought, and who it was.

    >>> text = '"Yes," she said, "we can."'
    >>> content, cue, source = (Span.of(text, 0, 6), Span.of(text, 17, 26)), Span.of(text, 11, 15), Span.of(text, 7, 10)
    >>> quote = Quote(content, QuoteKind.DIRECT, Act.SPEECH, cue, source, speaker=None, confidence=0.97)
    >>> print(quote.text)
    "Yes," … "we can."
    >>> quote.start, quote.end
    (0, 26)
    """

    content: tuple[Span, ...]
    """What was said: one span, or several if the quote is interrupted. In text order, without overlap."""
    kind: QuoteKind
    """Direct, mixed or indirect."""
    act: Act
    """Speech, thought or other."""
    cue: Span | None
    """The words that report it: `said`, `according to`. None if there are none."""
    source: Span | None
    """The words for the speaker next to the cue: `she`. None if there are none."""
    speaker: Speaker | None
    """Who said it; None if unknown."""
    confidence: float
    """The measured share of correct answers (words and name) among quotes with the same evidence, from 0 to 1."""
    evidence: tuple[Evidence, ...] = ()
    """The rules that decided, in order."""

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

        The fragments of an interrupted quote are joined by ` … `, so they do not look like continuous speech. The
        ellipsis is not in the caller's text. For the exact characters, use the spans of `content`.
        """
        return " … ".join(span.text for span in self.content)

    @property
    def start(self) -> int:
        """Offset of the first character of the content."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Offset of the first character after the content. An interruption lies between `start` and `end`."""
        return self.content[-1].end
