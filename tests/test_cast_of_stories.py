"""The cast of a story: whose names are one person's, and which capitals are nobody's name."""

import pytest
from coreference import cast_of, decided, kind_in, names_of_story, whose

from quoteattr import KnownSpeaker, SpeakerKind


@pytest.mark.parametrize(
    "story",
    [
        "Does Mrs. Hale know? So Mrs. Hale does.",
        "Presently Mrs. Hale rose.",
        "Pass Mrs. Hale the salt. So Mrs. Hale ate.",
    ],
)
def test_a_form_of_address_begins_a_name(story: str) -> None:
    assert whose(cast_of(story + " There was Mr. Hale."), "Mrs. Hale") == "Mrs. Hale"


@pytest.mark.parametrize(
    ("story", "name"),
    [
        ("They will say that they will. Will they? We will see. Will you? It will be, it will, it will.", "Will"),
        ("He said: DO come, and do stay. They do.", "DO"),
        ("Don't go. Don't!", "Don't"),
        ("She sat. Presently she rose.", "Presently"),
        ("The American smiled. An American always does.", "American"),
    ],
)
def test_capitals_that_a_story_has_for_other_reasons_name_nobody(story: str, name: str) -> None:
    assert name not in names_of_story(story)


def test_speech_with_many_capitals_is_no_headline() -> None:
    assert decided("“Thank you, Fagin,” said Jack Dawkins.", mention="Jack Dawkins", story=True).name == "Jack Dawkins"


def test_a_first_name_that_is_a_word_too_is_one_where_it_stands_inside_of_sentences() -> None:
    assert "Will" in names_of_story("They will say so. Then Will came, and Ann saw Will.")


def test_what_opens_a_sentence_before_a_name_is_no_part_of_it() -> None:
    assert names_of_story("Unluckily Aziz fell. " + "And there Aziz lay. " * 10) == {"Aziz"}


def test_miss_with_a_surname_alone_is_not_the_younger_sister() -> None:
    cast = cast_of("The Miss Hales came, Ann Hale and Miss Jane Hale. Then Miss Hale spoke, and Jane. And Ann smiled.")
    assert whose(cast, "Miss Hale") == "Ann Hale"


def test_mr_with_a_surname_alone_is_not_the_younger_brother() -> None:
    cast = cast_of("So Mr. Hale rose. " * 9 + "There was Mr. John Hale. And Mr. John Hale sat, and Mr. John Hale rose.")
    assert whose(cast, "Mr. Hale") != whose(cast, "Mr. John Hale")


def test_mr_with_a_full_name_now_and_then_is_still_the_same() -> None:
    cast = cast_of("So Mr. Hale rose. " * 9 + "There was Mr. John Hale.")
    assert whose(cast, "Mr. Hale") == "John Hale"


def test_servants_call_people_by_title_and_first_name() -> None:
    cast = cast_of("There sat Rupert Hale and Mrs. Rupert Hale. Then Mr. Rupert left, and Mrs. Rupert did.")
    assert whose(cast, "Mr. Rupert") == "Rupert Hale"
    assert whose(cast, "Mrs. Rupert") == whose(cast, "Mrs. Rupert Hale") != "Rupert Hale"


def test_a_pet_name_alone_is_not_a_wifes() -> None:
    cast = cast_of("There was Thomas Hale. Then Mr. Thomas left, and Mrs. Tom. " + "And Tom left. " * 11)
    assert whose(cast, "Tom") == whose(cast, "Mr. Thomas") == "Thomas Hale"
    assert whose(cast, "Mrs. Tom") == "Mrs. Tom"


def test_a_woman_may_be_called_mrs_with_her_own_first_name() -> None:
    cast = cast_of("There was Mrs. Emily Hale. So Mrs. Emily rose, and Emily left.")
    assert whose(cast, "Mrs. Emily") == whose(cast, "Emily")


def test_a_surname_alone_is_the_husbands() -> None:
    cast = cast_of("So Mrs. Hale rose, and Hale sat. And Hale spoke to Mrs. Hale.")
    assert whose(cast, "Mrs. Hale") == "Mrs. Hale"
    assert whose(cast, "Hale") == "Hale"


def test_a_full_name_that_a_story_hardly_has_does_not_take_a_title_away() -> None:
    cast = cast_of("Her mother was Jane Bates. There was Mrs. Bates too. " + "So Miss Bates talked. " * 11)
    assert whose(cast, "Miss Bates") == "Miss Bates"


def test_a_first_name_alone_counts_for_its_full_name() -> None:
    cast = cast_of("There was Adela Quested. " + "And Adela sat by. Then Miss Quested left. " * 11)
    assert whose(cast, "Miss Quested") == whose(cast, "Adela")


def test_a_baronet_is_not_his_heir() -> None:
    cast = cast_of("There was Anne Elliot, and Lady Elliot with Anne Elliot. Then Sir Elliot came.")
    assert whose(cast, "Lady Elliot") != "Anne Elliot"


def test_two_names_that_stand_together_once_by_chance_are_two() -> None:
    cast = cast_of("It gave Margaret Howards End. " + "She saw Howards End. " * 10 + "And Margaret left.")
    assert whose(cast, "Howards End") != whose(cast, "Margaret")


def test_what_a_story_is_in_and_at_time_and_again_is_a_place() -> None:
    cast = cast_of("They met at Windy Corner. We sat in Windy Corner. Who is at Windy Corner? And Ann came.")
    assert kind_in(cast, "Windy Corner") is SpeakerKind.ORGANIZATION


def test_a_family_is_a_group() -> None:
    cast = cast_of("Mr. Bast came. So the Basts had come, and with them the Miss Basts.")
    assert kind_in(cast, "Basts") is SpeakerKind.GROUP
    assert [m.kind for m in cast.members if m.name == "Miss Basts"] == [SpeakerKind.GROUP]


def test_a_name_in_capitals_is_still_a_persons() -> None:
    assert kind_in(cast_of("CECIL. Then Cecil Vyse came, and so Cecil left."), "Cecil") is SpeakerKind.PERSON


def test_one_noun_before_a_mans_name_does_not_make_him_a_woman() -> None:
    cast = cast_of("His wife Tom Hale heard. " + "And there was Tom Hale. " * 11)
    assert cast.members[0].pronouns == {"he"}


def test_a_known_speaker_is_all_that_the_text_ties_to_the_name_of_the_list() -> None:
    listed = [KnownSpeaker("m", "Miss Hale"), KnownSpeaker("f", "Mr. Hale")]
    cast = cast_of("There was May Hale, and Miss May Hale. Then Miss Hale rose. So Mr. Hale did.", listed)
    assert whose(cast, "May Hale") == "Miss Hale"


@pytest.mark.parametrize("pages", [1, 60])
def test_the_only_colonel_is_the_colonel_all_through_a_story(pages: int) -> None:
    story = "Colonel Hale sat by Ann Gray.\n\n" + "She smiled.\n\n" * pages + "The Colonel rose."
    assert decided(story, mention="The Colonel", story=True).name == "Hale"
