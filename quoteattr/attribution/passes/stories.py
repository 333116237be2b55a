"""The pass on stories, where quotation marks are for speech."""

from __future__ import annotations

from quoteattr.attribution.attributions import Attribution, uncovered
from quoteattr.attribution.contract import attribution_pass
from quoteattr.attribution.sentences import follows_sentence, is_sentence
from quoteattr.model import Quotation
from quoteattr.text.view import TextView

__all__ = ["sentence_in_marks"]

# Words: shorter sentences in marks may be signs or titles.
_FEW = 3
_ENDS = (".", ",", "!", "?", "…", ";", ":", "-", "—", "–")


@attribution_pass(
    "sentence_in_marks",
    why="in a story, a sentence in quotation marks is speech",
    examples=("“Always, always!” Sissy took off her hat.",),
)
def sentence_in_marks(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """In a story, a quotation that begins with a capital and ends with a stop is speech, even without a tag.

    Stories put speech in quotation marks and omit the speaker if it is obvious: `“Always, always!” Sissy took off her
    hat.` Elsewhere, only a quotation of three words or more that ends a paragraph behind a sentence is (`Sissy shook
    out the net. “Two eels and a boot.”`). Declines for quoted words and titles, which have no stop.
    """
    free = uncovered(view, attributions)
    spoken = filter(_may_be_speech, free) if view.is_story else (q for q in free if _closes_paragraph(q, view))
    said = [Attribution(((q.span.start, q.span.end),), None, None, (sentence_in_marks.name,), 0.0) for q in spoken]
    return sorted([*attributions, *said], key=lambda a: a.start)


def _may_be_speech(quotation: Quotation) -> bool:
    return is_sentence(quotation.inner.text.strip().strip("_*"), _ENDS)


def _closes_paragraph(quotation: Quotation, view: TextView) -> bool:
    """Whether a quotation of some words with a stop ends its paragraph behind a sentence."""
    words, start = quotation.inner.text.strip(), quotation.span.start
    last = quotation.span.end == view.paragraphs[view.paragraph(start)][1] and follows_sentence(start, view)
    return last and is_sentence(words) and len(words.split()) >= _FEW
