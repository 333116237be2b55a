"""Texts made to break things. Work is counted in calls, which no other program on the machine can slow down."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice, product
from types import FrameType

import pytest
from fuzz.properties import check_quotes
from fuzz.proposals import marked, proposing

from quoteattr import Quote, QuoteExtractor, extract_quotes

# A new name for {a} and a new number for {i} each time; what the network would say is written as in fuzz.proposals.
CROWDS = {
    "speakers": "<c{i}:“No,”> <q{i}:said> <s{i}:{a} Lee>. ",
    "namesakes": "Ann met {a} Lee. <s{i}:Lee> <q{i}:said> <c{i}:no>. ",
    "first names": "Ann {a} met Bo. <s{i}:Ann> <q{i}:said> <c{i}:no>. ",
    "families": "Mr. {a} Lee and Mrs. {a} Lee slept. <s{i}:Mrs. Lee> <q{i}:said> <c{i}:no>. ",
    "acronyms": "The {a} Oil Company slept. <s{i}:AOC> <q{i}:said> <c{i}:no>. ",
    "the same two": "<s{i}:{a} Lee and Bo Ek> <q{i}:said> <c{i}:no>. ",
    "one sentence": "and {a} Lee met Bo and <s{i}:he> <q{i}:said> <c{i}:no> ",
    "a story": "<c{i}:“Is it you, {a}?”> <q{i}:cried> <s{i}:she>.\n\n“No!” I said.\n\n",
}
STATEMENT = "<s1:Babab> <q1:said> <c1:that it rained>."
MEGABYTE = 1_000_000
UNITS = ["a", "7", "\n", "rain and ", "The bank slept. "]
LINEAR = 4
"""How many times the work is for four times the text. What grows with the square comes near 16."""


def names() -> Iterator[str]:
    letters = product("bcdfghklmnprstvwz", "aeiou", "bdfgklmnprst", "aeiou", "bcdfghklmnprstvwz")
    return ("".join(name).capitalize() for name in letters)


def crowd(form: str, size: int) -> str:
    return "".join(form.format(i=i, a=name) for i, name in enumerate(islice(names(), size)))


def extracted(written: str) -> tuple[str, list[Quote]]:
    text, attributions = marked(written)
    with proposing(attributions):
        return text, QuoteExtractor(scope="all").extract(text)


@contextmanager
def counted_calls() -> Iterator[list[int]]:
    """Count the calls of all functions, of Python's own too."""
    calls = [0]

    def count(frame: FrameType, event: str, _: object) -> None:
        if event in ("call", "c_call"):
            calls[0] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield calls
    finally:
        sys.setprofile(before)


@pytest.mark.parametrize("form", CROWDS.values(), ids=CROWDS)
def test_four_times_as_many_people_are_four_times_the_work(form: str) -> None:
    extracted(crowd(form, 10))
    work = []
    # From 150 people on the bound on namesakes counts; with fewer, work may grow up to it.
    for size in (150, 600):
        with counted_calls() as calls:
            extracted(crowd(form, size))
        work.append(calls[0])
    assert work[1] < 1.5 * LINEAR * work[0]


def test_fifty_thousand_people_are_told_apart() -> None:
    text, quotes = extracted("".join(f"Ann {name} slept. " for name in islice(names(), 50_000)) + STATEMENT)
    check_quotes(text, quotes)
    assert [quote.speaker.name for quote in quotes if quote.speaker] == ["Ann Babab"]


def test_a_hundred_thousand_marks_hide_nothing() -> None:
    text, quotes = extracted("“" * 100_000 + f" Ann Lee slept.\n\n{STATEMENT}")
    check_quotes(text, quotes)
    assert [quote.text for quote in quotes] == ["that it rained"]


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_a_megabyte_without_a_break_is_read(unit: str) -> None:
    text, quotes = extracted(f"{unit * (MEGABYTE // len(unit))} Ann Lee slept. {STATEMENT}")
    check_quotes(text, quotes)
    assert any(quote.text == "that it rained" for quote in quotes)


# benchmarks/hostile.py gives the network a million characters of each kind.
@pytest.mark.parametrize("unit", ["a", "“"], ids=ascii)
def test_the_network_reads_what_never_ends(unit: str) -> None:
    text = f"“It rains,” said Ann Lee. {unit * (10_000 // len(unit))}"
    quotes = extract_quotes(text)
    check_quotes(text, quotes)
    assert quotes or unit == "“"
