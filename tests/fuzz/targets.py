"""What the fuzzer calls: each target takes bytes, makes an input of them, and fails where a promise is broken."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from unittest.mock import patch

from server_stub import CalmExtractor
from starlette.testclient import TestClient

from fuzz.properties import check_quotations, check_quotes
from fuzz.proposals import marked, proposing
from quoteattr import (
    Quote,
    QuoteExtractor,
    SerializationError,
    explain,
    find_quotations,
    from_dict,
    render_html,
    render_terminal,
    to_annotations,
    to_csv,
    to_dict,
)
from quoteattr.cli import custom, main
from quoteattr.server.app import create_app

__all__ = ["CORPUS", "TARGETS"]

CORPUS = Path(__file__).parent / "corpus"
"""A folder for each target: inputs that once found something, or that lead where no other does."""

_FILE = "FILE"
_COMMANDS = (
    ["--format", "json", "--explain", _FILE],
    ["--format", "jsonl", "--scope", "all", _FILE],
    ["--format", "csv", "--encoding", "utf-16", _FILE],
    ["--format", "html", "--input", "html", _FILE],
    ["--format", "annotations", "--encoding", "cp1252", _FILE],
    ["--format", "marked", "--speaker", "ann", _FILE],
    ["--format", "text", "--min-confidence", "0.7", _FILE],
    ["evaluate", _FILE, "--predictions", _FILE],
    ["evaluate", _FILE, "--quiet", "--format", "json", "--kind", "direct"],
)
_PATHS = ("/v1/quotes", "/v1/analysis")
_ANSWERS = {200, 400, 413, 422}


def quotations(data: bytes) -> None:
    """`find_quotations` on any text."""
    text = _text(data)
    check_quotations(text, find_quotations(text))


def extractor(data: bytes) -> None:
    """The shipped network and everything behind it, on any text."""
    text = _text(data)
    _check(text, _shipped().extract(text))


def rules(data: bytes) -> None:
    """Everything behind the network, on any text and whatever the network says: `marked` tells how it is written."""
    text, attributions = marked(_text(data))
    with proposing(attributions):
        _check(text, _shipped().extract(text))


def reading(data: bytes) -> None:
    """`from_dict` on any JSON: what it takes can be written and read again, the rest is refused in words."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return
    try:
        value = from_dict(document)
    except SerializationError:
        return
    assert from_dict(to_dict(value)) == value


def command(data: bytes) -> None:
    """The command line on any file, with options that the first byte chooses: an exit code, and why if it is not 0."""
    options = _COMMANDS[_first(data) % len(_COMMANDS)]
    out, err = io.StringIO(), io.StringIO()
    with tempfile.TemporaryDirectory() as folder, patch.object(custom, "QuoteExtractor", CalmExtractor):
        path = Path(folder, "file")
        path.write_bytes(data[1:])
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([str(path) if option == _FILE else option for option in options])
    assert code == 0 or (code == 1 and err.getvalue().startswith("quoteattr: "))
    assert "cannot be analysed" not in err.getvalue(), err.getvalue()


def server(data: bytes) -> None:
    """The server on any body, at the address that the first byte chooses: an answer in JSON, and never a failure."""
    path = _PATHS[_first(data) % len(_PATHS)]
    answer = _client().post(path, content=data[1:], headers={"Content-Type": "application/json"})
    assert answer.status_code in _ANSWERS, answer.text
    body = answer.json()
    assert answer.status_code == 200 or body["error"]["status"] == answer.status_code
    assert all(item.get("error", {}).get("status") != 500 for item in body.get("documents", ()))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "quotations": quotations,
    "extractor": extractor,
    "rules": rules,
    "from_dict": reading,
    "cli": command,
    "server": server,
}
"""Each target by the name that the command line and its folder in the corpus have."""


def _text(data: bytes) -> str:
    # What is not UTF-8 becomes lone surrogates, which a str may hold.
    return data.decode("utf-8", "surrogateescape")


def _first(data: bytes) -> int:
    return data[0] if data else 0


def _check(text: str, quotes: list[Quote]) -> None:
    """Whatever was found holds, and can be shown in every way there is."""
    check_quotes(text, quotes)
    render_html(text, quotes)
    render_terminal(text, quotes)
    to_annotations(text, quotes)
    to_csv(quotes)
    for quote in quotes:
        explain(quote)


@cache
def _shipped() -> QuoteExtractor:
    return QuoteExtractor(scope="all")


@cache
def _client() -> TestClient:
    return TestClient(create_app(CalmExtractor()), base_url="http://localhost")
