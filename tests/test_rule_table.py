"""The table of rules: that it is up to date, that it can be read, and how it is measured."""

import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from quoteattr import Quotation, cli
from quoteattr import rule_table as rules
from quoteattr.attribution import attribute
from quoteattr.attribution.attributions import Attribution
from quoteattr.errors import ModelError
from quoteattr.extend import RULES
from quoteattr.manifest import seal

ROOT = Path(__file__).parent.parent
REMEDY = "measure again, as training/README.md says"


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


@pytest.fixture
def training(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    specification = importlib.util.spec_from_file_location("training_rules", ROOT / "training" / "rules.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_the_table_has_every_rule_in_order_and_no_other() -> None:
    measured = list(json.loads(rules.TABLE.read_text(encoding="utf-8"))["rules"])
    assert measured == list(RULES.names), REMEDY


def test_figures_are_shares_of_what_was_decided() -> None:
    for rule in rules.shipped().rules:
        assert rule.figures is not None, REMEDY
        assert 0 <= rule.figures.right + rule.figures.unnamed <= rule.figures.decided
        assert 0 <= rule.figures.coverage <= 1


def test_the_command_lists_every_rule_with_its_figures(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(table.read_text(encoding="utf-8"))
    data["rules"]["second_half"] = {"decided": 8, "right": 6, "unnamed": 0, "coverage": 0.125, "cost": 1.5}
    spoil(table, json.dumps(data))
    assert cli.main(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("second_half "))
    assert lines[at].split() == ["second_half", "8", "12.5%", "75.0%", "+1.50"]
    assert lines[at + 1].strip() == "the quotation goes on after the interruption"
    assert lines[at + 2].startswith("    A free quotation behind an interruption")
    assert {line.split()[0] for line in lines if line and line[0] != " "} >= set(RULES.names)


def test_the_command_writes_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rules", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    [rule] = [rule for rule in data["rules"] if rule["name"] == "pronoun.last-speaker"]
    assert (rule["step"], rule["reason"]) == ("coreference", "the nearest speaker whose gender matches")
    assert rule["claim"]
    assert rule["figures"]["precision"] == pytest.approx(rule["figures"]["right"] / rule["figures"]["decided"])


def test_a_rule_newer_than_the_table_is_listed_without_figures(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(table, '{"data": "nothing", "texts": 0, "quotes": 0, "rules": {}}')
    assert cli.main(["rules"]) == 0
    assert "second_half                       not measured\n" in capsys.readouterr().out


@pytest.mark.parametrize("content", ["", "[]", '{"rules": {}}', '{"rules": {"second_half": {"decided": 1}}}'])
def test_a_broken_table_is_told(content: str, table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(table, content)
    with pytest.raises(ModelError):
        rules.shipped()
    assert cli.main(["rules"]) == 1
    assert "the table of rules cannot be read" in capsys.readouterr().err


TEXT = "“It rains,” said Ada Brook. “It pours all day.” “It snows,” she said. “No.” Off."


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


def test_a_rule_is_measured_by_what_it_decides_and_by_what_is_lost_without_it(
    training: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attribute, "propose", propose)
    path, out = tmp_path / "gold.jsonl", tmp_path / "rules.json"
    path.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["rules.py", "--gold", str(path), "--out", str(out), "--data", "two quotes"])
    training.main()
    table = json.loads(out.read_text(encoding="utf-8"))
    assert (table["data"], table["texts"], table["quotes"]) == ("two quotes", 1, 2)
    decided_one_of_two = {"decided": 1, "right": 1, "unnamed": 0, "coverage": 0.5}
    assert table["rules"]["second_half"] == {**decided_one_of_two, "cost": 50.0}
    # The next rule finds the same without it.
    assert table["rules"]["pronoun.last-speaker"] == {**decided_one_of_two, "cost": 0.0}
    assert table["rules"]["transcript_label"] == {"decided": 0, "right": 0, "unnamed": 0, "coverage": 0.0, "cost": 0.0}
