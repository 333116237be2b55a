"""Answer the running requests when the server stops."""

import asyncio
from typing import Any

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quoteattr.server.answers import RETRY, busy, refusal

__all__ = ["InHand", "StopAnswers", "stopping"]

_LAST_WORDS = 1.0


def stopping() -> HTTPException:
    """The error for requests that are not done when the server stops."""
    return busy("the server is stopping")


class InHand:
    """The requests that are being answered."""

    def __init__(self) -> None:
        self.tasks: set[asyncio.Task[Any]] = set()

    async def told(self) -> None:
        """Wait until the cancelled requests have their response, which needs no more work."""
        if self.tasks:
            await asyncio.wait(self.tasks, timeout=_LAST_WORDS)


class StopAnswers:
    """Answers 503 if a request is cancelled because the server stops."""

    def __init__(self, app: ASGIApp, in_hand: InHand) -> None:
        self._app = app
        self._in_hand = in_hand

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Call the application, and answer 503 if it is cancelled."""
        task = asyncio.current_task()
        if scope["type"] != "http" or task is None:
            await self._app(scope, receive, send)
            return
        self._in_hand.tasks.add(task)
        try:
            await _answer(self._app, scope, receive, send)
        finally:
            self._in_hand.tasks.discard(task)


async def _answer(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    begun = False

    async def noting(message: Message) -> None:
        nonlocal begun
        begun = True
        await send(message)

    try:
        await app(scope, receive, noting)
    except asyncio.CancelledError:
        if not begun:
            await refusal(503, stopping().detail, RETRY)(scope, receive, send)
