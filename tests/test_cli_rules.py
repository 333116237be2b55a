"""`--rules MODULE`: a newsroom's rules on the command line."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quoteattr import cli
from quoteattr.extend import RULES

HOUSE = """
from quoteattr.extend import RULES, attribution_rule

@attribution_rule("house.sung", why="what is sung is no statement", before="second_half")
def sung(attribution, view):
    \"\"\"What somebody sings is no quote.\"\"\"
    cue = attribution.cue and view.text[slice(*attribution.cue)]
    return () if cue == "sang" else None

RULES = RULES.plus(sung).without("own_tag")
"""
TEXT = "“Row, row, row your boat,” sang the choir. “It was cold,” said Ada Brook."


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A working directory with rules and an article in it, from where nothing was imported yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if entry not in ("", str(tmp_path))])
    (tmp_path / "our_rules.py").write_text(HOUSE, encoding="utf-8")
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    yield tmp_path
    for name in ("our_rules", "our"):
        sys.modules.pop(name, None)


@pytest.mark.usefixtures("house")
def test_rules_are_listed_in_their_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rules", "--rules", "our_rules", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)["rules"]
    names = [rule["name"] for rule in listed]
    assert names.index("house.sung") + 1 == names.index("second_half")
    assert {*names} == {*RULES.names, "house.sung"} - {"own_tag"}
    [own] = [rule for rule in listed if rule["name"] == "house.sung"]
    assert (own["step"], own["reason"], own["claim"]) == (
        "attribution",
        "what is sung is no statement",
        "What somebody sings is no quote.",
    )
    assert cli.main(["rules", "--rules", "our_rules"]) == 0
    _, _, entry = capsys.readouterr().out.partition("\n\nhouse.sung\n")
    assert entry.startswith("    what is sung is no statement\n")
    assert "not measured on news" in entry.partition("\n\n")[0]


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("more", [[], ["--workers", "2"]])
def test_files_are_read_by_them(more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["article.txt", "--format", "jsonl", *more]) == 0
    assert len(json.loads(capsys.readouterr().out)["quotes"]) == 2
    assert cli.main(["--rules", "our_rules", "article.txt", "--format", "jsonl", *more]) == 0
    out, err = capsys.readouterr()
    [quote] = json.loads(out)["quotes"]
    assert (quote["content"][0]["text"], err) == ("“It was cold,”", "")


@pytest.mark.usefixtures("house")
def test_rules_are_measured(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = {"text": TEXT, "quotes": [{"content": [[TEXT.index("“It"), TEXT.index(" said")]]}]}
    (house / "gold.jsonl").write_text(json.dumps(gold), encoding="utf-8")
    assert cli.main(["evaluate", "gold.jsonl", "--rules", "our_rules", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["scores"]["content overlapping"]["predicted"] == 1


@pytest.mark.usefixtures("house")
def test_the_server_reads_by_them(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Any] = []

    def serve(host: str, port: int, *, extractor: Any, **_: object) -> int:
        found.extend(extractor.extract(TEXT))
        return 0

    monkeypatch.setattr("quoteattr.server.serve", serve)
    assert cli.main(["serve", "--rules", "our_rules"]) == 0
    assert [quote.text for quote in found] == ["“It was cold,”"]


@pytest.mark.parametrize("command", [["rules"], ["article.txt"], ["serve"], ["evaluate", "gold.jsonl"]])
@pytest.mark.parametrize(
    ("name", "module", "message"),
    [
        ("nowhere", "", "nowhere: there is no such module in the working directory"),
        ("our.rules", "", "our.rules: there is no such module"),
        ("our.py", "", "our.py: is not the name of a module; leave out folders and the ending .py"),
        ("./our", "", "./our: is not the name of a module"),
        ("our", "import nowhere", "our: cannot be imported: ModuleNotFoundError: No module named 'nowhere'"),
        ("our", "RULES = (", "our: cannot be imported: SyntaxError: '(' was never closed (our.py, line 1)"),
        (
            "our",
            "from quoteattr.extend import RULES\nRULES.without('x')",
            "our: cannot be imported: ValueError: no rule",
        ),
        ("our", "rules = 1", "our.py: has no RULES; it needs a quoteattr.extend.Rules, such as RULES ="),
        ("our", "RULES = []", "our.py: has RULES of the type list; it needs a quoteattr.extend.Rules"),
    ],
)
def test_what_is_no_module_with_rules_is_told(
    command: list[str], name: str, module: str, message: str, house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (house / "our.py").write_text(module, encoding="utf-8")
    (house / "gold.jsonl").write_text('{"text": "No.", "quotes": []}', encoding="utf-8")
    assert cli.main([*command, "--rules", name]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("quoteattr: ")
    assert message in err
    assert err.count("\n") == 1


@pytest.mark.usefixtures("house")
def test_a_rule_that_fails_is_named_with_the_file(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = HOUSE.replace("    cue = ", "    attribution.nonesuch\n    cue = ")
    (house / "our.py").write_text(broken, encoding="utf-8")
    assert cli.main(["--rules", "our", "article.txt"]) == 1
    err = capsys.readouterr().err
    assert "article.txt: cannot be analysed: RuleError: rule 'house.sung' failed at 0:26 of the text: Attri" in err
