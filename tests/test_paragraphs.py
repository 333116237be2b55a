"""Where paragraphs begin and end: every line break there is, text wrapped by hand, and verse."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.text.paragraphs import is_hard_wrapped, paragraphs

BREAKS = ("\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")

MAIL = """Dear all,

the council met last night and decided that the old
bridge will be closed from Monday, so that the people of
the northern quarter will have to take the ferry until
further notice.

The mayor told us that she regrets it and that there is no
other way.
"""

VERSE = """Twinkle, twinkle, little star,
How I wonder what you are!
Up above the world so high,
Like a diamond in the sky.
"""


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


@pytest.mark.parametrize("line_break", BREAKS, ids=repr)
def test_every_kind_of_line_break_ends_a_paragraph(line_break: str) -> None:
    assert split(f"One.{line_break}Two.{line_break}{line_break}Three.{line_break}") == ["One.", "Two.", "Three."]


def test_kinds_of_line_breaks_may_be_mixed() -> None:
    assert split("One.\r\nTwo.\rThree.\nFour.\u2028Five.") == ["One.", "Two.", "Three.", "Four.", "Five."]


def test_runs_of_blank_lines_and_blanks_make_no_paragraphs() -> None:
    assert split("\n\n \t\n  One.  \n \n\t\n\u00a0\n  Two.\t\n\n") == ["One.", "Two."]


@pytest.mark.parametrize("text", ["", " ", "\n", "\r\n\t \u2029\u00a0\n"])
def test_nothing_has_no_paragraphs(text: str) -> None:
    assert split(text) == []


def test_offsets_count_characters_beyond_the_basic_plane_once() -> None:
    assert list(paragraphs("\U0001f600 a\n\ud800b\n")) == [(0, 3), (4, 6)]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=repr)
def test_lines_wrapped_by_hand_make_one_paragraph(line_break: str) -> None:
    text = MAIL.replace("\n", line_break)
    assert is_hard_wrapped(text)
    assert [paragraph.split()[0] for paragraph in split(text)] == ["Dear", "the", "The"]
    assert split(text)[2] == f"The mayor told us that she regrets it and that there is no{line_break}other way."


def test_a_blank_line_may_hold_blanks() -> None:
    assert len(split(MAIL.replace("\n\n", "\n \t\n"))) == 3


def test_a_line_break_at_either_end_says_nothing_of_the_layout() -> None:
    text = "It was late and the\nbridge was closed.\n\nNobody was there."
    assert (
        len(split(text)) == len(split(f"{text}\n")) == len(split(f"\n{text}\n")) == len(split(f"\n\n{text}\n\n")) == 2
    )


def test_lines_of_verse_without_blank_lines_are_paragraphs() -> None:
    assert not is_hard_wrapped(VERSE)
    assert len(split(VERSE)) == 4


def test_a_stanza_of_run_on_lines_is_one_paragraph() -> None:
    stanza = "I wandered lonely as a cloud\nThat floats on high o'er vales and hills,\nWhen all at once I saw a crowd\n"
    assert len(split(f"{stanza}\n{stanza}")) == 2


def test_one_long_line_means_that_lines_are_paragraphs() -> None:
    long = "and so it went on " * 8
    assert not is_hard_wrapped(f"{MAIL}\n{long}")
    assert is_hard_wrapped(MAIL)


def test_lines_that_end_in_sentences_are_paragraphs_also_among_blank_lines() -> None:
    assert split("One is here.\nTwo is here.\n\nThree is here.\n“Four is here.”\n") == [
        "One is here.",
        "Two is here.",
        "Three is here.",
        "“Four is here.”",
    ]


def test_only_the_beginning_of_a_long_text_tells_its_layout() -> None:
    wrapped = "so it went\non and on\n\n" * 2_000
    assert is_hard_wrapped(wrapped + "and it went on " * 20)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*"ab. “", *BREAKS, "\u00a0", "\ud800", "\x00"]), max_size=60).map("".join))
def test_paragraphs_hold_all_that_is_not_blank_and_begin_and_end_with_it(text: str) -> None:
    found = list(paragraphs(text))
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in found)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())


# What would take the square of the length would not come back from these.
@pytest.mark.parametrize("blank", ["\n ", "\r\x0b ", "\x85", "\n" + " " * 1_000])
def test_a_hundred_thousand_breaks(blank: str) -> None:
    assert split("a" + blank * (200_000 // len(blank)) + "b") == ["a", "b"]


LINES = "He rose at dawn and went down to the harbour, where\nthe boats of the night came in one after another and\n"
ON_TOP = (
    "The town lies on the river, between two hills, and its market square was rebuilt after a fire a century ago.\n\n"
)


def test_a_paragraph_on_top_leaves_wrapped_lines_as_they_are() -> None:
    wrapped = f"{LINES * 3}\n" * 8
    assert is_hard_wrapped(wrapped)
    assert is_hard_wrapped(ON_TOP + wrapped)


def test_a_paragraph_on_top_makes_no_paragraph_of_all_lines_below() -> None:
    lines = LINES * 20
    assert not is_hard_wrapped(lines)
    assert not is_hard_wrapped("Updated at noon.\n\n" + lines)
