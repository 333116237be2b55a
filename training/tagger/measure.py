"""Measure the heads that no other scorer measures: sentence ends and names.

    python -m tagger.measure --data DIR [--weights DIR]

Sentences and names count where both their ends are right, names where their type is right too. GUM and LitBank are
measured on the documents whose mentions training leaves out, sources on the names within annotated sources.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from treebank import opens, paths, read_sentences, space_after, surface

from quoteattr import find_quotations
from quoteattr.network.mentions import MentionForm, NetworkMention
from quoteattr.network.reading import Reading, read
from quoteattr.network.tagger import SHIPPED, Tagger
from quoteattr.network.windows import Extent
from tagger import corpora, mentioned
from tagger.examples import Example, Form, Mention

MEASURED = ("person", "organization", "place")
Spans = set[tuple[int, int]]


def f1(found: int, right: int, both: int) -> float:
    """In percent."""
    return 200 * both / max(1, found + right)


class Whole(Tagger):
    """The network, reading all of each quotation: names and sentence ends are everywhere."""

    extent = Extent(kept=10**9)


def reading_of(text: str, tagger: Tagger) -> Reading:
    return read(text, find_quotations(text), tagger)


def treebank_texts(path: Path) -> Iterator[tuple[str, Spans]]:
    """The documents of a treebank, paragraphs apart, and the offsets of their sentences."""
    text, sentences = "", set[tuple[int, int]]()
    for comments, rows in read_sentences(path):
        if opens(comments, "newdoc") and text:
            yield text, sentences
            text, sentences = "", set()
        elif opens(comments, "newpar"):
            text = text.rstrip() + "\n\n"
        start = len(text)
        text += "".join(row[1] + space_after(row) for row, _ in surface(rows))
        sentences.add((start, len(text.rstrip())))
    yield text, sentences


def sentence_spans(text: str, ends: Iterable[int]) -> Spans:
    """Sentences as the network ends them, and paragraphs."""
    breaks = {len(text[:at].rstrip()) for at in range(len(text)) if text.startswith("\n\n", at)}
    spans, start = set(), 0
    for end in sorted({*ends, *breaks, len(text.rstrip())} - {0}):
        start += len(text[start:end]) - len(text[start:end].lstrip())
        spans.add((start, end))
        start = end
    return spans


def sentences(ud: Path, tagger: Tagger) -> Iterator[tuple[str, float]]:
    for name, path in paths(ud, "dev").items():
        found = right = both = 0
        for text, gold in treebank_texts(path):
            own = sentence_spans(text, reading_of(text, tagger).ends)
            found, right, both = found + len(own), right + len(gold), both + len(own & gold)
        yield name, round(f1(found, right, both), 1)


Name = tuple[int, int, str | None]


def gold_names(mentions: Iterable[Mention]) -> set[Name]:
    return {(m.start, m.end, m.type) for m in mentions if m.form is Form.NAME and m.type is not None}


def own_names(found: Iterable[NetworkMention]) -> set[Name]:
    return {(m.start, m.end, m.type) for m in found if m.form is MentionForm.NAME}


def names(examples: Iterable[Example], tagger: Tagger, in_sources: bool = False) -> dict[str, float]:
    """F1 by type, over texts where every name is annotated or within sources alone."""
    counts: dict[str, list[int]] = {kind: [0, 0, 0] for kind in MEASURED}
    for example in examples:
        where = [s for a in example.attributions for s in a.source] if in_sources else [(0, len(example.text))]
        both = (own_names(reading_of(example.text, tagger).mentions), gold_names(example.mentions))
        own, gold = ({n for n in some if any(s <= n[0] and n[1] <= e for s, e in where)} for some in both)
        for kind, count in counts.items():
            mine, theirs = ({n for n in some if n[2] == kind} for some in (own, gold))
            count[:] = map(sum, zip(count, (len(mine), len(theirs), len(mine & theirs)), strict=True))
    return {kind: round(f1(*count), 1) for kind, count in counts.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=SHIPPED)
    options = parser.parse_args()
    data, tagger = options.data, Whole(options.weights)
    print("sentences", dict(sentences(data / "ud", tagger)))
    gum = [e for e in mentioned.gum(data, corpora.gum(data), held=True) if e.mentions]
    held = {"UNER dev": mentioned.web(data, "dev"), "GUM": gum, "LitBank": mentioned.litbank(data, held=True)}
    for name, examples in held.items():
        print(f"names, {name}", names(examples, tagger))
    for name in (*corpora.NEWS, "fiction"):
        print(f"sources, {name} dev", names(corpora.genre(data, name, "dev"), tagger, in_sources=True))


if __name__ == "__main__":
    main()
