"""Learn what tells stories from other texts, and write the weights.

    python genre.py --data DATA --out ../quoteattr/weights/genre.json

Stories: novels cut into excerpts of 300 and 1,500 words, first chapters and short fiction, whole and cut. Others: news,
releases, talks, biographies, textbooks and so on. Prints, by ten folds over documents, how many of each file are taken
for stories.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import attrs
import numpy as np
import numpy.typing as npt

from quoteattr.evaluate.logistic import fitted
from quoteattr.languages import english
from quoteattr.manifest import seal
from quoteattr.text import genre
from quoteattr.text.layout import Layout
from quoteattr.text.quotations import find_quotations
from quoteattr.text.unclosed import trusted
from quoteattr.text.view import TextView

STORIES = ("genres/fiction_train", "fiction/litbank_dev", "fiction/pdnc_train")
KINDS = ("press", "world", "release", "turns")
OTHERS = (*(f"genres/{kind}_train" for kind in KINDS), "gum_train", "news/polnear_train")
ONLY_MEASURED = (
    *(f"genres/{kind}_dev" for kind in (*KINDS, "fiction")),
    "gum_dev",
    "fiction/pdnc_dev",
    "news/polnear_dev",
)
CUTS = ((300, 40), (1_500, 6))
"""Words of an excerpt, and how many excerpts apart they are taken. Shorter texts are taken whole too."""
WHOLE = 10_000
"""Words: longer texts are only cut."""
FOLDS = 10
STIFFNESS = 0.05
"""How much weights are held to nothing (L2)."""

Floats = npt.NDArray[np.float64]


@attrs.frozen
class Example:
    file: str
    document: str
    traits: dict[str, float]
    story: bool


def examples(data: Path, name: str) -> Iterator[Example]:
    for line in (data / f"{name}.jsonl").open(encoding="utf-8"):
        document = json.loads(line)
        is_story = "fiction" in name or document.get("genre") == "fiction"
        for text in (document["text"], *(excerpts(document["text"]) if is_story else ())):
            if len(text.split()) <= WHOLE and (traits := traits_of(text)):
                yield Example(name, document["doc_id"], traits, is_story)


def excerpts(text: str) -> Iterator[str]:
    for words, apart in CUTS:
        if len(text.split()) > 2 * words:
            yield from list(_cut(text, words))[::apart]


def _cut(text: str, words: int) -> Iterator[str]:
    piece: list[str] = []
    for paragraph in text.split("\n\n"):
        piece.append(paragraph)
        if sum(len(part.split()) for part in piece) >= words:
            yield "\n\n".join(piece)
            piece = []


def traits_of(text: str) -> dict[str, float]:
    """The traits of a text; none for transcripts and texts without quotations, of which nothing is asked."""
    layout = Layout.of(text, english())
    plain = layout.origin.text
    quotations = find_quotations(plain, english())
    view = TextView.of(plain, quotations, english(), layout.turns)
    outermost = tuple(trusted(plain, quotations, view.paragraphs, english()))
    return {} if view.turns else genre.traits(plain, view.paragraphs, outermost, fewest=0)


def learn(found: list[Example]) -> dict[str, float]:
    names = [*found[0].traits, genre.BASE]
    stiffness = np.array([STIFFNESS] * len(found[0].traits) + [0.0])
    weights = fitted(matrix(found), np.array([float(e.story) for e in found]), np.zeros(len(names)), stiffness)
    return dict(zip(names, (round(float(weight), 3) for weight in weights), strict=True))


def matrix(found: list[Example]) -> Floats:
    return np.array([[*example.traits.values(), 1.0] for example in found])


def taken(found: list[Example], weights: dict[str, float]) -> Iterator[tuple[str, bool]]:
    """For each example its file, and whether it is taken for a story."""
    scores = matrix(found) @ np.array(list(weights.values()))
    return ((e.file, bool(score >= genre.CLEAR)) for e, score in zip(found, scores, strict=True))


def report(found: list[Example]) -> None:
    documents = sorted({example.document for example in found})
    random.Random(0).shuffle(documents)
    fold = {document: number % FOLDS for number, document in enumerate(documents)}
    count: dict[str, list[bool]] = defaultdict(list)
    for number in range(FOLDS):
        weights = learn([e for e in found if fold[e.document] != number and e.file not in ONLY_MEASURED])
        for file, story in taken([e for e in found if fold[e.document] == number], weights):
            count[file].append(story)
    for file, stories in count.items():
        print(f"{file:24} taken for stories: {sum(stories)} of {len(stories)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    found = [e for name in (*STORIES, *OTHERS, *ONLY_MEASURED) for e in examples(options.data, name)]
    report(found)
    weights = learn([example for example in found if example.file not in ONLY_MEASURED])
    options.out.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    seal(options.out)


if __name__ == "__main__":
    main()
