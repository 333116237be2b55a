"""`quoteattr serve`: the quotes of texts over HTTP, and a page to review them on."""

import argparse
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str]) -> int:
    """Run the server until it is stopped, and return its exit code."""
    parser = argparse.ArgumentParser(
        prog="quoteattr serve",
        description='Answer requests for quotes, and show a page to review them on. Needs "quoteattr[serve]".',
    )
    parser.add_argument("--host", default="127.0.0.1", help="whom to listen to; by default this machine alone")
    parser.add_argument("--port", type=int, default=8000, help="default: 8000")
    options = parser.parse_args(arguments)
    from quoteattr.server import serve

    return serve(options.host, options.port)
