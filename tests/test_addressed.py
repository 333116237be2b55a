"""The rules on whom somebody speaks to, and on whose words somebody hands on."""

import pytest
from proposals import attribution, contents, context_of, source

from quoteattr import extract_quotes
from quoteattr.attribution.rules.addressed import is_told, passed_on, told_whom, verb_first


@pytest.mark.parametrize(
    ("subject", "taken"),
    [
        ("An open note from the midwives", "An open note from the midwives"),
        ("Yesterday, the petition", "the petition"),
        ("The mayor, Ada Brook,", "The mayor, Ada Brook,"),
        ("In a letter, she", "she"),
        ("Brook resigned and then", None),
        ("What the villagers wrote", None),
    ],
)
def test_whom_a_note_reminds_has_not_written_it(subject: str, taken: str | None) -> None:
    text = f"{subject} reminds Minister Orr: “Babies do not wait.”"
    before = attribution(text, "“Babies do not wait.”", cue="reminds", source="Minister Orr")
    [found] = told_whom.apply([before], context_of(text))
    assert source(text, found) == taken


@pytest.mark.parametrize(
    ("text", "content", "left"),
    [
        ("The petition urges Mayor Orr: “Stay.”", "Mayor Orr: “Stay.”", "“Stay.”"),
        ("The petition urges the whole council: “Stay.”", "the whole council: “Stay.”", "“Stay.”"),
        (
            "The petition warned Prime Minister Orr that it is late.",
            "Prime Minister Orr that it is late",
            "that it is late",
        ),
    ],
)
def test_whom_a_petition_urges_is_no_part_of_it(text: str, content: str, left: str) -> None:
    cue = text.split()[2]
    found = told_whom.apply([attribution(text, content, cue=cue, source="The petition")], context_of(text))
    assert contents(text, found) == [[left]]
    assert source(text, found[0]) == "The petition"


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        ("“Leave now,” warned Mr Orr.", "“Leave now,”", "warned"),
        ("Warns Mr Orr: “Leave now.”", "“Leave now.”", "Warns"),
        ("Then warned Mr Orr: “Leave now.”", "“Leave now.”", "warned"),
        ("The note says Mr Orr: “Leave now.”", "“Leave now.”", "says"),
    ],
)
def test_a_name_behind_the_verb_that_speaks_stays_the_source(text: str, content: str, cue: str) -> None:
    before = [attribution(text, content, cue=cue, source="Mr Orr")]
    assert told_whom.apply(before, context_of(text)) == before


def test_what_is_urged_stays_whole_where_it_is_a_clause() -> None:
    text = "The petition urges Mayor Orr to keep the park."
    before = [attribution(text, "Mayor Orr to keep the park", cue="urges", source="The petition")]
    assert told_whom.apply(before, context_of(text)) == before


@pytest.mark.parametrize("cue", ["was told", "told", "was told in writing"])
def test_who_was_told_is_neither_source_nor_content(cue: str) -> None:
    text = "Nell Carrow was told in writing that the clinic had closed."
    before = attribution(text, "that the clinic had closed", cue=cue, source="Nell Carrow")
    [found] = is_told.apply([before, attribution(text, "Nell Carrow", cue=cue)], context_of(text))
    assert (contents(text, [found]), found.source) == ([["that the clinic had closed"]], None)


def test_who_tells_stands_behind_by() -> None:
    text = "Nell was reminded by the old judge that she was under oath."
    before = attribution(text, "Nell", "that she was under oath", cue="was reminded", source="Nell")
    [found] = is_told.apply([before], context_of(text))
    assert (contents(text, [found]), source(text, found)) == ([["that she was under oath"]], "the old judge")


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        ("Nell is telling the press that it rained.", "that it rained", "is telling"),
        ("Nell has told the press that it rained.", "that it rained", "has told"),
        ("Nell was quoted as saying that it rained.", "that it rained", "was quoted as saying"),
    ],
)
def test_who_tells_stays_the_source(text: str, content: str, cue: str) -> None:
    before = [attribution(text, content, cue=cue, source="Nell")]
    assert is_told.apply(before, context_of(text)) == before


def test_a_quotation_that_somebody_is_told_stays_without_a_source() -> None:
    text = "“To your left,” Nell was told."
    [found] = is_told.apply([attribution(text, "“To your left,”", cue="was told", source="Nell")], context_of(text))
    assert (contents(text, [found]), found.source) == ([["“To your left,”"]], None)


def test_who_hands_a_note_on_has_not_written_it() -> None:
    text = "The note passed on by the nurses warns Mrs Orr: ‘The ward is full.’"
    parts = ("The note passed on", "‘The ward is full.’")
    [found] = passed_on.apply([attribution(text, *parts, cue="warns", source="the nurses")], context_of(text))
    assert contents(text, [found]) == [["‘The ward is full.’"]]
    assert source(text, found) == "The note passed on by the nurses"


@pytest.mark.parametrize("subject", ["A letter signed by", "The car driven by", "A letter from"])
def test_who_has_written_a_letter_may_be_the_source(subject: str) -> None:
    text = f"{subject} the nurses warns: ‘The ward is full.’"
    before = [attribution(text, "‘The ward is full.’", cue="warns", source="the nurses")]
    assert passed_on.apply(before, context_of(text)) == before


@pytest.mark.parametrize(
    ("tag", "speaker"),
    [
        ("Then said the tailor to the giant,", "the tailor"),
        ("Said the old tailor of the giant,", "the old tailor of the giant"),
        ("Replied the mayor to the clerk:", "the mayor"),
        ("Says Ruth Orr, a nurse:", "Ruth Orr"),
        ("Then spake the king unto his son,", "the king"),
        ("Cried a voice from the crowd:", "a voice"),
        ("Thereupon gently answered Mrs. Hale to Nell,", "Mrs. Hale"),
    ],
)
def test_a_sentence_that_begins_with_its_verb_has_its_speaker_next(tag: str, speaker: str) -> None:
    text = f"It rained. {tag} “Who is it?” “I am,” said the giant."
    context = context_of(text)
    for before in ([], [attribution(text, "“Who is it?”")], [attribution(text, "“Who is it?”", cue="said the giant")]):
        found = [a for a in verb_first.apply(before, context) if contents(text, [a]) == [["“Who is it?”"]]]
        assert [source(text, a) for a in found] == [speaker]


@pytest.mark.parametrize(
    "tag", ["The mayor said to the clerk,", "For years said nobody", "a line called it,", "Said she"]
)
def test_a_sentence_that_begins_otherwise_is_left_alone(tag: str) -> None:
    text = f"It rained.\n\n{tag} “Who is it?”"
    before = [attribution(text, "“Who is it?”")]
    assert verb_first.apply(before, context_of(text)) == before


def test_nobody_who_is_only_spoken_to_gets_the_words() -> None:
    text = "Ms Orr was told to stay at home. In one message she was warned that “the road will not forgive you”."
    quotes = extract_quotes(text)
    assert {q.speaker for q in quotes} == {None}
    assert "forgive" in quotes[-1].text
    assert "Ms Orr" not in [q.text for q in quotes]
