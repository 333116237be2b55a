"""The API description that `/openapi.json` returns: the file `openapi.json` with version and limits filled in."""

import json
from pathlib import Path
from typing import Any

import quoteattr
from quoteattr.serialize import Json
from quoteattr.server.limits import Limits

__all__ = ["specification"]


def specification(limits: Limits) -> dict[str, Json]:
    """The OpenAPI 3.1 description as plain data.

    >>> specification(Limits())["openapi"]
    '3.1.0'
    """
    text = (Path(__file__).parent / "openapi.json").read_text(encoding="utf-8")
    description: dict[str, Any] = json.loads(text)
    schemas = description["components"]["schemas"]
    description["info"]["version"] = quoteattr.__version__
    schemas["Text"]["maxLength"] = limits.text_characters
    schemas["Batch"]["properties"]["texts"]["maxItems"] = limits.texts
    schemas["People"]["maxItems"] = limits.people
    return description
