"""Rules on quotations in stories, where marks are for speech."""

from __future__ import annotations

from quoteattr.attribution.context import Attribution, Context, uncovered
from quoteattr.model import Quotation

__all__ = ["sentence_in_marks"]

_ENDS = (".", ",", "!", "?", "…", ";", ":", "-", "—", "–")


def sentence_in_marks(attributions: list[Attribution], context: Context) -> list[Attribution]:
    """`“Always, always!”`: in a story, what stands in marks from a capital to a stop is said, if nobody reports it.

    Stories set speech in marks and leave out who speaks where that is plain. Declines for words and titles in marks,
    which lack the stop, and in texts that are no stories.
    """
    if not context.narrative:
        return attributions
    free = filter(_is_sentence, uncovered(context, attributions))
    said = [Attribution(((q.span.start, q.span.end),), None, None, (sentence_in_marks.__name__,), 0.0) for q in free]
    return sorted([*attributions, *said], key=lambda a: a.start)


def _is_sentence(quotation: Quotation) -> bool:
    words = quotation.inner.text.strip().strip("_*")
    return words[:1].isupper() and words.endswith(_ENDS)
