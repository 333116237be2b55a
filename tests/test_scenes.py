"""What clues to the speaker of a turn observe, and how turns are weighed together: below what a quote shows."""

from collections.abc import Iterable

import attrs
import numpy as np
import pytest
from coreference import resolved
from stories import SCENE, SISTERS

from quoteattr import find_quotations
from quoteattr.extend import ENGLISH, Attribution, TextView
from quoteattr.speakers.resolve import Options, resolve
from quoteattr.stories.alternation import alternation
from quoteattr.stories.converse import scene_of
from quoteattr.stories.decoding import NOBODY, TurnCandidates, posteriors
from quoteattr.stories.scenes import Scene
from quoteattr.stories.scoring import features_of
from quoteattr.stories.style import style_of
from quoteattr.stories.style_clues import same_style
from quoteattr.stories.wording import pooled, same_descriptions

STORY = "\n".join([SCENE] * 3)
FIRESIDE = "\n".join([SISTERS] * 5)


def scene(text: str, *tags: str, alone: bool = True) -> Scene:
    """The quotations of a text that one of the tags, " said [Robert]", stands behind; ``alone``: and all others."""
    view, found = TextView.of(text, find_quotations(text), ENGLISH), []
    for quotation in view.quotations:
        start, end = quotation.span.start, quotation.span.end
        tag = next((tag for tag in tags if text.startswith(tag.replace("[", "").replace("]", ""), end)), None)
        at = end + tag.index("[") if tag else 0
        source = (at, at + len(tag) - tag.index("[") - 2) if tag else None
        if source or alone:
            found.append(Attribution(((start, end),), None, source, ("tagger",)))
    resolution = resolve(view, {a.source: a.content for a in found if a.source}, Options())
    return scene_of(view, found, resolution.discourse, resolution.mentions)


def story() -> Scene:
    return scene(STORY, " asked [Robert]", " said [Mrs. Hale]")


def turn(candidates: tuple[int, ...], scores: Iterable[float]) -> TurnCandidates:
    return TurnCandidates(candidates, np.array(list(scores), dtype=np.float64), same=-3.0, every_second=3.0)


def test_an_unknown_turn_goes_to_who_spoke_two_turns_before() -> None:
    chances = posteriors([turn((7,), [0]), turn((8,), [0]), turn((8, 7, NOBODY), [0.5, 0, 0])])
    assert chances[2].argmax() == 1
    assert [round(float(c.sum()), 6) for c in chances] == [1, 1, 1]


def test_turns_in_the_same_words_have_the_speaker_whom_most_of_them_favour() -> None:
    turns = [turn((7, 8, NOBODY), [1, 0, 0]), turn((8, 9, NOBODY), [3, 0, 0]), turn((8, NOBODY), [3, 0])]
    free = [attrs.evolve(one, same=0.0, every_second=0.0) for one in turns]
    assert [one.candidates[one.scores.argmax()] for one in pooled(free, posteriors(free), [[0, 1, 2]])] == [8, 8, 8]
    assert [one.candidates[one.scores.argmax()] for one in pooled(free, posteriors(free), [])] == [7, 8, 8]


def test_her_mother_is_one_all_through_a_story_and_the_stranger_in_one_passage() -> None:
    said = "Anna Hale rose.\n\n“Sit down,” said her mother.\n\n“No,” said the stranger.\n\n"
    text = "\n".join([FIRESIDE, said, said, *["It rained.\n"] * 60, said])
    found = scene(text, " said [her mother]", " said [the stranger]", alone=False)
    assert same_descriptions(found) == [[0, 2, 4], [1, 3]]


@pytest.mark.parametrize(("apart", "strangers"), [(10, 1), (60, 2)])
def test_the_stranger_of_another_chapter_is_another_one(apart: int, strangers: int) -> None:
    pages = [FIRESIDE, "The stranger laughed.", *["It rained."] * apart, "The stranger sat down."]
    mentions = scene("\n\n".join(pages)).discourse.mentions
    assert len({m.member for m in mentions if m.word == "stranger"}) == strangers


def test_she_is_read_as_novels_taught() -> None:
    text = f"Emma and Jane sat by the fire.\n\n{FIRESIDE}"
    at = text.rindex("she said")
    sources = [(text.index(name), text.index(name) + len(name)) for name in ("Emma", "Jane")]
    found = resolved(text, *sources, (at, at + 3))
    assert found.evidence((at, at + 3))[0].rule == "pronoun.story"


def observed(found: Scene) -> dict[str, set[str]]:
    """What is observed of those who may speak the first turn."""
    return {found.discourse.members[m].name: set(features) for m, features in features_of(0, found).items()}


def test_her_mother_is_not_herself_and_mostly_of_her_name() -> None:
    told = "Mrs. Hale and Mrs. Ford came in. Anna Hale rose.\n\n“Sit down,” said her mother."
    features = observed(scene(f"{FIRESIDE}\n{told}", " said [her mother]", alone=False))
    assert "Anna Hale" not in features
    assert "mother or wife mrs of the family" in features["Mrs. Hale"]
    assert "mother or wife mrs of another name" in features["Ford"]


def test_a_stranger_may_be_who_is_named_for_the_first_time_soon_after() -> None:
    before = f"{FIRESIDE}\n\nMrs. Hale laughed. The stranger bowed.\n\n“Good day,” said the stranger.\n\n"
    after = "“And you are Mr. Harthouse!” Mr. Harthouse smiled. Mr. Bell came in."
    features = observed(scene(before + after, " said [the stranger]", alone=False))
    assert {"named first 0 new", "named first 1 ahead"} <= features["Harthouse"]
    assert "named first 1 new" in features["Bell"]
    assert not any(feature.startswith("named first") for feature in features["Hale"])


def test_who_certainly_speaks_counts_in_the_other_turns_as_if_named() -> None:
    found = story()
    hale = found.speaker(1)
    assert hale is not None
    assert found.speaker(3) is None
    before = found.conversation_speakers(5)[hale]
    found.set_certain_speakers({3: hale})
    assert found.speaker(3) == hale
    assert found.conversation_speakers(5)[hale] == before + 1
    assert found.conversation_speakers(3)[hale] == before


def test_who_speaks_so_and_calls_others_so_is_more_likely_to_speak() -> None:
    text = "“I ain’t so sure, old sport,” asked Robert.\n\n“It is late, Ann, and it rains,” said Mrs. Hale.\n\n" * 12
    found = scene(text + "“Ain’t it, old sport?”\n\n“So it is, Ann.”\n", " asked [Robert]", " said [Mrs. Hale]")
    robert, hale = (found.member(turn.mention) for turn in found.turns[:2] if turn.mention)
    features = {
        who: [{what for _, what in same_style.function(i, found, [who])} for i in (24, 25)] for who in (robert, hale)
    }
    assert features[robert] == [{"broad by 9+", "address own 3"}, {"calls never"}]
    assert features[hale] == [{"broad by 0", "address never"}, {"calls own 3"}]


def test_a_turn_is_no_habit_to_itself() -> None:
    found = story()
    before = found.style_counts(7, 3)
    found.set_certain_speakers({3: 7})
    assert found.style_counts(7, 3) == before
    assert found.style_counts(7, 5) != before


@pytest.mark.parametrize(
    ("words", "address"),
    [("“Yes sir, I do.”", "sir"), ("“Good morning, Ann.”", ""), ("“My God, no!”", ""), ("“My dear Emma, no.”", "")],
)
def test_an_address_is_a_noun_for_whom_one_speaks_to(words: str, address: str) -> None:
    assert style_of(words, 0, len(words)).address == address


def test_a_mark_that_closes_a_quotation_clips_no_word() -> None:
    text = "‘Do come again’"
    assert style_of(text, 0, len(text)).speech != "broad"


def test_a_question_and_how_the_answer_begins_tell_turns_apart() -> None:
    same, every_second = alternation.function(1, story())
    assert "same 1 opens it after ?" in same
    assert every_second == []


@pytest.mark.parametrize(
    ("told", "who", "apart"),
    [
        ("Mr. Hale bowed to the bishop and sat down.", "the bishop", True),
        ("The bishop and Mr. Hale sat down.", "the bishop", True),
        ("Anna Hale kissed her mother.", "her mother", True),
        ("Mr. Hale, the bishop, sat down.", "the bishop", False),
        ("Mr. Hale was then the bishop.", "the bishop", False),
        ("Mr. Hale sat down. The bishop rose.", "the bishop", False),
        ("“Mr. Hale saw the bishop,” said Tom.", "the bishop", False),
        ("Anna Hale kissed her sister.", "her sister", False),
        ("Mr. Hale bowed to the man and sat down.", "the man", False),
    ],
)
def test_who_is_named_beside_a_description_is_another(told: str, who: str, apart: bool) -> None:
    found = scene(f"{told}\n\n“It is late,” said {who}.", f" said [{who}]", alone=False)
    names = {found.discourse.members[member].name for member in found.others.get(0, ())}
    assert names == ({"Anna Hale" if "Anna" in told else "Hale"} if apart else set())


@pytest.mark.parametrize(("between", "there"), [("\n\nMy next stop was the pier.", False), ("", True)])
def test_nobody_speaks_before_a_later_narration_brings_them_in(between: str, there: bool) -> None:
    marsh = "Marsh was a fat man.\n\n“Now,” said Marsh.\n\n“What?”\n\n“Speak up,” said Marsh."
    text = f"A clerk looked up.\n\n“I signed it.”\n\n“For whom?”\n\n“For Dale.”{between}\n\n{marsh}"
    found = scene(text, " said [Marsh]")
    names = {found.discourse.members[member].name for member in features_of(2, found)}
    assert ("Marsh" in names) == there
