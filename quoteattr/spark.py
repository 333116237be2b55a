"""Quotes for a Spark table: a function for `mapInPandas`, and its schema. Needs `pip install "quoteattr[spark]"`.

docs/archive.md has a program around it, and a plan with figures for 100 million articles.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from quoteattr.errors import ModelError
from quoteattr.extractor import QuoteExtractor
from quoteattr.extras import needs
from quoteattr.model import Quote, Speaker
from quoteattr.serialize import to_dict
from quoteattr.serialize.shape import Many, Object, Optional, Reference, Scalar, Shape, keys_of

if TYPE_CHECKING:
    import pandas
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

__all__ = ["COLUMNS", "QuoteMapper", "quotes_of", "schema"]

# A bool is an int in Python, so it comes first.
_TYPES = {str: "string", bool: "boolean", int: "int", float: "double"}


def _ddl(shape: Shape) -> str:
    """The type of a column that holds JSON of this shape."""
    match shape:
        case Scalar(kind):
            return next(name for base, name in _TYPES.items() if issubclass(kind, base))
        case Reference():
            return "int"
        case Optional(inner):
            return _ddl(inner)
        case Many(item):
            return f"array<{_ddl(item)}>"
        case Object(kind):
            return f"struct<{_fields(kind)}>"


def _fields(kind: type) -> str:
    return ", ".join(f"{name}: {_ddl(shape)}" for name, shape in keys_of(kind).items())


_SPEAKER = _ddl(Object(Speaker))
_QUOTE = f"struct<text: string, speaker_name: string, known: string, {_fields(Quote)}>"

COLUMNS = f"speakers array<{_SPEAKER}>, quotes array<{_QUOTE}>, error string"
"""The columns of the result after the keys, as DDL. They have the fields of `to_dict`; each quote also has `text`,
`speaker_name`, and `known`, the id of the known speaker. If a text fails, `error` says why and the other two are null.
Offsets count characters from 0. Spark's `substring` counts from 1: `substring(text, start + 1, end - start)`."""

_NAMES = ("speakers", "quotes", "error")

_ROWS = 64
"""Rows per data frame that goes to Spark. As Python objects, quotes take twenty times the memory of the text."""


def quotes_of(
    articles: DataFrame, text: str = "text", keys: Sequence[str] = ("id",), extractor: QuoteExtractor | None = None
) -> DataFrame:
    """The quotes of a table of texts. The result has the keys and the `COLUMNS`, one row per text.

    Args:
        articles: a table with one row per text.
        text: the column with the texts, as strings.
        keys: the columns to keep. They must not contain nulls: pandas turns an integer column with nulls into floats.
        extractor: by default `QuoteExtractor()`.

    Raises:
        ValueError: a column does not exist, or a key has the name of one of `COLUMNS`.
        TypeError: the texts are not strings, or `keys` is a single string.
    """
    columns = schema(articles, keys)
    if text not in articles.columns:
        raise ValueError(f"there is no column {text!r}, only {', '.join(articles.columns)}")
    if (kind := articles.schema[text].dataType.simpleString()) != "string":
        raise TypeError(f"the column {text!r} must hold strings, not {kind}")
    return articles.select(*dict.fromkeys([*keys, text])).mapInPandas(
        QuoteMapper(text, tuple(keys), extractor or QuoteExtractor()), columns
    )


def schema(articles: DataFrame, keys: Sequence[str] = ("id",)) -> StructType:
    """The schema of the result of a `QuoteMapper` for this table. Raises the same errors as `quotes_of`."""
    with needs("spark", "quoteattr.spark"):
        from pyspark.sql.types import StructType

    if isinstance(keys, str):
        raise TypeError(f"keys must be a list of columns, not the string {keys!r}")
    found = StructType.fromDDL(COLUMNS)
    if missing := set(keys) - set(articles.columns):
        raise ValueError(f"there is no column {', '.join(map(repr, sorted(missing)))}")
    if taken := set(keys) & set(found.names):
        raise ValueError(f"a key cannot be called {', '.join(map(repr, sorted(taken)))}: rename it")
    return StructType([*(articles.schema[key] for key in keys), *found])


class QuoteMapper:
    """The function for `mapInPandas`: data frames with keys and texts in, data frames with keys and `COLUMNS` out.

    If a text is null, not a string or cannot be read, its row has an error. Each Python process of an executor
    unpickles the extractor once, so it loads the weights once for all of its tasks (`spark.python.worker.reuse`).

    >>> import pandas
    >>> articles = pandas.DataFrame({"id": [7, 8], "text": ["“Yes,” said Ann Lee.", None]})
    >>> [found] = QuoteMapper()([articles])
    >>> [quote] = found.quotes[0]
    >>> quote["text"], quote["speaker_name"], found.error[1]
    ('“Yes,”', 'Ann Lee', 'TypeError: text must be a str, not NoneType')
    """

    def __init__(
        self, text: str = "text", keys: Sequence[str] = ("id",), extractor: QuoteExtractor | None = None
    ) -> None:
        self._text = text
        self._keys = list(keys)
        self._packed = pickle.dumps(extractor or QuoteExtractor())

    def __call__(self, batches: Iterable[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
        """Map the batches of one partition. Raises `ModelError` if the weights cannot be used."""
        extractor = _unpacked(self._packed)
        for batch in batches:
            for start in range(0, len(batch), _ROWS):
                yield self._mapped(batch.iloc[start : start + _ROWS], extractor)

    def _mapped(self, rows: pandas.DataFrame, extractor: QuoteExtractor) -> pandas.DataFrame:
        with needs("spark", "quoteattr.spark"):
            import pandas

        texts = rows[self._text]
        # pandas has several nulls: None, NaN and NA.
        found = [_found(None if null else text, extractor) for text, null in zip(texts, texts.isna(), strict=True)]
        mapped = rows[self._keys].reset_index(drop=True)
        for name in _NAMES:
            # Without dtype=object, a None becomes NaN.
            mapped[name] = pandas.Series([row[name] for row in found], dtype=object)
        return mapped


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> QuoteExtractor:
    extractor: QuoteExtractor = pickle.loads(packed)
    return extractor


def _found(text: object, extractor: QuoteExtractor) -> Mapping[str, object]:
    try:
        return _written(extractor.extract(text))  # type: ignore[arg-type]
    except ModelError:
        # Every row would fail.
        raise
    except Exception as error:
        return {"speakers": None, "quotes": None, "error": f"{type(error).__name__}: {error}"}


def _written(quotes: Sequence[Quote]) -> Mapping[str, object]:
    data = to_dict(quotes)
    written = data["quotes"]
    assert isinstance(written, list)
    for item, quote in zip(written, quotes, strict=True):
        assert isinstance(item, dict)
        name, known = (quote.speaker.name, quote.speaker.known) if quote.speaker else (None, None)
        item.update(text=quote.text, speaker_name=name, known=known)
    return {**data, "error": None}
