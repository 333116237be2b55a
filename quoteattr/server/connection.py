"""What stands between a client and uvicorn: deadlines for those who dawdle, room for others, and refusals in JSON.

uvicorn reads HTTP with h11 here, whatever else is installed: its connection is a protocol of asyncio, which this one
extends where asyncio calls it. Of uvicorn itself it uses the set of open connections, the state that h11 keeps, and the
three calls for a finished answer, for what is no HTTP, and for the end.
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

# A client that is cut off while it still sends never sees its answer: for a while, what it sends is taken and dropped.
_FAREWELL = 2.0
# Whoever has been silent for this long makes room for a newcomer where there is none.
_PATIENCE = 2.0
_WORDS = {
    408: "the head of the request did not arrive in time",
    431: "the head of the request is too large",
    501: "this transfer encoding is not accepted",
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
        if len(self.connections) > 2 * most:  # Not even those who are told that there are too many may be too many.
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
        """Called by uvicorn after the last byte of an answer."""
        super().on_response_complete()
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        self._enter(_Phase.CLOSING)
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Called by uvicorn while it handles h11's error, which knows the status better."""
        status = getattr(sys.exc_info()[1], "error_status_hint", 400)
        if self.conn.our_state is h11.IDLE:
            self._refuse(status)
            return
        if self.conn.our_state is h11.SEND_RESPONSE:  # A body went wrong that somebody waits for, who is told by this.
            self.transport.write(last_words(status, _words(status)))
        self.transport.close()

    def shutdown(self) -> None:
        """Called by uvicorn when it stops. Who has not even sent all of a body need not be waited for."""
        if self._phase is _Phase.BODY and self.conn.our_state is h11.SEND_RESPONSE:
            self.transport.write(last_words(503, stopping().detail))
            self.transport.close()
        else:
            super().shutdown()

    def _watch(self) -> None:
        """Set the deadline for what the connection waits for now, unless it has waited for that before."""
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
        # The application answers a late body itself; a client that goes on sending after that is cut off.
        body = limits.upload_seconds + _FAREWELL
        return {_Phase.HEAD: limits.head_seconds, _Phase.BODY: body, _Phase.TAKING: limits.answer_seconds}.get(phase, 0)

    def _overdue(self) -> None:
        if self._now() is not self._phase:  # Nobody is told when the last bytes of an answer are taken.
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
        """Let go of who has been silent for longest, if anybody has been for long."""
        ours = (other for other in self.connections if isinstance(other, _Connection))
        silent = (other for other in ours if other._phase is _Phase.HEAD)
        longest = min(silent, key=lambda other: other._since, default=None)
        if longest is None or self.loop.time() - longest._since < _PATIENCE:
            return False
        longest._let_go()
        return True


def _words(status: int) -> str:
    return _WORDS.get(status, "this is no HTTP that the server can read")
