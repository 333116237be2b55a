"""What the command line writes, in each of its formats."""

import csv
import io
import json
from pathlib import Path

import pytest
from fake_extractor import ARTICLE, FakeExtractor
from jsonschema import Draft202012Validator

from quoteattr import cli
from quoteattr.formats import json_schema
from quoteattr.render import explain
from quoteattr.serialize import from_dict

pytestmark = pytest.mark.usefixtures("fake_extractor")

VALIDATOR = Draft202012Validator(json_schema())


@pytest.fixture
def plain(tmp_path: Path) -> str:
    path = tmp_path / "plain.txt"
    path.write_bytes(b"Nothing was said.")
    return str(path)


def _run(style: str, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert cli.main(["--format", style, *arguments]) == 0
    return capsys.readouterr().out


def test_jsonl_is_one_document_a_line_and_can_be_read_back(
    article: str, plain: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = map(json.loads, _run("jsonl", [article, plain], capsys).splitlines())
    assert (first["file"], second["file"]) == (article, plain)
    assert (first["text"], second["text"]) == (ARTICLE, "Nothing was said.")
    assert from_dict(first) == FakeExtractor().extract(ARTICLE)
    assert from_dict(second) == []


def test_json_is_the_object_of_one_document(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert from_dict(json.loads(_run("json", [article], capsys))) == FakeExtractor().extract(ARTICLE)


def test_json_is_an_array_of_several_documents(article: str, plain: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert [item["file"] for item in json.loads(_run("json", [article, plain], capsys))] == [article, plain]


def test_a_folder_is_an_array_however_much_it_holds(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert [item["file"] for item in json.loads(_run("json", [str(Path(article).parent)], capsys))] == [article]


@pytest.mark.parametrize("style", ["json", "annotations"])
def test_an_array_is_whole_without_any_document(style: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--format", style, str(tmp_path)]) == 1
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("options", [[], ["--explain"]])
def test_json_follows_the_schema(options: list[str], article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(VALIDATOR.iter_errors(json.loads(_run("json", [*options, article], capsys)))) == []


def test_explain_adds_the_reason_to_each_format(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    reasons = [explain(quote) for quote in FakeExtractor().extract(ARTICLE)]
    quotes = json.loads(_run("json", ["--explain", article], capsys))["quotes"]
    assert [quote["explanation"] for quote in quotes] == reasons
    rows = csv.DictReader(io.StringIO(_run("csv", ["--explain", article], capsys), newline=""))
    assert [row["explanation"] for row in rows] == reasons


def test_csv_is_one_table_with_one_header(article: str, plain: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(_run("csv", [plain, article, article], capsys), newline="")))
    assert [(row["file"], row["text"], row["speaker"]) for row in rows] == [
        (article, "“Yes,”", "Ann Lee"),
        (article, "no", ""),
    ] * 2


def test_a_csv_file_is_marked_as_utf8_for_spreadsheets(
    article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.csv"
    printed = _run("csv", [article], capsys)
    _run("csv", [article, "--output", str(out)], capsys)
    assert out.read_bytes() == b"\xef\xbb\xbf" + printed.encode()


def test_a_page_shows_every_text_under_its_name(article: str, plain: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = _run("html", [article, plain], capsys)
    assert page.count("<html") == page.count("</html>") == 1
    assert page.index(f"<h1><bdi>{article}<") < page.index("“Yes,”</mark>") < page.index(f"<h1><bdi>{plain}<")
    assert "Nothing was said." in page


def test_annotations_of_all_documents_are_one_array(
    article: str, plain: str, capsys: pytest.CaptureFixture[str]
) -> None:
    annotations = json.loads(_run("annotations", [article, plain, article], capsys))
    assert len(annotations) == 2 * 2 * 3
    assert annotations[0]["id"] == f"{article}#quote-1"
    assert annotations[0]["target"][0]["source"] == article


def test_the_name_of_a_file_becomes_an_iri(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a b#é.txt"
    path.write_text(ARTICLE, encoding="utf-8", newline="")
    annotations = json.loads(_run("annotations", [str(path)], capsys))
    assert annotations[0]["id"].endswith("/a%20b%23%C3%A9.txt#quote-1")


def test_marked_text_is_coloured_on_a_terminal_alone(
    article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    plain = _run("marked", [article], capsys)
    assert plain.startswith(f"{article}\n\n[1 “Yes,”] Ann Lee said. He said [? no].\nThat was all")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert "\x1b[" in _run("marked", [article], capsys)
    out = tmp_path / "out.txt"
    _run("marked", [article, "--output", str(out)], capsys)
    assert out.read_text(encoding="utf-8") == plain


ORDERS = "a\x00b\x1bc\x7fd\x85e\x9b31mf\u2028g\u2029h\u202ei\u2066j"


@pytest.mark.parametrize("style", ["json", "jsonl", "annotations"])
def test_json_gives_no_orders_and_loads_back_to_the_same_text(
    style: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"{ORDERS} {ARTICLE} {ORDERS}"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("utf-16"))
    written = _run(style, ["--encoding", "utf-16", str(path)], capsys)
    assert written.isprintable() or set(filter(lambda char: not char.isprintable(), written)) == {"\n"}
    assert style != "jsonl" or len(written.splitlines()) == 1
    if style != "annotations":
        assert json.loads(written)["text"] == text
        assert from_dict(json.loads(written))
    else:
        assert json.loads(written)[0]["target"][0]["selector"][1]["prefix"] == f"{ORDERS} "[-32:]


@pytest.mark.parametrize("style", ["text", "marked"])
def test_a_list_gives_the_terminal_no_orders(style: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a\u202eb.txt"
    path.write_bytes(f"\u202e\x9b31m {ARTICLE}".encode())
    out = _run(style, ["--explain", str(path)], capsys)
    assert set(filter(lambda char: not char.isprintable(), out)) == {"\n"}
    assert "a\ufffdb.txt" in out
