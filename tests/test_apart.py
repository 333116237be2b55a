"""The rules that hold the subject of a verb of saying apart from what is said."""

import pytest
from proposals import attribution, contents, context_of, source

from quoteattr import extract_quotes
from quoteattr.attribution.rules.apart import subject_of_cue, subject_said_nothing, words_at_all


@pytest.mark.parametrize("marks", ["“”", "“ ”", "“…”"])
def test_marks_without_a_word_between_them_are_no_quote(marks: str) -> None:
    text = f"{marks} said Petra Voss. “Yes,” she added."
    before = [attribution(text, marks, cue="said", source="Petra Voss"), attribution(text, "“Yes,”", cue="added")]
    assert words_at_all.apply(before, context_of(text)) == before[1:]


def test_of_several_parts_those_with_words_stay() -> None:
    text = "“…” Petra said. “7!”"
    before = attribution(text, "“…”", "“7!”", cue="said", source="Petra")
    assert contents(text, words_at_all.apply([before], context_of(text))) == [["“7!”"]]


def test_what_runs_into_the_verb_is_its_subject_and_the_clause_before_was_said() -> None:
    text = "It rained. The ferry had no lights, a retired deckhand who has worked on it for years said."
    before = attribution(text, "a retired deckhand who has worked on it", cue="said")
    [found] = subject_said_nothing.apply([before], context_of(text))
    assert contents(text, [found]) == [["The ferry had no lights"]]
    assert source(text, found) == "a retired deckhand who has worked on it for years"


def test_a_subject_with_nothing_said_before_it_is_no_quote() -> None:
    text = "It rained. A retired deckhand said so."
    assert subject_said_nothing.apply([attribution(text, "A retired deckhand", cue="said")], context_of(text)) == []


def test_a_clause_with_who_belongs_to_the_source() -> None:
    text = "The strike will go on, union leaders who met on Friday said."
    parts = ("The strike will go on", "who met on Friday")
    [found] = subject_said_nothing.apply(
        [attribution(text, *parts, cue="said", source="union leaders")], context_of(text)
    )
    assert contents(text, [found]) == [["The strike will go on"]]
    assert source(text, found) == "union leaders who met on Friday"


@pytest.mark.parametrize(
    ("text", "content", "cue", "speaker"),
    [
        ("The house Brook said would be sold is old.", ("The house", "would be sold"), "said", "Brook"),
        ("It rained, said Brook.", ("It rained",), "said", "Brook"),
        ("It rained, said somebody.", ("It rained,",), "said", None),
        ("A new plan was told.", ("A new plan",), "was told", None),
        ("The bridge shuts, a plan announced in May.", ("a plan",), "announced", None),
        ("“No” said the note.", ("“No”",), "said", None),
    ],
)
def test_what_is_set_off_or_has_its_subject_elsewhere_stays(
    text: str, content: tuple[str, ...], cue: str, speaker: str | None
) -> None:
    before = [attribution(text, *content, cue=cue, source=speaker)]
    assert subject_said_nothing.apply(before, context_of(text)) == before


@pytest.mark.parametrize(
    ("subject", "cue"),
    [
        ("A retired driver who lives above it", "told"),
        ("Okello, 26,", "said"),
        ("It", "added"),
        ("The head of the union", "says"),
        ("Dr. Ada Brook", "wrote"),
    ],
)
def test_the_subject_of_the_verb_is_the_source(subject: str, cue: str) -> None:
    text = f"It rained. {subject} {cue} that it was late."
    [found] = subject_of_cue.apply([attribution(text, "that it was late", cue=cue)], context_of(text))
    assert source(text, found) == subject


def test_between_a_clause_with_its_comma_and_the_verb_stands_the_source() -> None:
    text = "The mine is unsafe, an engineer who left the firm in May told the Herald."
    [found] = subject_of_cue.apply([attribution(text, "The mine is unsafe", cue="told")], context_of(text))
    assert source(text, found) == "an engineer who left the firm in May"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Despite complaints that it was late", "complaints"),
        ("When asked that it was late", "asked"),
        ("The plan he read and announced that it was late", "announced"),
        ("Nell was told that it was late", "was told"),
        ("The attack was launched by a man who said that it was late", "said"),
    ],
)
def test_where_the_subject_is_not_plain_nobody_is_the_source(text: str, cue: str) -> None:
    before = [attribution(text, "that it was late", cue=cue)]
    assert subject_of_cue.apply(before, context_of(text)) == before


def test_a_deckhand_is_not_what_he_said() -> None:
    [quote] = extract_quotes("The ferry had no lights, a retired deckhand who has worked on it for years said.")
    assert quote.text == "The ferry had no lights"
    assert quote.speaker
    assert quote.speaker.name == "a retired deckhand"
