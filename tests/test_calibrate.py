"""`quoteattr calibrate`: confidences that fit a house's own texts."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from quoteattr import QuoteExtractor, cli
from quoteattr.errors import ModelError
from quoteattr.evaluate.calibration import Answer, by_folds, figures, refit
from quoteattr.extend import Models
from quoteattr.results.confidence import Calibration, shipped

GOLD = Path(__file__).parent.parent / "data" / "news.jsonl"
TEXT = "“It will open in May,” said Ada Brook, the architect."


@pytest.fixture(scope="module")
def fitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("house") / "calibration.json"
    assert cli.main(["calibrate", str(GOLD), "-o", str(out)]) == 0
    return out


def test_the_command_writes_a_table_that_an_extractor_uses(fitted: Path) -> None:
    [before] = QuoteExtractor().extract(TEXT)
    [after] = QuoteExtractor(models=Models(calibration=fitted)).extract(TEXT)
    assert after.confidence != before.confidence
    assert (after.content, after.speaker) == (before.content, before.speaker)


def test_every_command_can_use_it(fitted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    sure = []
    for options in ([], ["--calibration", str(fitted)]):
        assert cli.main(["--format", "json", *options, str(tmp_path / "a.txt")]) == 0
        sure.append(json.loads(capsys.readouterr().out)["quotes"][0]["confidence"])
    assert sure[0] != sure[1]
    assert cli.main(["evaluate", str(GOLD), "--calibration", str(fitted)]) == 0
    assert cli.main(["stats", "--calibration", str(fitted), str(tmp_path / "a.txt")]) == 0


def test_the_command_says_whether_it_helps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["calibrate", str(GOLD), "-o", str(tmp_path / "c.json")]) == 0
    told = capsys.readouterr().out
    lines = [line.split() for line in told.splitlines()]
    [before] = [float(line[-1]) for line in lines if line[:3] == ["as", "it", "comes"]]
    [after] = [float(line[-1]) for line in lines if line[:1] == ["refitted,"]]
    assert before > 0
    assert ("does not help" in told) == (after >= before)


def test_the_people_of_a_list_have_the_names_of_the_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "people.csv").write_text("id,name,aliases\np-1,A. Brook,Ada Brook\n")
    gold = {"text": TEXT, "quotes": [{"content": [[0, TEXT.index(" said")]], "speaker": "A. Brook"}]}
    (tmp_path / "gold.jsonl").write_text(f"{json.dumps(gold)}\n" * 50)
    command = ["calibrate", str(tmp_path / "gold.jsonl"), "-o", str(tmp_path / "c.json")]
    for options, share in ([], "0.0%"), (["--known", str(tmp_path / "people.csv")], "100.0%"):
        assert cli.main([*command, *options]) == 0
        assert capsys.readouterr().out.startswith(f"50 quotes found in 50 texts, {share} of them right")


def _answers(share: float, number: int) -> list[Answer]:
    chance = random.Random(1)
    features = ("kind:direct elsewhere", "answer:person named elsewhere")
    return [Answer(str(n % 10), features, chance.random() < share) for n in range(number)]


@pytest.mark.parametrize("share", [0.3, 0.95])
def test_with_many_answers_the_confidence_is_their_share(share: float) -> None:
    found = _answers(share, 3000)
    right = sum(answer.right for answer in found) / len(found)
    assert refit(found, shipped()).confidence(found[0].features) == pytest.approx(right, abs=0.01)
    assert figures(by_folds(found, shipped())).error < 0.03


def test_with_few_answers_it_stays_near_what_ships() -> None:
    found = _answers(0.0, 3)
    before, after = (table.confidence(found[0].features) for table in (shipped(), refit(found, shipped())))
    assert before - 0.35 < after < before


def test_a_rule_of_the_house_gets_a_weight_if_it_is_seen_often() -> None:
    start = Calibration({"base": 0.0, "rule:rare": 0.0})
    found = [Answer("a", ("rule:house.sung",), right=False) for _ in range(20)]
    assert refit(found, start).weights["rule:house.sung"] < -0.5
    assert "rule:house.sung" not in refit(found[:5], start).weights


def _gold(tmp_path: Path, *items: object) -> str:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, items)), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("items", "problem"),
    [
        ([], "too few quotes are found in it: 0 in 0 texts, and at least 50 in 5 texts are needed"),
        ([{"text": TEXT, "quotes": [{"content": [[0, 22]], "speaker": "Ada Brook"}]}], "too few quotes are found"),
        ([{"text": TEXT, "quotes": [{"content": [[0, 22]]}]}], "names no speaker"),
    ],
)
def test_too_little_gold_is_told_and_nothing_is_written(
    items: list[object], problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"
    assert cli.main(["calibrate", _gold(tmp_path, *items), "-o", str(out)]) == 1
    assert problem in capsys.readouterr().err
    assert not out.exists()


@pytest.fixture
def changed(fitted: Path, tmp_path: Path) -> Callable[..., Path]:
    def change(**keys: object) -> Path:
        path = tmp_path / "changed.json"
        path.write_text(json.dumps({**json.loads(fitted.read_text()), **keys}), encoding="utf-8")
        return path

    return change


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"fitted_to": "0"}, "was fitted to the confidences of another release"),
        ({"weights": {}}, "the table of confidences cannot be read"),
        ({"weights": {"base": "x"}}, "the table of confidences cannot be read"),
        ({"weights": {"base": float("nan")}}, "a weight is not a finite number"),
        ({"weights": 3}, "the table of confidences cannot be read"),
    ],
)
def test_a_table_that_does_not_fit_is_an_error_that_names_it(
    keys: dict[str, object],
    problem: str,
    changed: Callable[..., Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = changed(**keys)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(ModelError, match=problem):
        QuoteExtractor(models=Models(calibration=path)).extract(TEXT)
    assert cli.main(["--calibration", str(path), str(tmp_path / "a.txt")]) == 1
    message = capsys.readouterr().err
    assert message.startswith(f"quoteattr: {path}: ")
    assert message.endswith("Run `quoteattr calibrate` again.\n")


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        QuoteExtractor(models=Models(calibration=tmp_path / "no.json")).extract(TEXT)
