"""The Dockerfile starts the server as the command line understands it, from files that are there."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from quoteattr import cli

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    calls: list[Any] = []

    def serve(host: str, port: int, **options: Any) -> int:
        calls.append((host, port, options["desk"].title, [article.name for article in options["desk"].articles]))
        return 0

    monkeypatch.setattr("quoteattr.server.serve", serve)
    return calls


def test_the_container_serves_to_the_outside_of_it(started: list[Any], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“Yes,” said Ada Brook.", encoding="utf-8")
    [entrypoint] = re.findall(r"^ENTRYPOINT (\[.*\])$", DOCKERFILE, re.MULTILINE)
    program, *arguments = json.loads(entrypoint)
    assert program == "quoteattr"
    assert cli.main(arguments) == 0
    assert cli.main([*arguments, str(tmp_path), "--title", "City desk"]) == 0
    [port] = re.findall(r"^EXPOSE (\d+)$", DOCKERFILE, re.MULTILINE)
    assert started == [
        ("0.0.0.0", int(port), "quoteattr", []),
        ("0.0.0.0", int(port), "City desk", ["a.txt"]),
    ]


def test_the_image_is_built_from_what_is_there() -> None:
    kept = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name in kept if not (ROOT / name).exists()] == []
    assert {"quoteattr", "pyproject.toml"} <= set(kept)
    [licences] = re.findall(r"^license-files = (\[.*\])$", (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert {name.partition("/")[0] for name in json.loads(licences)} <= set(kept)
