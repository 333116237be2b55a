"""The HTML page in a real browser: why a quote has its speaker, by keyboard and by touch."""

from pathlib import Path
from typing import Any

import pytest
from review_page import violations
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from test_pictures import OUTER, TEXT, YES

from quoteattr.render import explain, render_html

pytestmark = pytest.mark.browser


@pytest.fixture
def page(driver: Any, tmp_path: Path) -> Any:
    path = tmp_path / "page.html"
    path.write_text(render_html(TEXT, [YES, OUTER]), encoding="utf-8")
    driver.get(path.as_uri())
    return driver


def _shown(page: Any) -> list[str]:
    return [note.text for note in page.find_elements(By.CSS_SELECTOR, "[popover]") if note.is_displayed()]


def test_the_keyboard_reaches_every_reason(page: Any) -> None:
    assert _shown(page) == []
    for quote in (YES, OUTER):
        page.switch_to.active_element.send_keys(Keys.TAB)
        page.switch_to.active_element.send_keys(Keys.ENTER)
        assert _shown(page) == [explain(quote)]
        page.switch_to.active_element.send_keys(Keys.ESCAPE)
        assert _shown(page) == []


def test_a_touch_shows_the_reason_and_another_hides_it(page: Any) -> None:
    button = page.find_element(By.CSS_SELECTOR, "sup button")
    where = button.rect
    point = {"x": where["x"] + where["width"] / 2, "y": where["y"] + where["height"] / 2}
    for expected in ([explain(YES)], []):
        page.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
        page.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        assert _shown(page) == expected


def test_the_numbers_are_seen_and_not_part_of_the_text(page: Any) -> None:
    text = page.find_element(By.CSS_SELECTOR, ".quoteattr-text")
    assert text.get_property("textContent") == TEXT
    button = page.find_element(By.CSS_SELECTOR, "sup button")
    assert button.value_of_css_property("width") != "0px"
    seen = page.execute_script("return getComputedStyle(arguments[0], '::after').content", button)
    assert seen == '"1"'


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(scheme: str, page: Any) -> None:
    feature = {"name": "prefers-color-scheme", "value": scheme}
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    assert violations(page) == []
    page.find_element(By.CSS_SELECTOR, "sup button").click()
    assert violations(page) == []
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
