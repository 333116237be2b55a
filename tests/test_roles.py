"""What the text says that a speaker is."""

import pytest

from quoteattr import QuoteExtractor

EXTRACTOR = QuoteExtractor()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Justice Secretary Keith Brown opened the hall. “It is late,” Mr Brown said.", "Justice Secretary"),
        ("It rained. London mayor Ken Lane has refused. “It is late,” Mr Lane said.", "London mayor"),
        ("We met former Arsenal boss Arno Wendt. “It is late,” said Wendt.", "former Arsenal boss"),
        ("Talks with Russia's President Ivan Petrov failed. “It is late,” Petrov said.", "Russia's President"),
        (
            "He left Wellington. New Zealand's Prime Minister Ann Lee stayed. “No,” Lee said.",
            "New Zealand's Prime Minister",
        ),
        ("Perplexity CEO Arvin Shah offered a defence. “It is late,” said Shah.", "Perplexity CEO"),
    ],
)
def test_the_words_before_a_name_anywhere_in_the_text_are_a_role(text: str, role: str) -> None:
    [quote] = EXTRACTOR.extract(text)
    assert quote.speaker is not None
    assert quote.speaker.role is not None
    assert quote.speaker.role.text == role
    assert text[quote.speaker.role.start : quote.speaker.role.end] == role


@pytest.mark.parametrize("text", ["“It is late,” said Mr Brown.", "It rained on Ann Lee. “It is late,” said Lee."])
def test_a_form_of_address_is_no_role(text: str) -> None:
    [quote] = EXTRACTOR.extract(text)
    assert quote.speaker is not None
    assert quote.speaker.role is None
