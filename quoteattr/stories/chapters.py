"""Where chapters begin: who took part in the last one is far away, as if there were narration in between."""

from __future__ import annotations

from bisect import bisect_right

import attrs

from quoteattr.languages.en.telling import CHAPTER
from quoteattr.speakers.rules.descriptions import STORY_PASSAGE
from quoteattr.text.view import TextView

__all__ = ["Numbering"]

# Characters.
_LONGEST_HEADING = 80


@attrs.frozen(slots=True)
class Numbering:
    """Paragraphs by numbers that are `STORY_PASSAGE` apart where a chapter begins.

    "* * *" counts for nothing: after it, the same people often go on.
    """

    view: TextView
    headings: tuple[int, ...]
    """Indices of the paragraphs that are headings of chapters."""

    @classmethod
    def of(cls, view: TextView) -> Numbering:
        """Find the headings of a text."""
        short = ((n, r) for n, r in enumerate(view.paragraphs) if r[1] - r[0] <= _LONGEST_HEADING)
        return cls(view, tuple(n for n, (start, end) in short if CHAPTER.fullmatch(view.text, start, end)))

    def number(self, at: int) -> int:
        """The number of the paragraph of the character `at`."""
        paragraph = self.view.paragraph(at)
        return paragraph + STORY_PASSAGE * bisect_right(self.headings, paragraph)
