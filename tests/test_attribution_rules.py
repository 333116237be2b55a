"""Each attribution rule on texts that it decides on, and on texts where it declines: `cases/rules/attribution`.

A text has in it what the network says of it, written as `fuzz.proposals.marked` reads it.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from fuzz.proposals import marked

from quoteattr import explain, extract_quotes, find_quotations
from quoteattr.extend import ENGLISH, RULES, Attribution, AttributionPass, AttributionRule, TextView

CASES = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "cases" / "rules" / "attribution").glob("*.json"))
}
BY_NAME = {rule.name: rule for rule in RULES.attribution}
EACH_RULE = pytest.mark.parametrize("rule", RULES.attribution, ids=lambda rule: rule.name)
STORY = "“Is it?” she asked.\n\n“It is!” he cried.\n\n" * 10
"""What makes a text a story; it stands before the text of a case that says so."""
Quote = dict[str, Any]


def each(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("name", "case"),
        [pytest.param(rule, case, id=f"{rule}: {case['name']}") for rule in CASES for case in CASES[rule][kind]],
    )


def view_of(text: str) -> TextView:
    return TextView.of(text, find_quotations(text), ENGLISH)


def applied(name: str, case: dict[str, Any]) -> tuple[str, list[Attribution], list[Attribution]]:
    """The text of a case, and the attributions in it before and after the rule."""
    opening = STORY if case.get("story") else ""
    text, before = marked(opening + case["text"])
    after = BY_NAME[name].apply(before, view_of(text))
    return text, before, [attribution for attribution in after if attribution.start >= len(opening)]


def shown(text: str, attribution: Attribution) -> Quote:
    told = {"cue": attribution.cue, "source": attribution.source}
    content = [text[slice(*part)] for part in attribution.content]
    return {"content": content} | {role: text[slice(*where)] for role, where in told.items() if where}


@each("decides")
def test_where_a_rule_decides_the_quotes_become_these(name: str, case: dict[str, Any]) -> None:
    text, before, after = applied(name, case)
    assert [shown(text, attribution) for attribution in after] == (
        [] if case["becomes"] == "nothing" else case["becomes"]
    )
    assert after != before
    assert {attribution.rules[0] for attribution in after if attribution not in before} <= {name}


@each("declines")
def test_where_a_rule_declines_all_stays_as_it_is(name: str, case: dict[str, Any]) -> None:
    _, before, after = applied(name, case)
    assert after == before


def test_every_rule_has_cases_of_both_kinds() -> None:
    assert set(CASES) == set(BY_NAME)
    assert [name for name, cases in CASES.items() if not (cases["decides"] and cases["declines"])] == []


@EACH_RULE
def test_every_rule_says_what_it_claims_and_when_it_declines(rule: AttributionRule | AttributionPass) -> None:
    assert rule.why
    assert rule.examples
    assert "Declines" in rule.description


@EACH_RULE
def test_rules_take_a_text_without_anything_in_it(rule: AttributionRule | AttributionPass) -> None:
    assert rule.apply([], view_of("Nothing was said.")) == []


def test_the_name_of_a_rule_stands_before_those_of_earlier_ones() -> None:
    text, [before] = marked("“<c1:It’s bad>, very bad,” <s1:she> <q1:said>.")
    [found] = BY_NAME["whole_quotation"].apply([before], view_of(text))
    assert found.rules == ("whole_quotation", "tagger")


def test_a_deckhand_is_not_what_he_said() -> None:
    [quote] = extract_quotes("“The ferry had no lights,” a retired deckhand who has worked on it for years said.")
    assert quote.text == "“The ferry had no lights,”"
    assert quote.speaker
    assert quote.speaker.name == "a retired deckhand"


def test_nobody_who_is_only_spoken_to_gets_the_words() -> None:
    text = "Ms Orr was told to stay at home. In one message she was warned that “the road will not forgive you”."
    quotes = extract_quotes(text)
    assert {q.speaker for q in quotes} == {None}
    assert "forgive" in quotes[-1].text
    assert "Ms Orr" not in [q.text for q in quotes]


def test_two_who_speak_in_one_paragraph_get_their_own_words() -> None:
    text = '"Is this the right bus?" Ned Cole asked, puzzled. "Get off now!" Ida Marsh yelled furiously.'
    quotes = extract_quotes(text)
    assert [(q.text, q.speaker and q.speaker.name) for q in quotes] == [
        ('"Is this the right bus?"', "Ned Cole"),
        ('"Get off now!"', "Ida Marsh"),
    ]


def test_the_explanation_tells_that_the_speaker_goes_on() -> None:
    first, second = extract_quotes("“The kiln is cold,” said the potter.\n\n“It will stay cold.”")
    assert (second.speaker, second.cue) == (first.speaker, None)
    assert second.source == first.source
    assert second.source
    assert second.source.text == "the potter"
    why = "decided by speech_goes_on (in the press, the same speaker continues without a new tag), from “the potter”"
    assert why in explain(second)
