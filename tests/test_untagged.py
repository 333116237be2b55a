"""Who says a paragraph that is only a quotation, outside stories: whom the paragraph before is about."""

import pytest

from quoteattr import QuoteExtractor, explain

EXTRACTOR = QuoteExtractor(genre="news")


def speakers(text: str) -> list[str | None]:
    return [quote.speaker.name if quote.speaker else None for quote in EXTRACTOR.extract(text)]


FEATURE = """Wells votes in May. We asked people in the market.

Ada Brook has a stall there.

“I have seen nobody from the council all year.”

“We will not vote again.”

Tom Hill sells fish in Arden.

“It is time for them to go.”
"""


def test_a_feature_introduces_people_and_lets_them_speak() -> None:
    assert speakers(FEATURE) == ["Ada Brook", "Ada Brook", "Tom Hill"]


def test_the_evidence_says_so() -> None:
    quotes = EXTRACTOR.extract(FEATURE)
    assert "is the subject of the paragraph before (speaker.paragraph)" in explain(quotes[0])


@pytest.mark.parametrize(
    "before",
    [
        "The council met in Wells.",
        "Prices rose again in May.",
        "Ada Brook called it “a farce”.",
    ],
)
def test_nobody_else_is_made_a_speaker(before: str) -> None:
    [*_, last] = EXTRACTOR.extract(f"Wells votes in May.\n\n{before}\n\n“It is time for them to go.”\n")
    assert last.speaker is None or last.speaker.name == "Ada Brook"


def test_so_is_a_quotation_behind_a_sentence_about_somebody() -> None:
    match = "Arden won by one. Amara Diallo saved a penalty.\n\n{} “Jess is captain. I am back on the bench.”\n"
    assert speakers(match.format("Diallo, though, isn’t getting carried away.")) == ["Amara Diallo"]
    assert speakers(match.format("The rain did not stop.")) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Zsófia shook her head. “Not in June.”",
        "“Not in June.” Zsófia Kral shook her head.",
        '"Your tea, madam." Zsófia Kral bowed and closed the door.',
        "The rain had stopped. Zsófia looked up from the map. ‘We are lost.’",
        'Zsófia Kral took the oars from him. "You row like my aunt."',
    ],
)
def test_who_acts_in_the_sentence_beside_it_speaks(text: str) -> None:
    [quote] = EXTRACTOR.extract(text)
    assert quote.speaker is not None
    assert quote.speaker.name.startswith("Zsófia")
    assert quote.evidence[-1].rule == "speaker.sentence"


@pytest.mark.parametrize(
    "text",
    [
        "It rained on Wells in May. “It is time for them to go.”",
        "On the wall hung a picture of Ada Brook. “It is time for them to go.”",
        "Ada Brook shook her head, “no” being too long a word. “It is time for them to go.”",
        "“It is time for them to go.” On the wall hung a picture of Ada Brook.",
    ],
)
def test_nobody_who_does_not_act_speaks(text: str) -> None:
    assert speakers(text)[-1] is None


def test_whoever_answers_a_question_is_not_who_asked_it() -> None:
    asked = "Reid came to the committee.\n\n“Was it a gift?” Farah Iqbal asks.\n\n“I would have to check.”\n"
    assert speakers(asked) == ["Farah Iqbal", None]
