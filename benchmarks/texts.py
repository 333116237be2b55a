"""The texts that are measured: named sets, each as many whole texts as it takes to reach so many words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"

Sets = dict[str, list[str]]


def sets(paths: list[Path], words: int) -> Sets:
    """One set for each ``*.jsonl`` (objects with a "text"), one for the ``*.txt`` of each folder."""
    found = {str(name): taken(texts, words) for path in paths for name, texts in _read(path)}
    if not any(found.values()):
        raise SystemExit(f'no texts (*.jsonl with a "text", *.txt) in {", ".join(map(str, paths))}')
    return found


def shipped(words: int) -> Sets:
    """The texts of examples/, over and over: they are few and short."""
    [texts] = sets([EXAMPLES], words).values()
    return {"examples": taken(texts * (1 + words // length(texts)), words)}


def _read(path: Path) -> Iterator[tuple[str, list[str]]]:
    jsonl = [path] if path.suffix == ".jsonl" else sorted(path.rglob("*.jsonl"))
    for file in jsonl:
        texts = [json.loads(line).get("text", "") for line in file.read_text(encoding="utf-8").splitlines()]
        yield file.stem, [text for text in texts if text]
    plain = [path] if path.suffix == ".txt" else sorted(path.rglob("*.txt"))
    if plain:
        yield path.stem, [file.read_text(encoding="utf-8") for file in plain]


def taken(texts: list[str], words: int) -> list[str]:
    """Texts from the first on until ``words`` is reached; the last is cut after a paragraph if it is far too long."""
    out: list[str] = []
    for text in texts:
        if (missing := words - length(out)) <= 0:
            break
        out.append(text if length([text]) <= 2 * missing else cut(text, missing))
    return out


def cut(text: str, words: int) -> str:
    """The paragraphs that hold the first ``words`` words."""
    kept, count = [], 0
    for paragraph in text.splitlines(keepends=True):
        if count >= words:
            break
        kept.append(paragraph)
        count += len(paragraph.split())
    return "".join(kept)


def grown(texts: list[str], words: int) -> str:
    """One text of ``words`` words, made of the texts over and over."""
    joined = "\n\n".join(texts)
    return cut("\n\n".join([joined] * (1 + words // length(texts))), words)


def length(texts: list[str]) -> int:
    """Words, as blanks part them."""
    return sum(len(text.split()) for text in texts)
