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
from quoteattr.settings import GenreChoice

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
# All in one paragraph. Those of a story stand behind enough turns to make it one.
UNBROKEN = {
    "a pronoun each time": "<c{i}:“No,”> <s{i}:he> <q{i}:said>. Ann Lee left. ",
    "he and she, nobody named": "<s{i}:He> <q{i}:said> <c{i}:no>. His dog saw her. ",
    "it and they": "<s{i}:It> <q{i}:said> <c{i}:no>. They slept. ",
    "names in quotations alone": "<c{i}:“No, {a},”> <s{i}:she> <q{i}:cried>. Mr. {a} laughed. ",
    "quotations never closed": "“No <s{i}:he> <q{i}:said> <c{i}:no>. ",
    "I inside of quotations": "<c{i}:“I said no to my mother,”> <s{i}:he> <q{i}:said>. ",
    "I that nobody signs": "<s{i}:I> <q{i}:said> <c{i}:no> and ",
    "the police": "<s{i}:The police> <q{i}:said> <c{i}:no>. ",
    "the police of many places": "The {a} police came. <s{i}:The police> <q{i}:said> <c{i}:no>. ",
    "the campaign": "<s{i}:The campaign> <q{i}:said> <c{i}:no>. It rained. ",
    "the agency": "<s{i}:The agency> <q{i}:said> <c{i}:no>. It rained. ",
    "the businessman": "<s{i}:The New York businessman> <q{i}:said> <c{i}:no>. It rained. ",
    "the mayor": "{a} Lee, the mayor of York, slept. <s{i}:The mayor> <q{i}:said> <c{i}:no>. ",
    "labels": "<s{i}:A><q{i}::> <c{i}:no.> ",
    "names in a row": "{a} Lee and ",
    "several sources": "<s{i}:{a} Lee, Bo Ek and Cy Orr> <q{i}:said> <c{i}:no>. ",
    "interrupted quotes": "<c{i}:“No,”> <s{i}:he> <q{i}:said>, <c{i}:“never.”> ",
}
UNBROKEN_STORIES = {
    "new people": "<c{i}:“Is it you, {a}?”> <q{i}:cried> <s{i}:she>. Mr. {a} laughed. ",
    "new speakers": "<c{i}:“Is it you?”> <q{i}:said> <s{i}:{a} Lee>. ",
    "her mother": "<c{i}:“Is it you?”> <q{i}:said> <s{i}:her mother>. Miss {a} slept. ",
    "nobody at all": "<c{i}:“Is it you?”> ",
    "me": "<c{i}:“Is it you?”> I said. ",
}
PAGES = {
    "turns": "HILL: No.\n\nBROOK: Yes, {a}.\n\n",
    "labels that are all new": "Mr {a}: It is late.\n\n",
    "rows": "{a}: {i} boats\n",
    "subtitles": "00:00:01,000 --> 00:00:02,000\nANN: {a} is late.\n\n",
    "quoted mails": "> On Mon, 3 May 2021, Ann {a} wrote:\n>> No.\n",
    "signatures": "> It is late.\n> — Ann {a}\n",
    "wrapped lines": "and the ferry of {a} that left the pier was late so that nobody saw it\n",
    "markup": "**{a}** <b>no &amp; </b> [{a}](x) <i> _{a}_ ",
    "headings": "The {a} Ferry\n\n",
    "reports in turns": "HILL: <s{i}:Ann {a}> <q{i}:said> <c{i}:no>, and it rained on us.\n\nBROOK: Yes.\n\n",
}
TURNS = "“Is it you?”\n“No!”\n" * 15
STATEMENT = "<s1:Babab> <q1:said> <c1:that it rained>."
MEGABYTE = 1_000_000
UNITS = ["a", "7", "\n", "rain and ", "The bank slept. "]
LINEAR = 4
"""How many times the work is for four times the text. What grows with the square comes near 16."""
TWICE = 2.3
"""How many times it may be for twice the text, what is done but once aside."""


def names() -> Iterator[str]:
    letters = product("bcdfghklmnprstvwz", "aeiou", "bdfgklmnprst", "aeiou", "bcdfghklmnprstvwz")
    return ("".join(name).capitalize() for name in letters)


def crowd(form: str, size: int) -> str:
    return "".join(form.format(i=i, a=name) for i, name in enumerate(islice(names(), size)))


def extracted(written: str, genre: GenreChoice = "auto") -> tuple[str, list[Quote]]:
    text, attributions = marked(written)
    with proposing(attributions):
        return text, QuoteExtractor(scope="all", genre=genre).extract(text)


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


@pytest.mark.parametrize(
    ("before", "form"),
    [*(("", form) for form in UNBROKEN.values()), *((TURNS, form) for form in UNBROKEN_STORIES.values())],
    ids=[*UNBROKEN, *UNBROKEN_STORIES],
)
def test_twice_as_much_in_one_paragraph_is_twice_the_work(before: str, form: str) -> None:
    genre: GenreChoice = "story" if before else "auto"
    extracted(before + crowd(form, 10), genre)
    work = []
    # Bounds count from some hundred sentences on; with fewer, work may grow up to them.
    for size in (300, 600):
        with counted_calls() as calls:
            extracted(before + crowd(form, size), genre)
        work.append(calls[0])
    assert work[1] < TWICE * work[0]


@pytest.mark.parametrize("form", PAGES.values(), ids=PAGES)
def test_twice_as_long_a_page_is_twice_the_work(form: str) -> None:
    extracted(crowd(form, 10))
    work = []
    for size in (600, 1200):
        with counted_calls() as calls:
            extracted(crowd(form, size))
        work.append(calls[0])
    assert work[1] < TWICE * work[0]


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
