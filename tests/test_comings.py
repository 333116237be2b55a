"""Who is brought into a story by its narration: not who spoke before, and not somebody else named beside them."""

import pytest

from quoteattr import QuoteExtractor

_EXTRACTOR = QuoteExtractor(genre="story")

COMES_LATER = """Nora Quist walked to the end of the pier. A man in a green scarf was waiting there.

“You are late,” he said.

“There was fog.”

“There is always fog.”

“Have you got the letter?” Nora asked.

“First the money.”

The harbour bell rang. It was Rupert.

“Come away from there,” Rupert said.
"""
GUIDE = """“You should turn left here,” said the satnav.

“I think not,” said Mr. Ottley, and turned right.

There was a short silence.

“Recalculating,” said the satnav, rather coldly.

Mrs. Ottley looked up from her book. “Why do you do that?”
"""
WEAVER = """Once, in a village far up in the hills, there lived a potter who had one daughter, and her name was Hanne.

One evening a stranger knocked at the door. He was tall, and he carried a lamp.

“Give me a bed,” said the stranger, “and I will give you a lamp that never goes out.”

“We have no bed but our own,” the potter answered.

“Then I will take that one.”

Now Hanne was clever. So she said: “Sir, you may have it if you can tell me what I hold.”

The stranger laughed. “Bread!” he cried.

“No,” said Hanne.
"""
DAUGHTER = """Once there lived a tinker who had a daughter named Lisbet and a goose. One morning a fox came to the gate.

“Good morning,” said the fox. “Is your father at home?”

“He is at the well,” said Lisbet.

Just then the tinker came up the lane.

“Who is this?” asked the tinker.

“A friend of the goose,” said the fox.

“He is no such thing,” Lisbet said.
"""


def names(text: str) -> list[str | None]:
    """For each quote, the name of its speaker if it has one."""
    return [q.speaker.name if q.speaker and q.speaker.named else None for q in _EXTRACTOR.extract(text)]


def test_who_comes_later_has_not_spoken_before() -> None:
    assert names(COMES_LATER)[-1] == "Rupert"
    assert "Rupert" not in names(COMES_LATER)[:-1]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (GUIDE, [None, "Mr. Ottley", None, "Mrs. Ottley"]),
        (WEAVER, [None, None, None, "Hanne", None, "Hanne"]),
        (DAUGHTER, [None, "Lisbet", None, None, "Lisbet"]),
    ],
)
def test_whom_the_story_tells_apart_from_a_name_has_not_that_name(text: str, speakers: list[str | None]) -> None:
    assert names(text) == speakers


def test_who_it_was_may_be_an_animal_with_a_name() -> None:
    text = COMES_LATER.replace("It was Rupert.", "It was the Owl.").replace("Rupert said", "said the Owl")
    names = [quote.speaker.name for quote in _EXTRACTOR.extract(text) if quote.speaker and quote.speaker.named]
    assert "Owl" not in names[:-1]
