"""Tables as Parquet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from quoteattr.errors import InputError
from quoteattr.extras import needs

__all__ = ["MAGIC", "parquet_columns", "parquet_rows"]

MAGIC = b"PAR1"
_ROWS = 64
"""Rows in memory at once: more would not be faster, because reading a text takes far longer."""
_BUFFER = 1 << 20
"""Bytes: without a buffer, all texts of a row group would be in memory."""


def parquet_columns(name: str, stream: BinaryIO) -> list[str]:
    """The columns of a table.

    Raises:
        InputError: it cannot be read, or pyarrow is not installed.
    """
    columns: list[str] = _opened(name, stream).schema_arrow.names
    return columns


def parquet_rows(name: str, stream: BinaryIO, columns: Sequence[str]) -> Iterator[dict[str, object]]:
    """The rows with these columns, a few at a time.

    Raises:
        InputError: it cannot be read, or pyarrow is not installed.
    """
    file = _opened(name, stream)
    from pyarrow.lib import ArrowException

    try:
        # Its threads would not survive in worker processes, which are forked from this one.
        for batch in file.iter_batches(_ROWS, columns=list(dict.fromkeys(columns)), use_threads=False):
            yield from batch.to_pylist()
    except (ArrowException, OSError) as error:
        raise _damaged(name, error) from error


def _opened(name: str, stream: BinaryIO):  # type: ignore[no-untyped-def]
    try:
        with needs("parquet", "reading it"):
            from pyarrow.lib import ArrowException
            from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise InputError(name, f"is a Parquet table; {error}") from error
    try:
        return ParquetFile(stream, buffer_size=_BUFFER, pre_buffer=False)
    except (ArrowException, OSError) as error:
        raise _damaged(name, error) from error


def _damaged(name: str, error: Exception) -> InputError:
    return InputError(name, f"is a damaged Parquet table: {str(error).partition('.')[0]}")
