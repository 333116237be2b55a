"""Rules on quotations that go on after an interruption."""

from __future__ import annotations

from bisect import bisect_right

import attrs

from quoteattr.attribution.context import Attribution, Context, covered, merged
from quoteattr.model import Quotation

__all__ = ["new_paragraph", "second_half", "sentence_goes_on"]

_SENTENCE_ENDS = (".", "!", "?", "…")


def new_paragraph(attributions: list[Attribution], context: Context) -> list[Attribution]:
    """A quotation closed before a paragraph's end and a new one after it are two quotes.

    A speech that goes on is left open and taken up again (`“One. ¶ “Two.”`); closing it says that it has ended:
    `“One,” Brook said. ¶ “Two.”` The second keeps the cue and the source that the network tied it to. Declines where no
    part stands in the cue's own paragraph: the quotes of a list that one line announces.
    """
    return sorted([part for a in attributions for part in _parted(a, context)], key=lambda a: a.start)


def _parted(attribution: Attribution, context: Context) -> list[Attribution]:
    if attribution.cue is None:
        return [attribution]
    home = context.paragraph(attribution.cue[0])
    beside = tuple(r for r in attribution.content if context.paragraph(r[0]) == home)
    apart = [r for r in attribution.content if context.paragraph(r[0]) != home]
    if not beside or not apart:
        return [attribution]
    return [attribution.with_content(part, new_paragraph.__name__) for part in (beside, *((r,) for r in apart))]


def second_half(attributions: list[Attribution], context: Context) -> list[Attribution]:
    """`“It’s finished,” she said. “In my head, anyway.”`: a free quotation behind an interruption is the same speech.

    English prints the speaker once, in the first pause. Declines where the quotation has an attribution already, where
    the words between the halves hold no cue with a source, and across paragraphs.
    """
    out = sorted(attributions, key=_end)
    taken = covered(context, attributions)
    for quotation in context.quotations:
        if taken.find(1, quotation.span.start, quotation.span.end) < 0:
            before = bisect_right(out, quotation.span.start, key=_end) - 1
            if before >= 0 and _interrupts(out[before], quotation, context):
                content = merged([*out[before].content, (quotation.span.start, quotation.span.end)], context.text)
                out[before] = out[before].with_content(content, second_half.__name__)
    return sorted(out, key=lambda a: a.start)


def sentence_goes_on(attributions: list[Attribution], context: Context) -> list[Attribution]:
    """`“She was;” Sissy grew nervous; “she was a dancer.”`: a small letter goes on with the sentence before.

    English begins a new sentence with a capital, so a quotation that opens with a small letter behind one that closed
    on a comma or the like is its second half. Declines across paragraphs, and where a cue of its own reports the
    second.
    """
    out: list[Attribution] = []
    for attribution in sorted(attributions, key=lambda a: a.start):
        if out and _goes_on(out[-1], attribution, context):
            content = merged([*out[-1].content, *attribution.content], context.text)
            kept = out[-1] if out[-1].source else attrs.evolve(attribution, score=out[-1].score)
            out[-1] = kept.with_content(content, sentence_goes_on.__name__)
        else:
            out.append(attribution)
    return out


def _goes_on(first: Attribution, second: Attribution, context: Context) -> bool:
    end, start = first.content[-1][1], second.content[0][0]
    if end > start or context.paragraph(end - 1) != context.paragraph(start):
        return False
    if second.cue is not None and second.cue != first.cue and first.cue is not None:
        return False
    halves = (context.quotations_in(end - 1, end), context.quotations_in(start, start + 1))
    if not all(halves) or halves[0][-1].span.end != end or halves[1][0].span.start != start:
        return False
    before, behind = halves[0][-1].inner.text.rstrip(), halves[1][0].inner.text.lstrip()
    return (
        not before.endswith(_SENTENCE_ENDS) and behind[:1].islower() and first.content[0][0] == _opening(first, context)
    )


def _opening(attribution: Attribution, context: Context) -> int:
    """Where the first quotation of the content begins with a capital; -1 where it does not."""
    found = context.quotations_in(attribution.start, attribution.start + 1)
    return found[0].span.start if found and found[0].inner.text.lstrip("_*")[:1].isupper() else -1


def _end(attribution: Attribution) -> int:
    return attribution.content[-1][1]


def _interrupts(attribution: Attribution, quotation: Quotation, context: Context) -> bool:
    """Whether cue and source stand between the attribution's content, a quotation, and this one."""
    end = _end(attribution)
    if not attribution.cue or not attribution.source or not context.quotations_in(end - 1, end):
        return False
    same = context.paragraph(end - 1) == context.paragraph(quotation.span.start)
    between = (end, quotation.span.start)
    return same and all(between[0] <= s and e <= between[1] for s, e in (attribution.cue, attribution.source))
