"""Short stories for tests, and the extractor that reads them."""

from quoteattr import Quote, QuoteExtractor

__all__ = ["DIALOGUE", "SCENE", "SISTERS", "quotes", "said", "speaker"]

DIALOGUE = "“Is it so?” she asked.\n\n“It is!” he cried.\n\n" * 20
"""Makes a story of any text that it stands before."""

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

SISTERS = """“Where is the letter?” asked Emma.

“Behind the clock,” said Jane.

“Who put it there?” asked Emma.

“I did!” said Jane.

“And you never told me?” she said.

“I forgot!” said Jane.
"""

_EXTRACTOR = QuoteExtractor()


def quotes(text: str) -> list[Quote]:
    return _EXTRACTOR.extract(text)


def said(text: str, words: str) -> Quote:
    """The last quote that begins with these words."""
    return [quote for quote in quotes(text) if quote.text.startswith(words)][-1]


def speaker(quote: Quote) -> str | None:
    return quote.speaker.name if quote.speaker else None
