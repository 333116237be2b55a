"""What the command line sets of an extractor."""

from pathlib import Path

import pytest
from stories import SCENE

from quoteattr import cli

UNSURE = "Ada Brook met Tom Hill and Ed Hay at the inn. It rained. “It leaks,” he said."


def told(arguments: list[str], text: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    assert cli.main([*arguments, str(folder / "a.txt")]) == 0
    return capsys.readouterr().out


def test_precision_withholds_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Ed Hay" in told([], UNSURE, tmp_path, capsys)
    assert "less certain than the precision" in told(["--precision", "0.99", "--explain"], UNSURE, tmp_path, capsys)


def test_genre_and_fast_reach_the_extractor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story, news = (told(["--genre", genre], SCENE, tmp_path, capsys) for genre in ("story", "news"))
    assert story != news
    assert "Robert" in told(["--fast"], SCENE, tmp_path, capsys)


@pytest.mark.parametrize("wrong", [["--genre", "novel"], ["--precision", "2"], ["--precision", "high"]])
def test_wrong_settings_are_wrong_usage(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main([*wrong, "a.txt"])
    assert stopped.value.code == 2
    assert wrong[0] in capsys.readouterr().err
