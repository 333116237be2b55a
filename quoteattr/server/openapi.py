"""The API description that `/openapi.json` returns: the file `openapi.json`, filled in with the version and the limits.

What a quote or a speaker is comes from the JSON Schema of the package.
"""

import json
from pathlib import Path
from typing import Any

import quoteattr
from quoteattr.formats import json_schema
from quoteattr.serialize import Json
from quoteattr.server.limits import Limits

__all__ = ["specification"]

_RESULTS = ("line", "span", "quote", "speaker", "evidence", "quotation")


def specification(limits: Limits) -> dict[str, Json]:
    """The OpenAPI 3.1 description as plain data.

    >>> specification(Limits())["openapi"]
    '3.1.0'
    """
    text = (Path(__file__).parent / "openapi.json").read_text(encoding="utf-8")
    description: dict[str, Any] = json.loads(text)
    schemas = description["components"]["schemas"]
    schemas |= _results()
    description["info"]["version"] = quoteattr.__version__
    schemas["Text"]["maxLength"] = limits.text_characters
    schemas["Batch"]["properties"]["texts"]["maxItems"] = limits.texts
    schemas["People"]["maxItems"] = limits.people
    return description


def _results() -> dict[str, Json]:
    """What each object in a result is. What only the command line adds is left out: no answer has it."""
    definitions: dict[str, Any] = json_schema()["$defs"]  # type: ignore[assignment]
    found: dict[str, Json] = {}
    for name in _RESULTS:
        schema = definitions[name]
        always = {key: _inlined(schema["properties"][key], definitions) for key in schema["required"]}
        found[name.title()] = {**schema, "properties": always}
    return found


def _inlined(schema: Json, definitions: dict[str, Any]) -> Json:
    """A schema whose references lead to other results; all others are replaced by what they stand for."""
    if isinstance(schema, list):
        return [_inlined(part, definitions) for part in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: _inlined(value, definitions) for key, value in schema.items() if key != "$ref"}
    if "$ref" not in schema:
        return inner
    name = str(schema["$ref"]).rpartition("/")[2]
    if name in _RESULTS:
        return {"$ref": f"#/components/schemas/{name.title()}", **inner}
    target = _inlined(definitions[name], definitions)
    return {**target, **inner} if isinstance(target, dict) else target
