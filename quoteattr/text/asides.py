"""Text that is not part of the article: picture credits, bylines, boxes that link to other articles."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.languages.en.reporting import BOX_LABEL, BYLINE_OR_CAPTION, CREDIT
from quoteattr.text.view import Range, TextView

__all__ = ["asides"]


def asides(view: TextView) -> Iterator[Range]:
    """Yield these ranges in order. A later "he" or "she" never refers to a name in one of them."""
    for start, end in view.paragraphs:
        if BYLINE_OR_CAPTION.match(view.text, start, end) or _is_box(view, start, end):
            yield start, end
        else:
            yield from (found.span() for found in CREDIT.finditer(view.text, start, end))


def _is_box(view: TextView, start: int, end: int) -> bool:
    """Whether the line has a box label (READ MORE:). A dateline is not one, because its line is text."""
    label = BOX_LABEL.match(view.text, start, end)
    return label is not None and label.group(1).lower() in view.lexicon.box_labels
