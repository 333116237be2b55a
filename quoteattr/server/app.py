"""The application: its routes and what handles each."""

import quoteattr.server.extra

# isort: split
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import quoteattr
from quoteattr.analysis import Analysis
from quoteattr.model import KnownSpeaker, Quote
from quoteattr.serialize import SCHEMA_VERSION, Serializable
from quoteattr.server.answers import answer_failure, answer_refusal, problem
from quoteattr.server.desk import Desk
from quoteattr.server.limits import Limits
from quoteattr.server.openapi import specification
from quoteattr.server.page import Page
from quoteattr.server.requests import Bodies, check_text, gone, people_of, read_json, scope_of, texts_of
from quoteattr.server.security import HostCheck, SecurityHeaders
from quoteattr.server.stopping import InHand, StopAnswers
from quoteattr.server.work import Deadline, JsonObject, Workers, document
from quoteattr.settings import Scope

__all__ = ["Extractor", "create_app"]

_STATIC = Path(__file__).parent / "static"
_Endpoint = Callable[[Request], Awaitable[Response]]
_Reader = Callable[[str], Serializable]


class Extractor(Protocol):
    """The part of `QuoteExtractor` that the server uses. It is called from several threads at once."""

    def extract(self, text: str) -> list[Quote]:
        """The quotes of a text."""

    def analyze(self, text: str) -> Analysis:
        """Everything found in a text."""

    def knowing(self, people: Iterable[KnownSpeaker]) -> "Extractor":
        """The extractor for a request that knows these people."""

    def with_scope(self, scope: Scope) -> "Extractor":
        """The extractor for a request with this scope."""


def create_app(
    extractor: Extractor | None = None,
    *,
    limits: Limits | None = None,
    names: Iterable[str] = (),
    desk: Desk | None = None,
) -> Starlette:
    """The review page and the API as an ASGI application, for any ASGI server.

    Args:
        extractor: reads the texts of all requests; by default one with the weights of the package.
        limits: how much a client may ask for.
        names: host names to accept, in addition to `localhost` and all IP addresses.
        desk: what the review page has to work on; by default nothing until somebody pastes a text.
    """
    extractor = quoteattr.QuoteExtractor() if extractor is None else extractor
    limits = Limits() if limits is None else limits
    workers, bodies, in_hand = Workers(limits), Bodies(limits), InHand()
    page = Page(Desk() if desk is None else desk, workers, bodies, limits)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        workers.stop()
        await in_hand.told()

    return Starlette(
        routes=[
            Route("/", _page("index.html")),
            Route("/docs", _page("docs.html")),
            Route(
                "/health", _always({"status": "ok", "version": quoteattr.__version__, "schema_version": SCHEMA_VERSION})
            ),
            Route("/openapi.json", _always(specification(limits))),
            Route("/v1/quotes", _reading(extractor, _quotes, workers, bodies, limits), methods=["POST"]),
            Route("/v1/analysis", _reading(extractor, _analysis, workers, bodies, limits), methods=["POST"]),
            *page.routes(),
            Mount("/static", StaticFiles(directory=_STATIC)),
        ],
        middleware=[
            Middleware(StopAnswers, in_hand=in_hand),
            Middleware(SecurityHeaders),
            Middleware(HostCheck, names=names),
        ],
        exception_handlers={HTTPException: answer_refusal, Exception: answer_failure},
        lifespan=lifespan,
    )


def _page(name: str) -> _Endpoint:
    async def endpoint(_: Request) -> Response:
        return FileResponse(_STATIC / name)

    return endpoint


def _always(answer: JsonObject) -> _Endpoint:
    async def endpoint(_: Request) -> Response:
        return JSONResponse(answer)

    return endpoint


def _quotes(extractor: Extractor) -> _Reader:
    return extractor.extract


def _analysis(extractor: Extractor) -> _Reader:
    return extractor.analyze


def _reading(
    extractor: Extractor, reader_of: Callable[[Extractor], _Reader], workers: Workers, bodies: Bodies, limits: Limits
) -> _Endpoint:
    """Answer one text with its document, and a batch with a document or an error for each text."""

    async def endpoint(request: Request) -> Response:
        with bodies.hold() as take:
            data = await read_json(request, limits, take)
            asked = texts_of(data, limits)
            reader = reader_of(_asked_for(data, extractor, limits))
            with workers.admit(_characters(asked)) as deadline:
                return JSONResponse(await workers.finish(answer(asked, reader, deadline), gone(request)))

    async def answer(asked: str | list[object], reader: _Reader, deadline: Deadline) -> JsonObject:
        if isinstance(asked, str):
            return await read(asked, reader, deadline)
        return {"documents": [await item(value, reader, deadline) for value in asked]}

    async def item(value: object, reader: _Reader, deadline: Deadline) -> JsonObject:
        try:
            return await read(check_text(value, limits), reader, deadline)
        except HTTPException as error:
            return problem(error.status_code, error.detail)

    async def read(text: str, reader: _Reader, deadline: Deadline) -> JsonObject:
        return await workers.run(lambda: document(text, reader), deadline)

    return endpoint


def _asked_for(data: object, extractor: Extractor, limits: Limits) -> Extractor:
    """The extractor with the scope and the people of a request."""
    scope, people = scope_of(data), people_of(data, limits)
    scoped = extractor if scope is None else extractor.with_scope(scope)
    return scoped.knowing(people) if people else scoped


def _characters(asked: str | list[object]) -> int:
    return sum(len(text) for text in ([asked] if isinstance(asked, str) else asked) if isinstance(text, str))
