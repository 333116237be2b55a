"""`quoteattr stats`: who is quoted how often."""

import io
import json
from pathlib import Path

import attrs
import pytest
from test_formats import BARE, LEE, QUOTE

from quoteattr import QuoteKind, SpeakerKind, cli
from quoteattr.stats import Tally
from quoteattr.stats.report import table

OTHER = attrs.evolve(LEE, id=4, name="Bo Diaz", pronouns=frozenset({"he", "they"}))
FIRM = attrs.evolve(LEE, name="the firm", named=False, kind=SpeakerKind.ORGANIZATION, pronouns=frozenset({"it"}))


def test_speakers_of_two_texts_are_one_if_they_have_one_name() -> None:
    stats = Tally([[QUOTE, QUOTE], [QUOTE, attrs.evolve(QUOTE, speaker=OTHER)]]).stats
    ann, bo = stats.voices
    assert (ann.name, ann.texts, ann.quotes, ann.words) == ("Ann Lee", 2, 3, 9)
    assert (bo.name, bo.texts, bo.quotes) == ("Bo Diaz", 1, 1)


def test_two_known_speakers_of_one_name_are_two() -> None:
    known = [attrs.evolve(QUOTE, speaker=attrs.evolve(LEE, known=identity)) for identity in ("p-1", "p-2")]
    assert [voice.known for voice in Tally([[quote] for quote in known]).stats.voices] == ["p-1", "p-2"]


def test_whoever_has_no_name_is_counted_apart() -> None:
    stats = Tally([[QUOTE, BARE, attrs.evolve(QUOTE, speaker=FIRM)]]).stats
    assert (stats.quotes, len(stats.voices), stats.described, stats.nobody) == (3, 1, 1, 1)


def test_pronouns_are_those_of_the_text_and_of_people_alone() -> None:
    plain = attrs.evolve(LEE, id=9, pronouns=frozenset())
    quotes = [
        QUOTE,
        BARE,
        *(attrs.evolve(QUOTE, speaker=attrs.evolve(who, id=n)) for n, who in enumerate((OTHER, FIRM))),
    ]
    stats = Tally([[*quotes, attrs.evolve(QUOTE, speaker=plain)]]).stats
    assert stats.pronouns == {"she": 1, "he": 0, "they": 0, "several": 1, "none": 1, "no person known": 2}
    assert stats.people == {"she": 1, "he": 0, "they": 0, "several": 1, "none": 1}


def test_cues_are_counted_whatever_their_case_and_kinds_even_if_there_are_none() -> None:
    assert QUOTE.cue is not None
    loud = attrs.evolve(QUOTE, cue=attrs.evolve(QUOTE.cue, text="SAID"), kind=QuoteKind.MIXED)
    stats = Tally([[QUOTE, loud, BARE]]).stats
    assert stats.cues == {"said": 2}
    assert stats.kinds == {"direct": 1, "mixed": 1, "indirect": 1}
    assert Tally().stats.kinds == {"direct": 0, "mixed": 0, "indirect": 0}


def test_a_long_list_says_how_much_it_leaves_out() -> None:
    quotes = [attrs.evolve(QUOTE, speaker=attrs.evolve(LEE, id=n, name=f"Ann {n}")) for n in range(5)]
    lines = table(Tally([quotes]).stats, 2).splitlines()
    assert "… and 3 more" in lines
    assert not any(line != line.rstrip() for line in lines)


@pytest.mark.usefixtures("fake_extractor")
def test_the_command_counts_texts(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["stats", article, article]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines[0].startswith("4 quotes in 2 texts: 2 of 1 speakers with a name")
    assert {"Ann Lee 2 2 2", "direct 2", "indirect 2", "said 4", "no person known 2 -"} <= set(lines)


@pytest.mark.usefixtures("fake_extractor")
@pytest.mark.parametrize("style", ["json", "jsonl"])
def test_what_was_written_before_is_counted_without_reading_it_again(
    style: str, article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = tmp_path / f"quotes.{style}"
    assert cli.main(["--format", style, "-o", str(written), article, article]) == 0
    assert cli.main(["stats", "--format", "json", article, article]) == 0
    expected = capsys.readouterr().out
    assert cli.main(["stats", "--quotes", "--format", "json", str(written)]) == 0
    assert capsys.readouterr().out == expected
    assert cli.main(["stats", "--quotes", "--kind", "direct", "--format", "json", str(written)]) == 0
    assert json.loads(capsys.readouterr().out)["quotes"] == 2


@pytest.mark.usefixtures("fake_extractor")
def test_results_may_come_through_a_pipe(
    article: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--format", "jsonl", article]) == 0
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(capsys.readouterr().out.encode())))
    assert cli.main(["stats", "--quotes", "-"]) == 0
    assert capsys.readouterr().out.startswith("2 quotes in 1 text:")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("“Yes,” said Ann Lee.", "is not JSON"),
        ("3", ":1: is not what `quoteattr --format jsonl` writes"),
        ('{"a": 1}\n', ":1: is not what `quoteattr --format jsonl` writes: the key 'schema_version' is missing"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_what_is_no_result_is_told_and_the_rest_is_counted(
    content: str, problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.jsonl").write_text(content, encoding="utf-8")
    (tmp_path / "good.jsonl").write_text('{"schema_version": 1, "type": "quotes", "speakers": [], "quotes": []}')
    assert (
        cli.main(["stats", "--quotes", *(str(tmp_path / name) for name in ("no.jsonl", "bad.jsonl", "good.jsonl"))])
        == 1
    )
    told = capsys.readouterr()
    first, second = told.err.splitlines()
    assert "no.jsonl: cannot be read" in first
    assert problem in second
    assert told.out.startswith("0 quotes in 1 text:")


@pytest.mark.parametrize("name", ["chart.gif", "chart", "chart.png.txt"])
def test_a_chart_of_an_unknown_kind_is_a_usage_error(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["stats", "--chart", name, "no.txt"])
    assert stopped.value.code == 2
    assert "must end with .html, .png, .svg, .pdf" in capsys.readouterr().err
