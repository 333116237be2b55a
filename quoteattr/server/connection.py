"""Connections with deadlines for slow clients, a limit on their number, and errors in JSON.

uvicorn always reads HTTP with h11 here. Its connection class is an asyncio protocol. This one extends the methods that
asyncio calls. From uvicorn it uses the set of open connections, h11's state, and three calls: for a finished response,
for invalid HTTP, and for shutdown.
"""

import asyncio
import sys
from enum import Enum
from typing import ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from quoteattr.server.answers import last_words
from quoteattr.server.limits import Limits
from quoteattr.server.stopping import stopping

__all__ = ["connection_class"]

# A client that is cut off while it sends never sees the response. So for a while its data is read and dropped.
_FAREWELL = 2.0
# If there is no room, a connection that has been silent for this long is closed for a new one.
_PATIENCE = 2.0
_WORDS = {
    408: "the request headers did not arrive in time",
    431: "the request headers are too large",
    501: "this transfer encoding is not supported",
    503: "too many connections are open; try again later",
}


class _Phase(Enum):
    """What a connection waits for."""

    HEAD = "the client, for the head of a request"
    BODY = "the client, for the body"
    TAKING = "the client, to take its answer"
    OURS = "the server"
    CLOSING = "the end"


def connection_class(limits: Limits) -> type[asyncio.Protocol]:
    """A class of connections with these limits, for `uvicorn.Config(http=…)`."""
    return type("Connection", (_Connection,), {"limits": limits})


class _Connection(H11Protocol):
    limits: ClassVar[Limits]
    _phase: _Phase | None = None
    _since = 0.0
    _timer: asyncio.TimerHandle | None = None
    _surplus = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        most = self.limits.connections
        self._surplus = len(self.connections) > most and not self._make_room()
        self._watch()
        if len(self.connections) > 2 * most:  # Even the number of connections that are told so is limited.
            self._enter(_Phase.CLOSING)
            transport.abort()

    def data_received(self, data: bytes) -> None:
        if self._phase is _Phase.CLOSING:
            return
        if self._surplus:
            self._refuse(503)
            return
        super().data_received(data)
        self._watch()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._watch()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._watch()

    def on_response_complete(self) -> None:
        """Called by uvicorn after the last byte of a response."""
        super().on_response_complete()
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        self._enter(_Phase.CLOSING)
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Called by uvicorn while it handles h11's error, which has a more exact status."""
        status = getattr(sys.exc_info()[1], "error_status_hint", 400)
        if self.conn.our_state is h11.IDLE:
            self._refuse(status)
            return
        if self.conn.our_state is h11.SEND_RESPONSE:  # The body of a running request is invalid.
            self.transport.write(last_words(status, _words(status)))
        self.transport.close()

    def shutdown(self) -> None:
        """Called by uvicorn when it stops. A client that is still sending its body is not waited for."""
        if self._phase is _Phase.BODY and self.conn.our_state is h11.SEND_RESPONSE:
            self.transport.write(last_words(503, stopping().detail))
            self.transport.close()
        else:
            super().shutdown()

    def _watch(self) -> None:
        """Set the deadline for what the connection waits for now, if that has changed."""
        phase = self._now()
        if phase is not self._phase and self._phase is not _Phase.CLOSING:
            self._enter(phase)

    def _now(self) -> _Phase:
        if self.transport.get_write_buffer_size():
            return _Phase.TAKING
        return {h11.IDLE: _Phase.HEAD, h11.SEND_BODY: _Phase.BODY}.get(self.conn.their_state, _Phase.OURS)

    def _enter(self, phase: _Phase) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
        self._phase, self._since = phase, self.loop.time()
        seconds = self._seconds(phase)
        if seconds:
            self._timer = self.loop.call_later(seconds, self._overdue)

    def _seconds(self, phase: _Phase) -> float:
        limits = self.limits
        # The application answers a late body itself. A client that keeps sending after that is cut off.
        body = limits.upload_seconds + _FAREWELL
        return {_Phase.HEAD: limits.head_seconds, _Phase.BODY: body, _Phase.TAKING: limits.answer_seconds}.get(phase, 0)

    def _overdue(self) -> None:
        if self._now() is not self._phase:  # There is no call when the last bytes of a response are sent.
            self._watch()
        else:
            self._let_go()

    def _let_go(self) -> None:
        if self._phase is _Phase.HEAD and self.conn.trailing_data[0]:
            self._refuse(408)
        elif self._phase is _Phase.TAKING:
            self.transport.abort()
        else:
            self._enter(_Phase.CLOSING)
            self.transport.close()

    def _refuse(self, status: int) -> None:
        self._enter(_Phase.CLOSING)
        self.transport.write(last_words(status, _words(status)))
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self._timer = self.loop.call_later(_FAREWELL, self.transport.abort)

    def _make_room(self) -> bool:
        """Close the connection that has been silent longest, if that is long enough."""
        ours = (other for other in self.connections if isinstance(other, _Connection))
        silent = (other for other in ours if other._phase is _Phase.HEAD)
        longest = min(silent, key=lambda other: other._since, default=None)
        if longest is None or self.loop.time() - longest._since < _PATIENCE:
            return False
        longest._let_go()
        return True


def _words(status: int) -> str:
    return _WORDS.get(status, "the server cannot read this as HTTP")
