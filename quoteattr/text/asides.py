"""What stands beside a text and is no part of it: credits of pictures, bylines, boxes that point to other texts."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.text.view import Range, TextView

__all__ = ["asides"]

_PICTURE = r"(?:[Pp]hoto(?:graph)?|[Pp]icture|[Ii]mage|[Cc]redit|[Cc]aption|[Ff]ile photo)s?"
# (Ann Lee / Post), (Photo by Ann Lee), (AP Photo/Ann Lee)
_CREDIT = regex.compile(rf"\((?:{_PICTURE}\b[^()\n]{{0,100}}|[^()\n/]{{1,50}}/[^()\n/]{{1,50}})\)")
# Photo: Ann Lee; By Ann Lee and Tom Hill, Wells Post
_LINE = regex.compile(
    rf"\s*(?:{_PICTURE}(?: by| courtesy of|:)\s[^\n]{{1,120}}"
    r"|(?:By|BY)(?:[ ,]{1,2}(?:\p{Lu}[\p{L}’'.-]*|and|de|van|von|of|the)){2,12}\s*)$"
)
_LABEL = regex.compile(r"\s*(\p{Lu}{2,}(?: \p{Lu}+){0,3}):\s")


def asides(view: TextView) -> Iterator[Range]:
    """The ranges of the text whose names nobody means by "he" or "she" further down, in order."""
    for start, end in view.paragraphs:
        if _LINE.match(view.text, start, end) or _is_box(view, start, end):
            yield start, end
        else:
            yield from (found.span() for found in _CREDIT.finditer(view.text, start, end))


def _is_box(view: TextView, start: int, end: int) -> bool:
    """Whether a line has a box's label, READ MORE: the words behind a dateline are text."""
    label = _LABEL.match(view.text, start, end)
    return label is not None and label.group(1).lower() in view.lexicon.box_labels
