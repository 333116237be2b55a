"""The documentation's own code: the page of rules, and what pages may fetch."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

import quoteattr
from quoteattr.extend import RULES
from quoteattr.rule_table import GoldSet, RuleEntry, RuleTable

DOCS = Path(__file__).parent.parent / "docs"


def _module(name: str) -> ModuleType:
    specification = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def rule_pages() -> ModuleType:
    return _module("rule_pages")


@pytest.fixture(scope="module")
def check_site() -> ModuleType:
    return _module("check_site")


def test_the_page_of_rules_has_every_rule_with_its_figures(rule_pages: ModuleType) -> None:
    page = rule_pages.filled((DOCS / "rules.md").read_text(encoding="utf-8"))
    assert set(re.findall(r"^### (\S+)$", page, re.MULTILINE)) == set(RULES.names)
    assert page.index("### second_half") < page.index("## Coreference") < page.index("### pronoun.relative")
    section = page[page.index("### pronoun.weighed") :]
    assert "the person for whom the clues speak" in section.partition("\n### ")[0]
    figures = r"^\| news \| \d+ \| \d+\.\d% \| \d+\.\d% \| [+-]\d+\.\d\d \|$"
    assert re.search(figures, section.partition("\n### ")[0], re.MULTILINE)
    assert re.search(r"^\| news \| \d+ \| \d+ \| `data/news\.jsonl` \|$", page, re.MULTILINE)
    assert "<!--" not in page


def test_a_rule_that_nobody_measured_says_so(rule_pages: ModuleType) -> None:
    news = GoldSet("news", "data/news.jsonl", texts=1, quotes=2, open=True)
    rule = RuleEntry("own.rule", "attribution", "the columnist", "The column is hers.", {})
    page = rule_pages.rules_page(RuleTable((news,), (rule,)), "attribution")
    assert page.endswith("In `explain`: *the columnist*\n\nNot measured on: news.")


def test_other_pages_stay_as_they_are(rule_pages: ModuleType) -> None:
    page = (DOCS / "concepts.md").read_text(encoding="utf-8")
    assert rule_pages.filled(page) == page


@pytest.mark.parametrize(
    "part",
    [
        '<script src="https://cdn.example.org/a.js"></script>',
        '<link rel="stylesheet" href="//fonts.example.org/css">',
        '<link rel="preconnect" href="https://fonts.example.org">',
        '<img src="HTTP://example.org/a.png">',
    ],
)
def test_a_page_that_fetches_from_elsewhere_stops_the_build(part: str, check_site: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<html><head>{part}</head></html>", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"a\.html fetches .*example\.org"):
        check_site.main(tmp_path)


def test_links_and_parts_of_its_own_are_no_reason_to_stop(check_site: ModuleType) -> None:
    page = '<link rel="canonical" href="https://example.org/"><img src="a.png"><a href="https://example.org/">there</a>'
    assert list(check_site.fetched_from_elsewhere(page)) == []


def test_a_word_that_the_search_lacks_stops_the_build(check_site: ModuleType, tmp_path: Path) -> None:
    items = [{"title": "Books", "text": "An epub has chapters."}]
    assert list(check_site.unknown_words(items, ("EPUB", "Docker"))) == ["Docker"]
    (tmp_path / "search.json").write_text(json.dumps({"items": items}), encoding="utf-8")
    with pytest.raises(SystemExit, match="the search does not find subtitles"):
        check_site.main(tmp_path)


def test_every_page_is_in_the_menu() -> None:
    menu = (DOCS.parent / "mkdocs.yml").read_text(encoding="utf-8")
    assert {page.name for page in DOCS.glob("*.md")} == set(re.findall(r": (\S+\.md)$", menu, re.MULTILINE))


def test_every_public_name_is_in_the_reference() -> None:
    reference = (DOCS / "reference.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"^::: quoteattr\.(\w+)$", reference, re.MULTILINE))
    assert shown == {*quoteattr.__all__, "extend"} - {"__version__"}
