"""From attributions to the public `Quote`: kind, act, evidence and confidence."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.attribution.acts import act_of, is_evidence
from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.passes.announced import announced_paragraph
from quoteattr.attribution.passes.headlines import claim_in_headline
from quoteattr.attribution.passes.turns import turn
from quoteattr.attribution.rules.block_quotations import block_quotation
from quoteattr.languages.en.reporting import ONLY_POINTS, REPORTED_CLAUSE
from quoteattr.model import Act, Evidence, Quote, QuoteKind, Span, Speaker
from quoteattr.results.confidence import Calibration, steps_to
from quoteattr.results.speakers import Speakers
from quoteattr.text.view import Range, TextView

__all__ = ["build", "confidence_features", "is_said"]

# These find exact words without quotation marks.
_VERBATIM = frozenset([turn.name, block_quotation.name, announced_paragraph.name])
# Share of letters. A direct quote may have a word or two outside its marks: in brackets, or by a typing error.
_DIRECT = 0.9
# A quotation whose closing mark was lost, and the end of one whose opening mark was.
_OPENS = regex.compile(r"[“\"‘']\p{Lu}")
_CLOSES = regex.compile(r"[,.!?…][”\"’']{1,2}\s")
# Initials in quotation marks are not somebody's words; three letters can be.
_FEWEST_LETTERS = 3
# Below this probability two in three were no speech on PolNeAR dev, and all on press, world news and releases dev.
_SAID = 0.25
# From this probability clauses with "that" were said in 13 of 14 cases on four train and five dev sets.
_SURELY_SAID = 0.5


def build(view: TextView, attributions: list[Attribution], speakers: Speakers, calibration: Calibration) -> list[Quote]:
    """Turn attributions into quotes in the same order, each with the speaker that its source refers to."""
    return [_quote(view, a, speakers, calibration) for a in attributions]


def _quote(view: TextView, attribution: Attribution, speakers: Speakers, calibration: Calibration) -> Quote:
    text = view.text
    cue, source = _span(text, attribution.cue), _span(text, attribution.source)
    verbatim = attribution.rules[0] in _VERBATIM
    kind = QuoteKind.DIRECT if verbatim else kind_of(view, attribution.content)
    act = Act.SPEECH if verbatim else _act(view, kind, cue, attribution)
    return Quote(
        content=tuple(Span.of(text, *r) for r in attribution.content),
        kind=kind,
        act=act,
        cue=cue,
        source=source,
        speaker=speakers.of_quote(attribution),
        confidence=calibration.confidence(confidence_features(view, attribution, speakers, kind, act)),
        evidence=(
            *(Evidence(rule, tuple(s for s in (cue, source) if s)) for rule in attribution.rules),
            *speakers.why(attribution),
        ),
    )


def confidence_features(
    view: TextView, attribution: Attribution, speakers: Speakers, kind: QuoteKind, act: Act
) -> Iterator[str]:
    """Features that show how reliable an answer is, each as "kind:value"."""
    where = "in a story" if view.is_story else "elsewhere"
    yield f"kind:{kind.value} {where}"
    yield f"act:{'said' if act is Act.SPEECH or kind is not QuoteKind.INDIRECT else act.value}"
    yield f"answer:{_answer(speakers.of_quote(attribution))} {where}"
    yield from steps_to("score", attribution.score)
    if kind is QuoteKind.INDIRECT and attribution.said is not None:
        yield from steps_to("said", attribution.said)
    yield from (f"rule:{rule}" for rule in attribution.rules)
    yield f"cue:{_place_of_cue(attribution)}"
    yield from speakers.clues(attribution)


def _answer(speaker: Speaker | None) -> str:
    if speaker is None:
        return "nobody"
    return f"{speaker.kind.value} {'named' if speaker.named else 'described'}"


def _place_of_cue(attribution: Attribution) -> str:
    """The position of the cue relative to the content."""
    if attribution.cue is None:
        return "none"
    if attribution.cue[1] <= attribution.start:
        return "before"
    return "behind" if attribution.cue[0] >= attribution.end else "inside"


def _span(text: str, where: Range | None) -> Span | None:
    return Span.of(text, *where) if where else None


def _act(view: TextView, kind: QuoteKind, cue: Span | None, attribution: Attribution) -> Act:
    """The act of the cue. Content that is completely in quotation marks was said or written, whatever the cue.

    A verb of saying may report a deed, "they asked the council for a bench", and any other verb what was said, "the
    court ruled that it was void". There the network decides. A claim of a headline was made, whatever was found.
    """
    if claim_in_headline.name in attribution.rules:
        return Act.SPEECH
    act = act_of(cue.text if cue else None, view.lexicon)
    if kind is QuoteKind.DIRECT:
        return Act.SPEECH if act is Act.OTHER else act
    if kind is QuoteKind.MIXED or attribution.said is None:
        return act
    if act is Act.SPEECH:
        return Act.OTHER if attribution.said < _SAID else act
    reports = attribution.said >= _SURELY_SAID and view.text.startswith(REPORTED_CLAUSE, attribution.start)
    return Act.SPEECH if act is Act.OTHER and reports and cue and not is_evidence(cue.text) else act


def kind_of(view: TextView, content: tuple[Range, ...]) -> QuoteKind:
    """Direct if nearly all letters are in quotation marks, of which one may be lost; mixed if some are."""
    letters = quoted = 0
    for start, end in content:
        letters += (here := _letters(view.text, start, end))
        quoted += here if _lacks_a_mark(view, start, end) else 0
        for quotation in view.quotations_in(start, end):
            quoted += _letters(view.text, max(start, quotation.span.start), min(end, quotation.span.end))
    if letters and quoted >= _DIRECT * letters:
        return QuoteKind.DIRECT
    return QuoteKind.MIXED if quoted >= _FEWEST_LETTERS else QuoteKind.INDIRECT


def _lacks_a_mark(view: TextView, start: int, end: int) -> bool:
    """Whether one mark of the words is lost: it only opens them, or closes a paragraph that begins without one."""
    if view.quotations_in(start, end):
        return False
    if _OPENS.match(view.text, start, end):
        return True
    first = view.paragraphs[view.paragraph(start)][0] == start and view.text[start].isupper()
    return first and any(_CLOSES.match(view.text, at) for at in (end - 2, end - 1))


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))


def is_said(quote: Quote) -> bool:
    """Whether a quote is what `scope="speech"` keeps.

    Words in quotation marks are kept, unless they are part of a clause that was thought, or of one with neither speech
    nor a source. Reported speech needs a source: on development data, one in five clauses without one is a quote.
    "That" alone reports nothing: "She denied that."
    """
    someone = quote.source is not None or quote.speaker is not None
    if quote.kind is QuoteKind.MIXED:
        return quote.act is Act.SPEECH or (quote.act is Act.OTHER and someone)
    if quote.kind is QuoteKind.DIRECT:
        return True
    return quote.act is Act.SPEECH and someone and quote.text.lower() not in ONLY_POINTS
