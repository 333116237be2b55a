"""The commands in README and docs do what they say, as far as an extractor that knows one sentence can tell."""

import io
import json
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_extractor import ARTICLE

from quoteattr import cli
from quoteattr.evaluate.calibration import FEWEST_ANSWERS, FOLDS, Answer
from quoteattr.serialize import to_dict

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def _commands() -> Iterator[str]:
    for page in PAGES:
        for block in re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            for line in re.sub(r"\\\n|(?<=\|)\n", " ", block).splitlines():
                pipeline = [part.strip() for part in re.split(r"\||&&", line.partition(" #")[0])]
                yield from (part.partition(">")[0] for part in pipeline if re.match(r"quoteattr\b", part))


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file that the pages speak of."""
    paragraph = "The council of the town voted on Tuesday night to keep the ferry to the island for another year."
    page = f"<html><body><article><p>{paragraph}</p><p>{ARTICLE}</p><p>{paragraph}</p></article></body></html>"
    gold = {"text": ARTICLE, "quotes": [{"content": [[0, 6]], "speaker": "Ann Lee"}]}
    answers = [Answer(str(number % FOLDS), (), right=True) for number in range(FEWEST_ANSWERS)]
    monkeypatch.setattr("quoteattr.cli.calibrate.answers", lambda texts, rules, known: iter([answers]))
    rows = f'id,url,published,body\n1,a,b,"{ARTICLE}"\n'
    shutil.copy(ROOT / "tests" / "data" / "novel.epub", tmp_path)
    for name, content in {
        "articles.csv": rows,
        "tables/a.csv": rows,
        "people.csv": "id,name\np-1,Ann Lee\n",
        "article.txt": ARTICLE,
        "archive/a.txt": ARTICLE,
        "examples/ferry.txt": ARTICLE,
        "page.html": page,
        "gold.jsonl": json.dumps(gold),
        "quotes.jsonl": json.dumps(to_dict([])),
        "data/news.jsonl": json.dumps(gold),
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.setattr("quoteattr.server.serve", lambda host, port, **_: 0)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("fake_extractor", "workplace")
@pytest.mark.parametrize("command", sorted(set(_commands())))
def test_the_commands_of_the_docs_run(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if "--text-column" in command:
        row = json.dumps({"body": ARTICLE, "text": ARTICLE})
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(row.encode())))
    assert cli.main(shlex.split(command)[1:]) == 0
    notes = capsys.readouterr().err.splitlines()
    assert [note for note in notes if "left out as front or back matter" not in note] == []


def test_the_docs_have_commands() -> None:
    assert len(set(_commands())) > 5
