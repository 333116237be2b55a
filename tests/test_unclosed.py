"""Quotations whose closing mark is missing: where they end, and what they leave to others."""

import pytest
from proposals import context_of

from quoteattr import extract_quotes, find_quotations


def trusted(text: str) -> list[str]:
    return [quotation.span.text for quotation in context_of(text).quotations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“It leaked? asked Ana Orr.\n\n“Yes,” said Carl.", ["“It leaked?", "“Yes,”"]),
        ('"It leaked, Ana Orr said.\n\n"Yes," said Carl.', ['"It leaked,', '"Yes,"']),
        ("“It leaked, said the old man. He left.\n\n“Yes,” said Carl.", ["“It leaked,", "“Yes,”"]),
        ("“It leaked, said Ana Orr. “Yes,” said Carl.", ["“It leaked,", "“Yes,”"]),
        ("“It leaked, said Ana Orr.\n\nIt rained. “Yes,” said Carl.", ["“It leaked,", "“Yes,”"]),
        ('Orr said: “It leaked.\n\n"It broke.\n\n“It fell.”', ["“It leaked.", '"It broke.', "“It fell.”"]),
    ],
)
def test_a_quotation_that_is_never_closed_ends_before_its_tag(text: str, found: list[str]) -> None:
    assert trusted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "“It leaked. I told him so.\n\n“He left, I said nothing,” said Carl.",
        "Carl said: “It leaked, the clerk said.\n\n“It broke.”",
        "“It leaked, he said, and broke.\n\n“It broke.”",
        "“‘It leaked,’ said my father.\n\n“‘It broke.’”",
        "“It leaked, said Ana Orr,” he read.",
    ],
)
def test_a_speech_of_several_paragraphs_stays_whole(text: str) -> None:
    assert trusted(text) == [quotation.span.text for quotation in find_quotations(text)]


def test_a_second_half_may_lack_its_last_mark() -> None:
    [quote] = extract_quotes("Tom Reiss sat down. “Good evening,” he said, “where is everyone?")
    assert [span.text for span in quote.content] == ["“Good evening,”", "“where is everyone?"]
    assert str(quote.kind) == "direct"


@pytest.mark.parametrize("announced", ["Ada Orr said: ", "Ada Orr said, ", "Ada Orr told the council:\n\n"])
def test_a_verb_announces_words_whose_mark_is_never_closed(announced: str) -> None:
    [quote] = extract_quotes(f"{announced}“We are glad that the ferry is back.\n\nThe ferry was built in 1911.")
    assert (quote.text, str(quote.kind)) == ("“We are glad that the ferry is back.", "direct")


@pytest.mark.parametrize(
    "quotation", ["'I never signed it,\"", "\"I never signed it,'", "‘I never signed it,”", "“I never signed it,’"]
)
def test_a_mark_of_another_sort_may_close(quotation: str) -> None:
    [quote] = extract_quotes(f"{quotation} Ada Orr told the council.")
    assert (quote.text, str(quote.kind), quote.speaker and quote.speaker.name) == (quotation, "direct", "Ada Orr")


def test_apostrophes_close_no_speech_of_several_paragraphs() -> None:
    text = "“The cooks’ bowl, the dogs’, and ‘the rest,’ he said.\n\n“It rained.”"
    assert trusted(text) == [text]


def test_a_mark_that_is_never_closed_and_has_no_tag_is_not_trusted() -> None:
    assert trusted("“It leaked and broke.\n\nIt rained.") == []


def test_nobody_gets_the_words_of_whom_a_missing_mark_cut_off() -> None:
    text = "“The roof leaked for years? asked Ana Duarte.\n\n“Yes,” said Carl Umber."
    quotes = extract_quotes(text)
    assert [(q.text, q.speaker and q.speaker.name) for q in quotes] == [
        ("“The roof leaked for years?", "Ana Duarte"),
        ("“Yes,”", "Carl Umber"),
    ]


@pytest.mark.parametrize("announced", ["Ada Orr said: ", "Ada Orr recalled, ", "Ada Orr told the council:\n\n"])
def test_such_words_may_go_on_in_the_next_paragraph(announced: str) -> None:
    [quote] = extract_quotes(f"{announced}“We are glad.\n\n“The ferry is back.\n\nThe ferry was built in 1911.")
    assert (quote.text, str(quote.kind)) == ("“We are glad.\n\n“The ferry is back.", "direct")


@pytest.mark.parametrize("close", ['"', "”", "'"])
def test_a_closing_mark_alone_shows_that_the_paragraph_is_quoted(close: str) -> None:
    [quote] = extract_quotes(f"We leave when the tide turns,{close} said Captain Ada Orr, and went below.")
    assert (quote.text, str(quote.kind)) == (f"We leave when the tide turns,{close}", "direct")


def test_single_marks_that_are_never_closed_before_a_tag_show_it_too() -> None:
    [quote] = extract_quotes("‘We lost the boat, said Captain Ada Orr. ‘Even the nets.’")
    assert ([span.text for span in quote.content], str(quote.kind)) == (
        ["‘We lost the boat", "‘Even the nets.’"],
        "direct",
    )


def test_the_apostrophe_of_an_owner_is_no_closing_mark() -> None:
    [quote] = extract_quotes("The road is shut, says the drivers' union.")
    assert str(quote.kind) == "indirect"
