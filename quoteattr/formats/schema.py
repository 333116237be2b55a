"""The JSON Schema of the output of `to_dict`."""

import json
from importlib import resources

from quoteattr.serialize import SCHEMA_VERSION, Json

__all__ = ["json_schema"]


def json_schema() -> dict[str, Json]:
    """The JSON Schema (draft 2020-12) of the output of `to_dict`, and of the command line's `json` and `jsonl`.

    >>> json_schema()["$id"]
    'urn:quoteattr:schema:1'
    """
    path = resources.files("quoteattr") / "schema" / f"quoteattr-{SCHEMA_VERSION}.schema.json"
    schema: dict[str, Json] = json.loads(path.read_text(encoding="utf-8"))
    return schema
