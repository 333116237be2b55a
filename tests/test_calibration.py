"""Confidence: the measured share of whole right answers among quotes of which the same is seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quoteattr.errors import ModelError
from quoteattr.extend import RULES
from quoteattr.manifest import seal
from quoteattr.results import confidence as calibration
from quoteattr.results.confidence import Calibration, shipped, steps_to
from quoteattr.rules import TAGGER, UNDECIDED
from quoteattr.stories.clues import CLUES

TABLE = Calibration({"base": 0.0, "kind:direct": 2.0, "speaker:rare": -2.0, "speaker:name.title": 1.0})


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file in place of the table that ships."""
    path = tmp_path / "calibration.json"
    monkeypatch.setattr(calibration, "_PATH", path)
    shipped.cache_clear()
    yield path
    shipped.cache_clear()


@pytest.mark.parametrize(
    ("features", "expected"),
    [
        ([], 0.5),
        (["kind:direct"], 0.881),
        (["kind:direct", "speaker:name.title"], 0.953),
        (["kind:direct", "speaker:house-rule"], 0.5),
        (["kind:mixed"], 0.5),
    ],
)
def test_features_add_up_and_one_that_was_hardly_seen_has_the_doubt_of_its_kind(
    features: list[str], expected: float
) -> None:
    assert TABLE.confidence(features) == expected


@pytest.mark.parametrize(("share", "steps"), [(0.0, 0), (0.3, 1), (0.5, 2), (1.0, 9)])
def test_a_certainty_is_told_by_the_steps_that_it_reaches(share: float, steps: int) -> None:
    assert len(list(steps_to("score", share))) == steps


def test_what_ships_knows_the_rules_and_doubts_those_that_it_does_not_know() -> None:
    weights = shipped().weights
    rules = {clue.partition(":")[2] for clue in weights if clue.startswith(("rule:", "speaker:"))}
    evidence = {TAGGER, UNDECIDED, *RULES.names, *(clue.name for clue in CLUES)}
    assert rules <= {*evidence, "dialogue", "none", "undecided", "rare"}
    assert weights["speaker:rare"] < weights["speaker:name.only-bearer"]


def test_what_the_network_is_surer_of_is_surer() -> None:
    seen = ["kind:direct elsewhere", "answer:person named elsewhere", "speaker:name.only-bearer"]
    sure = [shipped().confidence([*seen, *steps_to("score", share)]) for share in (0.2, 0.7, 0.99)]
    assert sure == pytest.approx(sorted(sure), abs=0.01)
    assert sure[0] < sure[-1]


@pytest.mark.parametrize("content", ["", "{", "{}", "[]", '{"weights": {"base": "x"}}', '{"weights": {"kind:x": 1}}'])
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
