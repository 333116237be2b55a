"""Who speaks where no name stands beside a quotation, and families in stories."""

from collections.abc import Iterable

import attrs
import numpy as np
import pytest

from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.passes.halves import sentence_goes_on
from quoteattr.attribution.passes.layout import transcript_label
from quoteattr.attribution.passes.stories import sentence_in_marks
from quoteattr.attribution.passes.whole_quotations import quoted_once
from quoteattr.languages import english
from quoteattr.mentions.names import names_in
from quoteattr.model import KnownSpeaker
from quoteattr.results.confidence import shipped
from quoteattr.results.quotes import build
from quoteattr.results.speakers import Speakers
from quoteattr.speakers.cast import Cast
from quoteattr.speakers.known import KnownSpeakers
from quoteattr.speakers.resolve import Options, resolve
from quoteattr.stories.candidates import seen, tie_names
from quoteattr.stories.converse import scene_of
from quoteattr.stories.decoding import Link, posteriors
from quoteattr.stories.scenes import Scene
from quoteattr.stories.style_clues import manner_of
from quoteattr.stories.turn_taking import habits
from quoteattr.stories.wording import agreed, alike
from quoteattr.text.quotations import find_quotations
from quoteattr.text.view import TextView

NOBODY = KnownSpeakers({})
DIALOGUE = "“Is it so?” she asked.\n\n“It is!” he cried.\n\n" * 20

SCENE = """Mrs. Hale came in from the yard, and Robert put down his pen.

“Is it still raining?” asked Robert.

“It has not stopped since noon,” said Mrs. Hale.

“Then the road will be gone by night!”

“It was gone last year, and we lived.”

“We lived on turnips, mother!”

“You never complained of them.”

“I was six years old. What did I know?”

“You knew enough to hide them under the stove.”

Robert laughed. “You found them?”

“I found every one of them.”

“And you said nothing?”

Mrs. Hale took off her wet shawl. “What was there to say?”
"""


def story(scenes: int = 3) -> str:
    return "\n".join([SCENE] * scenes)


def context_of(text: str) -> TextView:
    return TextView.of(text, find_quotations(text), english())


def attributions(text: str, context: TextView) -> list[Attribution]:
    """Every quotation, with the source of those that say who asked or said."""
    found = []
    for quotation in context.quotations:
        start, end = quotation.span.start, quotation.span.end
        source = next(
            (
                (end + len(cue), end + len(cue) + len(name))
                for cue, name in ((" asked ", "Robert"), (" said ", "Mrs. Hale"))
                if text.startswith(cue + name, end)
            ),
            None,
        )
        found.append(Attribution(((start, end),), None, source, ("tagger",)))
    return found


def scene_from(context: TextView, said: list[Attribution]) -> Scene:
    found = resolve(context, {a.source: a.content for a in said if a.source}, Options())
    return scene_of(context, said, found.discourse, found.mentions)


def story_scene() -> Scene:
    context = context_of(story())
    return scene_from(context, attributions(story(), context))


def speakers_of(text: str) -> dict[str, str | None]:
    context = context_of(text)
    said = attributions(text, context)
    speakers = Speakers(context, said, Options())
    return {text[slice(*a.content[0])]: speaker.name if (speaker := speakers.of_quote(a)) else None for a in said}


def test_two_speakers_alternate_and_who_acts_in_the_paragraph_speaks() -> None:
    found = speakers_of(story())
    assert found["“Then the road will be gone by night!”"] == "Robert"
    assert found["“It was gone last year, and we lived.”"] == "Hale"
    assert found["“You never complained of them.”"] == "Hale"
    assert found["“You found them?”"] == "Robert"
    assert found["“What was there to say?”"] == "Hale"


def test_how_sure_a_quote_beside_a_pronoun_is_hangs_on_the_turns_around_it() -> None:
    text = story().replace("asked Robert", "he asked")
    context = context_of(text)
    said = [
        attrs.evolve(
            a, source=(a.content[0][1] + 1, a.content[0][1] + 3), cue=(a.content[0][1] + 4, a.content[0][1] + 9)
        )
        for a in attributions(text, context)
        if text.startswith(" he asked", a.content[0][1])
    ]
    speakers = Speakers(context, said, Options())
    assert said
    for attribution in said:
        assert "speaker:dialogue" in list(speakers.clues(attribution))


def test_the_reasons_are_named() -> None:
    text = story()
    context = context_of(text)
    said = attributions(text, context)
    speakers = Speakers(context, said, Options())
    acting = next(a for a in said if text.startswith("“You found", a.start))
    assert next(evidence.rule for evidence in speakers.why(acting)).startswith("dialogue.")
    [quote] = build(context, [acting], speakers, shipped())
    assert 0 < quote.confidence < 1


def test_a_text_without_dialogue_gets_no_speakers_from_it() -> None:
    text = "Robert left. “It rains,” the report says. “It pours.”"
    context = context_of(text)
    said = [Attribution(((q.span.start, q.span.end),), None, None, ("tagger",)) for q in context.quotations]
    assert [Speakers(context, said, Options()).of_quote(a) for a in said] == [None, None]


def test_stories_ask_and_exclaim_and_the_press_does_not() -> None:
    assert context_of(story()).is_story
    assert not context_of("\n\n".join(["“It will open in May,” said Ada Brook."] * 40)).is_story
    assert not context_of("“Is it?” she asked.\n\n“It is!” he said.").is_story


def test_a_short_story_tells_itself_by_short_turns() -> None:
    short = "“Is it?” she asked.\n\n“It is!” he said.\n\n"
    long = "“Is it not high time for all of us to do something about this?” she asked.\n\n“It is!” he said.\n\n"
    asked = "“Who pays?” asked Ann Lee.\n\n“We do!” said Ed Hay, for the board of the bank in Wells.\n\n"
    assert context_of(short * 4).is_story
    assert not context_of(long * 4).is_story
    assert not context_of(asked * 4).is_story


def link(candidates: tuple[int, ...], scores: Iterable[float]) -> Link:
    return Link(candidates, np.array(list(scores), dtype=np.float64), same=-3.0, alternate=3.0)


def test_a_chain_gives_the_unknown_turn_to_who_spoke_two_turns_before() -> None:
    chances = posteriors([link((7,), [0]), link((8,), [0]), link((8, 7, -1), [0.5, 0, 0])])
    assert chances[2].argmax() == 1
    assert [round(float(c.sum()), 6) for c in chances] == [1, 1, 1]


def test_what_comes_later_counts_too() -> None:
    chances = posteriors([link((7, 8), [0, 0]), link((8,), [0]), link((7,), [0])])
    assert chances[0].argmax() == 0


def test_turns_in_the_same_words_have_the_speaker_whom_most_of_them_favour() -> None:
    chain = [link((7, 8, -1), [1, 0, 0]), link((8, 9, -1), [3, 0, 0]), link((8, -1), [3, 0])]
    free = [attrs.evolve(one, same=0.0, alternate=0.0) for one in chain]
    assert [one.candidates[one.scores.argmax()] for one in agreed(free, posteriors(free), [[0, 1, 2]])] == [8, 8, 8]
    assert [one.candidates[one.scores.argmax()] for one in agreed(free, posteriors(free), [])] == [7, 8, 8]


def test_her_mother_is_one_all_through_a_story_and_the_stranger_in_one_passage() -> None:
    said = "Anna Hale rose.\n\n“Sit down,” said her mother.\n\n“No,” said the stranger.\n\n"
    text = "\n".join([SISTERS] * 5 + [said, said, *["It rained.\n"] * 60, said])
    context = context_of(text)
    sources = ("her mother", "the stranger")
    turns = [
        Attribution(((q.span.start, q.span.end),), None, (q.span.end + 6, q.span.end + 6 + len(source)), ("tagger",))
        for q in context.quotations
        for source in sources
        if text.startswith(f" said {source}", q.span.end)
    ]
    scene = scene_from(context, turns)
    assert alike(scene) == [[0, 2, 4], [1, 3]]


def cast_of(text: str, is_story: bool = True) -> tuple[Cast, list[str]]:
    names = list(names_in(text, english()))
    cast = Cast(names, english(), NOBODY, is_story)
    return cast, [" or ".join(cast.members[i].name for i in cast.of(name)) for name in names]


def test_mr_mrs_and_miss_are_three_people() -> None:
    cast, found = cast_of("Here Mr. Bennet met Mrs. Bennet. Then Miss Bennet came.")
    assert found == ["Mr. Bennet", "Mrs. Bennet", "Miss Bennet"]
    assert cast.members[cast.of(next(names_in("Mrs. Bennet", english())))[0]].pronouns == {"she"}


def test_in_the_press_a_title_is_of_somebody_named_in_full_before() -> None:
    _, found = cast_of("We saw Hillary Clinton. Then Mrs. Clinton left.", is_story=False)
    assert found == ["Hillary Clinton", "Hillary Clinton"]


def test_a_pet_name_is_that_of_the_only_one_with_the_formal_name() -> None:
    _, found = cast_of("There was Elizabeth Bennet. And Lizzy laughed.")
    assert found == ["Elizabeth Bennet", "Elizabeth Bennet"]


def test_a_rank_goes_with_a_surname_and_not_with_a_first_name() -> None:
    _, found = cast_of("There was Fitzwilliam Darcy. Then Colonel Fitzwilliam came.")
    assert found == ["Fitzwilliam Darcy", "Fitzwilliam"]


def test_a_wife_is_not_her_husband() -> None:
    _, found = cast_of("There was John Dashwood. Then Mrs. John Dashwood came.")
    assert found == ["John Dashwood", "Mrs. John Dashwood"]


def test_a_known_speaker_has_the_name_of_the_list() -> None:
    known = KnownSpeakers.of([KnownSpeaker("e", "Elizabeth Bennet", ("Lizzy",))], english())
    text = "And Lizzy laughed."
    cast = Cast(list(names_in(text, english())), english(), known)
    assert [(m.name, m.known) for m in cast.members] == [("Elizabeth Bennet", "e")]


SISTERS = """“Where is the letter?” asked Emma.

“Behind the clock,” said Jane.

“Who put it there?” asked Emma.

“I did!” said Jane.

“And you never told me?” she said.

“I forgot!” said Jane.
"""


def test_she_is_who_spoke_last_but_one_where_two_women_take_turns() -> None:
    text = "Emma and Jane sat by the fire.\n\n" + "\n".join([SISTERS] * 5)
    context = context_of(text)
    said = [
        Attribution(((q.span.start, q.span.end),), None, (at, text.index(name, at) + len(name)), ("tagger",))
        for q in context.quotations
        for name, cue in (("Emma", " asked "), ("Jane", " said "), ("she", " "))
        if text.startswith(cue + name, q.span.end)
        for at in (q.span.end + len(cue),)
    ]
    speakers = Speakers(context, said, Options())
    pronouns = [a for a in said if a.source and text[slice(*a.source)] == "she"]
    assert {speakers.evidence(a.source)[0].rule for a in pronouns} == {"pronoun.story"}
    assert [speaker.name if (speaker := speakers.of_quote(a)) else None for a in pronouns] == ["Emma"] * 5


def test_in_a_story_somebody_described_is_a_he_or_a_she_from_the_first_pronoun_on() -> None:
    text = "The stranger laughed. He sat down. Then he rose, and she looked at him."
    context = context_of(text)
    discourse = resolve(context, {}, Options()).discourse
    [stranger] = {m.member for m in discourse.mentions if m.word == "he"}
    assert discourse.members[stranger].name == "The stranger"
    assert discourse.members[stranger].pronouns == {"he"}
    assert all(m.member != stranger for m in discourse.mentions if m.word == "she")


@pytest.mark.parametrize(("apart", "strangers"), [(10, 1), (60, 2)])
def test_the_stranger_of_another_chapter_is_another_one(apart: int, strangers: int) -> None:
    pages = ["\n".join([SISTERS] * 5), "The stranger laughed.", *["It rained."] * apart, "The stranger sat down."]
    context = context_of("\n\n".join(pages))
    mentions = resolve(context, {}, Options()).discourse.mentions
    assert len({m.member for m in mentions if m.word == "stranger"}) == strangers


def test_the_lady_of_another_chapter_is_not_who_was_called_so() -> None:
    pages = ["\n".join([SISTERS] * 5), "Lady Hale laughed.", *["It rained."] * 60, "The lady sat down."]
    context = context_of("\n\n".join(pages))
    mentions = resolve(context, {}, Options()).discourse.mentions
    assert next(m.rule for m in mentions if m.word == "lady") == "description.itself"


def clues_to(text: str, source: str) -> dict[str, set[str]]:
    """What is seen of those who may speak the last quotation of a text, whose source is given."""
    context = context_of(text)
    last = context.quotations[-1].span
    at = text.rindex(source)
    said = [Attribution(((last.start, last.end),), None, (at, at + len(source)), ("tagger",))]
    scene = scene_from(context, said)
    return {scene.discourse.members[who].name: set(clues) for who, clues in seen(0, scene).items()}


def test_her_mother_is_not_herself_and_mostly_of_her_name() -> None:
    scene = "Mrs. Hale and Mrs. Ford came in. Anna Hale rose.\n\n“Sit down,” said her mother."
    text = "\n".join([SISTERS] * 5 + [scene])
    found = clues_to(text, "her mother")
    assert "owner" in found["Anna Hale"]
    assert "mother or wife mrs of the family" in found["Mrs. Hale"]
    assert "mother or wife mrs of another name" in found["Ford"]


def test_a_stranger_may_be_who_is_named_for_the_first_time_soon_after() -> None:
    bow = "Mrs. Hale laughed. The stranger bowed.\n\n“Good day,” said the stranger.\n\n"
    before = "\n".join([SISTERS] * 5) + "\n\n" + bow
    after = "“And you are Mr. Harthouse!” Mr. Harthouse smiled. Mr. Bell came in."
    context = context_of(before + after)
    at = before.rindex("the stranger")
    quotation = next(q.span for q in context.quotations if q.span.start == before.index("“Good day"))
    said = [Attribution(((quotation.start, quotation.end),), None, (at, at + len("the stranger")), ("tagger",))]
    scene = scene_from(context, said)
    clues = {scene.discourse.members[who].name: set(those) for who, those in seen(0, scene).items()}
    assert {"named first 0 new", "named first 1 ahead"} <= clues["Harthouse"]
    assert "named first 1 new" in clues["Bell"]
    assert not any(clue.startswith("named first") for clue in clues["Hale"])


def test_who_speaks_for_sure_is_heard_in_the_other_turns_as_if_named() -> None:
    scene = story_scene()
    hale = scene.speaker(1)
    assert hale is not None
    assert scene.speaker(3) is None
    before = scene.voices(5)[hale]
    scene.hear({3: hale})
    assert scene.speaker(3) == hale
    assert scene.voices(5)[hale] == before + 1
    assert scene.voices(3)[hale] == before


def test_who_speaks_so_and_calls_others_so_is_more_likely_to_speak() -> None:
    text = "“I ain’t so sure, old sport,” said Robert.\n\n“It is late, Ann, and it rains,” said Mrs. Hale.\n\n" * 12
    text = text.replace(" said Robert", " asked Robert") + "“Ain’t it, old sport?”\n\n“So it is, Ann.”\n"
    context = context_of(text)
    scene = scene_from(context, attributions(text, context))
    robert, hale = (scene.who(turn.mention) for turn in scene.turns[:2] if turn.mention)
    clues = {who: [set(habits(i, scene, who)) for i in (24, 25)] for who in (robert, hale)}
    assert clues[robert] == [{"broad by 9+", "address own 3"}, {"calls never"}]
    assert clues[hale] == [{"broad by 0", "address never"}, {"calls own 3"}]


@pytest.mark.parametrize(
    ("turn", "address"),
    [("“Yes sir, I do.”", "sir"), ("“Good morning, Ann.”", ""), ("“My God, no!”", ""), ("“My dear Emma, no.”", "")],
)
def test_an_address_is_a_noun_for_whom_one_speaks_to(turn: str, address: str) -> None:
    assert manner_of(turn, 0, len(turn)).address == address


def test_a_mark_that_closes_a_quotation_clips_no_word() -> None:
    text = "‘Do come again’"
    assert manner_of(text, 0, len(text)).speech != "broad"


def test_a_turn_is_no_habit_to_itself() -> None:
    scene = story_scene()
    before = scene.habits(7, 3)
    scene.hear({3: 7})
    assert scene.habits(7, 3) == before
    assert scene.habits(7, 5) != before


def source_kinds(text: str, source: str) -> set[tuple[str, str]]:
    """For each turn that ``source`` says, what kind of words that is and for whom it stands."""
    text = DIALOGUE + text
    context = context_of(text)
    said = [
        Attribution(((q.span.start, q.span.end),), None, (at, at + len(source)), ("tagger",))
        for q in context.quotations
        if text.startswith(source, at := q.span.end + len(" said "))
    ]
    scene = scene_from(context, said)
    return {(t.source, scene.discourse.members[scene.who(t.mention)].name) for t in scene.turns if t.mention}


def test_who_is_told_by_a_title_or_brought_in_without_a_name_is_as_good_as_named() -> None:
    assert source_kinds("Doctor Hale came. “Well?” said the doctor.", "the doctor") == {("named", "Hale")}
    assert source_kinds("Robert Hale rose. “Tea?” said a waiter.", "a waiter") == {("named", "a waiter")}
    assert source_kinds("Robert Hale rose. “Tea?” said a voice.", "a voice") == {("described", "a voice")}


def test_a_question_and_how_the_answer_begins_tell_turns_apart() -> None:
    same, alternate = tie_names(1, story_scene())
    assert "same 1 opens it after ?" in same
    assert alternate == []


def test_a_small_letter_goes_on_with_the_sentence_before() -> None:
    text = "“She was,” and Sissy grew nervous, “she was a dancer.”"
    first, second = ((q.span.start, q.span.end) for q in find_quotations(text))
    said = [Attribution((first,), None, None, ("tagger",)), Attribution((second,), None, None, ("tagger",))]
    [found] = sentence_goes_on.apply(said, context_of(text))
    assert found.content == (first, second)
    assert found.rules[0] == "sentence_goes_on"


@pytest.mark.parametrize("text", ["“She was.” Sissy sat. “she was a dancer.”", "“She was,” he said. “Was she?”"])
def test_a_sentence_that_ended_does_not_go_on(text: str) -> None:
    said = [Attribution(((q.span.start, q.span.end),), None, None, ("tagger",)) for q in find_quotations(text)]
    assert len(sentence_goes_on.apply(said, context_of(text))) == 2


def test_the_same_words_are_one_quote_of_the_source_that_is_known() -> None:
    text = "“Yes,” he said."
    said = [Attribution(((0, 6),), None, None, ("tagger",)), Attribution(((0, 6),), (10, 14), (7, 9), ("tagger",))]
    assert quoted_once.apply(said, context_of(text)) == [said[1]]


def test_in_a_story_a_sentence_in_marks_is_said_and_a_word_is_not() -> None:
    text = story() + "\nThey called it the “Great Flood” for years.\n"
    found = [text[slice(*a.content[0])] for a in sentence_in_marks.apply([], context_of(text))]
    assert "“I found every one of them.”" in found
    assert "“Great Flood”" not in found
    assert sentence_in_marks.apply([], context_of("The “Yes.” of the mayor came late.")) == []


def labels(text: str) -> list[tuple[str, bool]]:
    context = context_of(text)
    turns = transcript_label.apply([], context)
    speakers = Speakers(context, turns, Options())
    return [(speaker.name, speaker.named) for turn in turns if (speaker := speakers.of_quote(turn))]


def test_labels_of_an_interview_are_short_for_full_names_and_letters_are_nobodys_name() -> None:
    named = labels("Jo Hill spoke with the architect Ada Brook.\n\nHILL: Is it done?\n\nBROOK: It is.\n")
    assert named == [("Jo Hill", True), ("Ada Brook", True)]
    assert {is_named for _, is_named in labels("Q: Is it done?\n\nA: It is.\n\nQ: When?\n\nA: In May.\n")} == {False}
