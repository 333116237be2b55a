"""Read and check requests, within the limits."""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from quoteattr.model import KnownSpeaker
from quoteattr.readers.people import person_of
from quoteattr.server.answers import busy
from quoteattr.server.limits import Limits
from quoteattr.settings import SCOPES, Scope

__all__ = ["Bodies", "check_text", "gone", "people_of", "read_bytes", "read_json", "scope_of", "texts_of"]

_KEYS = frozenset(["text", "texts", "known", "scope"])


class Bodies:
    """Counts the bytes of all bodies in memory and limits them."""

    def __init__(self, limits: Limits) -> None:
        self._most = limits.bodies_bytes
        self._held = 0

    @contextmanager
    def hold(self) -> Iterator[Callable[[int], None]]:
        """Reserve bytes for one request until it is answered.

        Raises:
            HTTPException: 503 if too few are left.
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
    """The JSON value in a request's body. `take` reserves the bytes of each chunk.

    Raises:
        HTTPException: 415 for a wrong content type or encoding, 413 if the body is too large, 408 if it does not arrive
            in time, 400 if it is not JSON in UTF-8.
    """
    return _parse(await read_bytes(request, limits, take, "application/json"))


async def read_bytes(request: Request, limits: Limits, take: Callable[[int], None], kind: str) -> bytes:
    """The body of a request whose content type is `kind`. `take` reserves the bytes of each chunk.

    Raises:
        HTTPException: as `read_json`.
    """
    _check_type(request, kind)
    try:
        async with asyncio.timeout(limits.upload_seconds):
            return await _read(request, limits.body_bytes, take)
    except ClientDisconnect:
        raise HTTPException(400, "the body is incomplete") from None
    except TimeoutError:
        raise HTTPException(408, f"the body did not arrive within {limits.upload_seconds:g} seconds") from None


async def gone(request: Request) -> None:
    """Wait until the client has disconnected or has its response. The body must have been read."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def texts_of(data: object, limits: Limits) -> str | list[object]:
    """The single text of a request, or the unchecked items of a batch.

    Raises:
        HTTPException: 422 for anything but an object with either `text` or `texts`, 413 if the batch is too long.
    """
    if not isinstance(data, dict) or len(data.keys() & {"text", "texts"}) != 1 or data.keys() - _KEYS:
        raise HTTPException(
            422,
            'expected an object with one key, {"text": "…"} or {"texts": ["…", "…"]}, and maybe "known" or "scope"',
        )
    if "text" in data:
        return check_text(data["text"], limits)
    texts = data["texts"]
    if not isinstance(texts, list):
        raise HTTPException(422, f"texts must be a list of strings, not {_name(texts)}")
    if len(texts) > limits.texts:
        raise HTTPException(413, f"{len(texts)} texts in one request; the limit is {limits.texts}")
    return texts


def scope_of(data: object) -> Scope | None:
    """The scope that a request asks for; None for that of the server.

    Raises:
        HTTPException: 422 if there is no such scope.
    """
    asked = data.get("scope") if isinstance(data, dict) else None
    for scope in SCOPES:
        if asked == scope:
            return scope
    if asked is None:
        return None
    raise HTTPException(422, f"scope must be {' or '.join(SCOPES)}")


def people_of(data: object, limits: Limits) -> tuple[KnownSpeaker, ...]:
    """The people that a request knows: those in the list `known`.

    Raises:
        HTTPException: 422 if the list or an entry is not as it should be, 413 if it is too long.
    """
    entries = data.get("known", []) if isinstance(data, dict) else []
    if not isinstance(entries, list):
        raise HTTPException(422, f"known must be a list of people, not {_name(entries)}")
    if len(entries) > limits.people:
        raise HTTPException(413, f"{len(entries)} known people in one request; the limit is {limits.people}")
    return tuple(_person(entry, index) for index, entry in enumerate(entries))


def _person(entry: object, index: int) -> KnownSpeaker:
    try:
        person = person_of(entry)
        " ".join((person.id, person.name, *person.aliases)).encode()
        return person
    except UnicodeEncodeError:
        raise HTTPException(422, f"known[{index}]: a name has a lone surrogate") from None
    except (TypeError, ValueError, KeyError) as error:
        raise HTTPException(422, f"known[{index}]: {error}") from None


def check_text(value: object, limits: Limits) -> str:
    """The value as a text.

    Raises:
        HTTPException: 422 if it is not a string or contains a lone surrogate, 413 if it is too long.
    """
    if not isinstance(value, str):
        raise HTTPException(422, f"a text must be a string, not {_name(value)}")
    if len(value) > limits.text_characters:
        raise HTTPException(413, f"the text has {len(value)} characters; the limit is {limits.text_characters}")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise HTTPException(422, f"the text has a lone surrogate at offset {error.start}") from None
    return value


def _check_type(request: Request, kind: str) -> None:
    # A browser asks before it sends these types to another site. We never allow it, so no other site can call us.
    header = Message()
    header["Content-Type"] = request.headers.get("content-type", "")
    if header.get_content_type() != kind:
        raise HTTPException(415, f"the Content-Type must be {kind}")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise HTTPException(415, "compressed bodies are not supported")


async def _read(request: Request, most: int, take: Callable[[int], None]) -> bytes:
    body, size = bytearray(), 0
    async for chunk in request.stream():
        size += len(chunk)
        # Too large a body is read and dropped: a client that is cut off while it sends never sees the response.
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
            400, "the body is not JSON that we can read: it is nested too deeply, or a number is too long"
        ) from None


def _name(value: object) -> str:
    names = {dict: "an object", list: "a list", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a string" if isinstance(value, str) else "a number")
