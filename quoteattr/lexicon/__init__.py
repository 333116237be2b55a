"""English as data: word lists with their source and inclusion policy in each file's header."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import attrs

__all__ = ["Lexicon", "english"]


@attrs.frozen(slots=True)
class Lexicon:
    """The words of one language that the rules ask for. All lower case; a file of the same name holds each field."""

    elisions: frozenset[str]
    speech_cues: frozenset[str]
    thought_cues: frozenset[str]
    speaker_titles: frozenset[str]
    pronouns: frozenset[str]
    sentence_openers: frozenset[str]
    title_abbreviations: frozenset[str]

    @classmethod
    def load(cls, directory: Path) -> Lexicon:
        """Read a folder of word lists: one entry a line, ``#`` begins a comment.

        Raises:
            OSError: a list is missing or unreadable.
        """
        return cls(**{field.name: read_words(directory / f"{field.name}.txt") for field in attrs.fields(cls)})


def read_words(path: Path) -> frozenset[str]:
    """The entries of a word list, without comments and blank lines."""
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(line.lower() for line in lines if line)


@cache
def english() -> Lexicon:
    """The lexicon that ships."""
    return Lexicon.load(Path(__file__).parent / "en")
