"""Work on the review page in a real browser: kept, queued, opened again, exported; and its access without a mouse."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from review_page import ARTICLE, Page, served, violations, who
from selenium.webdriver.common.keys import Keys
from server_stub import StubExtractor

from quoteattr import Act, KnownSpeaker
from quoteattr.cli.queue import articles, open_file
from quoteattr.errors import InputError
from quoteattr.evaluate import read_annotated
from quoteattr.serialize import to_dict
from quoteattr.server import Article, Desk

pytestmark = pytest.mark.browser

OTHER = "“It sank,” said Di Ash."
WEB_PAGE = (
    "<!doctype html><html><head><title>Port</title></head><body><nav>Menu</nav><article><h1>The ferry</h1>"
    f"<p>{ARTICLE.splitlines()[2]}</p><p>The ferry has run for a hundred years and it will run on for a while, the "
    "council of the town decided after a long evening.</p></article></body></html>"
)


@pytest.fixture(scope="module")
def desk_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("queue")
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    lines = [
        {"id": "b-7", "text": OTHER},
        {"file": "old/c", "text": ARTICLE, **to_dict(StubExtractor().extract(ARTICLE))},
    ]
    (folder / "more.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    queue = [
        found for found in articles([str(folder / "a.txt"), str(folder / "more.jsonl")]) if isinstance(found, Article)
    ]
    known = (KnownSpeaker("p-1", "Cy 🎩 Orr", ("The mayor",)), KnownSpeaker("p-2", "Eve Hill"))
    with served(Desk("Port desk", queue, known, open_file)) as address:
        yield address


@pytest.fixture
def desk(driver: Any, desk_address: str, downloads: Path) -> Page:
    return Page(driver, desk_address, downloads)


def downloaded(page: Page, kind: str, name: str) -> str:
    """The file of an export in a format."""
    for old in page.downloads.iterdir():
        old.unlink()
    page.find(f"#format option[value={kind}]").click()
    page.find("#export").click()
    file = page.downloads / name
    page.wait(lambda: file.exists() and file.stat().st_size)
    return file.read_bytes().decode("utf-8")


def test_work_is_kept_when_the_page_is_left(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("j", "a", "x")
    page.wait(lambda: kept(page, "2"))
    page.visit()
    page.wait(lambda: "2 of 4 checked" in page.find("#saved-list").text)
    page.find("#saved-list button").click()
    page.reviewed()
    assert page.status == "Your saved work · 4 quotes · 2 checked"
    exported = page.export()
    assert who(exported) == [("“It floats 🌊,”", "Ann Lee"), ("“Nobody asked,”", "she"), ("“Enough,”", "Ann Lee")]
    assert [quote.confidence for quote in exported.quotes] == [1.0, 0.95, 0.6]


KEPT = """
const done = arguments[arguments.length - 1];
indexedDB.open('quoteattr').onsuccess = ({target}) => {
  const list = target.result.transaction('list').objectStore('list').getAll();
  list.onsuccess = () => { target.result.close(); done(list.result.map(({checked}) => String(checked)).join()); };
};
"""


def kept(page: Page, checked: str) -> bool:
    """Whether the browser keeps articles with so many checked quotes."""
    return bool(page.driver.execute_async_script(KEPT) == checked)


def test_the_same_text_goes_on_where_it_was_left(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("j", "x")
    page.find("#another").click()
    page.paste(ARTICLE)
    assert page.status == "Your saved work · 4 quotes · 1 checked"


def test_kept_work_is_removed_when_asked(page: Page) -> None:
    for text in (ARTICLE, OTHER):
        page.paste(text)
        page.find("#another").click()
        page.wait(lambda: page.find("#entry").is_displayed())
    page.wait(lambda: len(page.all("#saved-list li")) == 2)
    page.all("#saved-list .small")[0].click()
    page.wait(lambda: len(page.all("#saved-list li")) == 1)
    page.find("#clear").click()
    page.driver.switch_to.alert.accept()
    page.wait(lambda: not page.find("#saved").is_displayed())
    page.visit()
    assert not page.find("#saved").is_displayed()


def test_an_export_is_opened_again(page: Page, tmp_path: Path) -> None:
    page.paste(ARTICLE)
    page.press("j", "a", "x", "j", "1")
    exported = page.export()
    [file] = page.downloads.glob("*.json")
    copy = tmp_path / "again.json"
    copy.write_bytes(file.read_bytes())
    page = Page(page.driver, page.address, page.downloads).open(copy)
    assert page.status == "3 quotes · 2 checked"
    assert page.export() == exported


def test_the_json_of_the_command_line_is_opened_too(page: Page, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        json.dumps({"file": "a", "text": ARTICLE, **to_dict(StubExtractor().extract(ARTICLE))})
    )
    assert who(page.open(tmp_path / "a.json").export()) == who(StubExtractor().analyze(ARTICLE))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema_version": 2}, "old is an export of form 2; this release reads form 1."),
        ({"type": "sheet"}, "old cannot be opened. The server says: type: expected one of"),
        ({"text": "Another text."}, "old cannot be opened. The server says: the text at"),
        ({"text": 3}, "old.json is neither an export of this page nor JSON with texts."),
    ],
)
def test_what_cannot_be_opened_is_told_in_one_line(
    driver: Any, address: str, downloads: Path, tmp_path: Path, change: dict[str, object], message: str
) -> None:
    document = {**to_dict(StubExtractor().analyze(ARTICLE)), **change}
    (tmp_path / "old.json").write_text(json.dumps(document), encoding="utf-8")
    page = Page(driver, address, downloads).open(tmp_path / "old.json")
    told = page.find("#problem").text
    assert told.startswith(message)
    assert "\n" not in told
    driver.get_log("browser")  # Chromium notes that the server refused.


def test_articles_are_reviewed_one_after_the_other(desk: Page) -> None:
    assert desk.texts("#queue-list button") == ["a.txt", "b-7", "c"]
    assert desk.driver.title == "Port desk: who said what"
    desk.find("#queue-list button").click()
    desk.reviewed()
    desk.press("j", "x", "n")
    desk.wait(lambda: desk.texts("#article mark") == ["“It sank,”"])
    desk.press("j", "a", "n")
    desk.wait(lambda: desk.find("#article-title").text == "c")
    desk.press("n")
    desk.wait(lambda: desk.status.startswith("All articles are done"))
    assert desk.texts("#queue-choice option") == ["1/3 ✓ a.txt", "2/3 ✓ b-7", "3/3 ✓ c"]
    lines = map(json.loads, downloaded(desk, "jsonl", "quotes.jsonl").splitlines())
    assert [(line["file"], len(line["quotes"]), line["text"]) for line in lines] == [
        ("a.txt", 3, ARTICLE),
        ("b-7", 1, OTHER),
        ("c", 4, ARTICLE),
    ]
    desk.visit()
    assert desk.find("#queue-title").text == "3 articles to review, 3 done"


def test_bad_lines_of_a_queue_are_told_and_the_rest_is_offered(tmp_path: Path) -> None:
    file = tmp_path / "queue.jsonl"
    file.write_bytes(b'{"text": "a"}\n\nno json\n{"title": "b"}\n{"title": "c", "text": "c"}')
    found = list(articles([str(file), str(tmp_path / "none.txt")]))
    assert [one.name for one in found if isinstance(one, Article)] == ["queue.jsonl, line 1", "c"]
    told = [str(one) for one in found if isinstance(one, InputError)]
    assert [line.partition(": ")[0] for line in told] == [f"{file}:3", f"{file}:4", str(tmp_path / "none.txt")]


def test_several_files_are_a_queue(page: Page, tmp_path: Path) -> None:
    for name, text in (("one.txt", ARTICLE), ("two.txt", OTHER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    page.find("#file").send_keys(f"{tmp_path / 'one.txt'}\n{tmp_path / 'two.txt'}")
    page.wait(lambda: page.texts("#queue-list button") == ["one", "two"])
    page.all("#queue-list button")[1].click()
    page.reviewed()
    assert page.texts("#article mark") == ["“It sank,”"]


def test_reviews_are_exported_for_other_programs(page: Page, tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(OTHER, encoding="utf-8")
    page.open(tmp_path / "port.txt").press("j", "a")
    [row] = csv.DictReader(io.StringIO(downloaded(page, "csv", "port.quotes.csv").lstrip("\ufeff")))
    assert (row["text"], row["speaker"], row["confidence"], row["rule"]) == ("“It sank,”", "Di Ash", "1.0", "editor")
    html = downloaded(page, "html", "port.quotes.html")
    assert "<h1><bdi>port</bdi></h1>" in html
    assert OTHER in re.sub(r"<[^>]+>", "", html)
    annotations = json.loads(downloaded(page, "annotations", "port.quotes.jsonld"))
    assert annotations["items"][0]["target"][0]["selector"][1]["exact"] == "“It sank,”"
    (tmp_path / "gold.jsonld").write_text(json.dumps(annotations), encoding="utf-8")
    [gold] = read_annotated(tmp_path / "gold.jsonld")
    assert (gold.text, [quote.names for quote in gold.quotes]) == (OTHER, [("Di Ash",)])


def test_the_main_text_of_a_web_page_is_read(desk: Page, tmp_path: Path) -> None:
    (tmp_path / "port.html").write_text(WEB_PAGE, encoding="utf-8")
    desk.open(tmp_path / "port.html")
    assert desk.texts("#article mark") == ["“It floats 🌊,”", "“It is old,”"]
    assert "<" not in desk.find("#article").text
    assert "Menu" not in desk.find("#article").text
    desk.find("#another").click()
    desk.paste(WEB_PAGE.replace("floats", "swims"))
    assert desk.texts("#article mark") == ["“It swims 🌊,”", "“It is old,”"]


def test_known_people_are_offered_as_speakers(desk: Page) -> None:
    desk.paste(ARTICLE)
    desk.press("j", "j", "j", "s", Keys.END, Keys.ARROW_UP, Keys.ENTER)
    exported = desk.export()
    assert [(speaker.name, speaker.known) for speaker in exported.speakers][-1] == ("Cy 🎩 Orr", "p-1")
    desk.press("s", Keys.END, Keys.ENTER)  # Eve Hill is not in the article, but the quote has words for its speaker.
    assert who(desk.export())[2] == ("“Nobody asked,”", "Eve Hill")


def test_scope_and_people_go_with_the_text(page: Page) -> None:
    page.find(".options summary").click()
    page.find("#scope").send_keys("also")
    page.find("#known").send_keys("id,name,aliases\np-9,Ann Lee,Annie; Ms. Lee\n")
    page.paste(ARTICLE)
    exported = page.export()
    assert {quote.act for quote in exported.quotes} == {Act.OTHER}
    assert (exported.speakers[0].name, exported.speakers[0].known) == ("Ann Lee", "p-9")
    page.visit()
    assert page.find("#scope").get_property("value") == "all"


def test_a_list_of_people_that_is_wrong_is_told(page: Page) -> None:
    page.find(".options summary").click()
    page.find("#known").send_keys("id,name\np-9,\n")
    page.paste(ARTICLE)
    assert page.find("#problem").text == "Known people, line 2: there is no name."


def test_unchecked_quotes_alone_can_be_shown(page: Page) -> None:
    page.paste(ARTICLE)
    page.find("#filter-unchecked").click()
    page.press("j", "a")
    assert page.texts("#article mark") == ["“It is old,”", "“Nobody asked,”", "“Enough,”"]
    assert page.status == "Quote 1 accepted · 4 quotes · 3 shown · 1 checked"


def test_a_novel_is_drawn_and_corrected(page: Page) -> None:
    novel = "\n\n".join(f"“Chapter {number} 🌊,” said Ann Lee. " + "The sea was calm. " * 12 for number in range(3000))
    page.paste(novel)
    assert page.find("#article").get_property("textContent") == novel
    page.press("k", "b", "b", Keys.ARROW_RIGHT)
    exported = page.export()
    assert len(exported.quotes) == 3000
    assert exported.quotes[-1].text == "“Chapter 2999 🌊,” said"


@pytest.mark.parametrize("width", [1360, 390])
def test_axe_finds_no_violation(desk: Page, width: int) -> None:
    desk.driver.set_window_size(width, 844)
    metrics = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 500}
    desk.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    desk.visit()
    assert violations(desk.driver) == []
    desk.find("#queue-list button").click()
    desk.reviewed()
    for keys in (["j", "x", "j", "b"], ["t", Keys.ARROW_RIGHT], [Keys.ESCAPE, "?"], ["s"], [Keys.ESCAPE, "m"]):
        desk.press(*keys)
        assert violations(desk.driver) == []
        assert desk.driver.execute_script("return document.documentElement.scrollWidth") <= width
    desk.press(Keys.ESCAPE)
    desk.driver.get(f"{desk.address}/docs")
    desk.wait(lambda: desk.all("#api table"))
    assert violations(desk.driver) == []
    desk.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    desk.driver.set_window_size(1360, 900)
