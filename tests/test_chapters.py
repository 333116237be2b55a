"""Chapters of stories: who took part in the last one is far away."""

import pytest

from quoteattr import find_quotations
from quoteattr.extend import ENGLISH, TextView
from quoteattr.speakers.rules.descriptions import STORY_PASSAGE
from quoteattr.stories.chapters import Numbering


def far(heading: str) -> int:
    """How far the paragraphs before and after a line are from each other."""
    text = f"Ann went home.\n\n{heading}\n\nTom rose early."
    number = Numbering.of(TextView.of(text, find_quotations(text), ENGLISH)).number
    return number(text.index("Tom")) - number(0)


@pytest.mark.parametrize(
    "heading",
    ["CHAPTER II", "Chapter Two", "II.", "XIV", "12", "Chapter I. The Missing Heir.", "BOOK THE FIRST SOWING"],
)
def test_a_chapter_is_far_from_the_last_one(heading: str) -> None:
    assert far(heading) == 2 + STORY_PASSAGE


@pytest.mark.parametrize(
    "line",
    ["* * *", "***", "Part of the roof was gone.", "“Well?”", "Book him!", "Ivy.", "Letter from home", "1897 was wet."],
)
def test_other_lines_are_no_chapters(line: str) -> None:
    assert far(line) == 2
