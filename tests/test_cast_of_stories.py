"""The cast of a story: whose names are one person's, and which capitals are nobody's name."""

from collections.abc import Iterable

import pytest

from quoteattr.languages import english
from quoteattr.mentions.names import names_in
from quoteattr.model import KnownSpeaker, SpeakerKind
from quoteattr.speakers.cast import Cast
from quoteattr.speakers.known import KnownSpeakers
from quoteattr.speakers.references import text_names
from quoteattr.speakers.resolve import Options, Resolution, resolve
from quoteattr.text.quotations import find_quotations
from quoteattr.text.view import TextView

DIALOGUE = "“Is it so?” she asked.\n\n“It is!” he cried.\n\n" * 20


def cast_of(text: str, known: Iterable[KnownSpeaker] = ()) -> Cast:
    return Cast(list(names_in(text, english())), english(), KnownSpeakers.of(known, english()), is_story=True)


def whose(cast: Cast, text: str) -> str:
    [name] = names_in(text, english())
    return " or ".join(cast.members[i].name for i in cast.of(name))


def kind(cast: Cast, text: str) -> SpeakerKind:
    [name] = names_in(text, english())
    return cast.members[cast.of(name)[0]].kind


def names_of(story: str) -> set[str]:
    text = DIALOGUE + story
    context = TextView.of(text, find_quotations(text), english())
    assert context.is_story
    return {name.text for name in text_names(context, frozenset())}


def told(story: str) -> tuple[str, Resolution]:
    """The text of a story, made long enough by dialogue, and who is who in it."""
    text = DIALOGUE + story
    return text, resolve(TextView.of(text, find_quotations(text), english()), {}, Options())


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
    assert name not in names_of(story)


def test_speech_with_many_capitals_is_no_headline() -> None:
    assert len(told("“Thank you, Fagin,” said Jack Dawkins.")[1].discourse.cast.members) > 1


def test_a_first_name_that_is_a_word_too_is_one_where_it_stands_inside_of_sentences() -> None:
    assert "Will" in names_of("They will say so. Then Will came, and Ann saw Will.")


def test_what_opens_a_sentence_before_a_name_is_no_part_of_it() -> None:
    assert names_of("Unluckily Aziz fell. " + "And there Aziz lay. " * 10) == {"Aziz"}


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
    assert kind(cast, "Windy Corner") is SpeakerKind.ORGANIZATION


def test_a_family_is_a_group() -> None:
    cast = cast_of("Mr. Bast came. So the Basts had come, and with them the Miss Basts.")
    assert kind(cast, "Basts") is SpeakerKind.GROUP
    assert [m.kind for m in cast.members if m.name == "Miss Basts"] == [SpeakerKind.GROUP]


def test_a_name_in_capitals_is_still_a_persons() -> None:
    assert kind(cast_of("CECIL. Then Cecil Vyse came, and so Cecil left."), "Cecil") is SpeakerKind.PERSON


def test_one_noun_before_a_mans_name_does_not_make_him_a_woman() -> None:
    cast = cast_of("His wife Tom Hale heard. " + "And there was Tom Hale. " * 11)
    assert cast.members[0].pronouns == {"he"}


def test_a_known_speaker_is_all_that_the_text_ties_to_the_name_of_the_list() -> None:
    listed = [KnownSpeaker("m", "Miss Hale"), KnownSpeaker("f", "Mr. Hale")]
    cast = cast_of("There was May Hale, and Miss May Hale. Then Miss Hale rose. So Mr. Hale did.", listed)
    assert whose(cast, "May Hale") == "Miss Hale"


FAMILY = "Mr. Hale sat by Mrs. Hale. There sat Ann Hale, and Robert Gray and Mrs. Gray. "


@pytest.mark.parametrize(
    ("story", "words", "who"),
    [
        ("Then Ann rose. Her mother looked up.", "Her mother", "Mrs. Hale"),
        ("Then Ann rose. Her father looked up.", "Her father", "Mr. Hale"),
        ("Then Mr. Hale rose. His wife looked up.", "His wife", "Mrs. Hale"),
        ("Then Robert rose. His kind old mother looked up.", "His kind old mother", "Mrs. Gray"),
        ("Then Robert rose. His father looked up.", "His father", "His father"),
    ],
)
def test_a_mother_is_told_by_surname_and_title(story: str, words: str, who: str) -> None:
    text, found = told(FAMILY + story)
    [mention] = [m for m in found.discourse.mentions if text[m.start : m.end] == words]
    assert found.discourse.members[mention.member].name == who


def test_who_is_called_by_name_is_whose_mother_speaks() -> None:
    text = DIALOGUE + FAMILY + "Then Eve rose. “Sit down, Ann!” said her mother."
    source = (text.index("her mother"), text.index("her mother") + len("her mother"))
    content = (text.index("“Sit"), text.index(" said"))
    found = resolve(TextView.of(text, find_quotations(text), english()), {source: (content,)}, Options())
    assert found.discourse.members[found.mentions[source].member].name == "Mrs. Hale"
    assert found.mentions[source].rule == "description.kin"


def test_whom_a_story_brings_in_is_somebody_new_whom_he_may_stand_for() -> None:
    _, found = told("Robert Hale looked up. A small, brisk man accosted us.")
    who = found.discourse.members[found.discourse.mentions[-1].member]
    assert (who.name, who.named) == ("A small, brisk man", False)
    assert who.pronouns == {"he"}


def test_who_is_asked_in_a_story_may_answer() -> None:
    _, found = told("Ann Hale went in. She asked the man at the window.")
    assert found.discourse.members[found.discourse.mentions[-1].member].name == "the man"


@pytest.mark.parametrize("pages", [1, 60])
def test_the_only_colonel_is_the_colonel_all_through_a_story(pages: int) -> None:
    _, found = told("Colonel Hale sat by Ann Gray.\n\n" + "She smiled.\n\n" * pages + "The Colonel rose.")
    assert found.discourse.members[found.discourse.mentions[-1].member].name == "Hale"
    assert found.discourse.mentions[-1].rule == "description.office"


def test_the_gentleman_of_a_story_does_not_vary_a_name_as_newspapers_do() -> None:
    _, found = told("Robert Hale rose. The strange gentleman sat down.")
    assert not found.discourse.members[found.discourse.mentions[-1].member].named


def test_whoever_speaks_in_a_story_is_somebody_whom_he_may_stand_for() -> None:
    text = DIALOGUE + "“No,” said Quux.\n\nThen he sat down."
    source = (text.index("Quux"), text.index("Quux") + 4)
    content = (text.index("“No"), text.index(" said Quux"))
    found = resolve(TextView.of(text, find_quotations(text), english()), {source: (content,)}, Options())
    assert found.discourse.members[found.discourse.mentions[-1].member].name == "Quux"


def test_what_a_man_is_likened_to_is_nobody() -> None:
    _, found = told("Robert Hale came. He was a small man. He bowed like a gentleman. A box of her sister’s fell.")
    assert {found.discourse.members[m.member].name for m in found.discourse.mentions[-3:]} == {"Robert Hale"}
