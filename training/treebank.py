"""Universal Dependencies as training text: reading CoNLL-U, and the typographic marks that newsrooms write."""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from pathlib import Path

TREEBANKS = ("ewt", "gum")
CURLY_SHARE = 0.5

Rows = list[list[str]]


def paths(directory: Path, part: str) -> dict[str, Path]:
    """The files of one part, `train` or `dev`, by treebank."""
    return {name: directory / f"en_{name}-{part}.conllu.xz" for name in TREEBANKS}


def read_sentences(path: Path) -> Iterator[tuple[list[str], Rows]]:
    """Each sentence of a compressed CoNLL-U file: its comment lines and its rows of ten fields."""
    comments: list[str] = []
    rows: Rows = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("#"):
                comments.append(line)
            elif line:
                rows.append(line.split("\t"))
            elif rows:
                yield comments, rows
                comments, rows = [], []


def surface(rows: Rows) -> Iterator[tuple[list[str], Rows]]:
    """The tokens as they stand in the text, each with the words it is made of where it is a multi-word token."""
    words = {int(row[0]): row for row in rows if row[0].isdigit()}
    covered = 0
    for row in rows:
        first, _, last = row[0].partition("-")
        if last:
            covered = int(last)
            yield row, [words[number] for number in range(int(first), covered + 1)]
        elif row[0].isdigit() and int(first) > covered:
            yield row, []


def space_after(row: list[str]) -> str:
    """The space behind a token, or nothing."""
    return "" if "SpaceAfter=No" in row[9] else " "


def opens(comments: list[str], what: str) -> bool:
    """Whether a sentence is the first of a document (`newdoc`) or paragraph (`newpar`)."""
    return any(comment.startswith(f"# {what}") for comment in comments)


def curl(text: str) -> str:
    """Straight quotation marks and apostrophes to typographic ones: newsrooms write them, UD hardly does."""
    text = re.sub(r"(^|(?<=[\s(\[—–-]))\"(?=\S)", "“", text).replace('"', "”")
    return re.sub(r"(^|(?<=[\s(\[—–“-]))'(?=\w)(?!\d0s|tis|em\b)", "‘", text).replace("'", "’")
