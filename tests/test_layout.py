"""Text as it is on its page: wrapped, marked up, with headings and boxes around it. Offsets stay the caller's."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from fuzz.properties import check_analysis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quoteattr import Line, LineRole, Quote, QuoteExtractor, QuoteKind, Span, cli, find_quotations
from quoteattr.extend import ENGLISH, TextView
from quoteattr.text.asides import asides

EXTRACTOR = QuoteExtractor()
PARAGRAPHS = [
    "The harbour office closed the old pier on Monday after a storm broke three of its beams. Passengers are asked to "
    "use the pier at the north end.",
    "“We looked at every beam, and nobody should walk on it until we have looked again,” said Ada Brook, the engineer "
    "who is responsible for all of the piers in the county. “It is not safe today.”",
    "Mayor Lena Ortiz told the council on Tuesday that the town would pay for the work, and that passengers would be "
    "told by the end of the week when the ferry would run again from there.",
    "Tom Hill, who runs the cafe by the pier, said he had lost half of his guests. “I do not blame anybody,” he said, "
    "“but somebody has to tell us when this will be over.”",
]
PLAIN = "\n\n".join(PARAGRAPHS)
HYPHENATED = (
    "The harbour office closed the old pier on Monday, and nobody knows when\nit will open. “We looked at every beam, "
    "and nobody should walk on it to-\nday,” said Ada Brook, the engineer who is respon-\nsible for all of the piers "
    "in the county. She told\nthe council that the ferry had to wait for the weath-\ner."
)


def wrapped(width: int = 64, between: str = "\n\n", **indents: str) -> str:
    return between.join(textwrap.fill(paragraph, width, **indents) for paragraph in PARAGRAPHS)  # type: ignore[arg-type]


WRAPPED = {
    "blank lines": wrapped(),
    "narrow": wrapped(40),
    "wide": wrapped(80),
    "no blank lines": wrapped(between="\n"),
    "indented first lines": wrapped(between="\n", initial_indent="    "),
    "indented": wrapped(initial_indent="   ", subsequent_indent="   "),
    "quoted": wrapped(between="\n>\n", initial_indent="> ", subsequent_indent="> "),
    "blanks at the ends": wrapped().replace("\n", "  \n"),
    "CRLF": wrapped().replace("\n", "\r\n"),
    "CR": wrapped().replace("\n", "\r"),
    "line separators": wrapped().replace("\n", "\u2028"),
    "next lines": wrapped().replace("\n", "\x85"),
}
MARKED_UP = {
    "entities": PLAIN.replace("“", "&ldquo;").replace("”", "&#8221;"),
    "soft hyphens": PLAIN.replace("Brook", "Bro\u00adok").replace("nobody", "no\u00adbody"),
    "Markdown": PLAIN.replace("Ada Brook", "**Ada Brook**").replace("Tom Hill", "[Tom Hill](https://example.org/tom)"),
    "italics": PLAIN.replace("Ada Brook", "_Ada Brook_").replace("Tom Hill", "*Tom Hill*"),
    "a wiki": PLAIN.replace("Ada Brook", "[[Ada Brook]]").replace("Tom Hill", "[[Thomas Hill|Tom Hill]]"),
    "a wiki's bold": PLAIN.replace("Ada Brook", "'''Ada Brook'''").replace("Tom Hill", "'''Tom Hill'''"),
    "HTML": PLAIN.replace("Ada Brook", "<b>Ada Brook</b>").replace("Tom Hill", '<a href="/tom">Tom Hill</a>'),
    "a blank of no width": PLAIN.replace("Ada Brook", "Ada\u200b Brook"),
}
BETWEEN = ["\n", "\n\n", "\r\n", "\r", "\u2028", " ", "  \n", "-\n", "\n> ", "\n\n    "]
MARKUP = [
    "**",
    "*",
    "_",
    "'''",
    "[[",
    "]]",
    "[",
    "](x)",
    "<b>",
    "</b>",
    "<v Ann>",
    "</v>",
    "&quot;",
    "&ldquo;",
    "&amp;",
]
WORDS = [
    "Ada Brook",
    "said",
    "“Yes,”",
    "“",
    "”",
    '"',
    "(",
    ")",
    "HILL:",
    "Q.",
    "A.",
    "12",
    "00:12",
    "no",
    "The ferry left.",
]
HIDDEN = ["\u00ad", "\u200b", "\ufeff"]
PIECES = st.sampled_from([*BETWEEN, *MARKUP, *WORDS, *HIDDEN, " "])


def answers(quotes: Sequence[Quote]) -> list[tuple[str, str | None, QuoteKind]]:
    """What is said, by its letters and figures alone, by whom, and how."""
    return [(letters(quote.text), quote.speaker.name if quote.speaker else None, quote.kind) for quote in quotes]


def letters(text: str) -> str:
    for hidden in ("&ldquo;", "&#8221;", "-\n"):
        text = text.replace(hidden, "")
    return "".join(filter(str.isalnum, text))


def roles(text: str, extractor: QuoteExtractor = EXTRACTOR) -> list[LineRole]:
    return [line.role for line in extractor.analyze(text).lines]


@pytest.mark.parametrize("text", [*WRAPPED.values(), *MARKED_UP.values()], ids=[*WRAPPED, *MARKED_UP])
def test_answers_are_those_of_the_plain_text(text: str) -> None:
    analysis = EXTRACTOR.analyze(text)
    check_analysis(text, analysis)
    assert answers(analysis.quotes) == answers(EXTRACTOR.extract(PLAIN))


def test_a_hyphen_at_the_end_of_a_line_is_looked_through() -> None:
    joined = HYPHENATED.replace("-\n", "").replace("\n", " ")
    assert answers(EXTRACTOR.extract(HYPHENATED)) == answers(EXTRACTOR.extract(joined)) != []


def test_a_name_runs_over_the_end_of_a_line() -> None:
    [quote] = EXTRACTOR.extract("“It is not safe to walk on the old pier today,” said Ada\nBrook, the engineer of it.")
    assert quote.speaker
    assert (quote.speaker.name, quote.source and quote.source.text.startswith("Ada\nBrook")) == ("Ada Brook", True)


@pytest.mark.parametrize(
    "text",
    [
        "A goat has lived in the boiler room of the old school\nsince May. “She pays no rent,” said the porter, Tom\n"
        "Akinola. “She is quiet.”",
        "The boats stayed in because the harbour chief Leocadio\nAkinola said “the sea is high.”",
        "On Monday the harbour was closed for the day by Dr.\nAkinola. “The sea is high,” Akinola said.",
    ],
)
def test_a_name_runs_over_the_end_of_a_line_in_a_text_of_few_lines(text: str) -> None:
    assert answers(EXTRACTOR.extract(text)) == answers(EXTRACTOR.extract(text.replace("\n", " "))) != []


def test_a_heading_of_few_lines_is_not_joined() -> None:
    text = "Goat lives in a school\nThe caretaker said that it paid no rent.\nIt is quiet."
    assert [line.span.text for line in EXTRACTOR.analyze(text).lines] == text.split("\n")


@pytest.mark.parametrize("last", ["\x9d", ""])
def test_marks_in_a_wrong_encoding_are_marks(last: str) -> None:
    [quote] = EXTRACTOR.extract(f"â€œIt is not safe,â€{last} said Ada Brook.")
    assert (quote.kind, quote.text) == (QuoteKind.DIRECT, f"â€œIt is not safe,â€{last}")


def test_the_heading_above_is_not_what_somebody_said() -> None:
    text = "No Way Back\n\n“It is the third year without rain,” said Tom Hill."
    [quote] = EXTRACTOR.extract(text)
    assert quote.text == "“It is the third year without rain,”"


@pytest.mark.parametrize("box", ["READ MORE: Why the ferry is late", "By Mary Lee, Wells Post", "Photo: Mary Lee"])
def test_a_box_says_nothing_and_is_nobodys_antecedent(box: str) -> None:
    quotes = EXTRACTOR.extract(f"Ada Brook runs the ferry.\n\n{box}\n\nShe said that it was late.")
    assert [(quote.text, quote.speaker and quote.speaker.name) for quote in quotes] == [
        ("that it was late", "Ada Brook")
    ]


def test_paragraphs_run_together_stay_what_somebody_said() -> None:
    text = 'Ada Brook said: "The ferry is late. "It will stay late. "Nobody knows why."'
    [quote] = EXTRACTOR.extract(text)
    assert (quote.kind, quote.text.count("late"), quote.speaker and quote.speaker.name) == (
        QuoteKind.DIRECT,
        2,
        "Ada Brook",
    )


def test_a_statement_set_apart_is_direct() -> None:
    text = "In a statement, Padma Rao said:\n\nWe regret the delay. Trains will run again on Monday.\n\nIt rained."
    [quote] = EXTRACTOR.extract(text)
    assert (quote.kind, quote.text) == (QuoteKind.DIRECT, "We regret the delay. Trains will run again on Monday.")


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("The ferry is late, and nobody knows when it will run again.", LineRole.PARAGRAPH),
        ("No Way Back", LineRole.HEADING),
        ("By Mary Lee, Wells Post", LineRole.BYLINE),
        ("LONDON, May 3, 2021", LineRole.DATELINE),
        ("WELLS, Somerset (Wire) —", LineRole.DATELINE),
        ("LONDON (Wire) — The ferry is late, the harbour said.", LineRole.PARAGRAPH),
        ("Photo: Mary Lee", LineRole.CREDIT),
        ("Pictured: Ada Brook, left, and Tom Hill.", LineRole.CAPTION),
        ("The crew says the ferry is late. (Photo: Mary Lee)", LineRole.CAPTION),
        ("The crew on the quay in May. — PHOTO BY MARY LEE", LineRole.CAPTION),
        ("“The ferry is late,” said Tom Hill. (Photo: Mary Lee)", LineRole.PARAGRAPH),
        ("READ MORE: Why the ferry is late", LineRole.BOX),
        ("READ MORE: Mayor says: “I was on the ferry.”", LineRole.BOX),
        ("WATCH: ‘It was late,’ says mayor", LineRole.BOX),
        ("SUMMARY: Fares are up. Captain Ada Brook said it was a hard year.", LineRole.PARAGRAPH),
        ("UPDATE: The ferry is back. “Bring a coat,” Captain Ada Brook said.", LineRole.PARAGRAPH),
        ('KEY POINTS: Fares up; route cut. Ada Brook told the Star: "We have no choice."', LineRole.PARAGRAPH),
        ("Published May 3, 2021 at 10:12 am", LineRole.TIMESTAMP),
        ("Page 3", LineRole.PAGE_HEADER),
        ("- a rope", LineRole.LIST_ITEM),
    ],
)
def test_every_line_has_a_role(line: str, role: LineRole) -> None:
    assert roles(f"{line}\n\nThe ferry is late, said Ada Brook.") == [role, LineRole.PARAGRAPH]


def test_lines_of_turns_and_rows_are_known() -> None:
    assert roles("HILL: Is it done?\n\nBROOK: It is.") == [LineRole.TURN] * 2
    call = "Operator\n\nWelcome.\n\nAda Brook\n\nThank you.\n\nOperator\n\nAre you well?\n\nAda Brook\n\nYes."
    assert roles(call) == [LineRole.LABEL, LineRole.TURN] * 4
    assert roles("WHO: Ada Brook\nWHAT: A ferry\nWHEN: Monday") == [LineRole.BOX] * 3


def test_lines_are_spans_of_the_callers_text() -> None:
    text = WRAPPED["CRLF"]
    lines = EXTRACTOR.analyze(text).lines
    assert len(lines) == len(PARAGRAPHS)
    assert all(text[line.span.start : line.span.end] == line.span.text for line in lines)


def test_the_caller_says_what_a_line_is() -> None:
    text = "The ferry is late\n\n“It is not safe today,” said Ada Brook."
    heading: list[tuple[Line, ...]] = []

    def every_line_a_box(lines: tuple[Line, ...]) -> list[LineRole]:
        heading.append(lines)
        return [LineRole.BOX] * len(lines)

    extractor = QuoteExtractor(line_roles=every_line_a_box)
    assert EXTRACTOR.extract(text)
    assert extractor.extract(text) == []
    assert roles(text, extractor) == [LineRole.BOX] * 2
    assert heading[0][0] == Line(Span(0, 17, "The ferry is late"), LineRole.HEADING)


@pytest.mark.parametrize("given", [list, lambda lines: [*[line.role for line in lines], LineRole.BOX]])
def test_a_wrong_number_of_roles_is_told(given: Callable[[tuple[Line, ...]], list[LineRole]]) -> None:
    extractor = QuoteExtractor(line_roles=lambda lines: given(lines) if given is not list else [])
    with pytest.raises(ValueError, match="a role for each of 2 lines"):
        extractor.extract("The ferry is late\n\n“It is not safe today,” said Ada Brook.")


@pytest.mark.parametrize(
    "text", ["", "\n", " \r\n\t\n", "\u2028\x85\x0c" * 9, "\u00ad\u200b", "&nbsp;", "****", "<b></b>"]
)
def test_a_page_without_words_has_no_quotes(text: str) -> None:
    analysis = EXTRACTOR.analyze(text)
    check_analysis(text, analysis)
    assert analysis.quotes == ()


@pytest.mark.parametrize("suffix", [".srt", ".vtt", ".fountain"])
def test_the_command_line_reads_subtitles_and_screenplays(
    suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = {
        ".srt": "1\r\n00:00:01,000 --> 00:00:04,000\r\nANN: It has left.\r\n\r\n2\r\n"
        "00:00:04,500 --> 00:00:06,000\r\nBO: When?",
        ".vtt": "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ann>It has left.\n\n00:04.500 --> 00:06.000\n<v Bo>When?",
        ".fountain": "INT. PIER - NIGHT\n\nANN\nIt has left.\n\nBO\nWhen?\n\nANN\nAt nine.",
    }[suffix]
    (tmp_path / f"night{suffix}").write_bytes(text.encode())
    assert cli.main(["--format", "json", str(tmp_path)]) == 0
    [document] = json.loads(capsys.readouterr().out)
    assert document["text"] == text
    assert [quote["source"]["text"].lower() for quote in document["quotes"]][:2] == ["ann", "bo"]
    spans = [span for quote in document["quotes"] for span in quote["content"]]
    assert [text[span["start"] : span["end"]] for span in spans][:2] == ["It has left.", "When?"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40).map("".join))
def test_whatever_the_markup_spans_are_the_callers(text: str) -> None:
    check_analysis(text, EXTRACTOR.analyze(text))


@pytest.mark.parametrize(
    "credit",
    [
        "Image: Tom Weller/Wire",
        "Pic: Tom Weller",
        "(Tom Weller)",
        "© Tom Weller",
        "| Tom Weller for the Post",
        "Courtesy of Tom Weller",
    ],
)
def test_a_credit_at_the_end_of_a_caption_is_an_aside(credit: str) -> None:
    text = f"Ravi Menon guides hikers over the pass.\n\nThe pass in winter. {credit}\n\n“Nobody gets lost twice.”"
    view = TextView.of(text, find_quotations(text), ENGLISH)
    assert [text[start:end] for start, end in asides(view)] == [credit]


def test_a_name_in_brackets_inside_a_sentence_is_no_credit() -> None:
    text = "The mayor (Tom Weller) came. His deputy, a friend (Ada Brook), did not."
    assert not list(asides(TextView.of(text, [], ENGLISH)))
