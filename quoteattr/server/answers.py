"""Build responses: JSON, also for errors, with security headers."""

from collections.abc import Mapping
from email.utils import formatdate
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from quoteattr.serialize import Json

__all__ = [
    "RETRY",
    "SECURITY_HEADERS",
    "answer_failure",
    "answer_refusal",
    "busy",
    "last_words",
    "problem",
    "refusal",
]

# No inline code and nothing from other servers: text from an article could not run even if it got into the HTML.
SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",  # Responses contain the text of the request; no browser or proxy should keep them.
}
RETRY = {"Retry-After": "5"}


def problem(status: int, message: str) -> dict[str, Json]:
    """The JSON of an error.

    >>> problem(413, "the text is too long")
    {'error': {'status': 413, 'message': 'the text is too long'}}
    """
    return {"error": {"status": status, "message": message}}


def refusal(status: int, message: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """An error response that says what was wrong with the request."""
    return JSONResponse(problem(status, message), status, {**SECURITY_HEADERS, **(headers or {})})


def busy(message: str) -> HTTPException:
    """The error for a request that may succeed a little later."""
    return HTTPException(503, message, headers=RETRY)


async def answer_refusal(_: Request, error: Exception) -> Response:
    """Turn an HTTP error into its response."""
    if not isinstance(error, HTTPException):
        raise error
    return refusal(error.status_code, error.detail, error.headers)


async def answer_failure(_: Request, __: Exception) -> Response:
    """The response to an unexpected error, which the server logs."""
    return refusal(500, "the request failed because of a bug; please report what kind of request it was")


def last_words(status: int, message: str) -> bytes:
    """The bytes of an error response, for a connection that has no request and is closed afterwards."""
    headers = {"Date": formatdate(usegmt=True), "Connection": "close", **(RETRY if status == 503 else {})}
    answer = refusal(status, message, headers)
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}".encode()]
    lines += [name + b": " + value for name, value in answer.raw_headers]
    return b"\r\n".join([*lines, b"", bytes(answer.body)])
