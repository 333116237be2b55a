"""A pass on speech over several paragraphs, each with its own tag."""

from __future__ import annotations

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
    for cut in _cuts(attributions, view):
        attributions = [_apart(attribution, cut, view) for attribution in attributions]
    return attributions


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
    cues = sorted({a.cue for a in attributions if a.cue})
    for quotation in view.quotations:
        first, last = view.paragraph(quotation.span.start), view.paragraph(quotation.span.end - 1)
        if first == last or quotation.inner.text.endswith("."):
            continue
        before = [c for c in cues if view.paragraph(c[0]) == first and c[1] <= quotation.span.start]
        behind = [c for c in _reporting(quotation, attributions) if view.paragraph(c[0]) == last]
        if before and behind and _is_beside(before[-1], quotation, attributions):
            yield _Cut(*_halves(quotation, view), before[-1], behind[0])


def _reporting(quotation: Quotation, attributions: list[Attribution]) -> list[Range]:
    """The cues behind the quotation that report it."""
    start, end = quotation.span.start, quotation.span.end
    report = (a.cue for a in attributions if any(s < end and start < e for s, e in a.content))
    return sorted(cue for cue in report if cue and cue[0] >= end)


def _is_beside(cue: Range, quotation: Quotation, attributions: list[Attribution]) -> bool:
    """Whether the cue closes a quote before the quotation, with nothing said between."""
    ends = [a.content[0][1] for a in attributions if a.cue == cue]
    between = any(cue[1] < start < quotation.span.start for a in attributions for start, _ in a.content)
    return any(end <= cue[0] for end in ends) and not between


def _halves(quotation: Quotation, view: TextView) -> tuple[Range, Range]:
    start, end = quotation.span.start, quotation.span.end
    cut = view.paragraphs[view.paragraph(end - 1)][0]
    return (start, start + len(view.text[start:cut].rstrip())), (cut, end)


def _apart(attribution: Attribution, cut: _Cut, view: TextView) -> Attribution:
    """The attribution with the part of the quotation that its tag reports."""
    said = {cut.before: cut.early, cut.behind: cut.late}.get(attribution.cue) if attribution.cue else None
    if said is None:
        return attribution
    rest = [r for r in attribution.content if r[1] <= cut.early[0] or r[0] >= cut.late[1]]
    return attribution.with_content(merged([*rest, said], view.text), own_paragraph.name)
