"""Quotations from characters alone: cases by provenance, properties on any string, and cost on large texts."""

import json
import pickle
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr import Quotation, find_quotations

CASES = Path(__file__).parent / "cases" / "quotations"
FILES = {path.stem: path for path in CASES.glob("*.json")}
PASSING = ("negatives", "press", "public_domain", "written")


def cases(*names: str) -> list[Any]:
    return [
        pytest.param(case["text"], case["quotations"], id=f"{name}: {case['name']}")
        for name in names
        for case in json.loads(FILES[name].read_text(encoding="utf-8"))["cases"]
    ]


def inner(quotation: Quotation) -> Any:
    """As the files write it: the text between the marks, and with what is nested in it where there is any."""
    children = [inner(child) for child in quotation.children]
    return [quotation.inner.text, children] if children else quotation.inner.text


def everything(quotations: list[Quotation]) -> Iterator[Quotation]:
    for quotation in quotations:
        yield from quotation.walk()


def check(text: str, quotations: list[Quotation]) -> None:
    """What holds for any text."""
    assert all(before.span.end <= after.span.start for before, after in pairwise(quotations))
    for quotation in everything(quotations):
        span, within = quotation.span, quotation.inner
        assert text[span.start : span.end] == span.text
        assert text[within.start : within.end] == within.text
        assert span.start < within.start <= within.end <= span.end
        for child in quotation.children:
            assert within.start <= child.span.start < child.span.end <= within.end
        assert all(a.span.end <= b.span.start for a, b in pairwise(quotation.children))


def test_every_file_of_cases_is_used() -> None:
    assert sorted(FILES) == sorted((*PASSING, "known_failures"))


@pytest.mark.parametrize(("text", "expected"), cases(*PASSING))
def test_cases(text: str, expected: list[Any]) -> None:
    quotations = find_quotations(text)
    assert [inner(quotation) for quotation in quotations] == expected
    check(text, quotations)


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("text", "expected"), cases("known_failures"))
def test_known_failures(text: str, expected: list[Any]) -> None:
    assert [inner(quotation) for quotation in find_quotations(text)] == expected


def test_the_outer_span_has_the_marks_and_the_inner_one_has_not() -> None:
    [quotation] = find_quotations("She said ``no''.")
    assert (quotation.span.text, quotation.inner.text) == ("``no''", "no")


def test_a_quotation_without_its_closing_mark_ends_with_its_paragraph() -> None:
    unclosed, closed = find_quotations("“It is late.\n\n A “new” day.")
    assert (unclosed.span.text, unclosed.inner.text) == ("“It is late.", "It is late.")
    assert (closed.span.text, closed.inner.text) == ("“new”", "new")


def test_quotations_are_walked_from_outside_to_inside() -> None:
    quotations = find_quotations("“He wrote ‘she said “no” twice’,” I said. “Yes.”")
    texts = [quotation.inner.text for quotation in everything(quotations)]
    assert texts == ["He wrote ‘she said “no” twice’,", "she said “no” twice", "no", "Yes."]


@pytest.mark.parametrize(("value", "came"), [(None, "NoneType"), (b"x", "bytes"), (["x"], "list"), (7, "int")])
def test_what_is_not_a_string_is_refused_and_named(value: object, came: str) -> None:
    with pytest.raises(TypeError, match=f"must be a str, not {came}"):
        find_quotations(value)  # type: ignore[arg-type]


# Marks, what decides about them, line breaks, NUL, lone surrogates, and characters beyond the basic plane.
ALPHABET = "“”‘’\"'`«»‹›„‚‟‛＂aZs9 .,!-—([]…\n\r\t\u2028\x85\x00\ud800\udc00\U0001f600é"
MARKED = st.text(alphabet=ALPHABET, max_size=80)
ANY = st.text(st.characters(exclude_categories=()), max_size=60)


@settings(max_examples=60, deadline=None)
@given(st.one_of(MARKED, ANY))
def test_any_string_has_true_offsets_and_a_proper_tree(text: str) -> None:
    check(text, find_quotations(text))


@settings(max_examples=60, deadline=None)
@given(MARKED)
def test_the_same_text_gives_the_same_quotations(text: str) -> None:
    assert find_quotations(text) == find_quotations(pickle.loads(pickle.dumps(text)))


# A leading mark would reopen what is open, and line lengths decide how breaks are read: neither is in these.
@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="“”‘’\"'«»ab .,", max_size=60))
def test_a_paragraph_disturbs_nothing_after_it(text: str) -> None:
    after = f"{'Then nothing at all happened. ' * 5}A “new” and 'better' day."
    found = find_quotations(f"{text}\n\n{after}")
    assert [q.inner.text for q in found if q.span.start > len(text)] == ["new", "better"]


@settings(max_examples=60, deadline=None)
@given(MARKED)
def test_text_without_marks_before_it_moves_offsets_and_nothing_else(text: str) -> None:
    prefix = f"{'Nothing happened here. ' * 6}\n\n"
    line = " ".join(text.split())
    moved = [(q.span.start - len(prefix), q.inner.text) for q in everything(find_quotations(prefix + line))]
    assert moved == [(q.span.start, q.inner.text) for q in everything(find_quotations(line))]


# Anything worse than linear would not come back from these.
@pytest.mark.parametrize("mark", ["“", "‘", '"', "'", "`", "«"])
def test_a_hundred_thousand_marks_that_nothing_closes(mark: str) -> None:
    text = f"{mark}a " * 100_000
    check(text, find_quotations(text))


def test_a_hundred_thousand_marks_in_pairs() -> None:
    text = "“a” ‘b’ " * 25_000
    assert len(find_quotations(text)) == 50_000


def test_a_hundred_thousand_reopened_paragraphs_are_one_quotation() -> None:
    text = "“a\n" * 100_000
    [quotation] = find_quotations(text)
    assert quotation.span.text == text.strip()


def test_ten_megabytes_in_one_paragraph() -> None:
    text = f"{'word ' * 1_000_000}“yes” {'word ' * 1_000_000}"
    assert [quotation.inner.text for quotation in find_quotations(text)] == ["yes"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('She won. "I fought well. "It was hard," she said.', ['"I fought well. "It was hard,"']),
        ('She won. "I fought. "It was hard. "It is over," she said.', ['"I fought. "It was hard. "It is over,"']),
        ("He lost. “I tried. “It rained.” She won.", ["“I tried. “It rained.”"]),
        ('"He told me, "Go away." I left," she said.', ['"He told me, "Go away." I left,"']),
        ('"It leaked, Ana Orr said. "Yes," said Carl.', ['"It leaked, Ana Orr said. "Yes," said Carl.']),
        ("She said: 'I don't know. 'It was hard.' He won.", ["'I don't know. 'It was hard.'"]),
        ("She won. ‘I fought. ‘It was hard. ‘It is over,’ she said.", ["‘I fought. ‘It was hard. ‘It is over,’"]),
        ("'Get 'em out,' she said. 'Get 'em out now.'", ["'Get 'em out,'", "'Get 'em out now.'"]),
        ("'He told me, 'Go away.' I left,' she said.", ["'He told me, 'Go away.' I left,'"]),
    ],
    ids=[
        "two paragraphs",
        "three",
        "curly",
        "nested",
        "a tag between",
        "single",
        "curly single",
        "an elision",
        "inner",
    ],
)
def test_a_mark_may_open_again_where_paragraphs_were_run_together(text: str, found: list[str]) -> None:
    assert [quotation.span.text for quotation in find_quotations(text)] == found
