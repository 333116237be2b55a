"""The rules on where sources begin and end."""

import pytest
from proposals import attribution, context_of, source

from quoteattr.attribution.rules.sources import bare_source, behind_the_place, whole_source


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("the small", "the small, barefoot priest"),
        ("a tall", "a tall, thin nurse"),
        ("an", "an old, thin nurse"),
        ("the bearded", "the bearded, smiling old man"),
        ("lena Fisk", "Helena Fisk"),
        ("ublic services ombudsm", "public services ombudsman"),
        ("Mrs.", "Mrs. Savic"),
    ],
)
def test_a_source_that_was_cut_ends_with_its_noun(cut: str, whole: str) -> None:
    text = f"“Mind the dog,” said {whole}."
    [found] = whole_source.apply([attribution(text, "“Mind the dog,”", cue="said", source=cut)], context_of(text))
    assert source(text, found) == whole


@pytest.mark.parametrize(
    ("speaker", "behind"),
    [
        ("the mayor", ", smiling."),
        ("the mayor", ", a tall woman."),
        ("the old man", ", tired and hungry."),
        ("the tall", ", smiling."),
        ("Mrs. Savic", " of Kosovo."),
    ],
)
def test_a_source_with_its_noun_stays_as_it_is(speaker: str, behind: str) -> None:
    text = f"“Mind the dog,” said {speaker}{behind}"
    before = [attribution(text, "“Mind the dog,”", cue="said", source=speaker)]
    assert whole_source.apply(before, context_of(text)) == before


@pytest.mark.parametrize(
    ("long", "bare"),
    [
        ("Magyar Stone Plc today", "Magyar Stone Plc"),
        ("Tamarack Energy Corp. this morning", "Tamarack Energy Corp."),
        ("The European Central Bank late last week", "The European Central Bank"),
        ("Ruth Orr on Tuesday", "Ruth Orr"),
        ("Minister Ada Brook Saturday", "Minister Ada Brook"),
        ("Mayor Wilson at", "Mayor Wilson"),
        ("one man who", "one man"),
        ("Sen. Ada Brook (D-Me.), who", "Sen. Ada Brook (D-Me.)"),
        ("Ask Hamstrup, an", "Ask Hamstrup"),
        ("head of works Sunniva Eide.", "head of works Sunniva Eide"),
        ("The pier closed. Brook", "Brook"),
    ],
)
def test_when_and_where_is_no_part_of_who(long: str, bare: str) -> None:
    text = f"{long} said the pier was shut."
    [found] = bare_source.apply([attribution(text, "the pier was shut", cue="said", source=long)], context_of(text))
    assert source(text, found) == bare


def test_behind_its_verb_a_source_ends_with_its_sentence() -> None:
    text = "“It rains,” said Ada Brook. The pier is shut."
    [found] = bare_source.apply(
        [attribution(text, "“It rains,”", cue="said", source="Ada Brook. The pier")], context_of(text)
    )
    assert source(text, found) == "Ada Brook"


@pytest.mark.parametrize(
    "speaker",
    [
        "A report released last week",
        "Yang, who came last year",
        "Joe Friday",
        "Brands Today Inc.",
        "USA Today",
        "Doctor Who",
        "Kestrel Foods Ltd.",
        "John B.",
        "The U.N.",
        "today",
    ],
)
def test_a_source_without_anything_hanging_on_it_stays(speaker: str) -> None:
    text = f"{speaker} said the pier was shut."
    before = [attribution(text, "the pier was shut", cue="said", source=speaker)]
    assert bare_source.apply(before, context_of(text)) == before


@pytest.mark.parametrize(
    ("opening", "long", "speaker"),
    [
        ("On the streets of ", "Ulaanbaatar, 25-year-old Dulguun, a bartender,", "25-year-old Dulguun, a bartender,"),
        ("Outside ", "the gates, the harbour master", "the harbour master"),
        ("Besides ", "Farida, three clerks", "three clerks"),
    ],
)
def test_who_speaks_stands_behind_the_place_that_opens_the_sentence(opening: str, long: str, speaker: str) -> None:
    text = f"It rained. {opening}{long} said the mill was shut."
    [found] = behind_the_place.apply(
        [attribution(text, "the mill was shut", cue="said", source=long)], context_of(text)
    )
    assert source(text, found) == speaker


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("Then ", "Ada Brook, the mayor,"),
        ("", "Ada Brook, the mayor,"),
        ("In a letter, ", "Ada Brook, the mayor,"),
        ("In the hall of ", "Brook, who owns it,"),
    ],
)
def test_where_no_place_runs_into_the_source_it_stays(opening: str, speaker: str) -> None:
    text = f"It rained. {opening}{speaker} said the mill was shut."
    before = [attribution(text, "the mill was shut", cue="said", source=speaker)]
    assert behind_the_place.apply(before, context_of(text)) == before


@pytest.mark.parametrize(
    ("long", "bare"),
    [
        ("the tailor to the giant", "the tailor"),
        ("Nell to Tom", "Nell"),
        ("an aide to the mayor", "an aide to the mayor"),
        ("the ambassador to France", "the ambassador to France"),
    ],
)
def test_whom_it_is_said_to_is_not_who_says_it(long: str, bare: str) -> None:
    text = f"“Come in,” said {long}."
    [found] = bare_source.apply([attribution(text, "“Come in,”", cue="said", source=long)], context_of(text))
    assert source(text, found) == bare
