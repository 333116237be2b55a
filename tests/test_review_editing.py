"""Correcting quotes on the review page in a real browser: their words, their ends, their speakers."""

from pathlib import Path
from typing import Any

import pytest
from review_page import ARTICLE, Page, served, who
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from server_stub import StubExtractor

from quoteattr import Quote, QuoteKind, SpeakerKind
from quoteattr.server import Article, Desk

pytestmark = pytest.mark.browser

FERRY = (Path(__file__).parent.parent / "examples" / "ferry.txt").read_text(encoding="utf-8")
SELECT = """
const place = (wanted) => {
  let left = wanted;
  const walker = document.createTreeWalker(document.getElementById('article'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (left <= walker.currentNode.length) return [walker.currentNode, left];
    left -= walker.currentNode.length;
  }
};
const start = document.getElementById('article').textContent.indexOf(arguments[0]);
document.getSelection().setBaseAndExtent(...place(start), ...place(start + arguments[0].length));
"""


def select(page: Page, words: str) -> None:
    """Select words as the mouse does."""
    page.driver.execute_script(SELECT, words)
    page.wait(lambda: page.find("#tools").is_displayed())


def quote_with(page: Page, words: str) -> Quote:
    """The quote of the export that has these words."""
    [found] = [quote for quote in page.export().quotes if words in quote.text]
    return found


def hold_shift(page: Page, *keys: str) -> None:
    ActionChains(page.driver).key_down(Keys.SHIFT).send_keys(*keys).key_up(Keys.SHIFT).perform()


def test_a_missed_quote_is_added_by_selecting_its_words(page: Page) -> None:
    page.paste(ARTICLE)
    select(page, "The mayor, Cy 🎩 Orr, listened")
    page.find("#add").click()
    page.press("2", Keys.ENTER)
    added = quote_with(page, "listened")
    assert (added.text, added.kind, added.confidence) == ("The mayor, Cy 🎩 Orr, listened", QuoteKind.INDIRECT, 1.0)
    assert added.evidence[0].rule == "editor"
    assert added.speaker is not None
    assert added.speaker.name == "Bo Ek"
    assert ARTICLE[added.start : added.end] == added.text


def test_quotation_marks_decide_about_the_kind_of_a_new_quote(page: Page) -> None:
    page.paste("He whispered “never ever” and left. She said it was “odd” there.")
    for words in ("“never ever”", "it was “odd” there"):
        select(page, words)
        page.press("q", Keys.ESCAPE)
    assert [quote.kind for quote in page.export().quotes] == [QuoteKind.DIRECT, QuoteKind.MIXED]


def test_an_added_quote_gets_its_cue_and_the_words_for_its_speaker(page: Page) -> None:
    page.paste("“So be it” — thus spoke Ann Lee, the pilot.")
    select(page, "“So be it”")
    page.press("q", Keys.ESCAPE)
    for words, key in (("spoke ", "c"), ("Ann Lee,", "w")):
        select(page, words)
        page.press(key)
    page.press("s", Keys.TAB, "Ann Lee", Keys.ENTER)
    select(page, "the pilot.")
    page.press("r")
    [quote] = page.export().quotes
    assert quote.cue is not None
    assert quote.source is not None
    assert quote.speaker is not None
    assert quote.speaker.role is not None
    assert (quote.cue.text, quote.source.text, quote.speaker.role.text) == ("spoke", "Ann Lee", "the pilot")


def test_a_quote_can_go_on_after_an_interruption(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("j")
    select(page, "“It is old,”")
    page.press("i")
    assert quote_with(page, "floats").text == "“It floats 🌊,” … “It is old,”"
    page.press("u")
    assert quote_with(page, "floats").text == "“It floats 🌊,”"


def test_words_are_selected_by_keys_alone(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("j", "t", Keys.ARROW_RIGHT)
    assert page.find("#selected").text == "floats"
    hold_shift(page, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_LEFT)
    assert page.find("#selected").text == "floats 🌊,”"
    hold_shift(page, Keys.ARROW_LEFT, Keys.ARROW_LEFT)
    assert page.find("#selected").text == "It floats"
    page.press(Keys.ESCAPE)
    assert not page.find("#tools").is_displayed()
    assert page.driver.switch_to.active_element.get_attribute("id") == "quote-0"


def test_ends_are_moved_by_keys(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("j", "b", Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert quote_with(page, "floats").text == "floats 🌊,”"
    page.press("b", Keys.ARROW_RIGHT)
    hold_shift(page, Keys.ARROW_LEFT)
    moved = quote_with(page, "floats")
    assert moved.text == "floats 🌊,” sai"
    assert moved.evidence[0].rule == "editor"
    page.press("b", "b", Keys.ARROW_RIGHT)
    cue = quote_with(page, "floats").cue
    assert cue is not None
    assert cue.text == "said Ann"
    page.press("u", "u", "u", "u", "u")
    assert page.export() == StubExtractor().analyze(ARTICLE)


def test_ends_are_dragged(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("j")
    end = page.find(".handle.content[data-edge=end]")
    cue = page.find("#article .cue.current")
    ActionChains(page.driver).click_and_hold(end).move_to_element(cue).move_by_offset(12, 0).release().perform()
    assert quote_with(page, "floats").text == "“It floats 🌊,” said"
    page.press("u")
    assert page.export() == StubExtractor().analyze(ARTICLE)


def test_no_end_goes_beyond_its_other_end(page: Page) -> None:
    page.paste("“Yes,” said Ann Lee.")
    page.press("j", "b", *[Keys.ARROW_RIGHT] * 9)
    assert [quote.text for quote in page.export().quotes] == ["”"]


def test_speakers_are_renamed_and_described(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("j", "m", "Anna Lee", Keys.TAB, Keys.TAB, "organ", Keys.TAB, "The mayor", Keys.ENTER)
    page.wait(lambda: not page.find("#person").is_displayed())
    [renamed] = [speaker for speaker in page.export().speakers if speaker.id == 0]
    assert (renamed.name, renamed.kind) == ("Anna Lee", SpeakerKind.ORGANIZATION)
    assert renamed.role is not None
    assert renamed.role.text == "The mayor"
    assert page.texts("#speakers h3")[0] == "1Anna Lee"


def test_what_a_speaker_cannot_be_is_told(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("j", "m", Keys.TAB, Keys.TAB, Keys.TAB, "the queen of the sea", Keys.ENTER)
    assert page.find("#person-problem").text == "The role must be words of the article, as they stand there."
    page.press(Keys.ESCAPE)
    assert page.export() == StubExtractor().analyze(ARTICLE)


def test_two_speakers_become_one(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("j", "j", "j", "m", Keys.TAB, "1", Keys.ENTER)
    page.wait(lambda: not page.find("#person").is_displayed())
    exported = page.export()
    assert [name for _, name in who(exported)] == ["Ann Lee", "Bo Ek", "Ann Lee", "Ann Lee"]
    assert [(speaker.name, [span.text for span in speaker.mentions]) for speaker in exported.speakers] == [
        ("Ann Lee", ["Ann Lee", "she", "Ann Lee"]),
        ("Bo Ek", ["Bo Ek"]),
    ]


def test_kind_and_act_of_a_quote_are_set(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("j", "d", "d")
    assert quote_with(page, "floats").kind is QuoteKind.INDIRECT
    page.driver.find_element("css selector", ".card.current label:nth-of-type(2) select").send_keys("t")
    assert quote_with(page, "floats").act.value == "thought"


def test_parts_are_taken_away(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("j")
    [cue] = [button for button in page.all(".card.current button") if button.text == "Remove cue"]
    cue.click()
    assert quote_with(page, "floats").cue is None
    page.press("u")
    assert page.export() == StubExtractor().analyze(ARTICLE)


def test_without_a_selection_nothing_is_made_of_it(page: Page) -> None:
    page.paste(ARTICLE)
    page.press("j", "q")
    assert page.status.startswith("Select the words in the text first")
    page.press("c", "w", "r", "i")
    assert page.export() == StubExtractor().analyze(ARTICLE)


def test_the_example_article_is_reviewed_with_the_keyboard_alone(driver: Any, downloads: Path) -> None:
    desk = Desk(articles=[Article("ferry.txt", lambda: {"text": FERRY})])
    with served(desk) as address:
        page = Page(driver, address, downloads)
        page.press(Keys.TAB, Keys.TAB, Keys.TAB)  # The title, the API, the first article of the queue.
        assert driver.switch_to.active_element.text == "ferry.txt"
        page.press(Keys.ENTER)
        page.reviewed()
        page.press("j", "t")
        for _ in range(99):  # From the mayor's quote on to the treasurer's, which was missed.
            if page.find("#selected").text == "“I":
                break
            page.press(Keys.ARROW_RIGHT)
        hold_shift(page, *[Keys.ARROW_RIGHT] * 4)
        page.press("q", Keys.TAB, "Imran Castellane", Keys.ENTER)
        page.press("k", "b", "b", Keys.ARROW_LEFT, Keys.ESCAPE)
        page.press("j", "j", "m", Keys.TAB, "1", Keys.ENTER)
        exported = page.export()
    mayor = "Mayor Dorothea Quill, who has led the town since 2015"
    assert who(exported) == [
        ("“Nobody on this council wants to be the one who switched off the lights", mayor),
        ("“I love that boat,”", "Imran Castellane"),
        ("“We have had reports before,”", mayor),
    ]
    assert [speaker.name for speaker in exported.speakers] == [mayor, "Imran Castellane"]
    assert [quote.confidence for quote in exported.quotes] == [1.0, 1.0, 1.0]
