"""Run the server until it is stopped."""

import ipaddress
import logging
import socket
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from quoteattr.errors import QuoteattrError
from quoteattr.extractor import QuoteExtractor
from quoteattr.extras import needs
from quoteattr.server.limits import Limits

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from quoteattr.server.app import Extractor
    from quoteattr.server.desk import Desk

__all__ = ["serve"]

_LOGGER = logging.getLogger("quoteattr.server")
_WARM_UP = "“Yes,” she said."


def serve(
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    extractor: "Extractor | None" = None,
    limits: Limits | None = None,
    names: Iterable[str] = (),
    desk: "Desk | None" = None,
) -> int:
    """Serve the review page and the API until interrupted, and return an exit code.

    Errors are printed on standard error, in one line. If a text is still being read when this returns, a daemon thread
    continues with it. A program that then ends at once should call `os._exit`.

    Args:
        host: the address to listen on. The default is reachable only from this machine.
        port: from 0 to 65535; 0 chooses a free port.
        extractor: reads the texts; by default one with the weights of the package.
        limits: the limits of the server.
        names: host names to accept, in addition to `localhost`, `host` and all IP addresses.
        desk: what the review page has to work on; by default nothing until somebody pastes a text.

    Returns:
        0 after an interrupt. 1 if the server cannot start: the extra is missing, the address is not available, or the
        weights cannot be used.
    """
    limits = Limits() if limits is None else limits
    try:
        app, extractor = _application(extractor, limits, (host, *names), desk)
        with _listen(host, port) as listener:
            extractor.analyze(_WARM_UP)  # Broken weights fail now, and the first request need not wait for loading.
            _announce(listener)
            _LOGGER.info("serving at %s, port %d", *listener.getsockname()[:2])
            _run(app, listener, limits)
            _LOGGER.info("stopped")
    except QuoteattrError as error:
        print(f"quoteattr: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    return 0


class _ServingError(QuoteattrError):
    """The server cannot start."""


def _application(
    extractor: "Extractor | None", limits: Limits, names: Iterable[str], desk: "Desk | None"
) -> "tuple[Starlette, Extractor]":
    with needs("serve", "the server"):
        import uvicorn  # noqa: F401

        from quoteattr.server.app import create_app
    extractor = QuoteExtractor() if extractor is None else extractor
    return create_app(extractor, limits=limits, names=names, desk=desk), extractor


def _run(app: "Starlette", listener: socket.socket, limits: Limits) -> None:
    import uvicorn

    from quoteattr.server.connection import connection_class
    from quoteattr.server.files import room_for

    connections, at_once = room_for(limits.connections)
    limits = attrs.evolve(limits, connections=connections)

    # No access log: it would hold only addresses, and one may contain a text by mistake. No line for invalid HTTP
    # either, because anyone could fill the disk with it.
    config = uvicorn.Config(
        app,
        http=connection_class(limits),
        ws="none",
        loop="asyncio",
        backlog=at_once,
        access_log=False,
        log_level="error",
        timeout_keep_alive=limits.idle_seconds,
        timeout_graceful_shutdown=limits.stop_seconds,
    )
    uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    if not 0 <= port <= 65535:
        raise _ServingError(f"the port must be from 0 to 65535, not {port}")
    try:
        found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, *_, address = found[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        raise _ServingError(f"cannot listen on {host}, port {port}: {error.strerror or error}") from None


def _announce(listener: socket.socket) -> None:
    host, port = listener.getsockname()[:2]
    address = ipaddress.ip_address(host)
    shown = f"[{host}]" if address.version == 6 else host
    print(f"quoteattr: serving at http://{shown}:{port}/ (Ctrl-C to stop)", file=sys.stderr, flush=True)
    if not address.is_loopback:
        print("quoteattr: others in the network can reach this server, which has no password", file=sys.stderr)
