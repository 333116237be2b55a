"""The pass for quotations that a heading announces."""

from __future__ import annotations

from quoteattr.attribution.attributions import Attribution, covered
from quoteattr.attribution.contract import attribution_pass
from quoteattr.languages.en.reporting import HEADED_BY
from quoteattr.model import Quotation
from quoteattr.text.view import Range, TextView

__all__ = ["headed"]


# Characters: a line of a page.
_LONGEST_HEADING = 90


@attribution_pass(
    "headed",
    why="the heading names the speaker of the words below it",
    examples=("A message from Rector Helen Stroud\n\n“The school will open in May.”",),
)
def headed(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """A quotation that is a whole paragraph is said by the person named after "from" or "by" in the heading above.

    Pages print messages in this way: `A message from Rector Helen Stroud ¶ “The school will open in May.”` Declines if
    a cue reports the quotation, and if the heading names nobody.
    """
    reported = covered(view, [a for a in attributions if a.source])
    found = [a for q in view.quotations if (a := _headed(q, view)) and reported.find(1, *a.content[0]) < 0]
    mine = {a.content for a in found}
    return sorted([a for a in attributions if a.content not in mine] + found, key=lambda a: (a.start, a.content))


def _headed(quotation: Quotation, view: TextView) -> Attribution | None:
    where: Range = (quotation.span.start, quotation.span.end)
    number = view.paragraph(where[0])
    if number == 0 or view.paragraphs[number] != where:
        return None
    start, end = view.paragraphs[number - 1]
    if end - start > _LONGEST_HEADING:
        return None
    name = HEADED_BY.search(view.text, start, end)
    return Attribution((where,), None, name.span("name"), (headed.name,), 0.0) if name else None
