"""The pass on stories, where quotation marks are for speech."""

from __future__ import annotations

from quoteattr.attribution.attributions import Attribution, uncovered
from quoteattr.attribution.contract import attribution_pass
from quoteattr.attribution.sentences import is_sentence
from quoteattr.model import Quotation
from quoteattr.text.view import TextView

__all__ = ["sentence_in_marks"]

_ENDS = (".", ",", "!", "?", "…", ";", ":", "-", "—", "–")


@attribution_pass(
    "sentence_in_marks",
    why="in a story, a sentence in quotation marks is speech",
    examples=("“Always, always!” Sissy took off her hat.",),
)
def sentence_in_marks(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """In a story, a quotation that begins with a capital and ends with a stop is speech, even without a tag.

    Stories put speech in quotation marks and omit the speaker if it is obvious: `“Always, always!” Sissy took off her
    hat.` Declines for quoted words and titles, which have no stop, and in texts that are not stories.
    """
    if not view.is_story:
        return attributions
    free = filter(_may_be_speech, uncovered(view, attributions))
    said = [Attribution(((q.span.start, q.span.end),), None, None, (sentence_in_marks.name,), 0.0) for q in free]
    return sorted([*attributions, *said], key=lambda a: a.start)


def _may_be_speech(quotation: Quotation) -> bool:
    return is_sentence(quotation.inner.text.strip().strip("_*"), _ENDS)
