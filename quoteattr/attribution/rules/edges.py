"""Rules on where contents begin and end, and where cue and source may stand."""

from __future__ import annotations

from bisect import bisect_left

import attrs
import regex

from quoteattr.attribution.attributions import Attribution, merged
from quoteattr.attribution.contract import attribution_pass
from quoteattr.model import Quotation
from quoteattr.text.paragraphs import SENTENCE_END
from quoteattr.text.view import Range, TextView

__all__ = [
    "clause_of_its_cue",
    "comma_closes",
    "cue_outside_quotation",
    "nothing_between_halves",
    "quoted_once",
    "reported_or_quoted",
    "whole_quotation",
]

_SENTENCE_END = regex.compile(rf"{SENTENCE_END.pattern}|\n")


@attribution_pass("whole_quotation", why="a quotation is quoted whole")
def whole_quotation(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """A content that ends inside a quotation takes the whole of it.

    Whoever is quoted said all that stands between the marks: `“It’s bad, very bad,” she said` is one content, though
    the network may have tagged the half of it. Declines where a cue stands inside the quotation: somebody in it reports
    somebody else (`“He told me that it rained,” she said`), or a whole article is set in marks.
    """
    cues = sorted(a.cue for a in attributions if a.cue)
    return [_completed(attribution, cues, view) for attribution in attributions]


def _completed(attribution: Attribution, cues: list[Range], view: TextView) -> Attribution:
    content = merged([_grown(r, cues, view) for r in attribution.content], view.text)
    return _with_ranges(attribution, content, whole_quotation.name)


def _grown(content: Range, cues: list[Range], view: TextView) -> Range:
    start, end = content
    for quotation in view.quotations_in(start, end):
        if not _holds_cue(quotation, cues):
            start, end = min(start, quotation.span.start), max(end, quotation.span.end)
    return start, end


def _holds_cue(quotation: Quotation, cues: list[Range]) -> bool:
    first = bisect_left(cues, (quotation.span.start, 0))
    return first < len(cues) and cues[first][1] <= quotation.span.end


@attribution_pass("quoted_once", why="the same words are one quote")
def quoted_once(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """The same words are one quote: of several attributions with one content the surest with a source stays.

    The network may tag a speech of pages piece by piece, and `whole_quotation` makes each piece the whole of it.
    Declines where the contents differ.
    """
    best: dict[tuple[Range, ...], Attribution] = {}
    for attribution in attributions:
        other = best.get(attribution.content)
        if other is None or _weight(attribution) > _weight(other):
            best[attribution.content] = attribution
    return list(best.values())


def _weight(attribution: Attribution) -> tuple[bool, bool, float]:
    return attribution.source is not None, attribution.cue is not None, attribution.score


@attribution_pass("cue_outside_quotation", why="a cue does not stand in what it reports")
def cue_outside_quotation(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """A cue or source inside the quotation that it would report is none.

    `“I said no,” Brook told them`: the first `said` is part of what was told. Declines where the content itself lies
    inside the same quotation (a nested quote).
    """
    return [_freed(attribution, view) for attribution in attributions]


def _freed(attribution: Attribution, view: TextView) -> Attribution:
    cue, source = (None if _inside(where, attribution) else where for where in (attribution.cue, attribution.source))
    if (cue, source) == (attribution.cue, attribution.source):
        return attribution
    return attrs.evolve(attribution, cue=cue, source=source, rules=(cue_outside_quotation.name, *attribution.rules))


def _inside(where: Range | None, attribution: Attribution) -> bool:
    return where is not None and any(s < where[1] and where[0] < e for s, e in attribution.content)


@attribution_pass("clause_of_its_cue", why="a reported clause stands in the sentence of its cue")
def clause_of_its_cue(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """A reported clause without marks stands in the sentence of its cue.

    `It rained all day. Brook said the match was off`: what the first sentence tells is not what Brook said. Declines
    for contents in quotation marks, which may go on for pages, and where nothing else would be left.
    """
    return [_without_strays(a, view) if a.cue and len(a.content) > 1 else a for a in attributions]


def _without_strays(attribution: Attribution, view: TextView) -> Attribution:
    cue = attribution.cue or (0, 0)
    kept = tuple(r for r in attribution.content if _in_marks(r, view) or _same_sentence(r, cue, view))
    return _with_ranges(attribution, kept or attribution.content, clause_of_its_cue.name)


def _same_sentence(content: Range, cue: Range, view: TextView) -> bool:
    low, high = (content[1], cue[0]) if content[1] <= cue[0] else (cue[1], content[0])
    return _SENTENCE_END.search(view.text, low, max(low, high)) is None


@attribution_pass("comma_closes", why="a quotation that closes on a comma has been said")
def comma_closes(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """Behind a quotation that closes on a comma the writer goes on: `She says “Don’t,” until the lights go out`.

    English puts the comma of the sentence around a quotation inside the marks. Declines where the content begins before
    the quotation, where the cue comes last (`“Don’t,” since it is late, she says`), and where more marks follow.
    """
    return [
        _with_ranges(a, tuple(_closed_by_comma(r, view) for r in a.content), comma_closes.name)
        if a.cue and a.cue[1] <= a.start
        else a
        for a in attributions
    ]


def _closed_by_comma(content: Range, view: TextView) -> Range:
    start, end = content
    found = view.quotations_in(start, end)
    if len(found) != 1 or found[0].span.start != start or not found[0].inner.text.rstrip().endswith(","):
        return content
    letters = any(map(str.isalnum, view.text[found[0].span.end : end]))
    return (start, found[0].span.end) if letters else content


@attribution_pass("nothing_between_halves", why="between the halves of a quotation nothing is said")
def nothing_between_halves(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """What stands without marks between the halves of an interrupted quotation was not said.

    `“It’s finished,” she said of the house, which she was sure would be sold. “In my head, anyway.”` Declines for
    clauses before the cue, and behind the last quotation.
    """
    return [_with_ranges(a, _without_middle(a, view), nothing_between_halves.name) for a in attributions]


def _without_middle(attribution: Attribution, view: TextView) -> tuple[Range, ...]:
    content, cue = attribution.content, attribution.cue
    quoted = [_in_marks(r, view) for r in content]
    if cue is None or not (quoted[0] and quoted[-1]) or content[0][1] > cue[0]:
        return content
    return tuple(r for r, marks in zip(content, quoted, strict=True) if marks or r[1] <= cue[0])


def _with_ranges(attribution: Attribution, content: tuple[Range, ...], rule: str) -> Attribution:
    return attribution if content == attribution.content else attribution.with_content(content, rule)


@attribution_pass("reported_or_quoted", why="without a cue only quotation marks show a quote")
def reported_or_quoted(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """A content without a cue must stand in quotation marks.

    Marks say by themselves that somebody is quoted; a clause that nothing reports is the writer's own. Declines for
    whatever has a cue.
    """
    return [a for a in attributions if a.cue or all(_in_marks(r, view) for r in a.content)]


def _in_marks(content: Range, view: TextView) -> bool:
    """Whether marks are around all of the content: one quotation, or several with nothing between."""
    start, end = content
    for quotation in view.quotations_in(start, end):
        if quotation.span.start > start and view.text[start : quotation.span.start].strip():
            return False
        start = quotation.span.end
    return start > content[0] and (start >= end or not view.text[start:end].strip())
