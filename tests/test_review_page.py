"""The review page in a real browser, over an extractor that needs no models: reading, checking, speakers."""

from pathlib import Path
from typing import Any

import pytest
from review_page import ARTICLE, Page, who
from selenium.webdriver.common.keys import Keys
from server_stub import StubExtractor

pytestmark = pytest.mark.browser

FOUND = [
    ("“It floats 🌊,”", "Ann Lee"),
    ("“It is old,”", "Bo Ek"),
    ("“Nobody asked,”", "she"),
    ("“Enough,”", "Ann Lee"),
]


def test_the_article_is_shown_whole_with_its_parts_marked(page: Page) -> None:
    page.paste(ARTICLE)
    assert page.find("#article").get_property("textContent") == ARTICLE
    assert page.texts("#article mark") == [words for words, _ in FOUND]
    assert page.texts("#article .cue") == ["said", "added", "added", "said"]
    assert page.texts("#article .source") == ["Ann Lee", "Bo Ek", "she", "Ann Lee"]
    assert page.status == "4 quotes · 0 checked"


def test_the_panel_lists_each_speaker_with_quotes(page: Page) -> None:
    page.paste(ARTICLE)
    assert page.texts("#speakers h3") == ["1Ann Lee", "2Bo Ek", "3she"]
    assert page.texts("#speakers section:first-child blockquote") == ["“It floats 🌊,”", "“Enough,”"]
    assert page.texts("#speakers section > p") == [
        "person · she · 2 quotes",
        "the pilot · person · she · 1 quote",
        "person · she · 1 quote",
    ]


def test_an_untouched_export_is_the_analysis(page: Page) -> None:
    assert page.paste(ARTICLE).export() == StubExtractor().analyze(ARTICLE)


def test_quotes_are_rejected_accepted_and_given_to_others_by_keys(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("j", "a", "x", "j", "1")
    exported = page.export()
    assert who(exported) == [("“It floats 🌊,”", "Ann Lee"), ("“Nobody asked,”", "Ann Lee"), ("“Enough,”", "Ann Lee")]
    assert [quote.confidence for quote in exported.quotes] == [1.0, 1.0, 0.6]
    assert [quote.evidence[0].rule for quote in exported.quotes] == ["editor", "editor", "said_somebody"]


def test_a_pronoun_goes_with_its_quote(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("j", "j", "j", "1")
    exported = page.export()
    assert [(speaker.name, [span.text for span in speaker.mentions]) for speaker in exported.speakers] == [
        ("Ann Lee", ["Ann Lee", "she", "Ann Lee"]),
        ("Bo Ek", ["Bo Ek"]),
    ]


def test_a_new_speaker_is_found_in_the_text(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("j", "j", "j", "s", Keys.TAB, "Cy 🎩 Orr", Keys.ENTER)
    exported = page.export()
    assert who(exported)[2] == ("“Nobody asked,”", "Cy 🎩 Orr")
    [added] = [speaker for speaker in exported.speakers if speaker.name == "Cy 🎩 Orr"]
    assert [span.text for span in added.mentions] == ["she", "Cy 🎩 Orr"]
    assert added.named


def test_all_quotes_of_a_speaker_can_go_to_another(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("j", "s", "2")
    page.find("#chooser-all").click()
    page.find("#chooser .primary").click()
    assert [name for _, name in who(page.export())] == ["Bo Ek", "Bo Ek", "she", "Bo Ek"]


def test_a_speaker_can_be_unknown_and_decisions_undone(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("j", "0", "x")
    assert who(page.export()) == FOUND[1:]
    page.press("u")
    assert who(page.export()) == [("“It floats 🌊,”", None), *FOUND[1:]]
    page.press("u")
    assert page.export() == StubExtractor().analyze(ARTICLE)


def test_the_focus_stays_with_the_quote(page: Page) -> None:
    page.paste(ARTICLE)
    for keys in (["j", "j"], ["x"], ["s", Keys.ESCAPE], ["s", Keys.ENTER], ["u"]):
        page.press(*keys)
        page.wait(lambda: not page.find("#chooser").is_displayed())
        assert page.driver.switch_to.active_element.get_attribute("id") == "quote-1"
        assert [card.get_attribute("id") for card in page.all(".card[aria-current=true]")] == ["quote-1"]


def test_typing_is_no_command_and_keys_can_be_switched_off(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("j", "s", Keys.TAB, "xa1", Keys.ESCAPE)
    page.press("?")
    page.find("#keys").click()
    page.press("x")
    assert page.status.endswith("0 checked")
    page.find(".card blockquote").click()
    page.press(Keys.ARROW_DOWN)
    assert page.driver.switch_to.active_element.get_attribute("id") == "quote-1"


def test_filters_hide_quotes_in_both_places(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("f", "1")
    assert page.texts("#article mark") == page.texts(".card blockquote") == ["“It floats 🌊,”", "“Enough,”"]
    page.find("#filter [value=direct]").click()
    assert page.texts("#article mark") == page.texts(".card blockquote") == ["“Enough,”"]
    assert page.status == "4 quotes · 1 shown · 0 checked"


def test_the_confidence_filter_has_two_ends(page: Page) -> None:
    page.paste(ARTICLE)
    page.find("#filter-from").clear()
    page.find("#filter-from").send_keys("90")
    assert page.texts("#article mark") == ["“It floats 🌊,”", "“Nobody asked,”"]
    page.find("#filter-to").clear()
    page.find("#filter-to").send_keys("94")
    assert page.texts("#article mark") == []


def test_a_hidden_quote_cannot_be_rejected(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("j")
    direct = page.find("#filter [value=direct]")
    direct.click()
    page.driver.execute_script("arguments[0].blur()", direct)
    page.press("x")
    assert who(page.export()) == [FOUND[0], *FOUND[2:]]


def test_line_ends_of_a_file_are_kept(page: Page, tmp_path: Path) -> None:
    text = ARTICLE.replace("\n", "\r\n")
    (tmp_path / "port.txt").write_bytes(text.encode("utf-8-sig"))
    page.open(tmp_path / "port.txt")
    assert page.export() == StubExtractor().analyze(text)
    assert [file.name for file in page.downloads.iterdir()] == ["port.quotes.json"]


def test_a_file_can_be_dropped(page: Page) -> None:
    page.driver.execute_script(
        "const data = new DataTransfer(); data.items.add(new File([arguments[0]], 'a.txt'));"
        "document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}))",
        ARTICLE,
    )
    page.reviewed()
    assert page.texts("#article mark") == [words for words, _ in FOUND]


def test_a_file_in_an_old_encoding_is_read_and_a_binary_one_refused(page: Page, tmp_path: Path) -> None:
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\x00\x01")
    (tmp_path / "old.txt").write_bytes("“Voilà,” said Ann Lee.".encode("cp1252"))
    page.open(tmp_path / "image.txt")
    assert page.find("#problem").text == "image.txt is not a text file."
    page.open(tmp_path / "old.txt")
    assert page.texts("#article mark") == ["“Voilà,”"]
    page.find("#another").click()
    assert "Windows-1252" in page.find("#file-name").text


HOSTILE = (
    "“<script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>,” said "
    "\"><svg onload=window.hacked=3>' style='x. “Yes,” said {{7*7}}</span>."
)


def test_nothing_in_an_article_is_executed(page: Page) -> None:
    page.paste(HOSTILE)
    page.press("j", "s")
    assert page.find("#article").get_property("textContent") == HOSTILE
    assert len(page.all(".card")) == 2
    assert page.all("main script, main img, main svg, dialog script, dialog img, dialog svg") == []
    assert page.driver.execute_script("return window.hacked") is None
    page.press(Keys.ESCAPE)
    assert page.export() == StubExtractor().analyze(HOSTILE)


def test_a_text_without_quotes_and_an_empty_one_are_answered(page: Page) -> None:
    page.paste(" ")
    assert "no text yet" in page.find("#problem").text
    page.paste("Nothing was said.")
    assert page.status == "No quotes were found in this text."
    page.press("j", "x", "s", "1", "u")
    assert page.export() == StubExtractor().analyze("Nothing was said.")


def test_what_the_server_says_is_shown(driver: Any, address: str, downloads: Path) -> None:
    page = Page(driver, address, downloads).paste("a" * 1_000_001)
    assert page.find("#problem").text == "The server says: the text has 1000001 characters; the limit is 1000000."
    assert page.find("#find").is_enabled()
    assert [entry["source"] for entry in driver.get_log("browser")] == ["network"]


def test_everything_comes_from_this_server(page: Page, address: str) -> None:
    page.paste(ARTICLE)
    script = "return performance.getEntriesByType('resource').map((entry) => entry.name)"
    loaded = page.driver.execute_script(script)
    page.driver.get(f"{address}/docs")
    page.wait(lambda: page.all("#api table"))
    loaded += page.driver.execute_script(script)
    assert f"{address}/v1/analysis" in loaded
    assert f"{address}/static/docs.js" in loaded
    assert [name for name in loaded if not name.startswith(f"{address}/")] == []


def test_the_api_page_names_every_address_and_field(page: Page, address: str) -> None:
    page.driver.get(f"{address}/docs")
    page.wait(lambda: page.all("#api table"))
    assert page.texts("#api h2") == ["POST /v1/quotes", "POST /v1/analysis", "GET /health"]
    assert {"Quote", "Speaker", "Span"} <= set(page.texts("#api h3"))
    assert "pronouns" in page.texts("#Speaker th")


FAINT_WORDS = """
const channel = (value) => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
const painted = (layers) => {
  for (const colour of layers) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
};
const luminance = ([r, g, b]) => 0.2126 * channel(r/255) + 0.7152 * channel(g/255) + 0.0722 * channel(b/255);
const ground = (element) => getComputedStyle(element).backgroundColor;
const grounds = (element) => element ? [...grounds(element.parentElement), ground(element)] : [];
const faint = [];
for (const element of document.querySelectorAll('body *')) {
  const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  if (!words || !element.checkVisibility() || element.matches(':disabled, .unseen, option')) continue;
  const under = grounds(element);
  const [one, other] = [under, [...under, getComputedStyle(element).color]].map(painted).map(luminance);
  const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  if (contrast < 4.5) faint.push([element.tagName, element.className, contrast]);
}
return faint;
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_have_the_contrast_of_wcag_aa(page: Page, scheme: str) -> None:
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    page.paste(ARTICLE)
    page.press("j", "x", "j", "a")
    assert page.driver.execute_script("return matchMedia('(prefers-color-scheme: dark)').matches") is (scheme == "dark")
    assert page.driver.execute_script(FAINT_WORDS) == []


CONTROLS = "button, input, select, textarea, a, [role=region], dialog"


def test_every_control_has_a_name(page: Page) -> None:
    def nameless(place: str) -> list[str]:
        shown = [control for control in page.all(f"{place} :is({CONTROLS})") if control.is_displayed()]
        return [control.get_attribute("outerHTML") for control in shown if not control.accessible_name]

    assert nameless("main") == []
    page.paste(ARTICLE)
    page.press("j")
    assert nameless("body") == []
    page.press("s")
    assert nameless("dialog") == []
