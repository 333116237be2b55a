"""Passes on quotations that continue after an interruption."""

from __future__ import annotations

from bisect import bisect_right

import attrs

from quoteattr.attribution.attributions import Attribution, covered, merged, uncovered
from quoteattr.attribution.contract import attribution_pass
from quoteattr.attribution.sentences import opens_sentence
from quoteattr.model import Quotation
from quoteattr.text.paragraphs import SENTENCE_END, STOPS
from quoteattr.text.view import TextView

__all__ = ["first_half", "second_half", "sentence_goes_on"]

# Characters of "he asked the woman at the gate".
_LONGEST_TAG = 80


@attribution_pass(
    "second_half",
    why="the quotation continues after the interruption",
    examples=("“It’s finished,” Brook said. “In my head, anyway.”",),
)
def second_half(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """An unattributed quotation after an interruption continues the speech before it.

    English names the speaker once, in the first pause: `“It’s finished,” she said. “In my head, anyway.”` Declines if
    the quotation has an attribution, if the words between the halves lack a cue or a source or lead into the quotation
    (a title: Brook said on “Wells Today”), and across paragraphs. A second question has no attribution without a cue
    and a source: `“Is it far?” he asked her. “Is it steep?”`
    """
    asked = {a.start: a for a in attributions if a.cue is None and a.source is None and _asks(a, view)}
    out = sorted((a for a in attributions if a != asked.get(a.start)), key=lambda a: a.end)
    for quotation in uncovered(view, out):
        before, start = bisect_right(out, quotation.span.start, key=lambda a: a.end) - 1, quotation.span.start
        if before < 0 or not _interrupts(out[before], quotation, view):
            continue
        if start not in asked or _asks_on(out[before], quotation, view):
            content = merged([*out[before].content, (start, quotation.span.end)], view.text)
            out[before] = out[before].with_content(content, second_half.name)
            asked.pop(start, None)
    return sorted([*out, *asked.values()], key=lambda a: a.start)


def _asks(attribution: Attribution, view: TextView) -> bool:
    """Whether the content ends with a quoted question."""
    found = view.quotations_in(attribution.end - 1, attribution.end)
    return bool(found) and found[-1].inner.text.rstrip().endswith("?")


def _asks_on(attribution: Attribution, quotation: Quotation, view: TextView) -> bool:
    """Whether the attribution is a question too, and only its tag is before the quotation."""
    tag = view.text[attribution.end : quotation.span.start].rstrip()
    return _asks(attribution, view) and len(tag) < _LONGEST_TAG and not SENTENCE_END.search(tag)


def _interrupts(attribution: Attribution, quotation: Quotation, view: TextView) -> bool:
    """Whether cue and source are between the attribution's content, which is a quotation, and this quotation."""
    end = attribution.end
    if not attribution.cue or not attribution.source or not view.quotations_in(end - 1, end):
        return False
    start, told = quotation.span.start, (attribution.cue, attribution.source)
    if view.paragraph(end - 1) != view.paragraph(start) or not all(end <= s and e <= start for s, e in told):
        return False
    pause = view.text[max(e for _, e in told) : start].rstrip()
    return not pause or not pause[-1].isalnum()


@attribution_pass(
    "first_half",
    why="the quotation begins before the interruption",
    examples=("“What a year!” Brook shouted. “Look at us.”",),
)
def first_half(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """An unattributed quotation right before a tag is the first half of the speech after the tag.

    English names the speaker once, in the first pause: `“What a year!” Brook shouted. “Look at us.”` Declines if the
    quotation has an attribution or does not begin a sentence (a title: in “Summer Rain,” she sang “no”), if the words
    between begin with anything but source or cue, and across paragraphs.
    """
    taken = covered(view, attributions)
    out: list[Attribution] = []
    for attribution in attributions:
        before = _quotation_before(attribution, view)
        if before and taken.find(1, before.span.start, before.span.end) < 0:
            content = merged([(before.span.start, before.span.end), *attribution.content], view.text)
            attribution = attribution.with_content(content, first_half.name)
        out.append(attribution)
    return sorted(out, key=lambda a: a.start)


def _quotation_before(attribution: Attribution, view: TextView) -> Quotation | None:
    """The quotation right before the source and cue, if these report a quotation after them."""
    start = attribution.start
    if not attribution.cue or not attribution.source or not view.quotations_in(start, start + 1):
        return None
    first = min(attribution.cue[0], attribution.source[0])
    if max(attribution.cue[1], attribution.source[1]) > start:
        return None
    found = view.quotations_in(max(0, first - 2), first)
    beside = bool(found) and not view.text[found[-1].span.end : first].strip()
    return found[-1] if beside and opens_sentence(found[-1], view, first) else None


@attribution_pass(
    "sentence_goes_on",
    why="a lower-case letter continues the sentence before",
    examples=("“She was;” Sissy grew nervous; “she was a dancer.”",),
)
def sentence_goes_on(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """A quotation that begins in lower case continues the one before, if that ended with a comma or the like.

    English sentences begin with a capital, so these are two halves: `“She was;” Sissy grew nervous; “she was a
    dancer.”` Declines across paragraphs, if a sentence ended between them, and if the second has its own cue.
    """
    out: list[Attribution] = []
    for attribution in sorted(attributions, key=lambda a: a.start):
        if out and _goes_on(out[-1], attribution, view):
            content = merged([*out[-1].content, *attribution.content], view.text)
            kept = out[-1] if out[-1].source else attrs.evolve(attribution, score=out[-1].score)
            out[-1] = kept.with_content(content, sentence_goes_on.name)
        else:
            out.append(attribution)
    return out


def _goes_on(first: Attribution, second: Attribution, view: TextView) -> bool:
    end, start = first.end, second.start
    if end > start or view.paragraph(end - 1) != view.paragraph(start):
        return False
    if second.cue is not None and second.cue != first.cue and first.cue is not None:
        return False
    halves = (view.quotations_in(end - 1, end), view.quotations_in(start, start + 1))
    if not all(halves) or halves[0][-1].span.end != end or halves[1][0].span.start != start:
        return False
    before, behind = halves[0][-1].inner.text.rstrip(), halves[1][0].inner.text.lstrip()
    return not before.endswith(STOPS) and behind[:1].islower() and first.content[0][0] == _opening(first, view)


def _opening(attribution: Attribution, view: TextView) -> int:
    """The start of the first quotation of the content if it begins with a capital, else -1."""
    found = view.quotations_in(attribution.start, attribution.start + 1)
    return found[0].span.start if found and found[0].inner.text.lstrip("_*")[:1].isupper() else -1
