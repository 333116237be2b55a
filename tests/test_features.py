"""What the network sees: word pieces whose offsets are true in any text, and the shape that lower-casing hides."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr import find_quotations
from quoteattr.network import features
from quoteattr.network.features import CASES, GAPS, QUOTED, Pieces, encode
from quoteattr.network.tagger import wordpiece

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
MARKS = "“”‘’\"'`«».,!?-()"
WORDS = ("said", "yes", "usa", "iphone", "cafe", "un", "##real")
TOKENIZER = wordpiece([*SPECIAL, *LETTERS, *(f"##{c}" for c in LETTERS), *MARKS, *WORDS])


def pieces_of(text: str) -> Pieces:
    return encode(text, find_quotations(text), TOKENIZER)


def covered(text: str) -> list[str]:
    pieces = pieces_of(text)
    return [text[start:end] for start, end in zip(pieces.start, pieces.end, strict=True)]


def test_pieces_are_the_texts_own_characters() -> None:
    assert covered("He said: “Unreal”.") == ["H", "e", "said", ":", "“", "Un", "real", "”", "."]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("\ud800 said", "said"),
        ("said \udfff\ud800\udc00 yes", "yes"),
        ("\U0001f600 said", "said"),
        ("\x00\x07\u200b said", "said"),
        ("Élan à la cafe\u0301 said", "said"),
        ("ﬁ ǆ İstanbul ß said", "said"),
        ("漢字 said", "said"),
        ("\u00a0\u2028said", "said"),
    ],
    ids=ascii,
)
def test_offsets_stay_true_behind_characters_that_change_length_or_vanish(text: str, last: str) -> None:
    assert covered(text)[-1] == last


def test_an_accent_belongs_to_its_letter() -> None:
    assert covered("Café") == ["Café"]


@pytest.mark.parametrize("text", ["", " ", "\n\t\u2028", "\x00"])
def test_nothing_to_read_gives_no_pieces(text: str) -> None:
    assert len(pieces_of(text)) == 0


def test_case_tells_lower_title_upper_and_mixed() -> None:
    assert pieces_of("said Said USA iPhone A 7 .").case.tolist() == [1, 2, 3, 4, 2, 0, 0]


def test_gap_tells_nothing_blank_and_line_break() -> None:
    assert pieces_of("yes, said\nyes \r\n said\x0c yes").gap.tolist() == [2, 0, 1, 2, 2, 2]


def test_quoted_tells_outside_inside_nested_and_the_marks() -> None:
    assert pieces_of("yes “said ‘yes’ said” yes").quoted.tolist() == [0, 3, 1, 3, 2, 4, 1, 4, 0]


def test_a_double_mark_of_two_characters_is_a_mark_all_through() -> None:
    assert pieces_of("``yes''").quoted.tolist() == [3, 3, 1, 4, 4]


def test_an_unclosed_quotation_has_no_closing_mark() -> None:
    assert pieces_of("“yes said\n\nyes").quoted.tolist() == [3, 1, 1, 0]


def test_a_long_text_is_read_in_chunks_as_if_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "“Yes,” said he.\nUnreal \ud800 cafés " * 20 + "said" * 30
    whole = pieces_of(text)
    monkeypatch.setattr(features, "_CHUNK", 130)
    chunked = pieces_of(text)
    for name in ("ids", "start", "end", "case", "gap", "quoted"):
        assert np.array_equal(getattr(whole, name), getattr(chunked, name)), name


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.text(st.characters(exclude_categories=()), max_size=60), st.text("aZé\u0301“'\ud800 \n", max_size=60))
)
def test_in_any_text_pieces_stand_in_order_and_values_in_range(text: str) -> None:
    pieces = pieces_of(text)
    ranges = list(zip(pieces.start.tolist(), pieces.end.tolist(), strict=True))
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert all(before[1] <= after[0] for before, after in pairwise(ranges))
    for values, size in ((pieces.case, CASES), (pieces.gap, GAPS), (pieces.quoted, QUOTED)):
        assert len(values) == len(pieces)
        assert all(0 <= value < size for value in values.tolist())
    seen = {at for start, end in ranges for at in range(start, end)}
    assert all(at in seen for at, char in enumerate(text) if char in LETTERS)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("he said “a b c d e f g” yes", "he said “ab fg” yes"),
        ("he said “a b c d” yes", "he said “abcd” yes"),
        ("he said “a b ‘c d e f g h’ i j k” yes", "he said “ab‘cd gh’ij k” yes"),
        ("“a b c d e f g\n“h i j k l m n” yes", "“ab efg “hi mn” yes"),
        ("a b c d e f g h", "a b c d e f g h"),
    ],
    ids=["long", "short", "nested", "lines", "none"],
)
def test_the_inside_of_a_quotation_is_far_from_its_edges(text: str, kept: str) -> None:
    pieces = pieces_of(text)
    near = pieces.only(pieces.near_edges(2))
    assert [text[a:b] for a, b in zip(near.start, near.end, strict=True)] == covered(kept)


def test_lines_far_from_dialogue_are_told_apart() -> None:
    text = "a\nb\nc\n“d” e\nf\ng\nh\ni\nj\n“k”"
    pieces = pieces_of(text)
    near = pieces.only(pieces.near_dialogue())
    assert [text[a:b] for a, b in zip(near.start, near.end, strict=True)] == covered("b\nc\n“d” e\nf\ng\ni\nj\n“k”")


def test_dialogue_without_marks_may_be_anywhere() -> None:
    assert pieces_of("“a”" + "\nb" * 30).near_dialogue().all()
    assert len(pieces_of("").near_dialogue()) == 0
