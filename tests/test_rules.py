"""Each rule on a sentence it is about, and on one where it must decline."""

import pytest

from quoteattr.attribution.context import Attribution, Context, Range
from quoteattr.attribution.rules import RULES, Rule
from quoteattr.attribution.rules.continuation import new_paragraph, second_half
from quoteattr.attribution.rules.edges import (
    clause_of_its_cue,
    cue_outside_quotation,
    reported_or_quoted,
    whole_quotation,
)
from quoteattr.attribution.rules.layout import dash_and_name, transcript_label
from quoteattr.lexicon import english
from quoteattr.quotations import find_quotations
from quoteattr.reasons import ATTRIBUTION, TAGGER


def context_of(text: str) -> Context:
    return Context.of(text, find_quotations(text), english())


def where(text: str, words: str) -> Range:
    start = text.index(words)
    return start, start + len(words)


def attribution(text: str, *content: str, cue: str | None = None, source: str | None = None) -> Attribution:
    ranges = tuple(where(text, words) for words in content)
    return Attribution(ranges, where(text, cue) if cue else None, where(text, source) if source else None, ("tagger",))


def contents(text: str, found: list[Attribution]) -> list[list[str]]:
    return [[text[start:end] for start, end in a.content] for a in found]


def test_a_content_that_ends_inside_a_quotation_takes_the_whole_of_it() -> None:
    text = "“It’s bad, very bad,” she said."
    [found] = whole_quotation([attribution(text, "It’s bad", cue="said", source="she")], context_of(text))
    assert contents(text, [found]) == [["“It’s bad, very bad,”"]]
    assert found.rules == ("whole_quotation", "tagger")


def test_a_clause_that_runs_into_a_quotation_takes_the_whole_of_it() -> None:
    text = "He said it was “a gamble with money” and left."
    [found] = whole_quotation([attribution(text, "it was “a gamble", cue="said", source="He")], context_of(text))
    assert contents(text, [found]) == [["it was “a gamble with money”"]]


def test_a_quote_inside_a_quotation_stays_as_it_is() -> None:
    text = "“Then he told me that it rained all day,” she said."
    before = [attribution(text, "it rained all day", cue="told", source="he")]
    assert whole_quotation(before, context_of(text)) == before


def test_a_cue_inside_its_own_content_is_none() -> None:
    text = "“I said no,” Brook told them."
    [found] = cue_outside_quotation([attribution(text, "“I said no,”", cue="said", source="Brook")], context_of(text))
    assert (found.cue, found.source) == (None, where(text, "Brook"))


def test_a_cue_beside_its_content_stays() -> None:
    text = "“No,” Brook said."
    before = [attribution(text, "“No,”", cue="said", source="Brook")]
    assert cue_outside_quotation(before, context_of(text)) == before


def test_labels_of_a_transcript_say_who_speaks() -> None:
    text = "WALLACE: Good evening.\n\nPENCE: Thank you, Chris. Glad to be here."
    found = transcript_label([], context_of(text))
    assert contents(text, found) == [["Good evening."], ["Thank you, Chris. Glad to be here."]]
    assert [text[slice(*a.source)] for a in found if a.source] == ["WALLACE", "PENCE"]


def test_one_label_alone_may_be_a_heading() -> None:
    text = "UPDATE: The road is open again.\n\nThe council met on Monday."
    assert transcript_label([], context_of(text)) == []


def test_a_labelled_turn_replaces_what_was_found_in_it() -> None:
    text = "Q: Did she say that it rained?\n\nA: It did not."
    found = transcript_label([attribution(text, "it rained", cue="say", source="she")], context_of(text))
    assert contents(text, found) == [["Did she say that it rained?"], ["It did not."]]


@pytest.mark.parametrize("dash", ["―", "—", "–", "-", "--"])
def test_a_name_behind_a_dash_signs_the_quotation(dash: str) -> None:
    text = f"“I’ll be back when it counts.” {dash} Steve Quinlan\n\nThe hall was full."
    [found] = dash_and_name([], context_of(text))
    assert contents(text, [found]) == [["“I’ll be back when it counts.”"]]
    assert found.source == where(text, "Steve Quinlan")


def test_a_signature_in_the_next_line_counts() -> None:
    text = "“It is time.”\n\n— Ada Brook, architect\n\nThe hall was full."
    [found] = dash_and_name([], context_of(text))
    assert found.source == where(text, "Ada Brook")


def test_a_sentence_that_goes_on_behind_the_dash_is_no_signature() -> None:
    text = "“It is time” — Brook had said so for years — and the hall was full."
    assert dash_and_name([], context_of(text)) == []


def test_a_signature_gives_way_to_a_source() -> None:
    text = "She said: “It is time.” — Reuters"
    before = [attribution(text, "“It is time.”", cue="said", source="She")]
    assert dash_and_name(before, context_of(text)) == before


def test_the_second_half_of_an_interrupted_quote_joins_the_first() -> None:
    text = "“It’s finished,” Brook said. “In my head, anyway.”"
    [found] = second_half([attribution(text, "“It’s finished,”", cue="said", source="Brook")], context_of(text))
    assert contents(text, [found]) == [["“It’s finished,”", "“In my head, anyway.”"]]


@pytest.mark.parametrize(
    "text",
    [
        "“It’s finished,” Brook said.\n\n“In my head, anyway.”",
        "Brook said “It’s finished,” and left. “In my head, anyway.”",
    ],
)
def test_a_quotation_without_an_interruption_before_it_stays_alone(text: str) -> None:
    before = [attribution(text, "“It’s finished,”", cue="said", source="Brook")]
    assert second_half(before, context_of(text)) == before


def test_a_quotation_closed_before_the_paragraph_ends_is_a_quote_of_its_own() -> None:
    text = "“One,” Brook said.\n\n“Two.”"
    found = new_paragraph([attribution(text, "“One,”", "“Two.”", cue="said", source="Brook")], context_of(text))
    assert contents(text, found) == [["“One,”"], ["“Two.”"]]
    assert [a.source for a in found] == [where(text, "Brook")] * 2


def test_a_list_of_quotes_that_one_line_announces_stays_together() -> None:
    text = "Brook said:\n\n“One.”\n\n“Two.”"
    before = [attribution(text, "“One.”", "“Two.”", cue="said", source="Brook")]
    assert new_paragraph(before, context_of(text)) == before


def test_what_the_sentence_before_tells_is_not_reported() -> None:
    text = "It rained all day. Brook said the match was off."
    both = attribution(text, "It rained all day", "the match was off", cue="said", source="Brook")
    assert contents(text, clause_of_its_cue([both], context_of(text))) == [["the match was off"]]


@pytest.mark.parametrize("text", ["The match, Brook said, was off.", "Sen. Ada Brook, Brook said, was off."])
def test_an_interrupted_clause_stays_whole(text: str) -> None:
    start = text.split(", Brook")[0]
    before = [attribution(text, start, "was off", cue="said", source="Brook said")]
    assert clause_of_its_cue(before, context_of(text)) == before


def test_a_clause_that_nothing_reports_is_nobodys() -> None:
    text = "Prices will rise. “They must,” and so on."
    free, quoted = attribution(text, "Prices will rise"), attribution(text, "“They must,”")
    assert reported_or_quoted([free, quoted], context_of(text)) == [quoted]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_says_what_it_claims_and_when_it_declines(rule: Rule) -> None:
    assert "Declines" in (rule.__doc__ or "")


def test_every_rule_has_a_reason() -> None:
    assert [TAGGER, *(rule.__name__ for rule in RULES)] == list(ATTRIBUTION)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rules_take_a_text_without_anything_in_it(rule: Rule) -> None:
    assert rule([], context_of("Nothing was said.")) == []
