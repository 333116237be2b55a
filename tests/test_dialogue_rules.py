"""The rules of attribution that are about the dialogue of stories."""

import pytest
from stories import SCENE

from quoteattr import find_quotations
from quoteattr.extend import ENGLISH, RULES, Attribution, TextView


def attribution(text: str, content: str, cue: str = "", source: str = "") -> Attribution:
    where = [(text.index(words), text.index(words) + len(words)) if words else None for words in (content, cue, source)]
    assert where[0]
    return Attribution((where[0],), where[1], where[2], ("tagger",))


def contents(text: str, found: list[Attribution]) -> list[list[str]]:
    return [[text[start:end] for start, end in a.content] for a in found]


def after(name: str, text: str, before: list[Attribution]) -> list[Attribution]:
    """The attributions of a text after one rule."""
    rule = next(rule for rule in RULES.attribution if rule.name == name)
    return rule.apply(before, TextView.of(text, find_quotations(text), ENGLISH))


def test_a_small_letter_goes_on_with_the_sentence_before() -> None:
    text = "“She was,” and Sissy grew nervous, “she was a dancer.”"
    halves = [attribution(text, "“She was,”"), attribution(text, "“she was a dancer.”")]
    [found] = after("sentence_goes_on", text, halves)
    assert contents(text, [found]) == [["“She was,”", "“she was a dancer.”"]]
    assert found.rules[0] == "sentence_goes_on"


@pytest.mark.parametrize("text", ["“She was.” Sissy sat. “she was a dancer.”", "“She was,” he said. “Was she?”"])
def test_a_sentence_that_ended_does_not_go_on(text: str) -> None:
    before = [attribution(text, quotation.span.text) for quotation in find_quotations(text)]
    assert len(after("sentence_goes_on", text, before)) == 2


def test_the_same_words_are_one_quote_of_the_source_that_is_known() -> None:
    text = "“Yes,” he said."
    before = [attribution(text, "“Yes,”"), attribution(text, "“Yes,”", cue="said", source="he")]
    assert after("quoted_once", text, before) == [before[1]]


def test_in_a_story_a_sentence_in_marks_is_said_and_a_word_is_not() -> None:
    text = "\n".join([SCENE] * 3) + "\nThey called it the “Great Flood” for years.\n"
    found = [words for [words] in contents(text, after("sentence_in_marks", text, []))]
    assert "“I found every one of them.”" in found
    assert "“Great Flood”" not in found
    assert after("sentence_in_marks", "The “Yes.” of the mayor came late.", []) == []
