"""Read the corpora with mentions: GUM, LitBank, UNER, GAP and the characters of novels; and sentence ends of UD."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs
from treebank import opens, read_sentences, surface

from quoteattr.network.classes import TYPES
from tagger import corpora
from tagger.examples import Coverage, Example, Form, Mention, joined
from tagger.sources import head, mentions, untitled

Document = dict[str, Any]

DESCRIBED = ("person", "organization", "group", "place", "document")
"""Types of which descriptions count as mentions: the others are no speakers, and most corpora do not mark them."""
FOLD = 9
"""Of GUM and LitBank every ninth document's mentions are kept back, to measure on."""
GAP_JOINED = 4
"""Snippets that are read as one text: about as long as a window."""
_CAPITAL = r"[^\W_a-zß-öø-ÿ][^\s,;:()]*"
_NAME = re.compile(rf"(?!\d){_CAPITAL}(?:\s+(?:[a-z’']{{1,3}}\s+){{0,2}}{_CAPITAL})*")
_POSSESSIVE = re.compile(r"(?:[’']s|[’'])$|[,.;:!?)\]]+$(?<![A-Z]\.)")


def documents(path: Path) -> list[Document]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def gum(folder: Path, examples: list[Example], held: bool = False) -> list[Example]:
    """The examples of GUM with their mentions and sentence ends; of every ninth the mentions only if ``held``."""
    marked = {d["text"]: d for d in documents(folder / "mentions/gum_mentions_train.jsonl.xz")}
    ends = sentence_ends(folder / "ud/en_gum-train.conllu.xz")
    out = []
    for number, example in enumerate(examples):
        document = marked[example.text]
        example = attrs.evolve(example, ends=aligned(example.text, ends.get(document["doc_id"], [])))
        if bool(number % FOLD) is not held:
            found = _apart(example.text, list(_of_gum(document)))
            example = attrs.evolve(example, mentions=found, coverage=Coverage.ALL)
        out.append(example)
    return out


def _of_gum(document: Document) -> Iterator[Mention]:
    text = document["text"]
    for m in document["mentions"]:
        if m["etype"] == "time" or m.get("link") in ("pred", "disc"):
            continue
        yield from _mention(text, m, tuple(m["min"]), tuple(m["head"]))


def _mention(text: str, m: Document, core: tuple[int, int], noun: tuple[int, int] | None) -> Iterator[Mention]:
    kind = m["type"] if m["type"] in TYPES else "other"
    cluster = str(m["cluster"])
    if m["form"] == "pronoun":
        yield Mention(m["start"], m["end"], Form.PRONOUN, kind, cluster)
    elif m["form"] == "name":
        span = name(text, *core)
        span = untitled(text, *span) if span and kind == "person" else span
        if span:
            yield Mention(*span, Form.NAME, kind, cluster)
    elif kind in DESCRIBED and noun:
        yield Mention(*noun, Form.DESCRIPTION, kind, cluster)


def name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The capitalized words of a name, without what stands around them."""
    match = _NAME.search(text, start, end)
    if match is None:
        return None
    last = match.end()
    while ending := _POSSESSIVE.search(text[match.start() : last]):
        last = match.start() + ending.start()
    return (match.start(), last) if last > match.start() else None


def litbank(folder: Path, held: bool = False) -> list[Example]:
    """First chapters, without those of novels on which speakers are measured."""
    kept = [d for d in documents(folder / "mentions/litbank_mentions.jsonl.xz") if d.get("pdnc") != "dev"]
    return [_chapter(d) for number, d in enumerate(kept) if bool(number % FOLD) is not held]


def _chapter(document: Document) -> Example:
    text = document["text"]
    found = [
        mention
        for m in document["mentions"]
        for mention in _mention(text, m, (m["start"], m["end"]), head(text, m["start"], m["end"]))
    ]
    return Example(text, mentions=_apart(text, found), coverage=Coverage.ALL)


def web(folder: Path, part: str = "train") -> list[Example]:
    """Pages of the web: names of UNER and sentence ends of EWT, which are the same texts."""
    ends = sentence_ends(folder / f"ud/en_ewt-{part}.conllu.xz")
    out = []
    for document in documents(folder / f"mentions/uner_ewt_{part}.jsonl.xz"):
        text = document["text"]
        found = [Mention(m["start"], m["end"], Form.NAME, m["type"], None) for m in document["mentions"]]
        sentences = aligned(text, ends.get(document["doc_id"], []))
        out.append(Example(text, mentions=found, coverage=Coverage.NAMES, ends=sentences))
    return out


def gap(folder: Path, parts: Iterable[str] = ("dev", "test")) -> list[Example]:
    """Snippets of Wikipedia: a pronoun and two names, of which one, or none, is meant."""
    snippets = [_snippet(d) for part in parts for d in documents(folder / f"mentions/gap_{part}.jsonl.xz")]
    return [joined(snippets[at : at + GAP_JOINED]) for at in range(0, len(snippets), GAP_JOINED)]


def _snippet(document: Document) -> Example:
    meant = next((key for key in ("a", "b") if document[key]["true"]), "c")
    found = [Mention(*document["pronoun"], Form.PRONOUN, "person", meant)]
    found += [Mention(*document[key]["span"], Form.NAME, "person", key) for key in ("a", "b")]
    return Example(document["text"], mentions=sorted(found, key=lambda m: m.start), coverage=Coverage.SOME)


def novels(folder: Path, examples: list[Example]) -> list[Example]:
    """The novels with their characters: names wherever they stand, mentions in quotes, and sources."""
    marked = {d["doc_id"]: d["mentions"] for d in documents(folder / "mentions/pdnc_mentions_train.jsonl.xz")}
    out = []
    for document, example in zip(corpora.documents(folder / "fiction/pdnc_train.jsonl"), examples, strict=True):
        quotes = [q | {"speaker_type": "person"} for q in document["quotes"]]
        found = [*mentions(example.text, quotes), *_in_quotes(example.text, marked[document["doc_id"]])]
        out.append(attrs.evolve(example, mentions=_apart(example.text, found), coverage=Coverage.SOME))
    return out


def _in_quotes(text: str, marked: list[Document]) -> Iterator[Mention]:
    for m in marked:
        if m["cluster"] is not None:
            yield from _mention(text, m, (m["start"], m["end"]), head(text, m["start"], m["end"]))


def _apart(text: str, found: list[Mention]) -> list[Mention]:
    """Of mentions that overlap, the longest."""
    taken = bytearray(len(text))
    kept = []
    for m in sorted(found, key=lambda m: m.start - m.end):
        if not any(taken[m.start : m.end]):
            taken[m.start : m.end] = b"\1" * (m.end - m.start)
            kept.append(m)
    return sorted(kept, key=lambda m: m.start)


def sentence_ends(path: Path) -> dict[str, list[int]]:
    """For each document, after how many characters that are no spaces its sentences end."""
    out: dict[str, list[int]] = {}
    ends: list[int] = []
    for comments, rows in read_sentences(path):
        if opens(comments, "newdoc"):
            [doc_id] = [c.split("= ", 1)[1] for c in comments if c.startswith("# newdoc id")]
            ends = out[doc_id] = []
        letters = sum(len("".join(row[1].split())) for row, _ in surface(rows))
        ends.append((ends[-1] if ends else 0) + letters)
    return out


def aligned(text: str, ends: list[int]) -> list[int] | None:
    """The same ends as offsets, or None where the text is another."""
    solid = [i + 1 for i, char in enumerate(text) if not char.isspace()]
    if not ends or ends[-1] != len(solid):
        return None
    return [solid[end - 1] for end in ends]
