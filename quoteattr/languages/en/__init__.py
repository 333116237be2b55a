"""English: word lists in `words`, and the patterns that rules look for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from quoteattr.errors import ModelError
from quoteattr.languages.lexicon import Lexicon, entries
from quoteattr.manifest import REINSTALL, verified

__all__ = ["english"]

_WORDS = Path(__file__).parent / "words"


@cache
def english() -> Lexicon:
    """The lexicon that ships. Raises `ModelError` if a list is missing, truncated or changed."""
    files = verified(_WORDS)
    try:
        paths = (_WORDS / f"{name}.txt" for name in Lexicon.names())
        return Lexicon(**{path.stem: entries(path, files[path.name]) for path in paths})
    except KeyError as error:
        raise ModelError(_WORDS / "manifest.json", f"does not list {error.args[0]}", REINSTALL) from error
