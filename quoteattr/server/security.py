"""Protect the user's browser: security headers and a check of the Host header."""

import ipaddress
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quoteattr.server.answers import SECURITY_HEADERS, refusal

__all__ = ["HostCheck", "SecurityHeaders", "host_of"]


class SecurityHeaders:
    """Adds `SECURITY_HEADERS` to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Call the application and add the headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY_HEADERS)
            await send(message)

        await self._app(scope, receive, send_with_headers)


class HostCheck:
    """Rejects requests whose `Host` header has an unknown name.

    A web site can point its own name at 127.0.0.1 and then read from the server as its own origin (DNS rebinding). Such
    requests have the site's name in `Host`. IP addresses cannot be rebound, so they are accepted.
    """

    def __init__(self, app: ASGIApp, names: Iterable[str] = ()) -> None:
        self._app = app
        self._names = frozenset({"localhost", *(name.lower() for name in names)})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 421."""
        known = scope["type"] != "http" or self._is_known(host_of(Headers(scope=scope).get("host", "")))
        answer = self._app if known else refusal(421, "the Host header has a name that this server does not know")
        await answer(scope, receive, send)

    def _is_known(self, host: str) -> bool:
        return host in self._names or _is_address(host)


def host_of(header: str) -> str:
    """The host in a `Host` header, without port and brackets.

    >>> host_of("LocalHost:8000"), host_of("[::1]:8000")
    ('localhost', '::1')
    """
    host = header.strip().lower()
    return host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
