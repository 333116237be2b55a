"""One shape of the JSON: the schema, the API description and the columns of Spark say what the model says."""

import json
from typing import Any

import pytest

from quoteattr import Analysis, Evidence, Line, Quotation, Quote, Span, Speaker, json_schema
from quoteattr.serialize.shape import Many, Object, Optional, Reference, Scalar, Shape, keys_of
from quoteattr.server import Limits
from quoteattr.server.openapi import specification
from quoteattr.spark import COLUMNS

TYPES = [Span, Line, Quote, Speaker, Evidence, Quotation]
NAMES = {str: "string", int: "integer", float: "number", bool: "boolean"}
# What a schema says beside the shape.
NOTES = {"description", "minimum", "maximum", "minLength", "minItems"}


SCHEMA: Any = json_schema()


def iterated(kind: Any) -> list[object]:
    """The members of an enumeration."""
    return list(kind)


def described(shape: Shape) -> object:
    """A shape as a schema says it, without notes."""
    match shape:
        case Scalar(kind):
            return {"type": NAMES[kind]} if kind in NAMES else {"enum": [str(each) for each in iterated(kind)]}
        case Reference():
            return {"type": "integer"}
        case Optional(Object(kind)):
            return {"oneOf": [{"$ref": kind.__name__.lower()}, {"type": "null"}]}
        case Optional(inner):
            found = described(inner)
            assert isinstance(found, dict)
            return {"type": [found["type"], "null"]}
        case Many(item):
            return {"type": "array", "items": described(item)}
        case Object(kind):
            return {"$ref": kind.__name__.lower()}


def bare(schema: Any, definitions: dict[str, Any]) -> Any:
    """A schema without its notes; what stands for a list or for something optional is replaced by that."""
    if isinstance(schema, list):
        return [bare(part, definitions) for part in schema]
    if not isinstance(schema, dict):
        return schema
    name = schema.get("$ref", "").rpartition("/")[2].lower()
    if name and "properties" not in definitions[name]:
        return bare(definitions[name], definitions)
    return {"$ref": name} if name else {k: bare(v, definitions) for k, v in schema.items() if k not in NOTES}


@pytest.mark.parametrize("kind", TYPES)
def test_the_schema_says_what_the_model_says(kind: type) -> None:
    definitions = SCHEMA["$defs"]
    schema, keys = definitions[kind.__name__.lower()], keys_of(kind)
    assert schema["required"] == list(keys)
    found = {name: bare(each, definitions) for name, each in schema["properties"].items() if name in keys}
    assert json.dumps(found) == json.dumps({name: described(shape) for name, shape in keys.items()})
    assert schema["properties"].keys() - keys.keys() == ({"explanation"} if kind is Quote else set())


def test_the_schema_has_every_key_of_an_analysis() -> None:
    [analysis] = [each for each in SCHEMA["oneOf"] if "lines" in each["properties"]]
    assert list(analysis["properties"]) == ["type", *(name for name in keys_of(Analysis) if name != "text")]


@pytest.mark.parametrize("kind", TYPES)
def test_the_api_describes_its_answers_as_the_schema_does(kind: type) -> None:
    components: Any = specification(Limits())["components"]
    schemas = components["schemas"]
    lowered = {name.lower(): schema for name, schema in schemas.items()}
    found = {name: bare(each, lowered) for name, each in schemas[kind.__name__]["properties"].items()}
    assert found == {name: described(shape) for name, shape in keys_of(kind).items()}


def test_the_columns_are_those_of_tables_that_were_written_before() -> None:
    span = "struct<start: int, end: int, text: string>"
    assert (
        f"speakers array<struct<id: int, name: string, named: boolean, kind: string, role: {span}, "
        f"pronouns: array<string>, known: string, mentions: array<{span}>>>, "
        f"quotes array<struct<text: string, speaker_name: string, known: string, "
        f"content: array<{span}>, kind: string, act: string, cue: {span}, source: {span}, "
        f"speaker: int, confidence: double, evidence: array<struct<rule: string, spans: array<{span}>>>>>, error string"
    ) == COLUMNS
