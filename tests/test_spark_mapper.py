"""The function for `mapInPandas` on data frames alone: what a table's rows become, without Spark."""

from collections.abc import Iterator

import pandas
import pytest

from quoteattr import ModelError, Quote, QuoteExtractor, from_dict
from quoteattr.spark import QuoteMapper

YES = "“Yes,” said Ann Lee."


class Fragile(QuoteExtractor):
    """Breaks on demand."""

    def extract(self, text: str) -> list[Quote]:
        """The quotes, or an error."""
        if text == "poison":
            raise RecursionError("too deep")
        if text == "weights":
            raise ModelError("weights/tagger", "the file is missing", "Install quoteattr again.")
        return super().extract(text)


def mapped(frame: pandas.DataFrame, mapper: QuoteMapper) -> pandas.DataFrame:
    return pandas.concat(mapper([frame]))


def test_a_broken_row_is_an_error_of_its_own() -> None:
    texts: list[object] = [YES, None, float("nan"), pandas.NA, 7, b"bytes", "poison", "", YES]
    frame = pandas.DataFrame({"id": range(len(texts)), "text": pandas.Series(texts, dtype=object)})
    found = mapped(frame, QuoteMapper(extractor=Fragile()))
    assert [error and error.partition(": ")[2] for error in found.error] == [
        None,
        "text must be a str, not NoneType",
        "text must be a str, not NoneType",
        "text must be a str, not NoneType",
        "text must be a str, not int",
        "text must be a str, not bytes",
        "too deep",
        None,
        None,
    ]
    assert [None if quotes is None else len(quotes) for quotes in found.quotes] == [1, *[None] * 6, 0, 1]
    assert [speakers is None for speakers in found.speakers] == [quotes is None for quotes in found.quotes]


def test_weights_that_cannot_be_used_are_no_error_of_a_row() -> None:
    with pytest.raises(ModelError, match="Install quoteattr again"):
        mapped(pandas.DataFrame({"id": [1], "text": ["weights"]}), QuoteMapper(extractor=Fragile()))


def test_a_row_is_what_to_dict_writes() -> None:
    found = mapped(pandas.DataFrame({"id": [1], "text": [YES]}), QuoteMapper())
    row = {name: found[name].iloc[0] for name in ("speakers", "quotes", "error")}
    assert from_dict({"schema_version": 1, "type": "quotes", **row}) == QuoteExtractor().extract(YES)


def test_keys_come_back_as_they_were_and_nothing_else_does() -> None:
    day = pandas.Timestamp("2016-03-01")
    frame = pandas.DataFrame({"body": [YES] * 3, "more": 1, "key": [2**60 + 1, 2, 3], "day": day}, index=[5, 5, 9])
    found = mapped(frame, QuoteMapper("body", ["day", "key"]))
    assert list(found.columns) == ["day", "key", "speakers", "quotes", "error"]
    assert list(found.key) == [2**60 + 1, 2, 3]
    assert list(found.day) == [day] * 3


def test_a_key_may_be_the_text() -> None:
    assert list(mapped(pandas.DataFrame({"text": [YES]}), QuoteMapper(keys=["text"])).text) == [YES]


def test_a_partition_is_never_held_as_a_whole() -> None:
    taken = 0

    def batches() -> Iterator[pandas.DataFrame]:
        nonlocal taken
        for taken in (1, 2):  # noqa: B007
            yield pandas.DataFrame({"id": range(1000), "text": [""] * 1000})

    frames = QuoteMapper()(batches())
    assert len(next(frames)) < 100
    assert taken == 1
    assert sum(len(frame) for frame in frames) > 1900
