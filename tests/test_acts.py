"""Whether a cue says that somebody spoke, thought, or did something else."""

import pytest

from quoteattr import Act
from quoteattr.attribution.acts import act_of
from quoteattr.extend import ENGLISH
from quoteattr.languages.en.inflection import base_forms


@pytest.mark.parametrize(
    "cue",
    [
        "said", "says", "saying", "SAID", "told reporters", "according to", "wrote", "denied", "denies", "quipped",
        "admitting", "announces", "replied", "has been asked", ":", "warning", "statement", "tweeted", "cried",
    ],
)  # fmt: skip
def test_saying_and_writing_are_speech(cue: str) -> None:
    assert act_of(cue, ENGLISH) is Act.SPEECH


@pytest.mark.parametrize(
    "cue",
    [
        "believes",
        "had been hoping",
        "thought",
        "worried",
        "wants",
        "is convinced",
        "feared",
        "planned",
        "knew",
        "hopes",
    ],
)
def test_believing_and_wanting_are_thought(cue: str) -> None:
    assert act_of(cue, ENGLISH) is Act.THOUGHT


@pytest.mark.parametrize("cue", ["voted", "criticized", "sued", "", " ", "42", "—"])
def test_the_rest_is_neither(cue: str) -> None:
    assert act_of(cue, ENGLISH) is Act.OTHER


@pytest.mark.parametrize("cue", ["said he believed", "thinks and says", "worried aloud, adding"])
def test_saying_wins_over_thinking(cue: str) -> None:
    assert act_of(cue, ENGLISH) is Act.SPEECH


def test_without_a_cue_the_marks_alone_say_that_somebody_spoke() -> None:
    assert act_of(None, ENGLISH) is Act.SPEECH


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("says", "say"), ("denies", "deny"), ("denied", "deny"), ("noting", "note"), ("asking", "ask"),
        ("stopped", "stop"), ("wishes", "wish"), ("noted", "note"), ("say", "say"),
    ],
)  # fmt: skip
def test_an_inflected_form_leads_to_its_base(word: str, base: str) -> None:
    assert base in base_forms(word)


@pytest.mark.parametrize("word", ["s", "ed", "ing", "es", "d"])
def test_an_ending_alone_is_a_word(word: str) -> None:
    assert word in base_forms(word)
    assert "" not in base_forms(word)


def test_no_word_is_listed_both_as_saying_and_as_thinking() -> None:
    assert not ENGLISH.speech_cues & ENGLISH.thought_cues
