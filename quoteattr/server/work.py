"""Reading texts in worker threads, so that the server can answer meanwhile."""

import asyncio
import logging
import threading
import traceback
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress

from starlette.exceptions import HTTPException

from quoteattr.errors import ModelError
from quoteattr.serialize import Json, Serializable, to_dict
from quoteattr.server.answers import busy
from quoteattr.server.limits import Limits
from quoteattr.server.stopping import stopping

__all__ = ["Document", "Workers"]

Document = dict[str, Json]
_logger = logging.getLogger("quoteattr.server")


class Workers:
    """A few threads for all requests. A request that finds too many others waiting is refused at once."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._free = asyncio.Semaphore(limits.workers)
        self._requests = 0
        self._stopped = False

    @contextmanager
    def admit(self) -> Iterator[float]:
        """Let a request in, and say at what time of the event loop it must be answered.

        Raises:
            HTTPException: 503 if too many are waiting already.
        """
        if self._requests >= self._limits.workers + self._limits.waiting:
            raise busy("too many requests are waiting; try again later")
        self._requests += 1
        try:
            yield asyncio.get_running_loop().time() + self._limits.seconds
        finally:
            self._requests -= 1

    async def read(self, text: str, reader: Callable[[str], Serializable], deadline: float) -> Document:
        """What the reader finds in a text. One that runs out of time still keeps its worker until it is done.

        A text that nobody waits for any more is not begun.

        Raises:
            HTTPException: 503 if the deadline passes or the server is stopped, 500 if the reader fails.
        """
        try:
            if self._stopped:
                raise asyncio.CancelledError
            if asyncio.get_running_loop().time() >= deadline:
                raise TimeoutError
            async with asyncio.timeout_at(deadline):
                await self._free.acquire()
                return await self._in_thread(lambda: _document(text, reader))
        except TimeoutError:
            seconds = f"{self._limits.seconds:g} seconds"
            raise busy(f"not done within {seconds}; send shorter or fewer texts, or try again later") from None
        except asyncio.CancelledError:
            if not self._stopped:  # The client has gone.
                raise
            raise stopping() from None

    async def finish(self, work: Coroutine[None, None, Document], gone: Coroutine[None, None, None]) -> Document:
        """The outcome of work on texts, which is dropped as soon as its client has gone.

        Raises:
            HTTPException: 400 if it has gone, which nobody will read.
        """
        working, leaving = asyncio.create_task(work), asyncio.create_task(gone)
        try:
            await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:  # The server gives up on its requests; what is done of a batch is sent.
            self.stop()
            working.cancel()
            return await working
        finally:
            leaving.cancel()
        if not working.done():
            working.cancel()
            raise HTTPException(400, "the client has gone")
        return working.result()

    def stop(self) -> None:
        """Begin no more work."""
        self._stopped = True

    async def _in_thread(self, job: Callable[[], Document]) -> Document:
        # Threads of a pool would be waited for when Python ends, however long their texts take. A worker is free again
        # when its text is done, and not when nobody waits for that any more.
        loop, outcome = asyncio.get_running_loop(), Future[Document]()
        outcome.set_running_or_notify_cancel()

        def run() -> None:
            try:
                outcome.set_result(job())
            except BaseException as error:
                outcome.set_exception(error)
            with suppress(RuntimeError):  # The loop has ended, and with it the server.
                loop.call_soon_threadsafe(self._free.release)

        try:
            threading.Thread(target=run, name="quoteattr", daemon=True).start()
        except RuntimeError:
            self._free.release()
            raise busy("the system gives the server no more threads; try again later") from None
        return await asyncio.wrap_future(outcome)


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
