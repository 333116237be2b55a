"""The addresses that only the review page uses: its articles, its files and its exports."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import cast
from urllib.parse import unquote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import quoteattr
from quoteattr.analysis import Analysis
from quoteattr.errors import InputError, SerializationError
from quoteattr.formats import to_annotations, to_csv
from quoteattr.model import Quote
from quoteattr.render import render_html
from quoteattr.serialize import SCHEMA_VERSION, Json, from_dict, to_dict
from quoteattr.server.desk import Desk, OpenFile
from quoteattr.server.limits import Limits
from quoteattr.server.requests import Bodies, check_text, gone, read_bytes, read_json
from quoteattr.server.work import JsonObject, Workers
from quoteattr.text.quotations import find_quotations

__all__ = ["Page"]

_BINARY = "application/octet-stream"


class Page:
    """The endpoints of the review page. They are no part of the API and may change."""

    def __init__(self, desk: Desk, workers: Workers, bodies: Bodies, limits: Limits) -> None:
        self._desk, self._workers, self._bodies, self._limits = desk, workers, bodies, limits

    def routes(self) -> list[Route]:
        """Where they are."""
        return [
            Route("/page/desk", self._offered),
            Route("/page/articles/{number:int}", self._article),
            Route("/page/text", self._text, methods=["POST"]),
            Route("/page/export", self._export, methods=["POST"]),
        ]

    async def _offered(self, _: Request) -> Response:
        """What there is to review, and with what."""
        people: list[Json] = [
            {"id": one.id, "name": one.name, "aliases": list(one.aliases)} for one in self._desk.known
        ]
        offered: JsonObject = {
            "title": self._desk.title,
            "version": quoteattr.__version__,
            "schema_version": SCHEMA_VERSION,
            "text_characters": self._limits.text_characters,
            "articles": [article.name for article in self._desk.articles],
            "known": people,
        }
        return JSONResponse(offered)

    async def _article(self, request: Request) -> Response:
        """One of the articles that wait: its text, or a document."""
        number = request.path_params["number"]
        if number >= len(self._desk.articles):
            raise HTTPException(404, f"there is no article {number + 1}")
        article = self._desk.articles[number]
        with self._workers.admit() as deadline:
            return JSONResponse(await self._workers.run(lambda: _opened(article.read), deadline))

    async def _text(self, request: Request) -> Response:
        """The text of a file."""
        if self._desk.open_file is None:
            raise HTTPException(422, "this server reads plain text alone")
        name = unquote(request.query_params.get("name", "the file"))
        with self._bodies.hold() as take:
            data = await read_bytes(request, self._limits, take, _BINARY)
            with self._workers.admit() as deadline:
                work = self._workers.run(partial(_text_of, self._desk.open_file, name, data, self._limits), deadline)
                return JSONResponse(await self._workers.finish(work, gone(request)))

    async def _export(self, request: Request) -> Response:
        """A document in another format, or checked and written anew as JSON."""
        with self._bodies.hold() as take:
            asked = await read_json(request, self._limits, take)
            if not isinstance(asked, dict) or not isinstance(asked.get("document"), dict):
                raise HTTPException(422, 'expected an object: {"document": {…}, "format": "csv", "name": "…"}')
            make = _FORMATS.get(asked.get("format"))
            if make is None:
                raise HTTPException(422, f"format must be one of {', '.join(map(str, _FORMATS))}")
            with self._workers.admit() as deadline:
                job = partial(_exported, make, asked["document"], str(asked.get("name", "article")))
                work = self._workers.run(job, deadline)
                return JSONResponse(await self._workers.finish(work, gone(request)))


def _opened(read: Callable[[], Mapping[str, Json]]) -> JsonObject:
    try:
        return dict(read())
    except InputError as error:
        raise HTTPException(422, str(error)) from None


def _text_of(open_file: OpenFile, name: str, data: bytes, limits: Limits) -> JsonObject:
    try:
        text, note = open_file(name, data)
    except InputError as error:
        raise HTTPException(422, str(error)) from None
    return {"text": check_text(text, limits), "note": note}


def _exported(make: Callable[[Analysis, str], Json], document: Mapping[str, object], name: str) -> JsonObject:
    try:
        return {"content": make(_analysis(document), name)}
    except SerializationError as error:
        raise HTTPException(422, str(error)) from None


def _analysis(document: Mapping[str, object]) -> Analysis:
    """The analysis of a document: of the page itself, or of the command line, which writes quotes with their text."""
    value = from_dict(document)
    if isinstance(value, Analysis):
        return value
    text = document.get("text")
    if not isinstance(value, list) or not isinstance(text, str):
        raise SerializationError("type", 'expected an analysis, or quotes with their "text"')
    try:
        return _with_text(text, value)
    except ValueError as error:
        raise SerializationError("quotes", str(error)) from None


def _with_text(text: str, quotes: list[Quote]) -> Analysis:
    speakers = {quote.speaker.id: quote.speaker for quote in quotes if quote.speaker is not None}
    ordered = tuple(sorted(quotes, key=lambda quote: quote.start))
    return Analysis(text, ordered, tuple(speakers.values()), (), tuple(find_quotations(text)))


def _csv(analysis: Analysis, _: str) -> Json:
    # Without a byte order mark, Excel does not recognize UTF-8 and garbles quotation marks.
    return "\ufeff" + to_csv(analysis.quotes)


def _html(analysis: Analysis, name: str) -> Json:
    return render_html(analysis.text, analysis.quotes, title=name)


def _annotations(analysis: Analysis, _: str) -> Json:
    # With the text, so that it is gold for `quoteattr evaluate` as it is.
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "text": analysis.text,
        "items": cast(Json, to_annotations(analysis.text, analysis.quotes)),
    }


def _json(analysis: Analysis, _: str) -> Json:
    return to_dict(analysis)


_FORMATS: Mapping[object, Callable[[Analysis, str], Json]] = {
    "json": _json,
    "csv": _csv,
    "html": _html,
    "annotations": _annotations,
}
