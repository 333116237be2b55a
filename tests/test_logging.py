"""What is logged, for whoever runs quoteattr day and night: nothing unless asked, and never a word of a text."""

import logging
import re
import subprocess
import sys
from pathlib import Path

import pytest
from fake_extractor import ARTICLE
from real_process import start

import quoteattr
from quoteattr import QuoteExtractor

SKIPPING = """
from quoteattr import QuoteExtractor
print([len(quotes) for quotes in QuoteExtractor().extract_many(["“Yes,” said Ann Lee.", 7], on_error="skip")])
"""


def test_the_library_says_nothing_by_itself() -> None:
    done = subprocess.run([sys.executable, "-c", SKIPPING], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("[1, 0]\n", "")


def test_a_program_hears_what_it_asks_for(caplog: pytest.LogCaptureFixture) -> None:
    texts: list[str] = ["“Yes,” said Ann Lee.", 7]  # type: ignore[list-item]
    with caplog.at_level(logging.DEBUG, logger="quoteattr"):
        list(QuoteExtractor().extract_many(texts, on_error="skip"))
    told = {(record.name, record.levelname): record.getMessage() for record in caplog.records}
    folder = Path(quoteattr.__file__).parent / "weights" / "tagger"
    assert told == {
        ("quoteattr.network.session", "INFO"): f"loading the weights in {folder}",
        ("quoteattr.extractor", "DEBUG"): "a text of 20 characters: 1 quotes, 1 speakers",
        ("quoteattr.batch.streaming", "WARNING"): "text 1 is skipped: TypeError",
    }
    assert "Yes" not in caplog.text


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, content in (("a", ARTICLE), ("b", "deadly"), ("c", ARTICLE)):
        (tmp_path / f"{name}.txt").write_text(content, encoding="utf-8")
    return [str(path) for path in sorted(tmp_path.iterdir())]


@pytest.mark.parametrize(
    ("level", "told"),
    [
        ([], ["WARNING"]),
        (["--log-level", "info"], ["INFO", "WARNING"]),
        (["--log-level", "error"], []),
    ],
)
def test_the_command_line_logs_from_a_level_on(level: list[str], told: list[str], files: list[str]) -> None:
    process = start([*level, "--workers", "2", *files])
    out, err = process.communicate()
    assert out.count(b"2 quotes") == 2
    lines = err.decode().splitlines()
    complaints = [line for line in lines if line.startswith("quoteattr: ")]
    logged = [re.fullmatch(r"[\d-]{10} [\d:,]{12} (\w+) (quoteattr\.[\w.]+): (.+)", line) for line in lines]
    assert len(complaints) == 1
    assert sorted({found[1] for found in logged if found}) == told
    assert len(complaints) + sum(map(bool, logged)) == len(lines)
    if told:
        assert sum("a process died on text 1 (exit code 1)" in line for line in lines) == 2
