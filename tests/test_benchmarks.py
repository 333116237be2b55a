"""The benchmark runs over texts of one's own: every stage still exists, and every set has its row."""

import json
import subprocess
import sys
from pathlib import Path

SPEED = Path(__file__).parent.parent / "benchmarks" / "speed.py"
TEXT = "“It will open in May,” said Ada Brook.\n\nNobody else spoke.\n"


def test_the_benchmark_has_a_row_for_every_set_of_texts(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(2 * (json.dumps({"text": TEXT}) + "\n"), encoding="utf-8")
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    command = [sys.executable, str(SPEED), str(tmp_path), "--longest", "1000"]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    rows = {cells[0]: cells[1:] for cells in ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)}
    stages = ["quotations", "word pieces", "network", "reading", "attribution", "coreference", "whole"]
    assert rows["words/s"] == ["words", *stages]
    assert (rows["news"][0], rows[tmp_path.name][0]) == ("22", "11")
    assert {"an empty Python", "`import quoteattr`", "the first quote", "1,001"} <= rows.keys()


def test_the_benchmark_says_that_there_are_no_texts(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, SPEED, tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no texts" in done.stderr
