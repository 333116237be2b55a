"""What is written, read by the programs that users have: DuckDB, polars, pyarrow, spaCy, TEI's schema, Matplotlib."""

import io
import json
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import attrs
import duckdb
import polars
import pyarrow.parquet
import pytest
import spacy
from fake_extractor import ARTICLE
from hypothesis import example, given, settings
from lxml import etree
from spacy.tokens import Doc, DocBin
from test_formats import BARE, QUOTE, TEXT
from test_pictures import texts_with_quotes

from quoteattr import Quote, Span, cli, extract_quotes
from quoteattr.formats import to_tei
from quoteattr.formats.parquet import ParquetStream, parquet_schema
from quoteattr.spacy import add_quotes
from quoteattr.stats import CHARTS, Tally, draw

pytestmark = pytest.mark.readers

FERRY = (Path(__file__).parent.parent / "examples" / "ferry.txt").read_text(encoding="utf-8")


# Parquet


@pytest.fixture
def table(article: str, tmp_path: Path, fake_extractor: None) -> Path:
    out = tmp_path / "quotes.parquet"
    assert cli.main(["--format", "parquet", "--explain", "-o", str(out), article, article]) == 0
    return out


def test_duckdb_reads_the_table_with_its_types(table: Path) -> None:
    query = f"select file, start, speaker, confidence, spans[1].start + 1 from '{table}' order by start, file"
    rows = duckdb.sql(query).fetchall()
    name = str(table.parent / "article.txt")
    assert rows == [(name, 0, "Ann Lee", 0.9, 1)] * 2 + [(name, 29, None, 0.6, 30)] * 2
    by_speaker = duckdb.sql(f"select count(*) from '{table}' where speaker = 'Ann Lee' and kind = 'direct'").fetchall()
    assert by_speaker == [(2,)]


def test_polars_reads_the_same(table: Path) -> None:
    frame = polars.read_parquet(table)
    assert frame["text"].to_list() == ["“Yes,”", "no"] * 2
    assert frame.schema["spans"] == polars.List(polars.Struct({"start": polars.Int64, "end": polars.Int64}))
    assert frame.schema["speaker_pronouns"] == polars.List(polars.String)
    assert frame["explanation"][0].startswith("“Yes,” is a direct quote")


def test_no_quotes_are_a_table_without_rows(tmp_path: Path, fake_extractor: None) -> None:
    (tmp_path / "plain.txt").write_text("Nothing was said.")
    out = tmp_path / "out.parquet"
    assert cli.main(["--format", "parquet", "-o", str(out), str(tmp_path / "plain.txt")]) == 0
    assert polars.read_parquet(out).height == 0


def test_a_table_may_go_through_a_pipe(article: str) -> None:
    command = [sys.executable, "-m", "quoteattr", "--format", "parquet", article]
    done = subprocess.run(command, capture_output=True, check=True)
    assert pyarrow.parquet.read_table(io.BytesIO(done.stdout)).num_rows > 0


def test_rows_are_written_in_groups_and_not_held() -> None:
    stream = ParquetStream(parquet_schema(["file"]))
    pieces = [stream.begin(), *(stream.add([QUOTE] * 1000, {"file": str(n)}) for n in range(25)), stream.end()]
    assert [len(piece) > 0 for piece in pieces].count(True) >= 4
    file = pyarrow.parquet.ParquetFile(io.BytesIO(b"".join(pieces)))
    assert (file.metadata.num_rows, file.metadata.num_row_groups) == (25_000, 3)


def test_text_that_utf8_cannot_hold_does_not_stop_the_rest() -> None:
    stream = ParquetStream(parquet_schema(["file"]))
    written = stream.begin() + stream.add([BARE], {"file": "a\ud800"}) + stream.add([QUOTE], {"file": "b"})
    table = pyarrow.parquet.read_table(io.BytesIO(written + stream.end()))
    assert table["file"].to_pylist() == ["a\ufffd", "b"]


# TEI


@pytest.fixture(scope="module")
def schema() -> Any:
    return etree.RelaxNG(etree.parse(io.BytesIO((resources.files("schemas") / "tei_all.rng").read_bytes())))


@pytest.mark.parametrize("folder", ["ferry.txt", "articles"])
def test_what_is_written_is_valid_tei(folder: str, schema: Any, tmp_path: Path) -> None:
    source = Path(__file__).parent.parent / "examples" / folder
    out = tmp_path / "out.xml"
    assert cli.main(["--format", "tei", "--scope", "all", "-o", str(out), str(source)]) == 0
    schema.assertValid(etree.parse(out))


@pytest.mark.parametrize("quotes", [[], [QUOTE], [BARE], [QUOTE, BARE, QUOTE]])
def test_every_part_of_a_quote_is_valid_tei(quotes: list[Quote], schema: Any) -> None:
    schema.assertValid(etree.fromstring(to_tei(TEXT, quotes).encode()))


@given(texts_with_quotes())
@example(("\xa0", []))
@example(("\xa0\n\nOne.\n\x0b\nTwo.\n\n\x85", []))
@settings(max_examples=30)
def test_quotes_that_cross_are_valid_tei(schema: Any, case: tuple[str, list[Quote]]) -> None:
    schema.assertValid(etree.fromstring(to_tei(*case).encode()))


# spaCy


@pytest.fixture
def pipeline() -> Any:
    """In a process that has not imported quoteattr, the entry point would load it just so."""
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteattr")
    return nlp


def test_a_blank_pipeline_finds_quotes(pipeline: Any) -> None:
    doc = pipeline(FERRY)
    assert doc._.quotes == extract_quotes(FERRY)
    spans = doc.spans["quoteattr"]
    assert {span.label_ for span in spans} == {"content", "cue", "source"}
    [first] = [span.text for span in spans if span.label_ == "source" and span.id_ == "2"]
    assert first == "Mayor Dorothea Quill, who has led the town since 2015"
    assert {span.kb_id_ for span in spans if span.id_ == "2"} == {"Dorothea Quill"}


def test_the_component_is_found_by_its_name_alone() -> None:
    program = (
        "import sys, spacy; nlp = spacy.blank('en'); nlp.add_pipe('quoteattr', config={'scope': 'all', 'group': 'q'}); "
        "doc = nlp('“Yes,” said Ann Lee.'); print(doc.spans['q'][0].text, doc._.quotes[0].speaker.name)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout == "“Yes,” Ann Lee\n"


def test_quotes_are_stored_with_their_document(pipeline: Any) -> None:
    doc = pipeline(FERRY)
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    [again] = DocBin().from_bytes(stored).get_docs(pipeline.vocab)
    assert again._.quotes == doc._.quotes
    assert [span.text for span in again.spans["quoteattr"]] == [span.text for span in doc.spans["quoteattr"]]


def test_a_pipeline_is_saved_and_sent_to_processes(pipeline: Any, tmp_path: Path) -> None:
    pipeline.to_disk(tmp_path)
    docs = list(spacy.load(tmp_path).pipe(["“Yes,” said Ann Lee.", "Nothing.", ""], n_process=2))
    assert [len(doc._.quotes) for doc in docs] == [1, 0, 0]


def test_a_part_within_a_token_is_widened_to_it() -> None:
    doc = Doc(spacy.blank("en").vocab, words=["“Yes,”", "Ann", "Lee"], spaces=[True, True, False])
    add_quotes(doc, [attrs.evolve(BARE, content=(Span.of(doc.text, 1, 4),))])
    assert [span.text for span in doc.spans["quoteattr"]] == ["“Yes,”"]


def test_quotes_of_another_text_are_refused() -> None:
    with pytest.raises(ValueError, match="the text at 0:6 is not"):
        add_quotes(spacy.blank("en")("Another text altogether."), [QUOTE])


# The chart


@pytest.mark.parametrize("style", CHARTS)
def test_a_chart_is_drawn(style: str) -> None:
    begins = {"html": b"<!DOCTYPE html>", "png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}
    drawn = draw(Tally([[QUOTE, BARE]]).stats, style)
    assert drawn.startswith(begins[style])
    assert drawn == draw(Tally([[QUOTE, BARE]]).stats, style)


def test_names_are_drawn_as_they_are() -> None:
    assert QUOTE.speaker is not None
    names = ["A$b$ & <Co>", "Ann\nLee", "x" * 200]
    quotes = [attrs.evolve(QUOTE, speaker=attrs.evolve(QUOTE.speaker, id=n, name=s)) for n, s in enumerate(names)]
    picture = etree.fromstring(draw(Tally([quotes]).stats, "svg"))
    words = ["".join(element.itertext()).strip() for element in picture.iter("{*}text")]
    assert {"1. A$b$ & <Co>", "2. Ann Lee"} <= {word.strip() for word in words}
    assert max(map(len, words)) < 60


def test_no_quotes_are_a_chart_too() -> None:
    assert draw(Tally().stats, "png")


def test_the_command_draws_a_page_with_the_numbers(
    article: str, tmp_path: Path, fake_extractor: None, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "chart.html"
    assert cli.main(["stats", "--chart", str(out), "--format", "json", article]) == 0
    assert json.loads(capsys.readouterr().out)["voices"][0]["name"] == "Ann Lee"
    page = etree.HTML(out.read_text(encoding="utf-8"))
    assert page.xpath("string(//th[@scope='row'][bdi='Ann Lee']/following-sibling::td[1])") == "1"
    assert len(page.xpath("//main//*[local-name()='svg']")) == 1
    assert page.xpath("//script") == []
    assert ARTICLE not in out.read_text(encoding="utf-8")
