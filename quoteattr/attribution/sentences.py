"""Find where sentences begin, and which quotations are sentences, from characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quoteattr.attribution.attributions import Attribution, marked
from quoteattr.model import LineRole, Quotation
from quoteattr.text.paragraphs import SENTENCE_END, STOPS
from quoteattr.text.view import Range, TextView

__all__ = ["follows_sentence", "free_sentences", "is_sentence", "opens_sentence", "sentence_start", "without_stop"]

# Characters: a bound that keeps time linear.
_REACH = 200


def sentence_start(at: int, view: TextView) -> int | None:
    """The start of the sentence that contains the character `at`; None if it is too far away."""
    first = view.paragraphs[view.paragraph(at)][0]
    low = max(first, at - _REACH)
    ends = [found.end() for found in SENTENCE_END.finditer(view.text, low, at + 1) if found.end() <= at]
    return ends[-1] if ends else first if low == first else None


def without_stop(start: int, end: int, view: TextView) -> int:
    """Where the words of a sentence end: before its stop and the spaces behind that."""
    return start + len(view.text[start:end].rstrip().rstrip("".join(STOPS)))


def is_sentence(words: str, stops: tuple[str, ...] = STOPS) -> bool:
    """Whether the words begin with a capital and end with a stop. Quoted words and titles have no stop."""
    return words[:1].isupper() and words.endswith(stops)


def opens_sentence(quotation: Quotation, view: TextView, behind: int) -> bool:
    """Whether the quotation begins a sentence, in the paragraph of the character `behind`."""
    first, start = view.paragraphs[view.paragraph(behind)][0], quotation.span.start
    before = view.text[max(first, start - 2) : start].rstrip()
    return first <= start and (start == first or before.endswith((*STOPS, ":", "”", '"')))


def follows_sentence(at: int, view: TextView) -> bool:
    """Whether a sentence ends right before the character `at`, in its paragraph."""
    first = view.paragraphs[view.paragraph(at)][0]
    return view.text[first:at].rstrip().endswith(STOPS)


def free_sentences(attributions: Iterable[Attribution], view: TextView, longest: int) -> Iterator[Range]:
    """The sentences of running text of at most `longest` characters without a quotation or part of an attribution.

    What has neither a cue nor quotation marks is no attribution.
    """
    kept = (a for a in attributions if a.cue or any(view.quotations_in(*part) for part in a.content))
    taken = marked(view, (part for a in kept for part in (*a.content, a.cue, a.source) if part))
    for start, end in view.sentences():
        plain = view.roles[view.paragraph(start)] is LineRole.PARAGRAPH and not view.quotations_in(start, end)
        if end - start <= longest and taken.find(1, start, end) < 0 and plain:
            yield start, end
