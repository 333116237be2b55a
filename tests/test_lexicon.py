"""Word lists of a newsroom's own: that every room asks them, and what is said of those that cannot be read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from quoteattr import Analysis, LexiconError, QuoteExtractor
from quoteattr.extend import ENGLISH, Lexicon, Models, Tagger

ROOT = Path(__file__).parent.parent
MODELS = Models(tagger=Tagger())
YES = "“Yes,” said Ann Lee."
PAIRS = ("nicknames", "office_titles")


def analyze(text: str, **words: set[str]) -> Analysis:
    return QuoteExtractor("all", lexicon=ENGLISH.plus(**words), models=MODELS).analyze(text)


def act(analysis: Analysis) -> str:
    return str(analysis.quotes[0].act)


def speaker(analysis: Analysis) -> tuple[str, str] | None:
    found = analysis.quotes[0].speaker
    return (found.name, str(found.kind)) if found else None


STORY = "\n\n".join(
    [
        "“Are you there?” asked the gaffer.",
        "“I am here,” said the crone.",
        "“Who is it?”",
        "“It is only the rain,” he said.",
        "“No, it is not.” She laughed.",
        "“It is the ferry.”",
    ]
    * 8
)


def last_speaker(analysis: Analysis) -> str | None:
    found = analysis.quotes[-1].speaker
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "words", "read", "shipped", "own"),
    [
        ("‘Ware the bull’ is a sign.", {"elisions": {"ware"}}, lambda a: len(a.quotations), 1, 0),
        ("They met Komm. Brook.", {"title_abbreviations": {"komm"}}, lambda a: len(a.sentences), 2, 1),
        ("Tom Hill bemoaned how much it rained.", {"speech_cues": {"bemoan"}}, act, "other", "speech"),
        ("Ada Brook surmised how late it was.", {"thought_cues": {"surmise"}}, act, "other", "thought"),
        (
            "“It is late,” said Quango Ada Brook.",
            {"organization_nouns": {"Quango"}},
            speaker,
            ("Quango Ada Brook", "person"),
            ("Ada Brook", "person"),
        ),
        (
            "The quango said that it would close.",
            {"organization_nouns": {"quango"}},
            speaker,
            ("The quango", "unknown"),
            ("The quango", "organization"),
        ),
        (
            "Zorblax Moore runs the ferry and knows Ann Lee. Moore grew up in Wells. “No,” she said.",
            {"male_first_names": {"zorblax"}},
            speaker,
            ("Zorblax Moore", "person"),
            ("Ann Lee", "person"),
        ),
        (
            STORY,
            {"male_nouns": {"crone"}},
            last_speaker,
            "the gaffer",
            "the crone",
        ),
    ],
    ids=["text", "sentences", "speech", "thought", "names", "kinds", "speakers", "stories"],
)
def test_words_count_in_every_room(
    text: str, words: dict[str, set[str]], read: Callable[[Analysis], object], shipped: object, own: object
) -> None:
    assert (read(analyze(text)), read(analyze(text, **words))) == (shipped, own)


def test_a_lexicon_goes_to_workers() -> None:
    reader = QuoteExtractor("all", lexicon=ENGLISH.plus(speech_cues={"bemoan"}), models=MODELS)
    [[quote]] = reader.extract_many(["Tom Hill bemoaned how much it rained."], workers=2)
    assert str(quote.act) == "speech"


def test_lists_may_be_empty() -> None:
    ferry = (ROOT / "examples" / "ferry.txt").read_text(encoding="utf-8")
    for lists in (ENGLISH.names(), ["title_abbreviations"]):
        bare = attrs.evolve(ENGLISH, **dict.fromkeys(lists, frozenset()))
        assert QuoteExtractor(lexicon=bare, models=MODELS).analyze(ferry).sentences


def test_words_that_mean_something_in_patterns_are_words() -> None:
    odd = {name: {"(*: [", "y: (y"} if name in PAIRS else {"c++ ([*", "y", "\\d"} for name in ENGLISH.names()}
    assert speaker(analyze(YES, **odd)) == ("Ann Lee", "person")


def test_titles_of_one_office_add_up() -> None:
    more = ENGLISH.plus(office_titles={"senator: sntr"})
    assert more.titles_of["senator"] == {*ENGLISH.titles_of["senator"], "sntr"}


@pytest.mark.parametrize(
    ("words", "error", "message"),
    [
        ({"quangos": {"x"}}, LexiconError, "quangos: no such word list; the word lists are elisions, speech_cues"),
        ({"places": {" "}}, LexiconError, "places: a word is blank"),
        ({"places": {"a\nb"}}, LexiconError, "has a character that cannot be printed"),
        ({"places": {"york: city"}}, LexiconError, "places: 'york: city' has a colon"),
        ({"nicknames": {"lizzy"}}, LexiconError, "nicknames: 'lizzy' needs a colon"),
        ({"places": "York"}, TypeError, "places must be several words, such as {'York'}, not the str 'York'"),
        ({"places": {7}}, TypeError, "every word of places must be str"),
    ],
)
def test_what_is_no_word_is_refused(words: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        ENGLISH.plus(**words)


def test_a_folder_replaces_the_lists_that_it_has(tmp_path: Path) -> None:
    (tmp_path / "places.txt").write_bytes("\ufeff# Ours.\r\nSt. Oban  # the island\r\n\r\n".encode())
    (tmp_path / "nicknames.txt").write_text("Ottoline: Otty Tolly\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("What we read", encoding="utf-8")
    lexicon = Lexicon.load(str(tmp_path))
    assert lexicon.places == {"st. oban"}
    assert lexicon.formal_names["otty"] == {"ottoline"}
    assert lexicon.speech_cues == ENGLISH.speech_cues


def test_the_folder_that_ships_is_the_lexicon_that_ships() -> None:
    assert Lexicon.load(ROOT / "quoteattr" / "languages" / "en" / "words") == ENGLISH


@pytest.mark.parametrize(
    ("name", "content", "where", "problem"),
    [
        ("nicknames.txt", b"# Ours.\nann: annie\nlizzy\n", "nicknames.txt, line 3", "'lizzy' needs a colon"),
        ("office_titles.txt", b"senator:\n", "office_titles.txt, line 1", "'senator:' needs a colon"),
        ("places.txt", b"york\nwells: city\n", "places.txt, line 2", "'wells: city' has a colon"),
        ("places.txt", b"york\n\nD\xfcrnau\n", "places.txt, line 3", "is not UTF-8"),
        ("places.txt", b"york\nwe\x00lls\n", "places.txt, line 2", "cannot be printed"),
        ("quangos.txt", b"quango\n", "quangos.txt", "no such word list; the word lists are elisions"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(
    name: str, content: bytes, where: str, problem: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(LexiconError, match=problem) as caught:
        Lexicon.load(tmp_path)
    assert caught.value.where == str(tmp_path / where)


def test_what_is_no_folder_and_no_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="nowhere: cannot be read: No such file"):
        Lexicon.load(tmp_path / "nowhere")
    (tmp_path / "places.txt").mkdir()
    with pytest.raises(LexiconError, match=r"places\.txt: cannot be read"):
        Lexicon.load(tmp_path)
