"""Passes on quotations that the network found only in part."""

from __future__ import annotations

from bisect import bisect_left

from quoteattr.attribution.attributions import Attribution, merged
from quoteattr.attribution.contract import attribution_pass
from quoteattr.model import Quotation
from quoteattr.text.view import Range, TextView

__all__ = ["quoted_once", "whole_quotation"]


@attribution_pass(
    "whole_quotation", why="a quote includes the whole quotation", examples=("“It’s bad, very bad,” Ada Brook said.",)
)
def whole_quotation(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """A content that begins or ends inside a quotation is extended to the whole quotation.

    The speaker said everything between the quotation marks: `“It’s bad, very bad,” she said` is one content, even if
    the network tagged only half of it. Declines if a cue is inside the quotation. Then the speaker reports somebody
    else (`“He told me that it rained,” she said`), or the marks enclose a whole article.
    """
    cues = sorted(a.cue for a in attributions if a.cue)
    return [_completed(attribution, cues, view) for attribution in attributions]


def _completed(attribution: Attribution, cues: list[Range], view: TextView) -> Attribution:
    content = merged([_grown(r, cues, view) for r in attribution.content], view.text)
    return attribution if content == attribution.content else attribution.with_content(content, whole_quotation.name)


def _grown(content: Range, cues: list[Range], view: TextView) -> Range:
    start, end = content
    for quotation in view.quotations_in(start, end):
        if not _holds_cue(quotation, cues):
            start, end = min(start, quotation.span.start), max(end, quotation.span.end)
    return start, end


def _holds_cue(quotation: Quotation, cues: list[Range]) -> bool:
    first = bisect_left(cues, (quotation.span.start, 0))
    return first < len(cues) and cues[first][1] <= quotation.span.end


@attribution_pass("quoted_once", why="the same words are one quote", examples=("“Yes,” Tom Hill said.",))
def quoted_once(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """Attributions with the same content are one quote.

    The network may find a long speech in pieces, and `whole_quotation` extends each piece to the whole. The one with a
    source is kept, then the one with a cue, then the one with the highest probability from the network. Declines if
    the contents differ.
    """
    best: dict[tuple[Range, ...], Attribution] = {}
    for attribution in attributions:
        other = best.get(attribution.content)
        if other is None or _weight(attribution) > _weight(other):
            best[attribution.content] = attribution
    return list(best.values())


def _weight(attribution: Attribution) -> tuple[bool, bool, float]:
    return attribution.source is not None, attribution.cue is not None, attribution.score
