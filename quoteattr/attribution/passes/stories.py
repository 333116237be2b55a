"""The pass on quotations that stand free: without a tag, and in no content."""

from __future__ import annotations

from quoteattr.attribution.attributions import Attribution, uncovered
from quoteattr.attribution.contract import attribution_pass
from quoteattr.attribution.sentences import is_sentence, opens_sentence
from quoteattr.model import Quotation
from quoteattr.text.quotations import is_closed
from quoteattr.text.view import TextView

__all__ = ["sentence_in_marks"]

_ENDS = (".", ",", "!", "?", "…", ";", ":", "-", "—", "–")
# Shorter sentences in marks are titles and mottoes in the press.
_FEWEST_WORDS = 6


@attribution_pass(
    "sentence_in_marks",
    why="a sentence that stands in quotation marks is speech",
    examples=("“Always, always!” Sissy took off her hat.",),
)
def sentence_in_marks(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """A quotation that begins with a capital and ends with a stop is speech, even without a tag.

    Stories put speech in quotation marks and omit the speaker if it is obvious: `“Always, always!” Sissy took off her
    hat.` So does the press, after a sentence about the speaker: `The skipper was proud of her team. “We stuck together
    with our backs to the wall.”` Declines for quoted words and titles, which have no stop. In the press it also
    declines for fewer than six words, and if the quotation does not begin a sentence of the text.
    """
    free = [q for q in uncovered(view, attributions) if _may_be_speech(q, view)]
    said = [Attribution(((q.span.start, q.span.end),), None, None, (sentence_in_marks.name,), 0.0) for q in free]
    return sorted([*attributions, *said], key=lambda a: a.start)


def _may_be_speech(quotation: Quotation, view: TextView) -> bool:
    words = quotation.inner.text.strip().strip("_*")
    if view.is_story:
        return is_sentence(words, _ENDS)
    whole = is_sentence(words) and is_closed(quotation) and len(words.split()) >= _FEWEST_WORDS
    return whole and opens_sentence(quotation, view, quotation.span.end - 1)
