"""Tables of texts: what a data journalist with an archive would notice."""

import csv
import gzip
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quoteattr import cli
from quoteattr.readers import tables
from quoteattr.readers.tables import Columns

pytestmark = pytest.mark.usefixtures("fake_extractor")

YES = "“Yes,” Ann Lee said. He said no."
COMMA = f'id,title,body\r\na7,"Yes, or no","{YES}"\r\na8,None,Nothing was said.\r\n'
Run = Callable[..., tuple[str, list[str]]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in a folder with the files, as (standard output, lines of standard error)."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str, **files: str | bytes) -> tuple[str, list[str]]:
        for name, content in files.items():
            raw = content.encode() if isinstance(content, str) else content
            (tmp_path / name.replace("_", ".")).write_bytes(raw)
        cli.main([*arguments, "--text-column", "body"])
        out, err = capsys.readouterr()
        return out, err.splitlines()

    return command


def parsed(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines()]


def test_ids_are_carried_through_to_the_rows(run: Run) -> None:
    out, err = run("news.csv", "--format", "csv", "--id-column", "id", "--id-column", "title", news_csv=COMMA)
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert list(rows[0])[:6] == ["file", "row", "id", "title", "start", "end"]
    assert [(row["file"], row["row"], row["id"], row["title"], row["text"]) for row in rows] == [
        ("news.csv", "1", "a7", "Yes, or no", "“Yes,”"),
        ("news.csv", "1", "a7", "Yes, or no", "no"),
    ]
    assert err == []


def test_each_row_is_a_document_with_its_own_text_and_offsets(run: Run) -> None:
    out, _ = run("news.csv", "--format", "jsonl", "--id-column", "id", news_csv=COMMA)
    first, second = parsed(out)
    assert (first["file"], first["row"], first["columns"], first["text"]) == ("news.csv", 1, {"id": "a7"}, YES)
    span = first["quotes"][0]["content"][0]
    assert first["text"][span["start"] : span["end"]] == span["text"] == "“Yes,”"
    assert (second["row"], second["columns"], second["quotes"]) == (2, {"id": "a8"}, [])


def test_a_column_whose_name_is_taken_gets_another(run: Run) -> None:
    table = f'source,body\nThe Echo,"{YES}"\n'
    out, _ = run("news.csv", "--format", "csv", "--id-column", "source", news_csv=table)
    row = next(csv.DictReader(io.StringIO(out, newline="")))
    assert (row["input_source"], row["source"]) == ("The Echo", "Ann Lee")


def test_json_of_one_table_is_an_array(run: Run) -> None:
    out, _ = run("news.csv", "--format", "json", news_csv=COMMA)
    assert [document["row"] for document in json.loads(out)] == [1, 2]


def test_a_list_and_annotations_say_which_row(run: Run) -> None:
    assert "news.csv, row 1: 2 quotes" in run("news.csv", news_csv=COMMA)[0]
    annotations = json.loads(run("news.csv", "--format", "annotations", news_csv=COMMA)[0])
    assert annotations[0]["id"] == "news.csv?row=1#quote-1"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a_csv", f'id;body\na7;"{YES}"\n'),
        ("a_csv", f'id|body\na7|"{YES}"\n'),
        ("a_csv", f'\ufeffid,body\na7,"{YES}"\n'),
        ("a_csv", f'id,body\na7,"{YES}"\n'.encode("utf-16")),
        ("a_tsv", f"id\tbody\na7\t{YES}\n"),
        ("a_tsv", f'id\tbody\na7\t"{YES}"\n'),
        ("a_jsonl", json.dumps({"id": "a7", "body": YES})),
        ("a_ndjson", json.dumps({"body": YES, "id": "a7"}, ensure_ascii=False) + "\n\n"),
        ("a_log", json.dumps({"body": YES, "id": "a7"}) + "\n"),
        ("a_csv_gz", gzip.compress(f'id,body\na7,"{YES}"\n'.encode(), mtime=0)),
    ],
)
def test_the_kind_of_table_is_found_out(run: Run, name: str, content: str | bytes) -> None:
    out, err = run(name.replace("_", "."), "--format", "jsonl", "--id-column", "id", **{name: content})
    [document] = parsed(out)
    assert (document["columns"], document["text"]) == ({"id": "a7"}, YES)
    assert [line for line in err if "utf_16" not in line] == []


def test_a_quotation_that_opens_a_cell_of_tsv_is_text(run: Run) -> None:
    out, _ = run("a.tsv", "--format", "jsonl", a_tsv='body\tid\n"Yes," she said, "now."\t1\n')
    assert parsed(out)[0]["text"] == '"Yes," she said, "now."'


def test_a_table_may_come_by_a_pipe(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(COMMA.encode()))))
    out, _ = run("-", "--format", "jsonl")
    assert [(document["file"], document["row"]) for document in parsed(out)] == [("-", 1), ("-", 2)]


def test_an_encoding_is_found_out_and_told_once(run: Run) -> None:
    table = "id,body\n" + "1,plain\n" * 3 + '2,"“Yes,” said José."\n'
    out, err = run("a.csv", "--format", "jsonl", a_csv=table.encode("cp1252"))
    assert parsed(out)[3]["text"] == "“Yes,” said José."
    assert err == ["quoteattr: a.csv: is not UTF-8; read as cp1252 (set --encoding to change this)"]


def test_numbers_dates_and_lists_come_back_as_json_has_them(run: Run) -> None:
    row = {"id": 2**60 + 1, "score": 0.5, "tags": ["a", "b"], "none": None, "body": YES}
    names = ["--id-column", "id", "--id-column", "score", "--id-column", "tags", "--id-column", "none"]
    names += ["--id-column", "absent"]
    out, _ = run("a.jsonl", "--format", "jsonl", *names, a_jsonl=json.dumps(row))
    del row["body"]
    assert parsed(out)[0]["columns"] == {**row, "absent": None}
    out, _ = run("a.jsonl", "--format", "csv", *names)
    assert next(csv.DictReader(io.StringIO(out, newline="")))["tags"] == '["a", "b"]'


def test_broken_rows_are_told_by_their_line_and_the_rest_is_done(run: Run) -> None:
    table = f'id,body\n1,"{YES}"\n2\n3,a,b\n4,"a"b\n\n5,"two\nlines"\n6,last\n'
    lines = (
        f'{{"body": "{YES}"}}\n{{"body":\n[1]\n{{"text": "x"}}\n{{"body": 7}}\n{{"body": null}}\n{{"body": "last"}}\n'
    )
    out, err = run("a.csv", "a.jsonl", "--format", "jsonl", a_csv=table, a_jsonl=lines)
    assert [document["text"] for document in parsed(out)] == [YES, "two\nlines", "last", YES, "", "last"]
    assert [line.removeprefix("quoteattr: ") for line in err] == [
        "a.csv, line 3: has 1 cells, not 2 as the first line",
        "a.csv, line 4: has 3 cells, not 2 as the first line",
        "a.csv, line 5: cannot be read as CSV: ',' expected after '\"'",
        "a.jsonl, line 2: is not JSON: Expecting value: line 2 column 1 (char 9)",
        "a.jsonl, line 3: is not a JSON object",
        "a.jsonl, line 4: has no column 'body'; its columns are text",
        "a.jsonl, row 5: the column 'body' has 7, not a text",
    ]


def test_tables_that_cannot_be_read_are_told_in_one_line_and_the_rest_is_done(run: Run) -> None:
    bad = {
        "lacks_csv": "id,text\n1,a\n",
        "empty_csv": "",
        "twice_csv": "body,body\na,b\n",
        "open_csv": f'id,body\n1,"{YES}"\n2,"never closed\n3,b\n',
        "array_jsonl": '[{"body": "a"}]',
        "pdf_csv": "%PDF-1.7",
        "binary_csv": b"\x00\xff\x00\xfe" * 9,
        "cut_csv_gz": gzip.compress(f'id,body\n1,"{YES}"\n'.encode() + bytes(range(32, 127)) * 900)[:-200],
    }
    names = [name.replace("_", ".") for name in bad]
    out, err = run(*names, "no.csv", "good.csv", "--format", "jsonl", good_csv=COMMA, **bad)
    assert [document["file"] for document in parsed(out)] == ["open.csv", "cut.csv.gz", "good.csv", "good.csv"]
    told = [line.removeprefix("quoteattr: ") for line in err]
    assert told[:6] == [
        "lacks.csv: has no column 'body'; its columns are id, text",
        "empty.csv: is empty, or its first line does not name its columns",
        "twice.csv: has two columns 'body'",
        "open.csv, line 3: a quotation mark that opens a cell is never closed, so nothing from here on is read",
        "array.jsonl: is one JSON array; write one object per line, for instance with jq -c '.[]'",
        "pdf.csv: is a PDF; extract its text first, for instance with pdftotext",
    ]
    assert told[6] == "binary.csv: is not text, or its encoding cannot be detected; if it is text, set --encoding"
    assert told[7].startswith("cut.csv.gz: is a damaged gzip file")
    assert told[8:] == ["no.csv: cannot be read: No such file or directory"]


def test_a_table_needs_the_name_of_its_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,body\n")
    assert cli.main([str(path)]) == 1
    assert "is a table: name its column of texts with --text-column" in capsys.readouterr().err
    assert cli.main(["--input", "text", str(path)]) == 0
    with pytest.raises(SystemExit):
        cli.main(["--id-column", "id", str(path)])
    assert "--id-column needs --text-column" in capsys.readouterr().err


def test_a_folder_of_tables(run: Run, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("not a table")
    out, err = run(".", "--format", "jsonl", a_csv=COMMA, b_jsonl='{"body": "x"}')
    assert [document["file"] for document in parsed(out)] == ["./a.csv", "./a.csv", "./b.jsonl"]
    assert err == ["quoteattr: .: skipped 1 file: note.txt"]


def test_workers_share_the_rows_of_one_table_and_a_deadly_row_is_named(run: Run) -> None:
    table = "id,body\n" + "".join(f'{n},"{YES}"\n' if n != 3 else f"{n},deadly\n" for n in range(1, 9))
    out, err = run("a.csv", "--format", "jsonl", "--id-column", "id", "--workers", "2", a_csv=table)
    assert [document["columns"]["id"] for document in parsed(out)] == ["1", "2", "4", "5", "6", "7", "8"]
    assert err == ["quoteattr: a.csv, row 3: cannot be analysed: two worker processes died on this text (exit code 1)"]


# With no more memory than this, the whole table would not fit.
PROGRAM = """
import resource, sys
from quoteattr.readers.tables import Columns, rows
held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with open(sys.argv[1], "rb") as stream:
    count = sum(1 for row in rows("a.csv", stream, Columns("body", ("id",))))
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held)
"""


def test_a_table_is_never_held_as_a_whole(tmp_path: Path) -> None:
    path, size = tmp_path / "a.csv", 64 << 20
    article = YES * 100
    count = size // len(article)
    with path.open("w", encoding="utf-8") as table:
        table.write("id,body\n")
        table.writelines(f'{number},"{article}"\n' for number in range(count))
    done = subprocess.run([sys.executable, "-c", PROGRAM, path], capture_output=True, text=True, check=True)
    read, grown = map(int, done.stdout.split())
    assert read == count
    assert grown << 10 < size / 2


def test_an_endless_pipe_gives_its_rows_as_they_come() -> None:
    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self.rest = b"body\n"

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            self.rest = self.rest or "“Yes” is all that José said.\n".encode()
            count = min(len(buffer), len(self.rest))
            buffer[:count], self.rest = self.rest[:count], self.rest[count:]
            return count

    found = tables.rows("-", io.BufferedReader(Endless()), Columns("body"))
    assert [next(found).number for _ in range(3)] == [1, 2, 3]  # type: ignore[union-attr]


IDS = ("--id-column", "id", "--id-column", "text")
TAKEN = f'id,text,body\na7,Ferry,"{YES}"\n8,,"{YES}"\n'


def test_other_programs_are_told_the_row_and_its_ids(run: Run) -> None:
    out, _ = run("news.csv", "--format", "label-studio", *IDS, news_csv=TAKEN)
    first, second = (task["data"] for task in json.loads(out))
    assert first == {"file": "news.csv", "row": 1, "id": "a7", "input_text": "Ferry", "text": YES}
    assert (second["row"], second["id"], second["text"]) == (2, "8", YES)
    out, _ = run("news.csv", "--format", "json-ld")
    assert {item["@id"].partition("#")[0] for item in json.loads(out)["@graph"]} == {"news.csv?row=1", "news.csv?row=2"}
    out, _ = run("news.csv", "--format", "tei")
    assert out.count("<title>news.csv, row ") == 2


def test_each_row_has_its_own_files_of_brat(run: Run, tmp_path: Path) -> None:
    run("news.csv", "--format", "brat", "-o", "out", news_csv=TAKEN)
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["annotation.conf", "news-1.ann", "news-1.txt", "news-2.ann", "news-2.txt"]


def test_rows_are_counted_as_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "news.csv").write_text(TAKEN, encoding="utf-8")
    assert cli.main(["stats", "--text-column", "body", str(tmp_path / "news.csv")]) == 0
    assert capsys.readouterr().out.startswith("4 quotes in 2 texts:")
