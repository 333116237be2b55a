"""Rules on what layout makes plain without a verb: transcripts and names under quotations."""

from __future__ import annotations

import attrs
import regex

from quoteattr.attribution.attributions import Attribution, covered, uncovered
from quoteattr.attribution.contract import attribution_pass
from quoteattr.model import Quotation
from quoteattr.text.view import TextView

__all__ = ["behind_colon", "dash_and_name"]

_NAME = r"\p{Lu}[\p{L}’'-]*\.?(?:[ \u00a0](?:\p{Lu}[\p{L}’'-]*\.?|of|the|de|van|von|and)){0,5}?"
_SIGNED = regex.compile(rf"[ \u00a0\n]*([―—–-]{{1,2}})[ \u00a0]?({_NAME})(?=\.?[ \u00a0]*(?:,[^\n]{{0,80}})?(?:\n|$))")
_ANNOUNCED = regex.compile(rf"(?:^|\n|[.!?”\"] |\b(?:from|by) )({_NAME})(?: on [^\n:.]{{1,150}})?:$")
_COLON = regex.compile(r":[ \u00a0\n]*$")
# Bounds that keep time linear: a headline, and a blank line behind its colon.
_LONGEST_ANNOUNCEMENT = 150
_LONGEST_GAP = 5
_STOPS = (".", ",", "!", "?", "…")


@attribution_pass("dash_and_name", why="a name behind a dash signs the quotation")
def dash_and_name(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """`“I’ll be back.” ― Steve Quinlan`: a quotation signed by the name behind a dash is said by it.

    Declines where a cue in the same paragraph reports the quotation, and where more text follows the name in the line.
    """
    reported = covered(view, [a for a in attributions if _reports_beside(a, view)])
    signed = [a for q in view.quotations if (a := _signature(q, view)) and reported.find(1, *a.content[0]) < 0]
    mine = covered(view, signed)
    rest = [attrs.evolve(a, content=tuple(r for r in a.content if mine.find(1, *r) < 0)) for a in attributions]
    return sorted([a for a in rest if a.content] + signed, key=lambda a: a.start)


def _reports_beside(attribution: Attribution, view: TextView) -> bool:
    """Whether a cue with letters stands in a paragraph of its content; a dash in its place is the signature itself."""
    if not attribution.cue or not any(map(str.isalpha, view.text[slice(*attribution.cue)])):
        return False
    return view.paragraph(attribution.cue[0]) in {view.paragraph(start) for start, _ in attribution.content}


def _signature(quotation: Quotation, view: TextView) -> Attribution | None:
    signature = _SIGNED.match(view.text, quotation.span.end)
    if signature is None:
        return None
    content = ((quotation.span.start, quotation.span.end),)
    return Attribution(content, signature.span(1), signature.span(2), (dash_and_name.name,))


@attribution_pass("behind_colon", why="a colon announces the quotation")
def behind_colon(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """`A lesson from Ada Brook: ‘Be heard.’`: a sentence in marks behind a colon is quoted.

    A colon announces words, in headlines without a verb. The source is a name that opens the announcement or that
    "from" or "by" puts before the colon. Declines where the quotation has an attribution already, and for words and
    titles in marks, which lack the stop.
    """
    free = filter(_is_sentence, uncovered(view, attributions))
    found = [a for q in free if (a := _announced(q, view))]
    return sorted([*attributions, *found], key=lambda a: a.start)


def _announced(quotation: Quotation, view: TextView) -> Attribution | None:
    colon = _COLON.search(view.text, max(0, quotation.span.start - _LONGEST_GAP), quotation.span.start)
    if colon is None:
        return None
    first = max(0, colon.start() - _LONGEST_ANNOUNCEMENT)
    name = _ANNOUNCED.search(view.text, first, colon.start() + 1)
    content = ((quotation.span.start, quotation.span.end),)
    cue = (colon.start(), colon.start() + 1)
    return Attribution(content, cue, name.span(1) if name else None, (behind_colon.name,), 0.0)


def _is_sentence(quotation: Quotation) -> bool:
    words = quotation.inner.text.strip()
    return words[:1].isupper() and words.endswith(_STOPS)
