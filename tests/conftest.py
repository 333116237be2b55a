"""The review page is tested where there is a browser to test it in; all else everywhere."""

import shutil
from importlib.util import find_spec

HAS_BROWSER = bool(shutil.which("chromium") and shutil.which("chromedriver") and find_spec("selenium"))
collect_ignore = [] if HAS_BROWSER else ["test_review_page.py"]


def pytest_report_header() -> str:
    return f"review page: {'tested' if HAS_BROWSER else 'left out, it needs chromium, chromedriver and selenium'}"
