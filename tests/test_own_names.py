"""Who says their own name speaks, and whom "he" and "she" may be by their names."""

import pytest

from quoteattr import QuoteExtractor

_EXTRACTOR = QuoteExtractor(genre="story")

LIFT = """Clara Voss shut the door of the lift, and it stuck.

“Does it do that often?” asked somebody behind a fern.

“Once a year.”

“I’m Bram. I came about the roof.”

“Then you are late, Bram,” said Clara.

“I am always late.”

Bram laughed. “Is there a bell?”
"""


def _speaker(text: str, words: str) -> str | None:
    [quote] = [quote for quote in _EXTRACTOR.extract(text) if quote.text.startswith(words)]
    return quote.speaker.name if quote.speaker and quote.speaker.named else None


def test_who_gives_a_name_as_their_own_speaks_that_turn() -> None:
    [quote] = [quote for quote in _EXTRACTOR.extract(LIFT) if quote.text.startswith("“I’m Bram")]
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.evidence[-1].rule) == ("Bram", "dialogue.own-name")


@pytest.mark.parametrize(
    "said", ["“I’m Bram’s cousin. I came about the roof.”", "“I heard him say, ‘I’m Bram,’ and go.”"]
)
def test_a_name_that_is_not_the_speakers_own_is_not_given(said: str) -> None:
    text = LIFT.replace("“I’m Bram. I came about the roof.”", said)
    rules = {evidence.rule for quote in _EXTRACTOR.extract(text) for evidence in quote.evidence}
    assert "dialogue.own-name" not in rules


PORTER = """“Are you the last?” asked the porter.

Helen said that she was, and he took her trunk. He set it down in the lane.

“There is nobody else,” said Helen.

“They come and go,” he said.

“Do they?” said Helen.
"""


def test_a_first_name_of_women_is_not_he_in_a_story() -> None:
    assert _speaker(PORTER, "“They come") is None
    assert _speaker(PORTER, "“Do they") == "Helen"


HEADING = """KEEPING HIS PROMISE

It was late, and the landlady had gone to bed. Somebody knocked, and a thin young man stood on the stairs.

“Come in,” he said. “There is something wrong, I can see!”

“It is nothing,” said the landlady.

“Is it about the rent?” he asked.
"""


def test_a_heading_is_nobody_in_a_story() -> None:
    assert "KEEPING HIS PROMISE" not in {_speaker(HEADING, "“Come in"), _speaker(HEADING, "“Is it")}
