"""The pass on stories, where marks are for speech."""

from __future__ import annotations

from quoteattr.attribution.attributions import Attribution, uncovered
from quoteattr.attribution.contract import attribution_pass
from quoteattr.attribution.sentences import is_sentence
from quoteattr.model import Quotation
from quoteattr.text.view import TextView

__all__ = ["sentence_in_marks"]

_ENDS = (".", ",", "!", "?", "…", ";", ":", "-", "—", "–")


@attribution_pass(
    "sentence_in_marks", why="a story sets speech in marks", examples=("“Always, always!” Sissy took off her hat.",)
)
def sentence_in_marks(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """In a story, a quotation from a capital to a stop is said, though nobody reports it.

    Stories set speech in marks and leave out who speaks where readers know: `“Always, always!” Sissy took off her hat.`
    Declines for words and titles in marks, which lack the stop, and in texts that are no stories.
    """
    if not view.is_story:
        return attributions
    free = filter(_may_be_speech, uncovered(view, attributions))
    said = [Attribution(((q.span.start, q.span.end),), None, None, (sentence_in_marks.name,), 0.0) for q in free]
    return sorted([*attributions, *said], key=lambda a: a.start)


def _may_be_speech(quotation: Quotation) -> bool:
    return is_sentence(quotation.inner.text.strip().strip("_*"), _ENDS)
