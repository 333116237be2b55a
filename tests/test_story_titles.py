"""A title in a story stands for the only person whom the story calls so, even if it names them later."""

from quoteattr import QuoteExtractor

_EXTRACTOR = QuoteExtractor(genre="story")

COURT = """The Queen sat alone upon her throne when Lord Merrow was brought before her in chains.

“Kneel,” said the captain of the guard.

“I knelt to her father,” said Merrow.

“Leave him standing, Captain,” the Queen said. “It will tire him.”

“You are kind.”

The wizard Ombert stepped from behind the throne.

“He speaks the truth,” said the wizard.

“You knew of this?” asked the Queen.

Queen Ysaine rose. “Captain, strike off his chains.”

“Your Majesty?” said Captain Hoole.

“Thank you,” said Merrow.
"""


def names(text: str) -> list[str | None]:
    """For each quote, the name of its speaker if it has one."""
    return [q.speaker.name if q.speaker and q.speaker.named else None for q in _EXTRACTOR.extract(text)]


def test_a_title_stands_for_the_only_one_with_it_and_for_nobody_with_another_title() -> None:
    found = names(COURT)
    assert (found[0], found[2], found[4], found[5], found[7]) == (None, "Ysaine", "Ombert", "Ysaine", "Hoole")


def test_a_title_of_two_names_neither() -> None:
    text = COURT.replace("“Thank you,” said Merrow", "“Thank you,” said Queen Bertrade")
    assert names(text)[2] not in ("Ysaine", "Bertrade")
