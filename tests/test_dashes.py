"""Speech that a dash opens instead of a quotation mark, and dashes that open something else."""

from __future__ import annotations

import pytest

from quoteattr import Quote, QuoteExtractor, QuoteKind

EXTRACTOR = QuoteExtractor()
BARS = "― Where is he? ― she asked.\n\n― Gone ― said Odile ―. He took the mules.\n\n― And the letters?"

SPOKEN: dict[str, tuple[str, list[tuple[str, str | None]]]] = {
    "a tag between commas": (
        "— I won’t go, said Anna, and you can’t make me.",
        [("I won’t go, … and you can’t make me.", "Anna")],
    ),
    "no space behind the dash": (
        "—Scutter! he cried. Come here.\n\n—I will not, Nell said. I have the hens to feed.",
        [("Scutter! … Come here.", "he"), ("I will not, … I have the hens to feed.", "Nell")],
    ),
    "dashes around the tag": (
        BARS,
        [("Where is he?", "she"), ("Gone … He took the mules.", "Odile"), ("And the letters?", None)],
    ),
    "dashes around an action": (
        "– Are you cold? – Ewa asked.\n– A little. – He pulled the blanket up. – It’s nothing.",
        [("Are you cold?", "Ewa"), ("A little. … It’s nothing.", None)],
    ),
    "commas and dashes": (
        "— Come in, — said Vera, wiping her hands. — I have sugar.\n\n— I can’t, — answered Ilya.",
        [("Come in, … I have sugar.", "Vera"), ("I can’t,", "Ilya")],
    ),
    "hyphens": (
        "- Where were you? asked Luc.\n- At the market, said Odile, and then at my mother’s.",
        [("Where were you?", "Luc"), ("At the market, … and then at my mother’s.", "Odile")],
    ),
    "two hyphens": ("-- You can’t leave the goats, said Hal.", [("You can’t leave the goats,", "Hal")]),
    "what the speaker does behind the tag": (
        "—Watch me, said Odile. She put on her hat.\n\n—I see you, said Hal, and he closed the door.",
        [("Watch me,", "Odile"), ("I see you,", "Hal")],
    ),
    "actions and no tag": (
        "— Well? — Anton lit his pipe. — What did she say?\n\n— She said no. — Boris sat down. — Three times.",
        [("Well? … What did she say?", None), ("She said no. … Three times.", None)],
    ),
    "a tag, and a dash that goes on": (
        "— Open up! Stefan shouted. — I know you are in there.\n\n— Go away, said Nell.",
        [("Open up! … I know you are in there.", "Stefan"), ("Go away,", "Nell")],
    ),
    "a tag that announces the next turn": (
        "—What is it? asked the boy, and the captain, who had not slept, answered him:\n—Whales.\n—Can I see?",
        [("What is it?", "the boy"), ("Whales.", "the captain"), ("Can I see?", None)],
    ),
    "marks inside": (
        "— He said “no” to me, said Paul.\n— Just “no”? asked Odile.",
        [("He said “no” to me,", "Paul"), ("Just “no”?", "Odile")],
    ),
    "wrapped lines": (
        "It was late when they came back, and the lamps on\nthe quay were lit.\n\n—I saw nobody, Colm said, throwing\n"
        "his cap on the chair. It was only the moon on the glass.\n\n—Then God help us, said Nell.",
        [("I saw nobody, … It was only the moon on the glass.", "Colm"), ("Then God help us,", "Nell")],
    ),
    "no tag at all": (
        "She sat down.\n\n— Where is he?\n\n— I don’t know.\n\n— And the letters?\n\n— I burned them.",
        [("Where is he?", None), ("I don’t know.", None), ("And the letters?", None), ("I burned them.", None)],
    ),
}
OTHER = {
    "a list": "The parcel holds:\n\n– Bread\n– Milk\n– Two tins of fish",
    "datelines": "PARIS — The bridge will close. It has cracks.\n\nLYON — A tram left the rails. Nobody was hurt.",
    "winners": "Winners:\n\n— Ada Cole, who sang\n— Ben Ott, who danced",
    "asides": "The house was empty — or so they thought — until March.",
    "temperatures": "–5 in Riga.\n–7 in Oslo.",
    "advice": "– You must bring your card.\n– Do you have questions? Call us.\n– We will send you a letter.",
    "demands": "They want this:\n\n— We want bread!\n— We want peace!\n— Who will pay us?",
}


def shown(quote: Quote) -> tuple[str, str | None]:
    words = " … ".join(" ".join(span.text.split()) for span in quote.content)
    return words, quote.source.text if quote.source else None


@pytest.mark.parametrize(("text", "expected"), SPOKEN.values(), ids=SPOKEN)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_dash_opens_speech(text: str, expected: list[tuple[str, str | None]], ending: str) -> None:
    quotes = EXTRACTOR.extract(text.replace("\n", ending))
    assert [shown(quote) for quote in quotes] == expected
    assert {quote.kind for quote in quotes} == {QuoteKind.DIRECT}


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_nobody_speaks_behind_other_dashes(text: str) -> None:
    assert EXTRACTOR.extract(text) == []


def test_signatures_are_no_speech() -> None:
    quotes = EXTRACTOR.extract("“We were here.”\n— Anna Smith\n\n“Nobody asked us.”\n— Tom Reed")
    assert [shown(quote) for quote in quotes] == [("“We were here.”", "Anna Smith"), ("“Nobody asked us.”", "Tom Reed")]


def test_points_of_a_report_are_no_speech() -> None:
    points = "— The pier will close.\n— The council will pay.\n— Boats must be moved by Friday, the mayor said.\n\n"
    quotes = EXTRACTOR.extract(f"{points}“It is a good plan,” said Rosa Lind.")
    assert [quote.text for quote in quotes if quote.kind is QuoteKind.DIRECT] == ["“It is a good plan,”"]


def test_offsets_are_those_of_the_text_and_the_dash_is_outside() -> None:
    for quote in EXTRACTOR.extract(BARS):
        assert all(BARS[span.start : span.end] == span.text and "―" not in span.text for span in quote.content)


def test_a_text_with_such_speech_is_a_story_unless_the_caller_says_otherwise() -> None:
    text = "Odile shut the window.\n\n— I won’t go, said Odile.\n\n— You must, said Hal.\n\n— Why?"
    assert EXTRACTOR.extract(text)[-1].speaker is not None
    assert [q.text for q in QuoteExtractor(genre="news").extract(text)] == [q.text for q in EXTRACTOR.extract(text)]


LONG = (
    "— — " * 2_000,
    "— a\n" * 2_000,
    "—" + " " * 90_000 + "I",
    "— I won’t, " + "said " * 5_000,
    "—I" + " — " * 2_000,
)


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_any_number_of_dashes_is_harmless(text: str) -> None:
    assert all(quote.text for quote in EXTRACTOR.extract(text))
