"""The review page as its reader uses it, in a real Chromium."""

import json
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any

import uvicorn
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from server_stub import StubExtractor

from quoteattr import Analysis
from quoteattr.serialize import from_dict
from quoteattr.server import Desk
from quoteattr.server.app import create_app

# The emoji are single characters for Python and two units each for JavaScript.
ARTICLE = (
    "Ferry 🚢🚢 saved\n\n“It floats 🌊,” said Ann Lee. “It is old,” added Bo Ek.\n\n"
    "“Nobody asked,” added she. The mayor, Cy 🎩 Orr, listened. “Enough,” said Ann Lee. "
    "Bo Ek, the pilot, waved."
)
SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1360,900",
]


@contextmanager
def served(desk: Desk | None = None) -> Iterator[str]:
    """The address of a server with a stub extractor, which needs no models."""
    app = create_app(StubExtractor(), desk=desk)
    server = uvicorn.Server(uvicorn.Config(app, access_log=False, log_level="warning"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def start_browser(downloads: Path, profile: Path) -> Any:
    """A Chromium without a window, which downloads into a folder."""
    options = webdriver.ChromeOptions()
    for switch in [*SWITCHES, f"--user-data-dir={profile}"]:
        options.add_argument(switch)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    options.set_capability("unhandledPromptBehavior", "accept")
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    # Both named, so that Selenium does not look for others in the network.
    return webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))


VIOLATIONS = """
const done = arguments[arguments.length - 1];
axe.run().then(({violations}) => done(violations.map(({id, nodes}) => [id, ...nodes.map(({html}) => html)])));
"""
AXE = (resources.files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")


def violations(driver: Any) -> list[list[str]]:
    """What axe-core finds on the page as it is now, with the elements."""
    driver.execute_script(AXE)
    found: list[list[str]] = driver.execute_async_script(VIOLATIONS)
    return found


FORGET = """
localStorage.clear();
indexedDB.deleteDatabase('quoteattr').onsuccess = arguments[0];
"""


class Page:
    """The review page, as a reader would use it."""

    def __init__(self, driver: Any, address: str, downloads: Path) -> None:
        self.driver, self.downloads, self.address = driver, downloads, address
        driver.get(f"{address}/docs")  # The page itself would hold the database open.
        driver.execute_async_script(FORGET)
        self.visit()

    def visit(self) -> "Page":
        """Open the page, or open it anew."""
        self.driver.get(f"{self.address}/")
        self.wait(lambda: self.find("#kept").text)
        return self

    def find(self, selector: str) -> Any:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[Any]:
        return list(self.driver.find_elements(By.CSS_SELECTOR, selector))

    def texts(self, selector: str) -> list[str]:
        return [element.get_property("textContent") for element in self.all(selector)]

    def wait(self, condition: Callable[[], Any]) -> Any:
        return WebDriverWait(self.driver, 20).until(lambda _: condition())

    def press(self, *keys: str) -> None:
        ActionChains(self.driver).send_keys(*keys).perform()

    def paste(self, text: str) -> "Page":
        # Keys cannot type every character, and a paste arrives as an input event too.
        self.driver.execute_script(
            "const area = document.getElementById('text'); area.value = arguments[0];"
            "area.dispatchEvent(new Event('input'))",
            text,
        )
        self.find("#find").click()
        return self.reviewed()

    def open(self, path: Path) -> "Page":
        self.find("#file").send_keys(str(path))
        return self.reviewed()

    def reviewed(self) -> "Page":
        self.wait(lambda: self.find("#review").is_displayed() or self.find("#problem").is_displayed())
        return self

    def export(self) -> Analysis:
        for old in self.downloads.iterdir():
            old.unlink()
        self.press("e")
        # Chromium makes the file first and fills it then.
        [file] = self.wait(lambda: [path for path in self.downloads.glob("*.json") if path.stat().st_size])
        document = from_dict(json.loads(file.read_text(encoding="utf-8")))
        assert isinstance(document, Analysis)
        return document

    @property
    def status(self) -> str:
        return str(self.find("#status").text)


def who(analysis: Analysis) -> list[tuple[str, str | None]]:
    """What was said, and the names of those who said it."""
    return [(quote.text, quote.speaker.name if quote.speaker else None) for quote in analysis.quotes]
