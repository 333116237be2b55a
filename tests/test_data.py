"""The texts of `data/`: open, whole, told in their README, and read by the command that measures on them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from quoteattr import cli
from quoteattr.evaluate import read_annotated

DATA = Path(__file__).parent.parent / "data"
FILES = sorted(DATA.glob("*.jsonl"))
OPEN = re.compile(r"CC BY(-SA)? \d\.\d|CC0 1\.0\b.*|.*\bpublic domain\b.*|Apache-2\.0")

# They are no part of what is published.
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="data/ is in the checkout alone")


def documents(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_text_says_whose_it_is_and_under_which_open_licence(path: Path) -> None:
    for document in documents(path):
        origin = document["origin"]
        assert OPEN.fullmatch(origin["licence"]), document["doc_id"]
        assert origin["author"]
        assert origin["licence"] == "Apache-2.0" or (origin["title"] and origin["address"].startswith("https://"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_readme_names_every_text_and_counts_them(path: Path) -> None:
    readme, found = (DATA / "README.md").read_text(encoding="utf-8"), documents(path)
    quotes = sum(len(document["quotes"]) for document in found)
    assert f"| `{path.name}` | {len(found)} | {quotes:,} |" in readme
    for document in found:
        assert re.search(rf"\b{document['doc_id']}\b", readme), document["doc_id"]
        assert document["origin"].get("address", "").replace(" ", "%20") in readme


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_text_can_be_measured(path: Path) -> None:
    texts = read_annotated(path)
    assert len({text.name for text in texts}) == len(texts)
    assert any(quote.names for text in texts for quote in text.quotes)
    for text in texts:
        for quote in text.quotes:
            assert quote.content
            assert quote.names == () or all(name.strip() for name in quote.names)


def test_the_command_measures_on_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Handed their own annotations as predictions, all but the calibration is right."""
    news = DATA / "news.jsonl"
    assert cli.main(["evaluate", str(news), "--predictions", str(news), "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["names"]["of_annotated"] == 1.0
    assert {name: part["f1"] for name, part in report["scores"].items() if part["f1"] != 1.0} == {}


def test_stories_are_measured_by_what_was_annotated_in_them(capsys: pytest.CaptureFixture[str]) -> None:
    stories = DATA / "stories.jsonl"
    assert cli.main(["evaluate", str(stories), "--predictions", str(stories), "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert set(report["scores"]) == {"content exact", "content overlapping"}
    assert report["names"]["right"] == report["names"]["annotated"] > 1000
