"""The rule for words in a paragraph of their own, without quotation marks."""

from __future__ import annotations

import attrs

from quoteattr.attribution.acts import act_of
from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.contract import attribution_rule
from quoteattr.languages.en.reporting import TO_COLON
from quoteattr.model import Act
from quoteattr.text.page import set_off
from quoteattr.text.view import TextView

__all__ = ["block_quotation"]


@attribution_rule(
    "block_quotation",
    why="a colon announces the next paragraph as the source's own words",
    examples=("In a statement, Padma Rao said:\n\nWe regret the delay. Trains will run again on Monday.",),
)
def block_quotation(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """The whole paragraph after a verb of saying and a colon is the source's own words.

    Newspapers set off statements without quotation marks: `Padma Rao told reporters: ¶ We regret the delay. ¶`. Marks
    of quoting (>) before the lines belong to all of the statement.
    Declines for words in quotation marks, for verbs of thinking, and without a source.
    """
    cue, number = attribution.cue, view.paragraph(attribution.start)
    if cue is None or attribution.source is None or number == 0 or view.quotations_in(*view.paragraphs[number]):
        return None
    start, end = view.paragraphs[number - 1]
    announced = start <= cue[0] < end and TO_COLON.match(view.text, min(cue[1], end - 1), end)
    words = set_off(view.text, view.paragraphs, number)
    if not announced or not view.paragraphs[number][0] <= attribution.start <= words[0]:
        return None
    if act_of(view.text[slice(*cue)], view.lexicon) is not Act.SPEECH:
        return None
    return (attrs.evolve(attribution, content=(words,)),)
