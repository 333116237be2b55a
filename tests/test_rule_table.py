"""The table of rules: that it can be read, what is shown of it, and how it is measured."""

import importlib
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from standing_in import standing_in

from quoteattr import Quotation, cli
from quoteattr import rule_table as rules
from quoteattr.errors import ModelError
from quoteattr.extend import RULES, Attribution
from quoteattr.manifest import seal

ROOT = Path(__file__).parent.parent


def spoil(path: Path, content: str) -> None:
    """Write a table whose hash is right."""
    path.write_text(content, encoding="utf-8")
    seal(path)


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the table that may be spoilt."""
    path = tmp_path / "rules.json"
    spoil(path, rules.TABLE.read_text(encoding="utf-8"))
    monkeypatch.setattr(rules, "TABLE", path)
    monkeypatch.setattr(rules, "shipped", rules.shipped.__wrapped__)
    monkeypatch.setattr("quoteattr.cli.rules.shipped", rules.shipped)
    return path


HEADER = {"data": "data/news.jsonl", "texts": 2, "quotes": 9, "open": True}
FIGURES = {"decided": 8, "right": 6, "unnamed": 0, "coverage": 0.125, "cost": 1.5}
NOTHING = {"decided": 0, "right": 0, "unnamed": 0, "coverage": 0.0, "cost": 0.0}


def test_figures_are_shares_of_what_was_decided_and_of_a_set_that_is_told() -> None:
    shipped = rules.shipped()
    measured = [(name, figures) for rule in shipped.rules for name, figures in rule.figures.items()]
    assert {name for name, _ in measured} == {each.name for each in shipped.sets}
    for _, figures in measured:
        assert 0 <= figures.right + figures.unnamed <= figures.decided
        assert 0 <= figures.coverage <= 1


def test_the_open_sets_of_the_table_are_those_of_the_project() -> None:
    """Anybody can measure again what the table says of them."""
    data = [each.data for each in rules.shipped().sets if each.open]
    assert data
    if (ROOT / "data").is_dir():
        assert sorted(data) == sorted(f"data/{path.name}" for path in (ROOT / "data").glob("*.jsonl"))


def listed(name: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the command says of a rule."""
    assert cli.main(["rules"]) == 0
    _, _, rest = capsys.readouterr().out.partition(f"\n\n{name}\n")
    return [" ".join(line.split()) for line in rest.partition("\n\n")[0].splitlines()]


def test_the_command_lists_a_rule_with_its_figures_on_each_set(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sets = {"news": HEADER, "wire": {**HEADER, "data": "wire.jsonl", "open": False}, "court": HEADER}
    spoil(table, json.dumps({"sets": sets, "rules": {"second_half": {"news": FIGURES, "wire": NOTHING}}}))
    [reason, claim, *_, figures, idle, unmeasured] = listed("second_half", capsys)
    assert reason == "the quotation continues after the interruption"
    assert claim.startswith("An unattributed quotation after an interruption")
    assert figures.split() == ["news", "8", "12.5%", "75.0%", "+1.50"]
    assert (idle, unmeasured) == ("did nothing on wire", "not measured on court")


def test_the_command_lists_every_rule_and_tells_which_sets_are_open(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sets = {"news": HEADER, "wire": {**HEADER, "data": "wire.jsonl", "open": False}}
    spoil(table, json.dumps({"sets": sets, "rules": {}}))
    assert cli.main(["rules"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["news", "2", "9", "data/news.jsonl"] in lines
    assert ["wire", "2", "9", "no"] in lines
    assert {line[0] for line in lines if line} >= set(RULES.names)


def test_the_command_writes_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rules", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    [rule] = [rule for rule in data["rules"] if rule["name"] == "pronoun.weighed"]
    assert (rule["step"], rule["reason"]) == ("coreference", "the person for whom the clues speak")
    assert rule["claim"]
    assert set(rule["figures"]) <= set(data["sets"])
    figures = rule["figures"]["news"]
    assert figures["precision"] == pytest.approx(figures["right"] / figures["decided"])


def test_a_rule_newer_than_the_table_is_listed_without_figures(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(table, json.dumps({"sets": {"news": HEADER}, "rules": {}}))
    assert listed("second_half", capsys)[-1] == "not measured on news"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"rules": {}}',
        '{"sets": {"news": {"texts": 1}}, "rules": {}}',
        '{"sets": {}, "rules": {"second_half": {"news": {"decided": 1}}}}',
    ],
)
def test_a_broken_table_is_told(content: str, table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(table, content)
    with pytest.raises(ModelError):
        rules.shipped()
    assert cli.main(["rules"]) == 1
    assert "the table of rules cannot be read" in capsys.readouterr().err


TEXT = (
    "“It rains,” said Ada Brook. “It pours all day.” “It snows,” she said. “No.” Off. "
    "The 52 members of Arden Council will vote on Monday."
)


def spans(*words: str) -> list[tuple[int, int]]:
    return [(TEXT.index(part), TEXT.index(part) + len(part)) for part in words]


def quote(content: list[str], cue: str, source: str) -> dict[str, object]:
    parts = {"content": spans(*content), "cue": spans(cue), "source": spans(source)}
    return {**parts, "speaker_named": True, "speaker_names": ["Ada Brook"]}


GOLD = {
    "text": TEXT,
    "ignore": spans("“No.” Off."),
    "quotes": [
        quote(["“It rains,”", "“It pours all day.”"], "said", "Ada Brook"),
        quote(["“It snows,”"], "said.", "she"),
    ],
}


def propose(text: str, quotations: Sequence[Quotation], tagger: object) -> list[Attribution]:
    """What a network would say of the text: half of a quote, a quote, and one that is to be ignored."""
    [first, second, third] = [tuple(spans(words)) for words in ("“It rains,”", "“It snows,”", "“No.”")]
    [said, brook, again, she] = spans("said", "Ada Brook", "said.", "she")
    return [
        Attribution(first, said, brook, ("tagger",)),
        Attribution(second, again, she, ("tagger",)),
        Attribution(third, None, None, ("tagger",)),
    ]


@pytest.fixture
def measure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., dict[str, Any]]]:
    """Runs `python -m training.rules` with arguments, and returns the table that it wrote."""
    monkeypatch.syspath_prepend(ROOT)
    out = tmp_path / "rules.json"

    def run(*arguments: str) -> dict[str, Any]:
        monkeypatch.setattr("sys.argv", ["rules.py", *arguments, "--out", str(out)])
        importlib.import_module("training.rules").main()
        table: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return table

    with standing_in(propose):
        yield run


def written(path: Path, *golds: object) -> Path:
    path.write_text("".join(json.dumps(gold) + "\n" for gold in golds), encoding="utf-8")
    return path


DECIDED_ONE_OF_TWO = {"decided": 1, "right": 1, "unnamed": 0, "coverage": 0.5}


def test_a_rule_is_measured_by_what_it_decides_and_by_what_is_lost_without_it(
    measure: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    table = measure("--gold", f"two quotes={written(tmp_path / 'gold.jsonl', GOLD)}", "--sets", "two quotes")
    assert table["sets"] == {"two quotes": {"data": "gold.jsonl", "texts": 1, "quotes": 2, "open": False}}
    assert list(table["rules"]) == list(RULES.names)
    assert table["rules"]["second_half"]["two quotes"] == {**DECIDED_ONE_OF_TWO, "cost": 50.0}
    assert table["rules"]["pronoun.weighed"]["two quotes"] == {**DECIDED_ONE_OF_TWO, "cost": 50.0}
    assert table["rules"]["verb_first"]["two quotes"] == NOTHING


def test_each_set_is_measured_apart_and_what_was_measured_before_stays(
    measure: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    one, twice = written(tmp_path / "one.jsonl", GOLD), written(tmp_path / "twice.jsonl", GOLD, GOLD)
    measure("second_half", "--gold", f"one={one}", "--sets", "one")
    table = measure("told_whom", "--gold", f"one={one}", f"twice={twice}", "--sets", "twice")
    assert {name: header["quotes"] for name, header in table["sets"].items()} == {"one": 2, "twice": 4}
    assert table["rules"]["second_half"] == {"one": {**DECIDED_ONE_OF_TWO, "cost": 50.0}}
    assert table["rules"]["told_whom"] == {"twice": NOTHING}
    assert table["rules"]["first_half"] == {}


def test_rules_of_attribution_are_not_measured_where_no_sources_are_annotated(
    measure: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    gold = written(tmp_path / "gold.jsonl", {**GOLD, "annotated": ["content", "speaker"]})
    table = measure("--gold", f"one={gold}", "--sets", "one")
    assert table["rules"]["second_half"] == {}
    assert table["rules"]["pronoun.weighed"]["one"]["decided"] == 1


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["no_such_rule"], "no rule is called no_such_rule"),
        (["--sets", "nowhere"], "no set is called nowhere"),
        (["--gold", "gold.jsonl"], "'gold.jsonl' is not NAME=FILE"),
    ],
)
def test_what_cannot_be_measured_is_told(
    arguments: list[str],
    problem: str,
    measure: Callable[..., dict[str, Any]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        measure(*arguments)
    assert problem in capsys.readouterr().err
