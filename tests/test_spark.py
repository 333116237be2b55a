"""A real Spark session on this machine, with two Python processes. Collected where pyspark and Java are."""

import datetime
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import spark_archive
from pyspark.sql import DataFrame, SparkSession

from quoteattr import KnownSpeaker, Quote, QuoteExtractor, from_dict
from quoteattr.spark import COLUMNS, QuoteMapper, quotes_of, schema

pytestmark = pytest.mark.spark

FERRY = (Path(__file__).parent.parent / "examples" / "ferry.txt").read_text(encoding="utf-8")
ROWS = [(2**60 + 1, FERRY), (2, None), (3, "poison"), (4, ""), (5, "😀 “Yes,” said Ann Lee.")]


class Fragile(QuoteExtractor):
    """Breaks on demand, and writes down each process that it is unpickled in."""

    def __init__(self, log: Path) -> None:
        """Remember where to."""
        super().__init__()
        self.log = log

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        with self.log.open("a") as log:
            log.write(f"{os.getpid()}\n")

    def extract(self, text: str) -> list[Quote]:
        """The quotes, or an error."""
        if text == "poison":
            raise RecursionError("too deep")
        return super().extract(text)


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        session = (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("ERROR")
        yield session
        session.stop()


@pytest.fixture
def articles(spark: SparkSession) -> DataFrame:
    return spark.createDataFrame(ROWS, "id long, text string")


def test_rows_have_the_quotes_that_python_finds(articles: DataFrame) -> None:
    rows = {row.id: row.asDict(recursive=True) for row in quotes_of(articles).collect()}
    for key, text in ROWS:
        if text is not None:
            read = from_dict({"schema_version": 1, "type": "quotes", **rows[key]})
            assert read == QuoteExtractor().extract(text)


def test_broken_rows_stay_beside_the_others_with_their_keys(articles: DataFrame, tmp_path: Path) -> None:
    found = {row.id: row for row in quotes_of(articles, extractor=Fragile(tmp_path / "log")).collect()}
    assert found.keys() == {key for key, _ in ROWS}
    assert {key: row.error for key, row in found.items() if row.error} == {
        2: "TypeError: text must be a str, not NoneType",
        3: "RecursionError: too deep",
    }
    assert [key for key, row in found.items() if row.quotes is None] == [2, 3]


def test_texts_that_are_no_strings_are_errors_of_their_rows(spark: SparkSession) -> None:
    numbers = spark.createDataFrame([(1, 7)], "id int, text int")
    [row] = numbers.mapInPandas(QuoteMapper(), f"id int, {COLUMNS}").collect()
    assert (row.id, row.quotes, row.error) == (1, None, "TypeError: text must be a str, not int")


def test_offsets_are_those_of_sql(articles: DataFrame) -> None:
    quotes = articles.join(quotes_of(articles), "id").selectExpr("text AS article", "explode(quotes) AS quote")
    spans = quotes.selectExpr("article", "inline(quote.content)")
    cut = spans.selectExpr("text", "substring(article, start + 1, end - start)").collect()
    assert len(cut) > 10
    assert [(own, there) for own, there in cut if own != there] == []


def test_the_schema_is_that_of_the_table_with_its_keys(spark: SparkSession) -> None:
    day = datetime.datetime(2016, 3, 1, 12, 30)
    table = spark.createDataFrame(
        [("a", day, 7, "“Yes,” said Ann Lee.")], "name string, at timestamp, n int, body string"
    )
    found = quotes_of(table, "body", ["at", "name"])
    assert found.schema == schema(table, ["at", "name"])
    assert found.columns == ["at", "name", "speakers", "quotes", "error"]
    [row] = found.collect()
    assert (row.at, row.name, row.quotes[0].speaker_name) == (day, "a", "Ann Lee")


def test_a_process_unpickles_the_extractor_once_however_many_tasks_it_has(spark: SparkSession, tmp_path: Path) -> None:
    log = tmp_path / "log"
    articles = spark.range(16).selectExpr("id", "'“Yes,” said Ann Lee.' AS text").repartition(8, "id")
    found = quotes_of(articles, extractor=Fragile(log))
    assert [found.count(), found.where("size(quotes) = 1").count()] == [16, 16]
    processes = log.read_text().split()
    assert len(processes) == len(set(processes)) <= 4


def test_a_wrong_column_is_told_before_anything_runs(articles: DataFrame) -> None:
    with pytest.raises(ValueError, match="there is no column 'body', only id, text"):
        quotes_of(articles, "body")
    with pytest.raises(ValueError, match="there is no column 'url'"):
        quotes_of(articles, keys=["id", "url"])
    with pytest.raises(TypeError, match="the column 'id' must hold strings, not bigint"):
        quotes_of(articles, "id")
    with pytest.raises(TypeError, match="keys must be a list of columns, not the string 'id'"):
        quotes_of(articles, keys="id")
    with pytest.raises(ValueError, match="a key cannot be called 'error': rename it"):
        quotes_of(articles.withColumnRenamed("id", "error"), keys=["error"])


def test_quotes_join_with_a_list_of_people(spark: SparkSession) -> None:
    articles = spark.createDataFrame([(1, "“Yes,” said Ann Lee. “No,” said Bo Ek.")], "id long, text string")
    extractor = QuoteExtractor(known_speakers=[KnownSpeaker("p-1", "Ann Lee")])
    quotes_of(articles, extractor=extractor).createOrReplaceTempView("quotes")
    spark.createDataFrame([("p-1", "nurse")], "id string, office string").createOrReplaceTempView("people")
    found = spark.sql(
        "SELECT quote.text, people.office FROM (SELECT explode(quotes) AS quote FROM quotes) "
        "JOIN people ON people.id = quote.known"
    )
    assert [tuple(row) for row in found.collect()] == [("“Yes,”", "nurse")]


def test_a_table_without_rows_has_none(articles: DataFrame) -> None:
    assert quotes_of(articles.where("id < 0")).collect() == []


def test_an_archive_goes_on_where_it_stopped(spark: SparkSession, tmp_path: Path) -> None:
    source, target = tmp_path / "articles", tmp_path / "quotes"
    for month in ("month=1", "month=2", "month=3"):
        spark.createDataFrame(ROWS, "id long, text string").write.parquet(str(source / month))
    archive = spark_archive.read_archive(spark, str(source), str(target))
    assert [next(archive), next(archive)] == ["month=1", "month=2"]
    (target / "month=2" / "_SUCCESS").unlink()
    assert list(spark_archive.read_archive(spark, str(source), str(target))) == ["month=2", "month=3"]
    assert list(spark_archive.read_archive(spark, str(source), str(target))) == []
    rows = spark.read.parquet(str(target))
    assert rows.count() == 3 * len(ROWS)
    assert rows.where("error IS NOT NULL").count() == 3
