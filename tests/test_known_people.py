"""Lists of known people: on the command line, in Python, in data frames."""

import csv
import io
import json
from pathlib import Path

import pandas
import pytest

from quoteattr import InputError, KnownSpeaker, QuoteExtractor, cli, read_people, to_frame
from quoteattr.server import Desk
from quoteattr.spark import QuoteMapper

TEXT = (
    "“We have a year,” said Mayor Dorothea Quill. The hall was full.\n\n"
    "“Nobody told us,” said Tom Hill, who runs the ferry. “We will find an answer,” Quill said."
)
QUILL = KnownSpeaker("p-17", "Dorothea Quill", ("Mayor Quill", "D. Quill"))
HILL = KnownSpeaker("p-23", "Thomas Hill", ("Tom Hill",))
GOLD_OF_HILL = {
    "content": [[TEXT.index("“Nobody"), TEXT.index(" said Tom")]],
    "speaker": "Thomas Hill",
}
WIKIDATA = {
    "id": "p-17",
    "type": "item",
    "labels": {"de": {"language": "de", "value": "x"}, "en": {"language": "en", "value": "Dorothea Quill"}},
    "aliases": {"en": [{"language": "en", "value": "Mayor Quill"}, {"language": "en", "value": "D. Quill"}]},
}


@pytest.fixture
def text(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def written(tmp_path: Path, content: str | bytes, name: str = "people.csv") -> str:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


@pytest.mark.parametrize(
    "content",
    [
        "id,name,aliases\np-17,Dorothea Quill,Mayor Quill; D. Quill\np-23,Thomas Hill,Tom Hill\n",
        "name;role;id;aliases\nDorothea Quill;mayor;p-17;Mayor Quill|D. Quill\n\nThomas Hill;;p-23;Tom Hill\n",
        "\ufeffid\tname\taliases\r\np-17\tDorothea Quill\tMayor Quill|D. Quill\r\np-23\tThomas Hill\tTom Hill\r\n",
        "id,name\np-17,Dorothea Quill\np-17,Mayor Quill\np-23,Thomas Hill\np-17,D. Quill\np-23,Tom Hill\n",
        '{"id": "p-17", "name": "Dorothea Quill", "aliases": ["Mayor Quill", "D. Quill"]}\n'
        '{"id": "p-23", "name": "Thomas Hill", "aliases": ["Tom Hill"], "born": 1970}\n',
        json.dumps(WIKIDATA) + '\n{"id": "p-23", "name": "Thomas Hill", "aliases": ["Tom Hill"]}',
    ],
)
def test_a_list_is_read_in_many_forms(tmp_path: Path, content: str) -> None:
    assert read_people(written(tmp_path, content)) == [QUILL, HILL]


def test_numbers_as_ids_and_other_encodings_are_read(tmp_path: Path) -> None:
    assert read_people(written(tmp_path, '{"id": 17, "name": "Ada Brook"}')) == [KnownSpeaker("17", "Ada Brook")]
    table = "id,name\np-1,José Pérez\n".encode("cp1252")
    assert read_people(written(tmp_path, table)) == [KnownSpeaker("p-1", "José Pérez")]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "people.csv: is empty; it needs a first line with the columns id and name"),
        ("who,role\na,b\n", "people.csv: has no column id and no name; its columns are who, role"),
        ("id,name\np-1,Ada Brook\np-2,\n", "people.csv, line 3: each entry needs a name, got ''"),
        ("id,name\n,Ada Brook\n", "people.csv, line 2: each entry needs an id, got ''"),
        ("id,name\np-1\n", "people.csv, line 2: each entry needs a name, got None"),
        ('id,name\np-1,"Ada\n', "people.csv, line 2: a quotation mark that opens a cell is never closed"),
        ('{"id": "p-1"}', "people.csv, line 1: each entry needs a name, got None"),
        ('{"id": "p-1", "name": "A", "aliases": "B"}', "people.csv, line 1: aliases must be a list of strings"),
        ('{"id": "p-1", "name": "A", "aliases": [7]}', "people.csv, line 1: each entry needs aliases that are texts"),
        ('{"id": "p-1",', "people.csv, line 1: is not JSON"),
        ('{"id": "p-1", "name": "A"}\n[]', "people.csv, line 2: is not a JSON object"),
        ("%PDF-1.7", "people.csv: is a PDF"),
    ],
)  # fmt: skip
def test_a_list_that_cannot_be_read_stops_before_any_text_is_read(
    text: str, tmp_path: Path, content: str, problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, content)
    with pytest.raises(InputError, match=r"people\.csv"):
        read_people(path)
    assert cli.main(["--known", path, text]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.removeprefix(f"quoteattr: {tmp_path}/").startswith(problem)
    assert len(err.splitlines()) == 1


def test_rows_have_the_id_of_the_list_and_an_id_within_the_text(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = written(tmp_path, "id,name,aliases\np-17,Dorothea Quill,\np-23,Thomas Hill,Tom Hill\n")
    assert cli.main(["--known", people, "--format", "csv", text]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert [(row["speaker_id"], row["known"], row["speaker"]) for row in rows] == [
        ("0", "p-17", "Dorothea Quill"),
        ("1", "p-23", "Thomas Hill"),
        ("0", "p-17", "Dorothea Quill"),
    ]


def test_lists_add_up(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = written(tmp_path, "id,name\np-17,Dorothea Quill\n", "a.csv")
    second = written(tmp_path, '{"id": "p-23", "name": "Tom Hill"}', "b.jsonl")
    assert cli.main(["--known", first, "--known", second, "--format", "json", text]) == 0
    speakers = json.loads(capsys.readouterr().out)["speakers"]
    assert [speaker["known"] for speaker in speakers] == ["p-17", "p-23"]


def test_a_name_that_two_people_share_is_told_and_is_neither(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = written(tmp_path, "id,name,aliases\np-1,Ada Brook,Brook\np-2,Tom Brook,Brook\np-3,Lena Ortiz,\n")
    alone = written(tmp_path, "“Yes,” said Brook.", "alone.txt")
    told = written(tmp_path, "Ada Brook came late. “Yes,” said Brook.", "told.txt")
    assert cli.main(["--known", people, "--format", "jsonl", alone, told]) == 0
    out, err = capsys.readouterr()
    assert (
        err == "quoteattr: known people: 'Brook' alone is neither Ada Brook (p-1) nor Tom Brook (p-2), who share it\n"
    )
    assert [json.loads(line)["speakers"][0]["known"] for line in out.splitlines()] == [None, "p-1"]
    assert cli.main(["--known", people, "--quiet", alone]) == 0
    assert capsys.readouterr().err == ""


def test_many_shared_names_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [f"p-{n}-{twin},Ada Brook{'abcdefg'[n]}," for n in range(7) for twin in range(5)]
    people = written(tmp_path, "\n".join(["id,name,aliases", *rows]))
    assert cli.main(["--known", people, written(tmp_path, "No.", "a.txt")]) == 0
    err = capsys.readouterr().err.splitlines()
    assert len(err) == 6
    assert "nor 2 others, who share it" in err[0]
    assert err[5] == "quoteattr: known people: 2 more names are shared and refer to nobody alone"


def test_a_data_frame_joins_on_whole_ids() -> None:
    frame = to_frame(QuoteExtractor(known_speakers=[QUILL]).extract(f"{TEXT} “Who is there?”"))
    assert frame["speaker_id"].dtype == "Int64"
    people = pandas.DataFrame({"id": ["p-17", "p-99"], "office": ["mayor", "none"]})
    joined = frame.merge(people, left_on="known", right_on="id")
    assert list(joined["office"]) == ["mayor", "mayor"]
    assert list(joined["speaker_id"]) == [0, 0]


def test_rows_of_spark_have_the_id_of_the_list() -> None:
    articles = pandas.DataFrame({"id": [1], "text": [TEXT]})
    [found] = QuoteMapper(extractor=QuoteExtractor(known_speakers=[QUILL]))([articles])
    assert [(quote["speaker"], quote["known"]) for quote in found.quotes[0]] == [(0, "p-17"), (1, None), (0, "p-17")]


def test_an_extractor_can_know_more_people_without_loading_anything_again() -> None:
    extractor = QuoteExtractor(known_speakers=[QUILL])
    extractor.extract(TEXT)
    more = extractor.knowing([HILL, KnownSpeaker("p-17", "Dora Quill", ("Dorothea Quill",))])
    assert more._loaded is extractor._loaded

    def names(extractor: QuoteExtractor) -> list[tuple[str, str | None]]:
        return [(q.speaker.name, q.speaker.known) for q in extractor.extract(TEXT) if q.speaker]

    assert names(more) == [("Dora Quill", "p-17"), ("Thomas Hill", "p-23"), ("Dora Quill", "p-17")]
    assert names(extractor) == [("Dorothea Quill", "p-17"), ("Tom Hill", None), ("Dorothea Quill", "p-17")]
    with pytest.raises(TypeError, match="every one of people must be KnownSpeaker"):
        extractor.knowing(["Ada Brook"])  # type: ignore[list-item]


def test_the_server_knows_the_people_of_its_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[QuoteExtractor] = []
    offered: list[str] = []

    def serve(host: str, port: int, extractor: QuoteExtractor, desk: Desk, **_: object) -> int:
        served.append(extractor)
        offered.extend(person.id for person in desk.known)
        return 0

    monkeypatch.setattr("quoteattr.server.serve", serve)
    assert cli.main(["serve", "--known", written(tmp_path, "id,name\np-17,Dorothea Quill\n")]) == 0
    assert [q.speaker.known for q in served[0].extract(TEXT) if q.speaker] == ["p-17", None, "p-17"]
    assert offered == ["p-17"]


def test_the_figures_of_people_are_those_of_the_list(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    people = written(tmp_path, "id,name,aliases\np-23,Thomas Hill,Tom Hill\n")
    assert cli.main(["stats", "--known", people, text]) == 0
    assert "Thomas Hill" in capsys.readouterr().out
    gold = written(tmp_path, json.dumps({"text": TEXT, "quotes": [GOLD_OF_HILL]}), "gold.json")
    right = []
    for options in ([], ["--known", people]):
        assert cli.main(["evaluate", "--format", "json", *options, gold]) == 0
        right.append(json.loads(capsys.readouterr().out)["names"]["right"])
    assert right == [0, 1]
