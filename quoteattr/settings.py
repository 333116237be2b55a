"""What the caller of an extractor chooses: which quotes are kept, how a text is read, and which names are given."""

from __future__ import annotations

from typing import Literal, get_args

import attrs

__all__ = ["GENRES", "MODELS", "SCOPES", "GenreChoice", "ModelChoice", "Scope", "Settings"]

Scope = Literal["speech", "all"]
GenreChoice = Literal["auto", "news", "story"]
ModelChoice = Literal["default", "fast"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
GENRES: tuple[GenreChoice, ...] = get_args(GenreChoice)
MODELS: tuple[ModelChoice, ...] = get_args(ModelChoice)


@attrs.frozen(kw_only=True)
class Settings:
    """The settings of an extractor.

    >>> Settings(precision=1.2)
    Traceback (most recent call last):
    ValueError: precision must be between 0 and 1, not 1.2

    Raises:
        ValueError: a choice is unknown, or the precision is not between 0 and 1.
    """

    scope: Scope = "speech"
    genre: GenreChoice = "auto"
    model: ModelChoice = "default"
    precision: float = 0.0

    def __attrs_post_init__(self) -> None:
        _require_choice("scope", self.scope, SCOPES)
        _require_choice("genre", self.genre, GENRES)
        _require_choice("model", self.model, MODELS)
        if not 0 <= self.precision <= 1:
            raise ValueError(f"precision must be between 0 and 1, not {self.precision!r}")


def _require_choice(name: str, value: object, choices: tuple[str, ...]) -> None:
    if value not in choices:
        *others, last = (f'"{choice}"' for choice in choices)
        raise ValueError(f"{name} must be {', '.join(others)} or {last}, not {value!r}")
