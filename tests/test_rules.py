"""Each rule on a sentence it is about, and on one where it must decline."""

import pytest
from proposals import attribution, contents, context_of, where

from quoteattr.attribution.contract import AttributionPass, AttributionRule
from quoteattr.attribution.rules import RULES
from quoteattr.attribution.rules.continuation import first_half, new_paragraph, second_half
from quoteattr.attribution.rules.edges import (
    clause_of_its_cue,
    comma_closes,
    cue_outside_quotation,
    nothing_between_halves,
    reported_or_quoted,
    whole_quotation,
)
from quoteattr.attribution.rules.layout import behind_colon, dash_and_name, transcript_label
from quoteattr.attribution.rules.reports import speaker_in_report


def test_a_content_that_ends_inside_a_quotation_takes_the_whole_of_it() -> None:
    text = "“It’s bad, very bad,” she said."
    [found] = whole_quotation.apply([attribution(text, "It’s bad", cue="said", source="she")], context_of(text))
    assert contents(text, [found]) == [["“It’s bad, very bad,”"]]
    assert found.rules == ("whole_quotation", "tagger")


def test_a_clause_that_runs_into_a_quotation_takes_the_whole_of_it() -> None:
    text = "He said it was “a gamble with money” and left."
    [found] = whole_quotation.apply([attribution(text, "it was “a gamble", cue="said", source="He")], context_of(text))
    assert contents(text, [found]) == [["it was “a gamble with money”"]]


def test_a_quote_inside_a_quotation_stays_as_it_is() -> None:
    text = "“Then he told me that it rained all day,” she said."
    before = [attribution(text, "it rained all day", cue="told", source="he")]
    assert whole_quotation.apply(before, context_of(text)) == before


def test_a_cue_inside_its_own_content_is_none() -> None:
    text = "“I said no,” Brook told them."
    [found] = cue_outside_quotation.apply(
        [attribution(text, "“I said no,”", cue="said", source="Brook")], context_of(text)
    )
    assert (found.cue, found.source) == (None, where(text, "Brook"))


def test_a_cue_beside_its_content_stays() -> None:
    text = "“No,” Brook said."
    before = [attribution(text, "“No,”", cue="said", source="Brook")]
    assert cue_outside_quotation.apply(before, context_of(text)) == before


def test_labels_of_a_transcript_say_who_speaks() -> None:
    text = "WALLACE: Good evening.\n\nPENCE: Thank you, Chris. Glad to be here."
    found = transcript_label.apply([], context_of(text))
    assert contents(text, found) == [["Good evening."], ["Thank you, Chris. Glad to be here."]]
    assert [text[slice(*a.source)] for a in found if a.source] == ["WALLACE", "PENCE"]


def test_one_label_alone_may_be_a_heading() -> None:
    text = "UPDATE: The road is open again.\n\nThe council met on Monday."
    assert transcript_label.apply([], context_of(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "READ MORE: Fire guts the old cinema\n\nREAD MORE: Who owns the market?",
        "LONDON: Shares fell on Monday.\n\nPARIS: Trains stopped at noon.",
        "BBC: Minister quits\n\nCNN: Minister out",
        "STEP ONE: Mix the flour.\n\nSTEP TWO: Wait.",
        "PROS: It is cheap.\n\nCONS: It breaks.",
    ],
)
def test_boxes_datelines_and_lists_are_no_transcript(text: str) -> None:
    assert transcript_label.apply([], context_of(text)) == []


def test_a_labelled_turn_replaces_what_was_found_in_it() -> None:
    text = "Q: Did she say that it rained?\n\nA: It did not."
    found = transcript_label.apply([attribution(text, "it rained", cue="say", source="she")], context_of(text))
    assert contents(text, found) == [["Did she say that it rained?"], ["It did not."]]


@pytest.mark.parametrize("dash", ["―", "—", "–", "-", "--"])
def test_a_name_behind_a_dash_signs_the_quotation(dash: str) -> None:
    text = f"“I’ll be back when it counts.” {dash} Steve Quinlan\n\nThe hall was full."
    [found] = dash_and_name.apply([], context_of(text))
    assert contents(text, [found]) == [["“I’ll be back when it counts.”"]]
    assert found.source == where(text, "Steve Quinlan")


def test_a_signature_in_the_next_line_counts() -> None:
    text = "“It is time.”\n\n— Ada Brook, architect\n\nThe hall was full."
    [found] = dash_and_name.apply([], context_of(text))
    assert found.source == where(text, "Ada Brook")


def test_a_sentence_that_goes_on_behind_the_dash_is_no_signature() -> None:
    text = "“It is time” — Brook had said so for years — and the hall was full."
    assert dash_and_name.apply([], context_of(text)) == []


def test_a_signature_gives_way_to_a_source() -> None:
    text = "She said: “It is time.” — Reuters"
    before = [attribution(text, "“It is time.”", cue="said", source="She")]
    assert dash_and_name.apply(before, context_of(text)) == before


def test_the_second_half_of_an_interrupted_quote_joins_the_first() -> None:
    text = "“It’s finished,” Brook said. “In my head, anyway.”"
    [found] = second_half.apply([attribution(text, "“It’s finished,”", cue="said", source="Brook")], context_of(text))
    assert contents(text, [found]) == [["“It’s finished,”", "“In my head, anyway.”"]]


@pytest.mark.parametrize(
    "text",
    [
        "“It’s finished,” Brook said.\n\n“In my head, anyway.”",
        "Brook said “It’s finished,” and left. “In my head, anyway.”",
        "“It’s finished,” Brook said on “Wells Today.”",
    ],
)
def test_a_quotation_without_an_interruption_before_it_stays_alone(text: str) -> None:
    before = [attribution(text, "“It’s finished,”", cue="said", source="Brook")]
    assert second_half.apply(before, context_of(text)) == before


def test_the_first_half_of_an_interrupted_quote_joins_the_second() -> None:
    text = "It rained. “What a year!” Ada Brook, the mayor, shouted. “Look at us.”"
    behind = attribution(text, "“Look at us.”", cue="shouted", source="Ada Brook, the mayor,")
    [found] = first_half.apply([behind], context_of(text))
    assert contents(text, [found]) == [["“What a year!”", "“Look at us.”"]]


@pytest.mark.parametrize(
    "text",
    [
        "“What a year!” And so Brook shouted “Look at us.”",
        "“What a year!”\n\nBrook shouted: “Look at us.”",
        "At the end of the ballad “Summer Rain,” Brook shouted “Look at us.”",
    ],
)
def test_a_quotation_that_is_no_first_half_stays_alone(text: str) -> None:
    before = [attribution(text, "“Look at us.”", cue="shouted", source="Brook")]
    assert first_half.apply(before, context_of(text)) == before


def test_a_first_half_that_somebody_else_said_stays_theirs() -> None:
    text = "“What a year!” Brook shouted. “Look at us.”"
    both = [attribution(text, "“What a year!”"), attribution(text, "“Look at us.”", cue="shouted", source="Brook")]
    assert first_half.apply(both, context_of(text)) == both


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A lesson from Ada Brook: ‘Be heard when it counts.’", "Ada Brook"),
        ("Brook: ‘We will rebuild the pier.’\n\nIt rained.", "Brook"),
        ("Brook on Hill’s Plan: ‘It Will Not Float.’", "Brook"),
        ("It snowed. Everything had changed the answer: “Of course we sail.”", None),
    ],
)
def test_a_sentence_in_marks_behind_a_colon_is_quoted(text: str, source: str | None) -> None:
    [found] = behind_colon.apply([], context_of(text))
    assert found.source == (where(text, source) if source else None)
    assert found.cue == where(text, ":")


@pytest.mark.parametrize("text", ["He has read one book: “The Sea” again.", "It is late. “We sail.”", "Two: “we” too."])
def test_what_is_no_sentence_or_behind_no_colon_is_not_announced(text: str) -> None:
    assert behind_colon.apply([], context_of(text)) == []


def test_what_somebody_is_known_to_have_said_needs_no_colon() -> None:
    text = "Brook said: “We sail.”"
    before = [attribution(text, "“We sail.”", cue="said", source="Brook")]
    assert behind_colon.apply(before, context_of(text)) == before


def test_behind_a_quotation_that_closes_on_a_comma_the_writer_goes_on() -> None:
    text = "She says “Don’t you do it,” until the lights go out."
    before = attribution(text, "“Don’t you do it,” until the lights go out", cue="says", source="She")
    assert contents(text, comma_closes.apply([before], context_of(text))) == [["“Don’t you do it,”"]]


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        ("“Don’t you do it,” since it is late, she said.", "“Don’t you do it,” since it is late", "said"),
        ("She says the “pier,” which is old, will fall.", "the “pier,” which is old, will fall", "says"),
        ("She says “pier” is no word for it.", "“pier” is no word for it", "says"),
        ("She says “the pier,” “the quay” and the rest.", "“the pier,” “the quay” and the rest", "says"),
    ],
)
def test_a_clause_with_a_quotation_in_it_stays_whole(text: str, content: str, cue: str) -> None:
    before = [attribution(text, content, cue=cue)]
    assert comma_closes.apply(before, context_of(text)) == before


def test_between_the_halves_of_a_quotation_nothing_is_said() -> None:
    text = "“It’s finished,” she said of the house, which she was sure would be sold. “In my head, anyway.”"
    parts = ("“It’s finished,”", "would be sold", "“In my head, anyway.”")
    [found] = nothing_between_halves.apply([attribution(text, *parts, cue="said", source="she")], context_of(text))
    assert contents(text, [found]) == [["“It’s finished,”", "“In my head, anyway.”"]]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The house, she said, would be “sold”.", ("The house", "would be “sold”")),
        ("“Gone,” she said, and would be sold.", ("“Gone,”", "would be sold")),
        ("“Gone,” and sold, she said. “Yes.”", ("“Gone,”", "and sold", "“Yes.”")),
    ],
)
def test_a_clause_that_the_halves_do_not_enclose_stays(text: str, parts: tuple[str, ...]) -> None:
    before = [attribution(text, *parts, cue="said", source="she")]
    assert nothing_between_halves.apply(before, context_of(text)) == before


HERALD = "According to the Herald, Ada Brook, the mayor, said that the pier would close."


@pytest.mark.parametrize("content", ["the pier would close", "Ada Brook, the mayor, said that the pier would close"])
def test_what_one_says_by_the_account_of_another_is_of_both(content: str) -> None:
    found = speaker_in_report.apply(
        [attribution(HERALD, content, cue="According to", source="the Herald")], context_of(HERALD)
    )
    assert [(a.source, contents(HERALD, [a])) for a in found] == [
        (where(HERALD, "the Herald"), [["Ada Brook, the mayor, said that the pier would close"]]),
        (where(HERALD, "Ada Brook, the mayor,"), [["the pier would close"]]),
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("According to the Herald, the pier would close.", "the pier would close"),
        ("According to the Herald, Wells Pier closed again.", "Wells Pier closed again"),
        ("According to the Herald, the Wells account that he had is shut.", "the Wells account that he had is shut"),
        (
            "According to the Herald, the pier that Brook said was safe closed.",
            "the pier that Brook said was safe closed",
        ),
    ],
)
def test_an_account_without_a_second_source_stays(text: str, content: str) -> None:
    before = [attribution(text, content, cue="According to", source="the Herald")]
    assert speaker_in_report.apply(before, context_of(text)) == before


def test_a_second_source_that_is_known_is_found_once() -> None:
    outer = attribution(HERALD, "the pier would close", cue="According to", source="the Herald")
    inner = attribution(HERALD, "the pier would close", cue="said", source="Ada Brook, the mayor,")
    assert speaker_in_report.apply([outer, inner], context_of(HERALD)) == [outer, inner]


def test_a_quotation_closed_before_the_paragraph_ends_is_a_quote_of_its_own() -> None:
    text = "“One,” Brook said.\n\n“Two.”"
    found = new_paragraph.apply([attribution(text, "“One,”", "“Two.”", cue="said", source="Brook")], context_of(text))
    assert contents(text, found) == [["“One,”"], ["“Two.”"]]
    assert [a.source for a in found] == [where(text, "Brook")] * 2


def test_in_a_story_the_quote_of_a_new_paragraph_is_another_speakers() -> None:
    text = "“Is it?” she asked.\n\n“It is!” he cried.\n\n" * 10 + "“One,” Brook said.\n\n“Two.”"
    found = new_paragraph.apply([attribution(text, "“One,”", "“Two.”", cue="said", source="Brook")], context_of(text))
    assert [(a.cue is None, a.source is None) for a in found] == [(False, False), (True, True)]


def test_a_list_of_quotes_that_one_line_announces_stays_together() -> None:
    text = "Brook said:\n\n“One.”\n\n“Two.”"
    before = [attribution(text, "“One.”", "“Two.”", cue="said", source="Brook")]
    assert new_paragraph.apply(before, context_of(text)) == before


def test_what_the_sentence_before_tells_is_not_reported() -> None:
    text = "It rained all day. Brook said the match was off."
    both = attribution(text, "It rained all day", "the match was off", cue="said", source="Brook")
    assert contents(text, clause_of_its_cue.apply([both], context_of(text))) == [["the match was off"]]


@pytest.mark.parametrize("text", ["The match, Brook said, was off.", "Sen. Ada Brook, Brook said, was off."])
def test_an_interrupted_clause_stays_whole(text: str) -> None:
    start = text.split(", Brook")[0]
    before = [attribution(text, start, "was off", cue="said", source="Brook said")]
    assert clause_of_its_cue.apply(before, context_of(text)) == before


def test_a_clause_that_nothing_reports_is_nobodys() -> None:
    text = "Prices will rise. “They must,” and so on."
    free, quoted = attribution(text, "Prices will rise"), attribution(text, "“They must,”")
    assert reported_or_quoted.apply([free, quoted], context_of(text)) == [quoted]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_says_what_it_claims_and_when_it_declines(rule: AttributionRule | AttributionPass) -> None:
    assert "Declines" in (rule.description)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rules_take_a_text_without_anything_in_it(rule: AttributionRule | AttributionPass) -> None:
    assert rule.apply([], context_of("Nothing was said.")) == []
