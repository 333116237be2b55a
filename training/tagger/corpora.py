"""Read the annotated corpora into one form: a text and, for each character, its role and what it links to."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import attrs

OUTSIDE, CONTENT, CUE, SOURCE = range(4)

OPENING, CLOSING = "\"“‘'«„", "\"”’'»“"

Spans = list[tuple[int, int]]


@attrs.frozen
class Attribution:
    content: Spans
    cue: Spans
    source: Spans


@attrs.frozen
class Example:
    """A text with its attributions; ``ignore`` are regions nobody annotated."""

    text: str
    attributions: list[Attribution]
    ignore: Spans


def read(path: Path) -> list[Example]:
    """Read a corpus: one document a line, with "attributions" (PolNeAR) or "quotes" (GUM, PDNC)."""
    with path.open(encoding="utf-8") as lines:
        return [_example(json.loads(line)) for line in lines]


def _example(document: dict) -> Example:
    text = document["text"]
    items = document.get("attributions") or document.get("quotes") or []
    found = [Attribution(_marked(text, _spans(a["content"])), _spans(a["cue"]), _spans(a["source"])) for a in items]
    return Example(text, [a for a in found if a.content], _spans(document.get("ignore") or []))


def _spans(pairs: list[list[int]]) -> Spans:
    return [(start, end) for start, end in pairs]


def _marked(text: str, spans: Spans) -> Spans:
    """Take quotation marks at the edges into the content: PolNeAR does, the others do not."""
    out = []
    for start, end in spans:
        opened = start > 0 and text[start - 1] in OPENING
        closed = end < len(text) and text[end] in CLOSING
        out.append((start - 1, end + 1) if opened and closed else (start, end))
    return out


def slices(example: Example, size: int) -> Iterator[Example]:
    """Cut a novel into slices of about ``size`` characters at paragraph breaks that no quote crosses."""
    busy = sorted((a.content[0][0], a.content[-1][1]) for a in example.attributions)
    start = 0
    for at in _breaks(example.text, size):
        if at - start >= size and not any(s < at < e for s, e in busy):
            yield part(example, start, at)
            start = at
    yield part(example, start, len(example.text))


def _breaks(text: str, size: int) -> Iterator[int]:
    at = text.find("\n\n")
    last = 0
    while at >= 0:
        if at - last >= size // 8:
            yield at + 2
            last = at
        at = text.find("\n\n", at + 2)


def part(example: Example, start: int, end: int) -> Example:
    def shift(spans: Spans) -> Spans:
        return [(s - start, e - start) for s, e in spans if start <= s and e <= end]

    inside = [a for a in example.attributions if start <= a.content[0][0] and a.content[-1][1] <= end]
    attributions = [Attribution(shift(a.content), shift(a.cue), shift(a.source)) for a in inside]
    return Example(example.text[start:end], attributions, shift(example.ignore))


STYLES = {
    "straight": {"“": '"', "”": '"', "‘": "'", "’": "'"},
    "guillemets": {"“": "«", "”": "»"},
    "british": {"“": "‘", "”": "’"},
    "wrong way": {"”": "“"},
}
"""Mark styles of one character for one, so that offsets stay."""


def restyled(example: Example, rng: random.Random) -> Example:
    """The same text with other quotation marks, now and then, so that none is learned by heart."""
    text = example.text
    draw = rng.random()
    if draw < 0.15:
        style = STYLES["straight"]
    elif draw < 0.20:
        style = STYLES["guillemets"]
    elif draw < 0.26:
        style = STYLES["british"]
    elif draw < 0.28:
        style = STYLES["wrong way"]
    elif draw < 0.42 and "“" not in text:
        return attrs.evolve(example, text=_curled(text))
    else:
        return example
    return attrs.evolve(example, text=text.translate(str.maketrans(style)))


def _curled(text: str) -> str:
    out = list(text)
    for i, char in enumerate(text):
        if char == '"':
            out[i] = "“" if i == 0 or text[i - 1].isspace() or text[i - 1] in "([—-" else "”"
        elif char == "'":
            out[i] = "‘" if i == 0 or text[i - 1].isspace() or text[i - 1] in '([—-“"' else "’"
    return "".join(out)
