"""A pass on speech over several paragraphs, each with its own tag."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator

import attrs

from quoteattr.attribution.attributions import Attribution, merged
from quoteattr.attribution.contract import attribution_pass
from quoteattr.model import Quotation
from quoteattr.text.view import Range, TextView

__all__ = ["own_paragraph"]


@attribution_pass(
    "own_paragraph",
    why="the paragraph has a tag of its own",
    examples=("“One,” Brook said. “Two.\n\n“Three,” she added.",),
)
def own_paragraph(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """A speech over several paragraphs is two quotes if a tag before it and a tag behind it are in its paragraphs.

    In `“One,” Brook said. “Two. ¶ “Three,” she added`, the quotation of “Two” and “Three” has no closing mark between
    them. “Two” is the second half of the first quote, “Three” is a quote of its own. Declines if only one of its
    paragraphs has a tag, and if a period ends the quotation, for then no tag follows.
    """
    cuts: dict[Range | None, list[_Cut]] = defaultdict(list)
    for cut in _cuts(attributions, view):
        cuts[cut.before].append(cut)
        cuts[cut.behind].append(cut)
    return [_apart(attribution, cuts.get(attribution.cue, []), view) for attribution in attributions]


@attrs.frozen
class _Cut:
    """A quotation over several paragraphs, with a tag at either end."""

    early: Range
    """What is said up to the last paragraph."""
    late: Range
    """What is said in the last paragraph."""
    before: Range
    """The cue before it."""
    behind: Range
    """The cue behind it."""


def _cuts(attributions: list[Attribution], view: TextView) -> Iterator[_Cut]:
    told = _by_paragraph_of_cue(attributions, view)
    starts = sorted(start for attribution in attributions for start, _ in attribution.content)
    for quotation in view.quotations:
        start, end = quotation.span.start, quotation.span.end
        first, last = view.paragraph(start), view.paragraph(end - 1)
        if first == last or quotation.inner.text.endswith("."):
            continue
        before = max((cue for cue, _ in told.get(first, []) if cue[1] <= start), default=None)
        behind = min((cue for cue, a in told.get(last, []) if cue[0] >= end and _overlaps(a, quotation)), default=None)
        if before is None or behind is None or bisect_right(starts, before[1]) < bisect_left(starts, start):
            continue
        if any(cue == before and a.content[0][1] <= cue[0] for cue, a in told[first]):
            yield _Cut(*_halves(quotation, view), before, behind)


def _by_paragraph_of_cue(attributions: list[Attribution], view: TextView) -> dict[int, list[tuple[Range, Attribution]]]:
    out: dict[int, list[tuple[Range, Attribution]]] = defaultdict(list)
    for attribution in attributions:
        if attribution.cue:
            out[view.paragraph(attribution.cue[0])].append((attribution.cue, attribution))
    return out


def _overlaps(attribution: Attribution, quotation: Quotation) -> bool:
    return any(start < quotation.span.end and quotation.span.start < end for start, end in attribution.content)


def _halves(quotation: Quotation, view: TextView) -> tuple[Range, Range]:
    start, end = quotation.span.start, quotation.span.end
    cut = view.paragraphs[view.paragraph(end - 1)][0]
    return (start, start + len(view.text[start:cut].rstrip())), (cut, end)


def _apart(attribution: Attribution, cuts: list[_Cut], view: TextView) -> Attribution:
    """The attribution with the parts of the quotations that its tag reports."""
    for cut in cuts:
        said = cut.early if attribution.cue == cut.before else cut.late
        rest = [r for r in attribution.content if r[1] <= cut.early[0] or r[0] >= cut.late[1]]
        attribution = attribution.with_content(merged([*rest, said], view.text), own_paragraph.name)
    return attribution
