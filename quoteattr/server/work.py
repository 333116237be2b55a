"""Reading texts in worker threads, so that the server can answer meanwhile."""

import asyncio
import logging
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from starlette.exceptions import HTTPException

from quoteattr.errors import ModelError
from quoteattr.serialize import Json, Serializable, to_dict
from quoteattr.server.limits import Limits

__all__ = ["Document", "Workers"]

Document = dict[str, Json]
_logger = logging.getLogger("quoteattr.server")


class Workers:
    """A few threads for all requests. A request that finds too many others waiting is refused at once."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._pool = ThreadPoolExecutor(limits.workers, "quoteattr")
        self._requests = 0
        self._stopped = False

    @contextmanager
    def admit(self) -> Iterator[float]:
        """Let a request in, and say at what time of the event loop it must be answered.

        Raises:
            HTTPException: 503 if too many are waiting already.
        """
        if self._requests >= self._limits.workers + self._limits.waiting:
            raise HTTPException(503, "too many requests are waiting; try again later", headers={"Retry-After": "5"})
        self._requests += 1
        try:
            yield asyncio.get_running_loop().time() + self._limits.seconds
        finally:
            self._requests -= 1

    async def read(self, text: str, reader: Callable[[str], Serializable], deadline: float) -> Document:
        """What the reader finds in a text. One that runs out of time still keeps its worker until it is done.

        Raises:
            HTTPException: 503 if the deadline passes or the server is stopped, 500 if the reader fails.
        """
        loop = asyncio.get_running_loop()
        try:
            if self._stopped:
                raise asyncio.CancelledError
            if loop.time() >= deadline:
                raise TimeoutError
            async with asyncio.timeout_at(deadline):
                return await loop.run_in_executor(self._pool, _document, text, reader)
        except TimeoutError:
            message = (
                f"not done within {self._limits.seconds:g} seconds; send shorter or fewer texts, or try again later"
            )
            raise HTTPException(503, message, headers={"Retry-After": "5"}) from None
        except asyncio.CancelledError:
            self._stopped = True  # The rest of a batch must not be begun.
            raise HTTPException(503, "the server is being stopped") from None

    def close(self) -> None:
        """Take no more work."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def _document(text: str, reader: Callable[[str], Serializable]) -> Document:
    try:
        return to_dict(reader(text))
    except ModelError as error:
        _logger.error("%s", error)
        raise HTTPException(500, "the models of this server cannot be used; its log says why") from None
    except Exception as error:
        # The message of an error may quote the text, which must not end up in a log: its type and place suffice.
        place = traceback.extract_tb(error.__traceback__)[-1]
        _logger.error("a text could not be read: %s at %s:%s", type(error).__name__, place.filename, place.lineno)
        raise HTTPException(500, "the text could not be read; please report what it was like") from None
