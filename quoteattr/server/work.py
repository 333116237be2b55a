"""Read texts in threads, so the event loop stays free."""

import asyncio
import logging
import threading
import time
import traceback
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress

import attrs
from starlette.exceptions import HTTPException

from quoteattr.errors import ModelError
from quoteattr.serialize import Json, Serializable, to_dict
from quoteattr.server.answers import busy
from quoteattr.server.limits import Limits
from quoteattr.server.stopping import stopping

__all__ = ["Deadline", "JsonObject", "Workers", "document"]

JsonObject = dict[str, Json]
_logger = logging.getLogger("quoteattr.server")


@attrs.frozen
class Deadline:
    """When a request must be answered, in event loop time, and how many seconds it had."""

    at: float
    seconds: float


class Workers:
    """A few threads for all requests. If too many requests wait, a new one is rejected at once."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._free = asyncio.Semaphore(limits.workers)
        self._requests = 0
        self._stopped = False
        self._full = False

    @contextmanager
    def admit(self, characters: int = 0) -> Iterator[Deadline]:
        """Admit a request with so many characters to read, and return its deadline.

        Raises:
            HTTPException: 503 if too many are waiting already.
        """
        if self._requests >= self._limits.workers + self._limits.waiting:
            self._tell_full()
            raise busy("too many requests are waiting; try again later")
        self._full = False
        self._requests += 1
        try:
            seconds = max(self._limits.seconds, characters / self._limits.pace)
            yield Deadline(asyncio.get_running_loop().time() + seconds, seconds)
        finally:
            self._requests -= 1

    async def run(self, job: Callable[[], JsonObject], deadline: Deadline) -> JsonObject:
        """The result of a job in a thread. A job that runs out of time keeps its worker until it is done.

        If nobody waits for a job any more, it is not started.

        Raises:
            HTTPException: 503 if the deadline passes or the server is stopped, and whatever the job raises.
        """
        try:
            if self._stopped:
                raise asyncio.CancelledError
            if asyncio.get_running_loop().time() >= deadline.at:
                raise TimeoutError
            async with asyncio.timeout_at(deadline.at):
                await self._free.acquire()
                return await self._in_thread(job)
        except TimeoutError:
            seconds = f"{deadline.seconds:g} seconds"
            _logger.warning("a text was not done within %s", seconds)
            raise busy(f"not done within {seconds}; send shorter or fewer texts, or try again later") from None
        except asyncio.CancelledError:
            if not self._stopped:  # The client has disconnected.
                raise
            raise stopping() from None

    async def finish(self, work: Coroutine[None, None, JsonObject], gone: Coroutine[None, None, None]) -> JsonObject:
        """The result of the work on a request. The work is cancelled if its client disconnects.

        Raises:
            HTTPException: 400 if the client has disconnected; nobody will read it.
        """
        working, leaving = asyncio.create_task(work), asyncio.create_task(gone)
        try:
            await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:  # The server stops; the finished part of a batch is sent.
            self.stop()
            working.cancel()
            return await working
        finally:
            leaving.cancel()
        if not working.done():
            working.cancel()
            raise HTTPException(400, "the client has disconnected")
        return working.result()

    def _tell_full(self) -> None:
        """Log that requests are refused, once until one is admitted again: a flood must not fill the disk."""
        if not self._full:
            _logger.warning("%d requests are waiting; more are refused until one is done", self._limits.waiting)
        self._full = True

    def stop(self) -> None:
        """Start no more work."""
        self._stopped = True

    async def _in_thread(self, job: Callable[[], JsonObject]) -> JsonObject:
        # Python would wait for the threads of a pool at exit, however long their texts take. A worker is free when its
        # text is done, even if nobody waits for it any more.
        loop, outcome = asyncio.get_running_loop(), Future[JsonObject]()
        outcome.set_running_or_notify_cancel()

        def run() -> None:
            try:
                outcome.set_result(job())
            except BaseException as error:
                outcome.set_exception(error)
            with suppress(RuntimeError):  # The loop and the server have ended.
                loop.call_soon_threadsafe(self._free.release)

        try:
            threading.Thread(target=run, name="quoteattr", daemon=True).start()
        except RuntimeError:
            self._free.release()
            raise busy("the system allows no more threads; try again later") from None
        return await asyncio.wrap_future(outcome)


def document(text: str, reader: Callable[[str], Serializable]) -> JsonObject:
    """The document that a reader makes of a text.

    Raises:
        HTTPException: 500 if the reader fails.
    """
    begun = time.monotonic()
    try:
        found = to_dict(reader(text))
        _logger.info("a text of %d characters took %.2f seconds", len(text), time.monotonic() - begun)
        return found
    except ModelError as error:
        _logger.error("%s", error)
        raise HTTPException(500, "the weights of this server cannot be used; its log says why") from None
    except Exception as error:
        # An error message may quote the text, which must not be logged. The type and the place are enough. If one of
        # the caller's rules failed, its own error is the cause of the error that names the rule.
        first = error.__cause__ or error
        place = traceback.extract_tb(first.__traceback__)[-1]
        _logger.error("a text could not be read: %s at %s:%s", type(first).__name__, place.filename, place.lineno)
        message = "the text could not be read because of a bug; please report what kind of text it was"
        raise HTTPException(500, message) from None
