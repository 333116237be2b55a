"""Quotes in the formats that other programs read, beside the JSON of `quoteattr.serialize`."""

from quoteattr.formats.annotations import to_annotations
from quoteattr.formats.schema import json_schema
from quoteattr.formats.table import COLUMNS, to_csv, to_frame, to_rows

__all__ = ["COLUMNS", "json_schema", "to_annotations", "to_csv", "to_frame", "to_rows"]
