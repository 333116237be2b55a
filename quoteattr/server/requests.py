"""What a request asks for, read with bounds and checked."""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from quoteattr.server.answers import busy
from quoteattr.server.limits import Limits

__all__ = ["Bodies", "check_text", "gone", "read_json", "texts_of"]


class Bodies:
    """Counts the bytes of all bodies in memory, so that many clients together cannot fill it."""

    def __init__(self, limits: Limits) -> None:
        self._most = limits.bodies_bytes
        self._held = 0

    @contextmanager
    def hold(self) -> Iterator[Callable[[int], None]]:
        """Take bytes for one request until it is answered.

        Raises:
            HTTPException: 503 where the others leave too few.
        """
        mine = 0

        def take(size: int) -> None:
            nonlocal mine
            if self._held + size > self._most:
                raise busy("too many texts are being sent; try again later")
            self._held += size
            mine += size

        try:
            yield take
        finally:
            self._held -= mine


async def read_json(request: Request, limits: Limits, take: Callable[[int], None]) -> object:
    """The JSON value in a request's body, each part of which is taken from what bodies may hold.

    Raises:
        HTTPException: 415 for another content type or encoding, 413 for too large a body, 408 for one that does not
            arrive in time, 400 for one that is not JSON in UTF-8.
    """
    _check_type(request)
    try:
        async with asyncio.timeout(limits.upload_seconds):
            body = await _read(request, limits.body_bytes, take)
    except ClientDisconnect:
        raise HTTPException(400, "the body broke off") from None
    except TimeoutError:
        raise HTTPException(408, f"the body did not arrive within {limits.upload_seconds:g} seconds") from None
    return _parse(body)


async def gone(request: Request) -> None:
    """Wait until the client of a request that was read has gone, or has its answer."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def texts_of(data: object, limits: Limits) -> str | list[object]:
    """The one text that is asked about, or the items of a batch, which are still to be checked.

    Raises:
        HTTPException: 422 for anything but an object with either `text` or `texts`, 413 for too long a batch.
    """
    if not isinstance(data, dict) or len(data) != 1 or not data.keys() <= {"text", "texts"}:
        raise HTTPException(422, 'expected an object with one key: {"text": "…"} or {"texts": ["…", "…"]}')
    if "text" in data:
        return check_text(data["text"], limits)
    texts = data["texts"]
    if not isinstance(texts, list):
        raise HTTPException(422, f"texts must be a list of strings, not {_name(texts)}")
    if len(texts) > limits.texts:
        raise HTTPException(413, f"{len(texts)} texts in one request; the limit is {limits.texts}")
    return texts


def check_text(value: object, limits: Limits) -> str:
    """The value as a text to read.

    Raises:
        HTTPException: 422 if it is no string of whole characters, 413 if it is too long.
    """
    if not isinstance(value, str):
        raise HTTPException(422, f"a text must be a string, not {_name(value)}")
    if len(value) > limits.text_characters:
        raise HTTPException(413, f"the text has {len(value)} characters; the limit is {limits.text_characters}")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise HTTPException(422, f"the text has half a character (a lone surrogate) at {error.start}") from None
    return value


def _check_type(request: Request) -> None:
    # A browser sends this type to another site only after asking; we never say yes, so no foreign page can call us.
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "the Content-Type must be application/json")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise HTTPException(415, "a compressed body is not accepted")


async def _read(request: Request, most: int, take: Callable[[int], None]) -> bytes:
    body, size = bytearray(), 0
    async for chunk in request.stream():
        size += len(chunk)
        # What is too much is taken and dropped: a client that is cut off while it sends never sees the answer.
        if size <= most:
            take(len(chunk))
            body += chunk
    if size > most:
        raise HTTPException(413, f"the body is larger than {most} bytes")
    return bytes(body)


def _parse(body: bytes) -> object:
    try:
        return json.loads(body.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise HTTPException(400, f"the body is not UTF-8 (at byte {error.start})") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise HTTPException(400, f"the body is not JSON: {error.msg} at {where}") from None
    except (ValueError, RecursionError):
        raise HTTPException(
            400, "the body is not JSON that can be read: nested too deeply or a number too long"
        ) from None


def _name(value: object) -> str:
    names = {dict: "an object", list: "a list", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a string" if isinstance(value, str) else "a number")
