"""How answers are written: JSON, errors too."""

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from quoteattr.serialize import Json

__all__ = ["answer_refusal", "problem", "refusal"]


def problem(status: int, message: str) -> dict[str, Json]:
    """What stands in place of a document where there is none.

    >>> problem(413, "the text is too long")
    {'error': {'status': 413, 'message': 'the text is too long'}}
    """
    return {"error": {"status": status, "message": message}}


def refusal(status: int, message: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """An answer that says what was wrong with the request."""
    return JSONResponse(problem(status, message), status, headers)


async def answer_refusal(_: Request, error: Exception) -> Response:
    """Turn an error raised on the way into the answer that it stands for."""
    if not isinstance(error, HTTPException):
        raise error
    return refusal(error.status_code, error.detail, error.headers)
