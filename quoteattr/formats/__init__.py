"""In: quotes. Out: formats that other programs read, besides the JSON of `quoteattr.serialize`.

`table` writes rows, CSV and data frames, `annotations` writes web annotations, and `schema` describes the JSON.
"""

from quoteattr.formats.annotations import to_annotations
from quoteattr.formats.schema import json_schema
from quoteattr.formats.table import COLUMNS, to_csv, to_frame, to_rows

__all__ = ["COLUMNS", "json_schema", "to_annotations", "to_csv", "to_frame", "to_rows"]
