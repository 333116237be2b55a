"""What one person says in a paragraph of a story is one quote, with the narration left out."""

import pytest

from quoteattr import QuoteExtractor

_STORY = QuoteExtractor(genre="story")

DOCK = """Ada Brook came down to the dock. Tom Hill was mending a net.

{turn}

“Not today,” said Tom.
"""


def contents(turn: str, extractor: QuoteExtractor = _STORY) -> list[list[str]]:
    return [[span.text for span in quote.content] for quote in extractor.extract(DOCK.format(turn=turn))][:-1]


@pytest.mark.parametrize(
    "between",
    ["Ada sat down beside him.", "asked Ada. She sat down beside him.", "She sat down. The boards were wet and cold."],
)
def test_the_pieces_of_a_turn_are_one_quote(between: str) -> None:
    assert contents(f"“Are you going out?” {between} “I could help.”") == [["“Are you going out?”", "“I could help.”"]]


@pytest.mark.parametrize(
    "turn",
    [
        "“Are you going out?” Ada sat down beside him, and then she said: “I could help.”",
        "“Are you going out?” asked Ada. “No,” said Tom Hill. He pulled at the net. “Not in this wind.”",
    ],
)
def test_what_is_announced_or_said_by_another_is_a_quote_of_its_own(turn: str) -> None:
    assert len(contents(turn)) > 1
