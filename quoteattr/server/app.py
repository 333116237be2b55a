"""The application: its routes and what handles each."""

import quoteattr.server.extra

# isort: split
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import quoteattr
from quoteattr.serialize import SCHEMA_VERSION, Serializable
from quoteattr.server.answers import answer_failure, answer_refusal, problem
from quoteattr.server.desk import Desk
from quoteattr.server.limits import Limits
from quoteattr.server.openapi import specification
from quoteattr.server.options import Extractor, Options, Variants, options_of
from quoteattr.server.page import Page
from quoteattr.server.requests import Bodies, check_text, gone, read_json, texts_of
from quoteattr.server.security import HostCheck, SecurityHeaders
from quoteattr.server.stopping import InHand, StopAnswers
from quoteattr.server.work import Deadline, JsonObject, Workers, document

__all__ = ["Extractor", "create_app"]

_STATIC = Path(__file__).parent / "static"
_Endpoint = Callable[[Request], Awaitable[Response]]
_Reader = Callable[[Options], Callable[[str], Serializable]]


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
    variants = Variants(quoteattr.QuoteExtractor() if extractor is None else extractor)
    limits = Limits() if limits is None else limits
    workers, bodies, in_hand = Workers(limits), Bodies(limits), InHand()
    page = Page(Desk() if desk is None else desk, workers, bodies, limits)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        workers.stop()
        await in_hand.told()

    def reading(reader: _Reader) -> _Endpoint:
        return _reading(reader, variants, workers, bodies, limits)

    return Starlette(
        routes=[
            Route("/", _page("index.html")),
            Route("/docs", _page("docs.html")),
            Route(
                "/health", _always({"status": "ok", "version": quoteattr.__version__, "schema_version": SCHEMA_VERSION})
            ),
            Route("/openapi.json", _always(specification(limits))),
            Route("/v1/quotes", reading(lambda options: variants.of(options).extract), methods=["POST"]),
            Route("/v1/analysis", reading(lambda options: variants.of(options).analyze), methods=["POST"]),
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


def _reading(reader: _Reader, variants: Variants, workers: Workers, bodies: Bodies, limits: Limits) -> _Endpoint:
    """Answer one text with its document, and a batch with a document or an error for each text."""

    async def endpoint(request: Request) -> Response:
        with bodies.hold() as take:
            data = await read_json(request, limits, take)
            asked, options = texts_of(data, limits), options_of(data, limits)
            variants.check(options)
            with workers.admit(_characters(asked)) as deadline:
                return JSONResponse(await workers.finish(answer(asked, options, deadline), gone(request)))

    async def answer(asked: str | list[object], options: Options, deadline: Deadline) -> JsonObject:
        if isinstance(asked, str):
            return await read(asked, options, deadline)
        return {"documents": [await item(value, options, deadline) for value in asked]}

    async def item(value: object, options: Options, deadline: Deadline) -> JsonObject:
        try:
            return await read(check_text(value, limits), options, deadline)
        except HTTPException as error:
            return problem(error.status_code, error.detail)

    async def read(text: str, options: Options, deadline: Deadline) -> JsonObject:
        return await workers.run(lambda: document(text, lambda words: reader(options)(words)), deadline)

    return endpoint


def _characters(asked: str | list[object]) -> int:
    return sum(len(text) for text in ([asked] if isinstance(asked, str) else asked) if isinstance(text, str))
