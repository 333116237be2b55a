"""Who speaks in stories: where no name stands beside a quotation, and whose names are one person's."""

import json
import subprocess
import sys

import pytest
from stories import DIALOGUE, SCENE, SISTERS, quotes, said, speaker

from quoteattr import KnownSpeaker, Quote, QuoteExtractor, explain, find_quotations, to_dict
from quoteattr.extend import ENGLISH, TextView
from quoteattr.settings import GenreChoice

STORY = "\n".join([SCENE] * 3)
FIRESIDE = "Emma and Jane sat by the fire.\n\n" + "\n".join([SISTERS] * 5)


def clues(quote: Quote) -> list[str]:
    return [evidence.rule for evidence in quote.evidence if evidence.rule.startswith("dialogue.")]


def test_two_speakers_alternate_and_who_acts_in_the_paragraph_speaks() -> None:
    found = {quote.text: speaker(quote) for quote in quotes(STORY)}
    assert found["“Then the road will be gone by night!”"] == "Robert"
    assert found["“It was gone last year, and we lived.”"] == "Hale"
    assert found["“You never complained of them.”"] == "Hale"
    assert found["“You found them?”"] == "Robert"
    assert found["“What was there to say?”"] == "Hale"


@pytest.mark.parametrize("who", ["the judge", "the old porter", "the nurse"])
def test_a_paragraph_calls_nobody_by_two_names(who: str) -> None:
    text = f"“The vote is lost,” Iqbal said. “Shame!” Noakes cried. “Sit down, both of you,” {who} ordered."
    assert [speaker(quote) for quote in QuoteExtractor(genre="story").extract(text)] == ["Iqbal", "Noakes", who]


def test_who_speaks_beside_a_pronoun_hangs_on_the_turns_around_it() -> None:
    quote = said(STORY.replace("asked Robert", "he asked"), "“Is it still raining")
    assert (quote.source.text if quote.source else "", speaker(quote)) == ("he", "Robert")
    assert clues(quote)


def test_evidence_names_the_strongest_clue_first_and_explain_says_them_in_words() -> None:
    quote = said(STORY, "“You found them")
    assert clues(quote) == ["dialogue.beside", "dialogue.recent"]
    assert "clues to Robert: acts in the same paragraph (dialogue.beside) and was" in explain(quote)
    assert 0 < quote.confidence < 1


def test_a_quote_of_a_story_is_explained_wherever_it_is_read() -> None:
    quote = said(STORY, "“You found them")
    program = (
        "import json, sys; from quoteattr import explain, from_dict;"
        "[quote] = from_dict(json.load(sys.stdin)); print(explain(quote)); print('numpy' in sys.modules)"
    )
    # fmt: off
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        input=json.dumps(to_dict([quote])), capture_output=True, check=True, encoding="utf-8",
    )
    # fmt: on
    assert done.stdout.splitlines() == [explain(quote), "False"]


def test_what_comes_later_counts_too() -> None:
    text = FIRESIDE + "\n“Well?”\n\n“No,” said Jane.\n\n“Why not?” asked Emma.\n"
    assert speaker(said(text, "“Well")) == "Emma"


def test_a_text_without_dialogue_gets_no_speakers_from_it() -> None:
    text = "Robert left. “It rains,” the report says. “It pours.”"
    assert {(speaker(quote), *clues(quote)) for quote in quotes(text)} == {("the report",)}


def is_story(text: str) -> bool:
    return TextView.of(text, find_quotations(text), ENGLISH).is_story


SCENE_OF_THREE = (
    "He closed the door and looked at her. “Is it so late?”\n\n"
    "She turned away from the fire. “It is.”\n\n“Then I had better go,” he said, but he did not move."
)
REPORT = (
    "“The bridge will open in May,” said Ada Brook of Wells Council on Monday.\n\n"
    "The work has cost £20m since 2019. “Is it worth it?” asks Tom Hill, 52, who runs the Arden Inn.\n\n"
    "“It is!” says the council, which will vote on the toll on 4 June."
)


def test_stories_are_told_from_articles() -> None:
    assert is_story(STORY)
    assert is_story(SCENE_OF_THREE)
    assert not is_story(REPORT)
    assert not is_story(REPORT * 10)


def test_a_beat_is_enough_for_a_scene_and_a_few_words_are_not() -> None:
    beat = "He closed the door and turned to her.\n\nShe shook her head. “Not in June.”"
    assert is_story(beat)
    assert not is_story("“Is it?” she asked.")
    assert not is_story("“We will appeal,” said Tom Hill, 52, who chairs Arden Council, on Monday.")


def test_the_caller_can_say_what_a_text_is() -> None:
    def first(genre: GenreChoice) -> str | None:
        return speaker(QuoteExtractor(genre=genre).extract(SCENE)[4])

    assert first("auto") == first("story") == "Robert"
    assert first("news") is None
    with pytest.raises(ValueError, match='genre must be "auto", "news" or "story", not \'novel\''):
        QuoteExtractor(genre="novel")  # type: ignore[arg-type]


def test_mr_mrs_and_miss_are_three_people() -> None:
    she = "“No,” said Mrs. Bennet. Mrs. Bennet sat by him. She rose."
    talk = f"“Yes,” said Mr. Bennet.\n\n{she}\n\n“Oh!” said Miss Bennet."
    yes, no, oh = quotes(DIALOGUE + talk)[-3:]
    assert [speaker(yes), speaker(no), speaker(oh)] == ["Mr. Bennet", "Mrs. Bennet", "Miss Bennet"]
    assert no.speaker
    assert no.speaker.pronouns == {"she"}


def test_in_the_press_a_title_is_of_somebody_named_in_full_before() -> None:
    assert speaker(said("We saw Ada Brook at noon. “No,” said Mrs. Brook.", "“No")) == "Ada Brook"


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("Elizabeth Brook", "Lizzy", "Elizabeth Brook"),
        ("Fitzwilliam Darcy", "Colonel Fitzwilliam", "Fitzwilliam"),
        ("John Dashwood", "Mrs. John Dashwood", "Mrs. John Dashwood"),
    ],
    ids=["a pet name is that of the formal name", "a rank goes with a surname", "a wife is not her husband"],
)
def test_names_in_a_story(first: str, second: str, name: str) -> None:
    assert speaker(said(f"{DIALOGUE}There was {first}.\n\n“Oh!” said {second}.", "“Oh")) == name


def test_a_known_speaker_has_the_name_of_the_list() -> None:
    known = KnownSpeaker("e", "Elizabeth Brook", ("Lizzy",))
    [quote] = QuoteExtractor(known_speakers=[known]).extract("“Oh!” said Lizzy.")
    assert quote.speaker
    assert (quote.speaker.name, quote.speaker.known) == ("Elizabeth Brook", "e")


def test_she_is_who_spoke_last_but_one_where_two_women_take_turns() -> None:
    beside_she = [quote for quote in quotes(FIRESIDE) if quote.source and quote.source.text == "she"]
    assert [speaker(quote) for quote in beside_she] == ["Emma"] * 5


def test_in_a_story_somebody_described_is_a_he_or_a_she_from_the_first_pronoun_on() -> None:
    text = DIALOGUE + "The stranger laughed. He sat down.\n\n“No,” said the stranger. Then he rose."
    stranger = said(text, "“No").speaker
    assert stranger
    assert (stranger.name, stranger.named) == ("The stranger", False)
    assert stranger.pronouns == {"he"}


def test_her_mother_is_not_she() -> None:
    text = DIALOGUE + "Ada came home. She sat down by the fire.\n\n“Very good,” said her mother, and left."
    assert speaker(said(text, "“Very good")) != "Ada"


def test_the_name_below_a_letter_is_not_called() -> None:
    letter = "“Dear Ada,” said the letter, “I shall not come. Tom.”\n\n“What does he say?” asked her mother."
    assert speaker(said(DIALOGUE + letter, "“What does")) != "Tom"


def test_the_lady_of_another_chapter_is_not_who_was_called_so() -> None:
    pages = [FIRESIDE, "Lady Hale laughed.", *["It rained."] * 60, "The lady sat down.\n\n“Yes,” said the lady."]
    assert speaker(said("\n\n".join(pages), "“Yes")) == "The lady"


def test_her_mother_is_not_herself_and_mostly_of_her_name() -> None:
    scene = "Mrs. Hale and Mrs. Ford came in. Anna Hale rose.\n\n“Sit down,” said her mother."
    quote = said(f"{FIRESIDE}\n{scene}", "“Sit down")
    assert (speaker(quote), clues(quote)[0]) == ("Mrs. Hale", "dialogue.source")


@pytest.mark.parametrize(
    ("scene", "name", "decided"),
    [
        ("Doctor Hale came. “Well?” said the doctor.", "Hale", "description.office"),
        ("Robert Hale rose. “Well?” said a waiter.", "a waiter", "description.itself"),
        ("Robert Hale rose. “Well?” said a voice.", "a voice", "description.itself"),
    ],
)
def test_who_is_told_by_a_title_or_brought_in_without_a_name_is_as_good_as_named(
    scene: str, name: str, decided: str
) -> None:
    quote = said(DIALOGUE + scene, "“Well")
    assert speaker(quote) == name
    assert decided in {evidence.rule for evidence in quote.evidence}


def test_labels_of_an_interview_are_short_for_full_names_and_letters_are_nobodys_name() -> None:
    talk = "Jo Hill spoke with the architect Ada Brook.\n\nHILL: Is it done?\n\nBROOK: It is.\n"
    assert [(speaker(quote), quote.speaker.named) for quote in quotes(talk) if quote.speaker] == [
        ("Jo Hill", True),
        ("Ada Brook", True),
    ]
    letters = quotes("Q: Is it done?\n\nA: It is.\n\nQ: When?\n\nA: In May.\n")
    assert {quote.speaker.named for quote in letters if quote.speaker} == {False}
