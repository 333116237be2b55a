"""Every input that the fuzzer kept, without the fuzzer: what once broke must not break again."""

from pathlib import Path

import pytest
from fuzz.targets import CORPUS, TARGETS

INPUTS = sorted(path for path in CORPUS.rglob("*") if path.is_file())


def test_every_target_has_inputs_of_its_own() -> None:
    assert {path.parent.name for path in INPUTS} == set(TARGETS)


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_promise_is_broken(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())
