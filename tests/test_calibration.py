"""Confidence: the measured share of right answers among quotes of the same evidence."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import attrs
import pytest

from quoteattr import calibration
from quoteattr.attribution.context import Attribution
from quoteattr.calibration import Calibration, evidence_class, shipped
from quoteattr.errors import ModelError
from quoteattr.manifest import seal
from quoteattr.model import QuoteKind

WITH_SOURCE = Attribution(((0, 5),), (6, 10), (11, 14), ("tagger",))
WITHOUT = attrs.evolve(WITH_SOURCE, source=None)
TABLE = Calibration(
    {
        "direct": ((0.0, 0.3), (0.5, 0.7), (0.9, 0.99)),
        "mixed": ((0.2, 0.4),),
        "direct without source": ((0.0, 0.1),),
    }
)


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file in place of the table that ships."""
    path = tmp_path / "calibration.json"
    monkeypatch.setattr(calibration, "_PATH", path)
    shipped.cache_clear()
    yield path
    shipped.cache_clear()


@pytest.mark.parametrize(
    ("score", "expected"), [(0.0, 0.3), (0.49, 0.3), (0.5, 0.7), (0.89, 0.7), (0.9, 0.99), (1.0, 0.99), (2.0, 0.99)]
)
def test_each_step_begins_at_its_certainty(score: float, expected: float) -> None:
    assert TABLE.confidence(QuoteKind.DIRECT, attrs.evolve(WITH_SOURCE, score=score)) == expected


@pytest.mark.parametrize("score", [-1.0, 0.0, 0.19])
def test_below_the_first_step_the_first_one_counts(score: float) -> None:
    assert TABLE.confidence(QuoteKind.MIXED, attrs.evolve(WITH_SOURCE, score=score)) == 0.4


def test_a_quote_without_a_source_has_its_own_row() -> None:
    assert TABLE.confidence(QuoteKind.DIRECT, WITHOUT) == 0.1


def test_without_such_a_row_that_of_the_kind_counts() -> None:
    assert TABLE.confidence(QuoteKind.MIXED, WITHOUT) == 0.4


@pytest.mark.parametrize("kind", list(QuoteKind))
def test_the_row_is_the_kind_and_whether_there_is_a_source(kind: QuoteKind) -> None:
    assert evidence_class(kind, WITH_SOURCE) == kind.value
    assert evidence_class(kind, WITHOUT) == f"{kind.value} without source"


def test_the_shipped_table_has_a_row_for_every_kind_and_shares_from_0_to_1() -> None:
    steps = shipped().steps
    assert {kind.value for kind in QuoteKind} <= set(steps)
    for row in steps.values():
        assert row
        assert all(before[0] < after[0] for before, after in pairwise(row))
        assert all(0.0 <= share <= 1.0 for _, share in row)


@pytest.mark.parametrize(
    "content", ["", "{", "{}", "[]", '{"steps": {"direct": [[0]]}}', '{"steps": {"direct": [["x", 1]]}}']
)
def test_a_table_that_cannot_be_read_is_a_model_error_that_names_it(table: Path, content: str) -> None:
    table.write_text(content, encoding="utf-8")
    seal(table)
    with pytest.raises(ModelError, match="table of confidences") as caught:
        shipped()
    assert caught.value.path == str(table)


def test_a_missing_table_is_a_model_error_with_its_remedy(table: Path) -> None:
    assert not table.exists()
    with pytest.raises(ModelError, match="Install quoteattr again"):
        shipped()
