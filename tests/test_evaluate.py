"""The measures: worked out by hand on small texts."""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from fake_extractor import ARTICLE, FakeExtractor

from quoteattr import Analysis, QuoteKind, cli
from quoteattr.errors import InputError
from quoteattr.evaluate import AnnotatedText, Annotation, Score, read_annotated, score
from quoteattr.evaluate.names import is_name_of
from quoteattr.serialize import to_dict

#       0         1         2         3         4
#       0123456789012345678901234567890123456789012345
TEXT = "“Yes,” Ann Lee said. Bo said no. “Oh,” he says"
YES = Annotation(((0, 6),), ((15, 19),), ((7, 14),), ("Ann Lee",))
NO = Annotation(((29, 31),), ((24, 28),), ((21, 23),), ("Bo",))
OH = Annotation(((33, 38),), ((42, 46),), ((39, 41),), ("Bo",))


def _text(*quotes: Annotation) -> AnnotatedText:
    return AnnotatedText("a", TEXT, quotes)


def _scores(annotated: list[Annotation], predicted: list[Annotation]) -> dict[str, tuple[int, int, int]]:
    report = score([(_text(*annotated), predicted)])
    return {name: (part.annotated, part.predicted, part.right) for name, part in report.scores.items()}


def test_the_same_quotes_are_all_right() -> None:
    report = score([(_text(YES, NO, OH), [OH, YES, NO])])
    assert {part.f1 for part in report.scores.values()} == {1.0}
    assert (report.texts, report.names.of_found, report.names.of_annotated) == (1, 1.0, 1.0)
    assert report.calibration_error is None


def test_marks_and_spaces_at_the_ends_make_no_difference() -> None:
    assert _scores([YES], [Annotation(((1, 4),), ((14, 20),), ((6, 15),))])["content with source and cue"] == (1, 1, 1)


def test_each_part_and_each_link_is_counted_by_itself() -> None:
    wrong_cue = Annotation(YES.content, ((24, 28),), ((11, 14),))
    assert _scores([YES, NO], [wrong_cue]) == {
        "content exact": (2, 1, 1),
        "content overlapping": (2, 1, 1),
        "cue exact": (2, 1, 1),  # It is that of the other quote, and nothing is linked here.
        "cue overlapping": (2, 1, 1),
        "source exact": (2, 1, 0),
        "source overlapping": (2, 1, 1),
        "content with source": (2, 1, 1),
        "content with source and cue": (2, 1, 0),
    }


def test_half_of_the_letters_must_be_shared() -> None:
    assert _scores([Annotation(((7, 14),))], [Annotation(((11, 14),))])["content overlapping"] == (1, 1, 1)
    assert _scores([Annotation(((7, 14),))], [Annotation(((7, 9),))])["content overlapping"] == (1, 1, 0)


def test_two_predictions_cannot_both_be_the_same_quote() -> None:
    near = Annotation(((0, 19),))
    assert _scores([Annotation(((0, 14),))], [near, Annotation(((0, 14),))])["content overlapping"] == (1, 2, 1)


def test_fragments_are_exact_one_by_one_but_make_one_quote() -> None:
    whole, first = Annotation(((0, 6), (33, 38))), Annotation(((0, 6),))
    scores = _scores([whole], [first])
    assert (scores["content exact"], scores["content overlapping"]) == ((2, 1, 1), (1, 1, 1))


def test_a_source_where_there_is_none_is_wrong() -> None:
    assert _scores([Annotation(YES.content)], [YES])["content with source"] == (1, 1, 0)
    assert _scores([Annotation(YES.content)], [Annotation(YES.content)])["content with source"] == (1, 1, 1)


def test_precision_recall_and_f1() -> None:
    part = Score(annotated=4, predicted=2, right=1) + Score(annotated=0, predicted=2, right=0)
    assert (part.precision, part.recall, part.f1) == (0.25, 0.25, 0.25)
    assert (Score().precision, Score().recall, Score().f1) == (0.0, 0.0, 0.0)


def test_names_are_right_wrong_missing_or_not_found() -> None:
    another, none = Annotation(NO.content, names=("Ann Lee",)), Annotation(OH.content)
    extra = Annotation(((39, 46),), names=("Bo",))
    names = score([(_text(YES, NO, OH, extra), [YES, another, none])]).names
    assert (names.annotated, names.found, names.right, names.unnamed) == (4, 3, 1, 1)


def test_whom_the_text_does_not_name_is_not_asked_for() -> None:
    assert score([(_text(Annotation(YES.content)), [YES])]).names.annotated == 0


@pytest.mark.parametrize(
    ("name", "names", "others", "right"),
    [
        ("Ann Lee", ["Ann Lee"], [], True),
        ("Lee", ["Ann Lee"], [["Bo"]], True),
        ("ANN LEE’s", ["Ann Lée"], [], True),
        ("Mayor Lee", ["Lee"], [], True),
        ("Ann Lee", ["Cy", "Ann Marie Lee"], [], True),
        ("Ann Diaz", ["Ann Lee"], [], False),
        ("Lee", ["Ann Lee"], [["Bo Lee"]], False),
        ("Ann Lee", ["Ann Lee"], [["Lee"]], True),
        ("UN", ["U.N."], [], True),
        ("Bo Lee", ["Ann Lee", "Lee"], [], False),
        ("A. Lee", ["Ann Lee", "Lee"], [], True),
        ("Mrs. Lee", ["Ann Lee", "Ms. Lee"], [["Mr. Lee"]], True),
        ("Mr. Lee", ["Ann Lee", "Mrs. Lee"], [], True),
        ("Mr. Lee", ["Mrs. Lee"], [], False),
        ("Ann Lee", ["Ann"], [["Mrs. Lee"]], True),
        ("Lee", ["Ann Lee"], [["Lee"]], False),
        ("Lee", ["Ann Lee", "Lee"], [["Bo Lee", "Lee"]], True),
        ("", ["Ann Lee"], [], False),
        ("…", ["Ann Lee"], [], False),
    ],
)
def test_a_name_fits_one_speaker_alone(name: str, names: list[str], others: list[list[str]], right: bool) -> None:
    assert is_name_of(name, names, others) is right


def test_two_speakers_who_share_a_surname_are_two() -> None:
    ann, bo = attrs.evolve(YES, names=("Ann Lee", "Lee")), attrs.evolve(NO, names=("Bo Lee", "Lee"))
    confused = score([(_text(ann, bo), [attrs.evolve(ann, names=("Bo Lee",)), bo])]).names
    assert (confused.found, confused.right) == (2, 1)


def test_the_calibration_error_is_the_distance_from_the_share_of_right_ones() -> None:
    def sure(quote: Annotation, confidence: float) -> Annotation:
        return Annotation(quote.content, quote.cue, quote.source, confidence=confidence)

    wrong = Annotation(((39, 46),), confidence=0.2)
    report = score([(_text(YES, NO), [sure(YES, 0.75), sure(NO, 0.75), wrong])])
    assert report.calibration_error == pytest.approx((0.25 + 0.25 + 0.2) / 3)
    assert score([(_text(YES), [sure(YES, 1.0)])]).calibration_error == 0.0


def test_kinds_are_read_off_the_marks_unless_given() -> None:
    mixed, given = Annotation(((0, 14),)), Annotation(((0, 6),), kind=QuoteKind.MIXED)
    text = _text(YES, NO, mixed, given)
    assert text.of_kinds([QuoteKind.DIRECT]).quotes == (YES,)
    assert text.of_kinds([QuoteKind.INDIRECT]).quotes == (NO,)
    assert text.of_kinds([QuoteKind.MIXED]).quotes == (mixed, given)


SIMPLE = {
    "doc_id": "a",
    "text": TEXT,
    "quotes": [{"content": [[0, 6]], "cue": [[15, 19]], "source": [[7, 14]], "speaker": "Ann Lee"}],
}


def _write(path: Path, *values: object) -> Path:
    path.write_text("\n".join(map(json.dumps, values)), encoding="utf-8")
    return path


def test_the_simple_form_is_read(tmp_path: Path) -> None:
    more = {"text": TEXT, "attributions": [{"content": [[29, 31]], "speaker": ["Bo", "He"], "kind": "indirect"}]}
    path = _write(tmp_path / "gold.jsonl", SIMPLE, more)
    assert read_annotated(path) == [
        AnnotatedText("a", TEXT, (YES,)),
        AnnotatedText(f"{path}:2", TEXT, (Annotation(((29, 31),), names=("Bo", "He"), kind=QuoteKind.INDIRECT),)),
    ]


def test_what_the_project_writes_is_read_as_lines_object_or_array(tmp_path: Path) -> None:
    quotes = FakeExtractor.extract(FakeExtractor.__new__(FakeExtractor), ARTICLE)
    expected = AnnotatedText("b", ARTICLE, tuple(map(Annotation.of, quotes)))
    data = {**to_dict(quotes), "file": "b", "text": ARTICLE}
    speakers = tuple(quote.speaker for quote in quotes if quote.speaker)
    analysis = {**to_dict(Analysis(ARTICLE, tuple(quotes), speakers, (), ())), "file": "b"}
    assert read_annotated(_write(tmp_path / "a.json", data)) == [expected]
    assert read_annotated(_write(tmp_path / "b.json", [data, analysis])) == [expected, expected]
    assert read_annotated(_write(tmp_path / "c.jsonl", data, data)) == [expected, expected]


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("x", "[0]: is not an object with a text"),
        ({"doc_id": "a"}, "[0]: is not an object with a text"),
        ({"text": "x"}, '[0]: is not an annotated text: it has no list of "quotes" or "attributions"'),
        ({"text": "x", "quotes": [3]}, "[0]: is not an annotated text: "),
        ({"text": "x", "quotes": [{"content": [[0, 2]]}]}, "[0]: is not an annotated text: a text of 1 characters"),
        (
            {"text": "x", "quotes": [{"content": [["a", 2]]}]},
            "[0]: is not an annotated text: content a:2 is not a range",
        ),
        ({"text": "x", "quotes": [{"content": [[0]]}]}, "[0]: is not an annotated text: not enough values"),
        ({"text": "x", "quotes": [{"kind": "oral"}]}, "[0]: is not an annotated text: 'oral' is not"),
        ({"text": "x", "quotes": [{"confidence": 1.5}]}, "[0]: is not an annotated text: the confidence 1.5"),
        ({"text": "x", "quotes": [{"confidence": float("nan")}]}, "[0]: is not an annotated text: the confidence nan"),
        ({"text": "x", "quotes": [], "ignore": [[0, 2]]}, "[0]: is not an annotated text: a text of 1 characters"),
        ({"text": "x", "quotes": [], "annotated": ["cue"]}, "[0]: is not an annotated text: \"annotated\" is ['cue']"),
        ({"text": "x", "schema_version": 2}, "[0]: is not an annotated text: schema_version: this release"),
        ({"text": "x", **to_dict([])}, None),
        ({"text": "x", "schema_version": 1, "type": "speaker"}, "[0]: is not an annotated text: the key"),
    ],
)
def test_what_is_no_annotated_text_is_told_with_its_place(value: object, problem: str | None, tmp_path: Path) -> None:
    path = _write(tmp_path / "gold.json", value)
    if problem is None:
        assert len(read_annotated(path)) == 1
        return
    with pytest.raises(InputError) as caught:
        read_annotated(path)
    assert str(caught.value).startswith(f"{path}{problem}")


def test_offsets_of_another_text_are_told(tmp_path: Path) -> None:
    quotes = FakeExtractor.extract(FakeExtractor.__new__(FakeExtractor), ARTICLE)
    path = _write(tmp_path / "gold.json", {**to_dict(quotes), "text": "Another text."})
    with pytest.raises(InputError, match="the text at 0:6 is not '“Yes,”'"):
        read_annotated(path)


@pytest.mark.parametrize("line", ["{", "[" * 100_000])
def test_a_broken_line_is_told(line: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(SIMPLE) + "\n" + line, encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.jsonl:2: is not JSON"):
        read_annotated(path)


ANNOTATED = {
    "text": ARTICLE,
    "quotes": [
        {"content": [[0, 6]], "cue": [[15, 19]], "source": [[7, 14]], "speaker": "Ann Lee"},
        {"content": [[24, 31]], "source": [[21, 23]]},
    ],
}


@pytest.mark.usefixtures("fake_extractor")
def test_the_command_prints_the_measures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path / "gold.jsonl", ANNOTATED)
    assert cli.main(["evaluate", str(path)]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == "1 text"
    assert "content exact 50.0% 50.0% 50.0% 2 2 1" in lines
    assert "content with source 50.0% 50.0% 50.0% 2 2 1" in lines
    assert "right name, of quotes found 100.0% (1 of 1; 0 with another name, 0 with none)" in lines
    # One right at 0.9, and one wrong at 0.6: it shares two letters of six with what was annotated.
    assert lines[-1] == "calibration error 0.350"


@pytest.mark.usefixtures("fake_extractor")
def test_the_command_measures_one_kind_and_writes_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write(tmp_path / "gold.jsonl", ANNOTATED)
    assert cli.main(["evaluate", "--kind", "direct", "--format", "json", str(path)]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["scores"]["content exact"] == {
        "annotated": 1, "predicted": 1, "right": 1, "precision": 1.0, "recall": 1.0, "f1": 1.0,
    }  # fmt: skip
    assert report["names"]["of_annotated"] == 1.0


def test_the_command_measures_what_was_predicted_elsewhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, predicted = _write(tmp_path / "gold.jsonl", ANNOTATED), _write(tmp_path / "predicted.jsonl", ANNOTATED)
    assert cli.main(["evaluate", str(gold), "--predictions", str(predicted)]) == 0
    assert "content exact 100.0%" in " ".join(capsys.readouterr().out.split())
    assert cli.main(["evaluate", str(gold), "--predictions", str(_write(predicted, SIMPLE))]) == 1
    assert "has no quotes for the text" in capsys.readouterr().err


NAMED = {
    "text": ARTICLE,
    "quotes": [
        {
            "content": [[0, 6]], "cue": [[15, 19]], "source": [[7, 14]], "kind": "direct", "speaker_id": "S1",
            "speaker_names": ["Ann Lee"], "speaker_named": True, "speaker_type": "person", "quote_type": "Explicit",
        },
        {
            "content": [[29, 31]], "cue": [[24, 28]], "source": [[21, 23]],
            "speaker_names": ["he"], "speaker_named": False,
        },
    ],
    "ignore": [],
}  # fmt: skip


def measured(path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    """What the command says of a file."""
    assert cli.main(["evaluate", str(path), "--format", "json", *options]) == 0
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    return report


@pytest.mark.usefixtures("fake_extractor")
def test_names_are_read_in_the_form_of_the_projects_own_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = measured(_write(tmp_path / "gold.jsonl", NAMED), capsys)
    # Whoever is not named is not asked for, though the file says what he is called.
    assert (report["names"]["annotated"], report["names"]["right"]) == (1, 1)
    assert report["scores"]["content with source and cue"]["f1"] == 1.0


@pytest.mark.usefixtures("fake_extractor")
def test_any_alias_of_the_speaker_is_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quote = {"content": [[0, 6]], "speaker_names": ["Bo Diaz"], "speaker_aliases": ["Ann Lee"]}
    assert measured(_write(tmp_path / "gold.jsonl", {**NAMED, "quotes": [quote]}), capsys)["names"]["right"] == 1


@pytest.mark.usefixtures("fake_extractor")
def test_what_is_found_where_nobody_judged_does_not_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [yes, no] = NAMED["quotes"]
    gold = {**NAMED, "quotes": [yes], "ignore": [[21, 32]]}
    [path, judged] = [_write(tmp_path / "a.jsonl", gold), _write(tmp_path / "b.jsonl", {**gold, "ignore": []})]
    assert measured(path, capsys)["scores"]["content overlapping"]["precision"] == 1.0
    assert measured(judged, capsys)["scores"]["content overlapping"]["precision"] == 0.5
    # What somebody annotated counts there, too.
    both = _write(tmp_path / "c.jsonl", {**NAMED, "quotes": [yes, no], "ignore": [[0, 32]]})
    assert measured(both, capsys)["scores"]["content overlapping"]["right"] == 2
    # Half of its letters must lie there.
    part = _write(tmp_path / "d.jsonl", {**gold, "ignore": [[2, 3]], "quotes": [no]})
    assert measured(part, capsys)["scores"]["content overlapping"]["precision"] == 0.5


@pytest.mark.usefixtures("fake_extractor")
def test_parts_that_were_not_annotated_are_not_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = {**NAMED, "annotated": ["content", "speaker"]}
    report = measured(_write(tmp_path / "gold.jsonl", gold), capsys)
    assert set(report["scores"]) == {"content exact", "content overlapping"}
    assert report["calibration_error"] is None
    assert report["names"]["right"] == 1
    assert cli.main(["evaluate", str(tmp_path / "gold.jsonl")]) == 0
    assert "source" not in capsys.readouterr().out


@pytest.mark.parametrize("content", ["", "[]"])
def test_no_texts_are_nothing_to_measure(content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    assert cli.main(["evaluate", str(path)]) == 1
    assert capsys.readouterr().err == f"quoteattr: {path}: contains no annotated text\n"
