"""Read the corpora with attributions: PolNeAR, GUM, novels, and texts of many kinds with their speakers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from quoteattr.languages import english
from quoteattr.languages.en.inflection import base_forms
from tagger.examples import CLOSING, OPENING, Attribution, Coverage, Example, Span, Spans
from tagger.sources import mentions

Document = dict[str, Any]

NEWS = ("press", "world", "release")
TEXTS = Path(__file__).parent.parent / "texts"
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_WORD = re.compile(r"[^\W\d_]+")


def documents(path: Path) -> list[Document]:
    """One document a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def polnear(folder: Path) -> list[Example]:
    """PolNeAR: every attribution. Of some articles it is known which are speech, and who the sources are."""
    speakers = {d["doc_id"]: d for d in documents(folder / "news/polnear_train_speakers.jsonl")}
    return [_polnear(d, speakers.get(d["doc_id"])) for d in documents(folder / "news/polnear_train.jsonl")]


def _polnear(document: Document, speakers: Document | None) -> Example:
    example = _example(document, document["attributions"])
    if speakers is None:
        return example
    said = {tuple(map(tuple, q["content"])) for q in speakers["quotes"]}
    raw = [tuple(map(tuple, a["content"])) for a in document["attributions"] if a["content"]]
    told = [attrs.evolve(a, said=key in said) for a, key in zip(example.attributions, raw, strict=True)]
    found = mentions(speakers["text"], speakers["quotes"])
    return attrs.evolve(example, attributions=told, mentions=found, coverage=Coverage.SOME)


def gum(folder: Path) -> list[Example]:
    """GUM's openly licensed genres, without their mentions."""
    return [_example(d, d["quotes"]) for d in documents(folder / "gum_train.jsonl")]


def novels(folder: Path) -> list[Example]:
    """Novels: only what stands in quotation marks is annotated, so narration without any says nothing."""
    out = []
    for document in documents(folder / "fiction/pdnc_train.jsonl"):
        example = _example(document, document["quotes"])
        out.append(attrs.evolve(example, ignore=[*example.ignore, *_unquoted(document["text"])]))
    return out


def _unquoted(text: str) -> Iterator[Span]:
    for paragraph in re.finditer(r"(?:[^\n]|\n(?!\n))+", text):
        if not re.search("[\"“”«»]|(?<![^\\s(])[‘']", paragraph[0]):
            yield paragraph.span()


def genre(folder: Path, name: str, part: str = "train") -> list[Example]:
    """Texts of a genre. Only speech is annotated: where they speak of thoughts, nothing is learned."""
    return [_of_genre(d, name) for d in documents(folder / f"genres/{name}_{part}.jsonl")]


def own() -> list[Example]:
    """The texts beside this recipe: written for it, or posted on the web. Annotated like the genres."""
    return [_of_genre(d, d["genre"]) for path in sorted(TEXTS.glob("*.jsonl")) for d in documents(path)]


def _of_genre(document: Document, name: str) -> Example:
    text, quotes = document["text"], sorted(document["quotes"], key=lambda q: q["content"])
    turns = [q for q in quotes if name == "turns" and not q["nested"] and not _quoted(text, q)]
    said = [q for q in quotes if q not in turns and not q["nested"]]
    example = _example(document, said, said=True)
    if name in NEWS:
        example = attrs.evolve(example, attributions=list(_going_on(said, example.attributions)))
    spans = [s for q in turns for s in _spans([*q["content"], *q["source"], *q["cue"]])]
    ignore = [*example.ignore, *spans, *_thoughts(text, example.attributions)]
    found = mentions(text, quotes)
    return attrs.evolve(example, ignore=ignore, mentions=found, coverage=Coverage.SOME)


def _quoted(text: str, quote: Document) -> bool:
    start = quote["content"][0][0]
    return text[start] in OPENING or (start > 0 and text[start - 1] in OPENING)


def _going_on(quotes: list[Document], attributions: list[Attribution]) -> Iterator[Attribution]:
    """Quotes without a cue point to the cue of the quote before, where it is the same speaker's."""
    speaker, cue = None, None
    for quote, attribution in zip(quotes, attributions, strict=True):
        if attribution.cue:
            cue = attribution.cue[0][0]
        elif quote["speaker_id"] != speaker:
            cue = None
        yield attribution if attribution.cue else attrs.evolve(attribution, follows=cue)
        speaker = quote["speaker_id"]


def _thoughts(text: str, attributions: list[Attribution]) -> Iterator[Span]:
    """Sentences with a cue of thinking and without annotated speech."""
    taken = [span for a in attributions for span in (*a.content, *a.cue)]
    cues = english().thought_cues
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        if any(s < end and e > start for s, e in taken):
            continue
        if any(cues & set(base_forms(word)) for word in _WORD.findall(sentence[0].lower())):
            yield start, end


def _example(document: Document, items: list[Document], said: bool | None = None) -> Example:
    text = document["text"]
    found = [
        Attribution(_marked(text, _spans(a["content"])), _spans(a["cue"]), _spans(a["source"]), said)
        for a in items
        if a["content"]
    ]
    return Example(text, found, _spans(document.get("ignore") or []), attributed=True)


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
