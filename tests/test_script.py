"""A text as a script: every line, and who reads it."""

import csv
import io
import json
from pathlib import Path

import pytest
from stories import SCENE

from quoteattr import Act, Quote, QuoteExtractor, QuoteKind, Span, Speaker, SpeakerKind, cli, to_script
from quoteattr.formats import SCRIPT_COLUMNS, script_rows

TEXT = "The door fell shut.\n\n“It rains,” said Ann, “again.” — She sat.\n\n“And so he said, ‘No.’”\n\n* * *"
ANN = Speaker(0, "Ann", True, SpeakerKind.PERSON, (Span.of(TEXT, 38, 41),), pronouns=frozenset({"she"}))


def direct(*words: str, speaker: Speaker | None = ANN, kind: QuoteKind = QuoteKind.DIRECT) -> Quote:
    content = tuple(Span.of(TEXT, TEXT.index(part), TEXT.index(part) + len(part)) for part in words)
    return Quote(content, kind, Act.SPEECH, None, None, speaker, 0.9)


QUOTES = [direct("“It rains,”", "“again.”"), direct("“And so he said, ‘No.’”", speaker=None), direct("‘No.’")]


def test_a_script_has_narration_and_speech_in_order() -> None:
    assert [(line.spoken, line.span.text, line.speaker) for line in to_script(TEXT, QUOTES)] == [
        (False, "The door fell shut.", None),
        (True, "“It rains,”", ANN),
        (False, "said Ann,", None),
        (True, "“again.”", ANN),
        (False, "— She sat.", None),
        (True, "“And so he said, ‘No.’”", None),
    ]


def test_nothing_with_a_letter_is_lost_and_offsets_are_those_of_the_text() -> None:
    lines = to_script(SCENE, QuoteExtractor().extract(SCENE))
    assert all(SCENE[line.span.start : line.span.end] == line.span.text for line in lines)
    joined = "".join(line.span.text for line in lines)
    assert "".join(filter(str.isalnum, joined)) == "".join(filter(str.isalnum, SCENE))
    assert sum(line.spoken for line in lines) == 12


def test_what_is_not_quoted_word_by_word_is_narration() -> None:
    lines = to_script(TEXT, [direct("The door fell shut.", kind=QuoteKind.INDIRECT)])
    assert not any(line.spoken for line in lines)


def test_a_script_of_nothing_is_empty() -> None:
    assert to_script("", []) == to_script(" \n\n * * *", []) == []


def test_a_quote_of_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="the quote at 21:32 is not of this text"):
        to_script("Another text.", QUOTES)


def test_rows_have_all_columns() -> None:
    rows = script_rows(to_script(TEXT, QUOTES))
    assert {tuple(row) for row in rows} == {SCRIPT_COLUMNS}
    assert (rows[0]["read_by"], rows[1]["read_by"], rows[1]["speaker"]) == ("narrator", "speaker", "Ann")
    assert [row["line"] for row in rows] == [1, 2, 3, 4, 5, 6]


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    path = tmp_path / "novel.txt"
    path.write_text(SCENE, encoding="utf-8")
    return path


def test_the_command_line_writes_scripts_as_a_table(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--format", "script", str(novel)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert list(rows[0]) == ["file", *SCRIPT_COLUMNS]
    assert [row["speaker"] for row in rows if row["read_by"] == "speaker"][:2] == ["Robert", "Hale"]


def test_the_command_line_writes_scripts_as_json(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--format", "script-json", str(novel)]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert all(SCENE[row["start"] : row["end"]] == row["text"] for row in rows)
