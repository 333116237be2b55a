"""What several tests share."""

from pathlib import Path

import pytest
from fake_extractor import ARTICLE, FakeExtractor

from quoteattr.cli import evaluate, extract


@pytest.fixture
def fake_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    FakeExtractor.scopes = []
    for command in (extract, evaluate):
        monkeypatch.setattr(command, "QuoteExtractor", FakeExtractor)


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_bytes(ARTICLE.encode())
    return str(path)
