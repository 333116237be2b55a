"""Text that is not part of the article: picture credits, bylines, boxes that link to other articles."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.languages.en.reporting import CREDIT
from quoteattr.model import LineRole
from quoteattr.text.lines import PROSE
from quoteattr.text.view import Range, TextView

__all__ = ["asides"]


def asides(view: TextView) -> Iterator[Range]:
    """Yield these ranges in order. No pronoun further down refers to a name in one."""
    for role, (start, end) in zip(view.roles, view.paragraphs, strict=True):
        if role not in PROSE and role is not LineRole.HEADING:
            yield start, end
        else:
            yield from (found.span() for found in CREDIT.finditer(view.text, start, end))
