"""The rule on quotations without a tag that go on with what somebody said before."""

import pytest
from proposals import attribution, context_of, source, where

from quoteattr import explain, extract_quotes
from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.rules.onward import speech_goes_on


def sources(text: str, *proposed: Attribution) -> list[str | None]:
    found = speech_goes_on.apply(list(proposed), context_of(text))
    return [source(text, a) for a in found]


def test_paragraphs_in_marks_go_on_with_the_speaker_before() -> None:
    text = "“The wells are full,” said Zainab Touré at the gate.\n\n“We plant in May.”\n\n“The goats come later.”"
    first = attribution(text, "“The wells are full,”", cue="said", source="Zainab Touré")
    rest = attribution(text, "“We plant in May.”"), attribution(text, "“The goats come later.”")
    found = speech_goes_on.apply([first, *rest], context_of(text))
    assert [(a.source, a.cue is None) for a in found] == [(first.source, n > 0) for n in range(3)]
    assert found[2].rules == ("speech_goes_on", "tagger")


def test_a_sentence_in_marks_behind_a_reported_clause_is_of_its_speaker() -> None:
    text = "The mayor said the pier was shut. “It is not safe.” It rained."
    clause = attribution(text, "the pier was shut", cue="said", source="The mayor")
    assert sources(text, clause, attribution(text, "“It is not safe.”")) == ["The mayor"] * 2


@pytest.mark.parametrize(
    "behind",
    [
        "said Brook. Touré smiled.\n\n“We plant.”",
        "said Brook.\n\nIt rained.\n\n“We plant.”",
        "said Brook.\n\n“We plant.” It rained.",
        "said Brook.\n\n“We plant.” Touré said.",
        "said Brook.\n\n‘We plant.’",
        "said Brook.\n\n“We plant”",
        "said Brook.\n\n“We plant?”",
        "said Brook.\n\n“Yes, we plant.”",
        "said Brook in the film “We plant.”",
    ],
)
def test_a_quotation_that_another_may_have_said_stays_alone(behind: str) -> None:
    text = f"“The wells are full,” {behind}"
    free = next(
        words
        for words in ("“We plant.”", "‘We plant.’", "“We plant”", "“We plant?”", "“Yes, we plant.”")
        if words in text
    )
    before = [attribution(text, "“The wells are full,”", cue="said", source="Brook"), attribution(text, free)]
    assert speech_goes_on.apply(before, context_of(text)) == before


def test_behind_a_question_another_may_answer() -> None:
    text = "“Are the wells full?” asked Brook.\n\n“They are full.”"
    before = [
        attribution(text, "“Are the wells full?”", cue="asked", source="Brook"),
        attribution(text, "“They are full.”"),
    ]
    assert speech_goes_on.apply(before, context_of(text)) == before


def test_where_much_is_asked_a_new_paragraph_may_be_another_speakers() -> None:
    text = "“Who is it?” she said.\n\n“It is I,” said Brook.\n\n“Come in.”"
    before = [attribution(text, "“It is I,”", cue="said", source="Brook"), attribution(text, "“Come in.”")]
    assert speech_goes_on.apply(before, context_of(text)) == before


def test_the_reason_tells_that_the_speaker_goes_on() -> None:
    text = "“The kiln is cold,” said the potter.\n\n“It will stay cold.”"
    first, second = extract_quotes(text)
    assert (second.speaker, second.cue) == (first.speaker, None)
    assert second.source
    assert (second.source.start, second.source.end) == where(text, "the potter")
    assert "decided by speech_goes_on (in the press a speaker is named once and goes on), from “the potter”" in explain(
        second
    )


def test_who_doubts_has_not_spoken() -> None:
    text = "Engineers doubt it.\n\n“It leaks.”"
    before = [attribution(text, "it", cue="doubt", source="Engineers"), attribution(text, "“It leaks.”")]
    assert speech_goes_on.apply(before, context_of(text)) == before
