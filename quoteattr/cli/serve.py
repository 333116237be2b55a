"""`quoteattr serve`: the quotes of texts over HTTP, and a page to review them on."""

import argparse
import importlib
from collections.abc import Callable, Sequence

from quoteattr.cli.shell import MISUSED, complain

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
    try:
        serve: Callable[[str, int], int] = importlib.import_module("quoteattr.server").serve
    except ImportError as error:
        complain(f'serving needs more packages ({error.name}); install them with pip install "quoteattr[serve]"')
        return MISUSED
    return serve(options.host, options.port)
