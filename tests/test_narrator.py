"""Who tells a story that is told by "I"."""

import pytest

from quoteattr import QuoteExtractor, explain

EXTRACTOR = QuoteExtractor()
TALK = "“Is it far?” said I.\n\n“Not far, my dear Watson, not far!” said Holmes.\n\nI looked at my watch.\n\n"


def speakers(text: str) -> list[str | None]:
    """For each quote of a story the name of who says it."""
    return [q.speaker.name if q.speaker and q.speaker.named else None for q in EXTRACTOR.extract(text)]


def test_the_narrator_is_who_is_called_by_name_next_to_what_i_said() -> None:
    assert speakers("Here Holmes sat, and Watson sat. " + TALK * 12)[:2] == ["Watson", "Holmes"]


def test_a_narrator_without_a_name_is_i() -> None:
    quote = EXTRACTOR.extract("“Is it far?” said I.\n\n“Not far!” said Holmes.\n\nI looked at my watch.\n\n" * 12)[0]
    assert quote.speaker
    assert (quote.speaker.name, quote.speaker.named) == ("I", False)
    assert [evidence.rule for evidence in quote.evidence] == ["tagger", "pronoun.narrator"]
    assert "clues to I: the narrator of the story (pronoun.narrator)" in explain(quote)


def test_two_calls_among_many_turns_are_enough() -> None:
    talk = TALK.replace(", my dear Watson, not far", "")
    assert speakers(talk * 12 + TALK * 2)[0] == "Watson"


def test_who_acts_in_the_story_does_not_tell_it() -> None:
    talk = TALK.replace("I looked at my watch.", "Watson rose and Watson sat down, and I looked at my watch.")
    assert speakers(talk * 12)[:2] == [None, "Holmes"]


def test_whom_the_narrator_calls_is_somebody_else() -> None:
    talk = "“Come, Rose,” said I.\n\n“Yes, Rose, come!” said Holmes.\n\n“Where?” she said.\n\n"
    assert speakers(talk * 12)[0] is None


@pytest.mark.parametrize(
    "told", ["Call me Ishmael.", "My name is Ishmael, and I am a sailor.", "I, Ishmael, was there."]
)
def test_the_narrator_may_give_a_name(told: str) -> None:
    talk = "“Is it far?” said I.\n\n“Not far!” said Holmes.\n\nI looked at my watch.\n\n"
    assert speakers(f"{told} {talk * 12}")[:2] == ["Ishmael", "Holmes"]


def test_she_is_never_the_narrator() -> None:
    talk = TALK + "“Tell me, Watson,” she said.\n\n“Well!” she said.\n\n“Good night,” she said.\n\n"
    assert "Watson" not in [speakers(talk * 12)[i] for i in (2, 3, 4)]


@pytest.mark.parametrize("told", ["In the days of Edward I, Tom Cole built it.", "He and I, Tom Cole aside, left."])
def test_a_name_behind_i_is_not_always_the_narrators(told: str) -> None:
    assert speakers(f"{told} {TALK * 12}")[:2] == ["Watson", "Holmes"]


def test_a_place_that_is_called_upon_does_not_tell_the_story() -> None:
    talk = TALK.replace("my dear Watson", "oh, England")
    assert speakers(talk * 12)[0] is None


def test_a_woman_and_a_man_who_are_called_do_not_tell_one_story() -> None:
    talk = TALK.replace("my dear Watson, not far", "Ruth, not far")
    assert speakers((talk * 2 + TALK.replace("my dear Watson", "Mr. Carver")) * 6)[0] == "Ruth"


ZENDA = """“When will you do anything, Rupert?” said my sister.

“My dear Anne,” I answered, “why should I?”

“You are a Marl, Rupert,” she said. Tom sighed, and I laughed.

In the year 1733 Prince Rupert came to the court, where Rupert was a favourite.

“Rupert has got the nose,” said Tom.

“Do take the post, Rupert!” said Anne.

“I will,” said I.

“Oh, Rupert, how good of you!” said my sister.
"""


def test_an_ancestor_of_the_narrators_name_may_act_in_the_story() -> None:
    assert [name for name in speakers(ZENDA) if name in ("Rupert", "I")] == ["Rupert", "Rupert"]


def test_whom_the_narrator_calls_too_is_somebody_else_though_others_call_them() -> None:
    text = ZENDA.replace("“I will,” said I.", "“I will, Rupert,” said I.")
    assert "Rupert" not in speakers(text)


def test_a_story_is_told_by_somebody_else_than_its_author() -> None:
    talk = TALK.replace("my dear Watson", "Robert")
    found = QuoteExtractor(genre="story").extract(f"The Pier\n\nBy Ada Brook\n\n{talk * 3}")
    assert "Ada Brook" not in [quote.speaker.name for quote in found if quote.speaker]


GLOVE = """I looked at the lady in grey. She had come about her husband, and I had a bottle.

“He had a great many friends,” she said. “It was rather the trouble.”

“Some friend,” I said.

“You may laugh.”

“I never laugh.”

The telephone rang. It was Hobbs, and he had a cold.

“Listen, Joe,” he said, “have you a lady there?”

“No.”

“If you had, you would want to ask her about the glove.”

“I will call you back,” I told Hobbs.

“Do not call me back. It may be late.”

“It is late already,” I said.
"""


def test_a_narrator_is_named_from_probable_turns_too() -> None:
    assert speakers(GLOVE)[-1] == "Joe"


def test_a_word_that_only_looks_like_a_call_does_not_name_the_narrator() -> None:
    assert speakers(GLOVE.replace("Joe", "Hark"))[-1] is None
