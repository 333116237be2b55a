"""Passes for quotes that the layout attributes without a verb: transcripts, signatures and colons."""

from __future__ import annotations

import attrs
import regex

from quoteattr.attribution.attributions import Attribution, covered, uncovered
from quoteattr.attribution.contract import attribution_pass
from quoteattr.attribution.sentences import is_sentence
from quoteattr.languages.en.reporting import ANNOUNCER, SIGNATURE
from quoteattr.model import Quotation
from quoteattr.text.paragraphs import STOPS
from quoteattr.text.view import TextView

__all__ = ["behind_colon", "dash_and_name"]

_COLON = regex.compile(r":[ \u00a0\n]*$")
# Bounds that keep time linear: a headline, and a blank line after its colon.
_LONGEST_ANNOUNCEMENT = 150
_LONGEST_GAP = 5


@attribution_pass(
    "dash_and_name", why="the name after a dash signs the quotation", examples=("“I’ll be back.” — Steve Quinlan",)
)
def dash_and_name(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """A quotation followed by a dash and a name is said by the person with that name.

    Pull quotes and mottoes are signed in this way: `“I’ll be back.” — Steve Quinlan`. Declines if a cue in the same
    paragraph reports the quotation, and if more text follows the name on its line.
    """
    reported = covered(view, [a for a in attributions if _reports_beside(a, view)])
    signed = [a for q in view.quotations if (a := _signed(q, view)) and reported.find(1, *a.content[0]) < 0]
    mine = covered(view, signed)
    rest = [attrs.evolve(a, content=tuple(r for r in a.content if mine.find(1, *r) < 0)) for a in attributions]
    return sorted([a for a in rest if a.content] + signed, key=lambda a: a.start)


def _reports_beside(attribution: Attribution, view: TextView) -> bool:
    """Whether a cue with letters is in a paragraph of the content. A dash as the cue is the signature itself."""
    if not attribution.cue or not any(map(str.isalpha, view.text[slice(*attribution.cue)])):
        return False
    return view.paragraph(attribution.cue[0]) in {view.paragraph(start) for start, _ in attribution.content}


def _signed(quotation: Quotation, view: TextView) -> Attribution | None:
    signature = SIGNATURE.match(view.text, quotation.span.end)
    if signature is None:
        return None
    content = ((quotation.span.start, quotation.span.end),)
    return Attribution(content, signature.span(1), signature.span(2), (dash_and_name.name,))


@attribution_pass(
    "behind_colon", why="a colon announces the quotation", examples=("A lesson from Ada Brook: ‘Be heard.’",)
)
def behind_colon(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """A sentence in quotation marks after a colon is a quote.

    A colon announces words, in headlines without a verb: `A lesson from Ada Brook: ‘Be heard.’` The source is the name
    that begins the announcement, or that follows "from" or "by" before the colon. Otherwise there is no source.
    Declines if the quotation has an attribution, and for quoted words and titles, which have no stop.
    """
    found = [a for q in uncovered(view, attributions) if _is_said(q) and (a := _announced(q, view))]
    return sorted([*(_with_label(a, view) for a in attributions), *found], key=lambda a: a.start)


def _with_label(attribution: Attribution, view: TextView) -> Attribution:
    """The attribution, with the name before the colon if it has neither cue nor source."""
    found = view.quotations_in(attribution.start, attribution.start + 1)
    bare = attribution.cue is None and attribution.source is None and len(attribution.content) == 1
    if not bare or not found or found[0].span.start != attribution.start or not _is_said(found[0]):
        return attribution
    told = _announced(found[0], view)
    if told is None or told.source is None:
        return attribution
    return attrs.evolve(attribution, cue=told.cue, source=told.source, rules=(behind_colon.name, *attribution.rules))


def _is_said(quotation: Quotation) -> bool:
    return is_sentence(quotation.inner.text.strip(), (*STOPS, ","))


def _announced(quotation: Quotation, view: TextView) -> Attribution | None:
    colon = _COLON.search(view.text, max(0, quotation.span.start - _LONGEST_GAP), quotation.span.start)
    if colon is None:
        return None
    first = max(0, colon.start() - _LONGEST_ANNOUNCEMENT)
    name = ANNOUNCER.search(view.text, first, colon.start() + 1)
    content = ((quotation.span.start, quotation.span.end),)
    cue = (colon.start(), colon.start() + 1)
    return Attribution(content, cue, name.span(1) if name else None, (behind_colon.name,), 0.0)
