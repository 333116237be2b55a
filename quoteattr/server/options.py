"""What a request may set for its texts: the scope, and the people that it expects."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Protocol, runtime_checkable

import attrs
from starlette.exceptions import HTTPException

from quoteattr.analysis import Analysis
from quoteattr.extractor import SCOPES, Scope
from quoteattr.model import KnownSpeaker, Quote
from quoteattr.server.limits import Limits

__all__ = ["KEYS", "Extractor", "Options", "Variants", "options_of"]

KEYS = frozenset({"scope", "known"})
# Colleagues who work with the same list share an extractor; each list takes some megabytes.
_KEPT = 8


class Extractor(Protocol):
    """The part of `QuoteExtractor` that the server uses. It is called from several threads at once."""

    def extract(self, text: str) -> list[Quote]:
        """The quotes of a text."""

    def analyze(self, text: str) -> Analysis:
        """Everything found in a text."""


@runtime_checkable
class _Adaptable(Protocol):
    """An extractor whose options a request may set."""

    def with_options(self, *, scope: Scope | None, known_speakers: tuple[KnownSpeaker, ...] | None) -> Extractor:
        """The same extractor with other options."""


@attrs.frozen
class Options:
    """The options of one request; None is what the server was started with."""

    scope: Scope | None = None
    known: tuple[KnownSpeaker, ...] | None = None


class Variants:
    """The extractors of a server: the one that it was started with, and some with the options of requests."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor
        self._made = lru_cache(maxsize=_KEPT)(self._make)

    def check(self, options: Options) -> None:
        """Raise an error for options that the extractor cannot take.

        Raises:
            HTTPException: 422.
        """
        if options != Options() and not isinstance(self._extractor, _Adaptable):
            raise HTTPException(422, "the extractor of this server takes no scope and no known people")

    def of(self, options: Options) -> Extractor:
        """The extractor for these options."""
        return self._extractor if options == Options() else self._made(options)

    def _make(self, options: Options) -> Extractor:
        if not isinstance(self._extractor, _Adaptable):
            return self._extractor
        return self._extractor.with_options(scope=options.scope, known_speakers=options.known)


def options_of(data: object, limits: Limits) -> Options:
    """The options in the JSON of a request.

    Raises:
        HTTPException: 422 for an unknown scope or a person without an id and a name, 413 for too many people.
    """
    given: Mapping[str, object] = data if isinstance(data, dict) else {}
    return Options(_scope(given.get("scope")), _known(given.get("known"), limits))


def _scope(value: object) -> Scope | None:
    for scope in SCOPES:
        if value == scope:
            return scope
    if value is None:
        return None
    raise HTTPException(422, f"scope must be {' or '.join(SCOPES)}")


def _known(value: object, limits: Limits) -> tuple[KnownSpeaker, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list):
        raise HTTPException(422, 'known must be a list of people: [{"id": "1", "name": "Ada Brook", "aliases": []}]')
    if len(value) > limits.known:
        raise HTTPException(413, f"{len(value)} known people; the limit is {limits.known}")
    return tuple(_person(f"known[{index}]", item) for index, item in enumerate(value))


def _person(where: str, value: object) -> KnownSpeaker:
    if not isinstance(value, dict) or not {"id", "name"} <= value.keys():
        raise HTTPException(422, f"{where} must be an object with an id and a name")
    aliases = value.get("aliases") or []
    if not isinstance(aliases, list):
        raise HTTPException(422, f"{where}.aliases must be a list of names")
    try:
        return KnownSpeaker(value["id"], value["name"], tuple(aliases))
    except (TypeError, ValueError) as error:
        raise HTTPException(422, f"{where}: {error}") from None
