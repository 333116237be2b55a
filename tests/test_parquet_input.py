"""Parquet tables of texts, written by pyarrow."""

import csv
import datetime
import io
import json
import sys
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from quoteattr import cli

pytestmark = [pytest.mark.parquet, pytest.mark.usefixtures("fake_extractor")]

YES = "“Yes,” Ann Lee said. He said no."


def _table(path: Path, **columns: list[object]) -> str:
    pyarrow.parquet.write_table(pyarrow.table(columns), path, row_group_size=2)
    return str(path)


def test_rows_come_with_their_ids(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day = datetime.date(2024, 5, 4)
    path = _table(tmp_path / "a.parquet", id=[7, 8, 9], day=[day] * 3, body=[YES, None, "No."], more=[1, 2, 3])
    names = ["--text-column", "body", "--id-column", "id", "--id-column", "day"]
    assert cli.main([path, "--format", "jsonl", *names, "--workers", "2"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [document["columns"] for document in found] == [{"id": n, "day": "2024-05-04"} for n in (7, 8, 9)]
    assert [document["text"] for document in found] == [YES, "", "No."]
    assert cli.main([path, "--format", "csv", *names]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert [(row["row"], row["id"], row["day"], row["text"]) for row in rows] == [
        ("1", "7", "2024-05-04", "“Yes,”"),
        ("1", "7", "2024-05-04", "no"),
    ]


def test_a_table_may_come_by_a_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = Path(_table(tmp_path / "a.parquet", body=[YES])).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert cli.main(["-", "--format", "jsonl", "--text-column", "body"]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == YES


def test_what_cannot_be_read_is_told_in_one_line_and_the_rest_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = _table(tmp_path / "good.parquet", body=[YES])
    lacking = _table(tmp_path / "lacking.parquet", id=[1], text=[YES])
    numbers = _table(tmp_path / "numbers.parquet", body=[1])
    raw = Path(_table(tmp_path / "cut.parquet", body=[YES] * 99)).read_bytes()
    (tmp_path / "cut.parquet").write_bytes(raw[:-99])
    paths = [lacking, numbers, str(tmp_path / "cut.parquet"), good]
    assert cli.main([*paths, "--format", "jsonl", "--text-column", "body"]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["file"] for line in out.splitlines()] == [good]
    told = [line.removeprefix(f"quoteattr: {tmp_path}/") for line in err.splitlines()]
    assert told[:2] == [
        "lacking.parquet: has no column 'body'; its columns are id, text",
        "numbers.parquet, row 1: the column 'body' has 1, not a text",
    ]
    assert told[2].startswith("cut.parquet: is a damaged Parquet table: ")
    assert len(told) == 3


def test_a_table_needs_the_name_of_its_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _table(tmp_path / "a.parquet", body=[YES])
    assert cli.main([path]) == 1
    assert "--text-column" in capsys.readouterr().err


def test_without_pyarrow_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _table(tmp_path / "a.parquet", body=[YES])
    monkeypatch.setitem(sys.modules, "pyarrow.lib", None)
    assert cli.main([path, "--text-column", "body"]) == 1
    missing = 'reading it needs pyarrow, which is not installed: pip install "quoteattr[parquet]"'
    assert capsys.readouterr().err == f"quoteattr: {path}: is a Parquet table; {missing}\n"


def test_ids_go_from_one_parquet_table_to_the_next(tmp_path: Path) -> None:
    path = _table(tmp_path / "a.parquet", id=[7, 8], start=["x", None], body=[YES, YES])
    out = tmp_path / "quotes.parquet"
    names = ["--text-column", "body", "--id-column", "id", "--id-column", "start"]
    assert cli.main([path, "--format", "parquet", "-o", str(out), *names]) == 0
    found = pyarrow.parquet.read_table(out)
    assert found.column_names[:6] == ["file", "row", "id", "input_start", "start", "end"]
    rows = [(row["row"], row["id"], row["input_start"], row["start"]) for row in found.to_pylist()]
    assert rows == [(1, "7", "x", 0), (1, "7", "x", 29), (2, "8", None, 0), (2, "8", None, 29)]
