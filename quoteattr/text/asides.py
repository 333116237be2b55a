"""Lines that are not part of a text: picture credits, bylines, boxes that point to other texts."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.languages.en.reporting import BOX_LABEL, BYLINE_OR_CAPTION, CREDIT
from quoteattr.text.view import Range, TextView

__all__ = ["asides"]


def asides(view: TextView) -> Iterator[Range]:
    """Yield these ranges in order. No pronoun further down refers to a name in one."""
    for start, end in view.paragraphs:
        if BYLINE_OR_CAPTION.match(view.text, start, end) or _is_box(view, start, end):
            yield start, end
        else:
            yield from (found.span() for found in CREDIT.finditer(view.text, start, end))


def _is_box(view: TextView, start: int, end: int) -> bool:
    """Whether the line has a box label (READ MORE:), and not a dateline, whose line is text."""
    label = BOX_LABEL.match(view.text, start, end)
    return label is not None and label.group(1).lower() in view.lexicon.box_labels
