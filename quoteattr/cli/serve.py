"""`quoteattr serve`: an HTTP API, and a page to review quotes."""

import argparse
import logging
import os
import sys
import threading
from collections.abc import Sequence
from typing import NoReturn

__all__ = ["main"]


def main(arguments: Sequence[str]) -> int:
    """Run the server until it is stopped, and return its exit code."""
    from quoteattr.cli.custom import add_calibration, add_rules, models_of, rules_of
    from quoteattr.cli.people import add_known, people_of
    from quoteattr.extractor import QuoteExtractor
    from quoteattr.server import Limits, serve

    usual = Limits()
    parser = argparse.ArgumentParser(
        prog="quoteattr serve",
        description='Start an HTTP API and a page to review quotes. Needs "quoteattr[serve]".',
    )
    help_ = "the address to listen on (default %(default)s: only this machine)"
    parser.add_argument("--host", default="127.0.0.1", help=help_)
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default %(default)s)")
    help_ = "read N texts at the same time (default %(default)s)"
    parser.add_argument("--workers", metavar="N", type=_count, default=usual.workers, help=help_)
    help_ = "let N more requests wait, and answer 503 to any others (default %(default)s)"
    parser.add_argument("--waiting", metavar="N", type=_count, default=usual.waiting, help=help_)
    add_known(parser)
    add_rules(parser)
    add_calibration(parser)
    options = parser.parse_args(arguments)
    people = people_of(options)
    extractor = QuoteExtractor(known_speakers=people, rules=rules_of(options), models=models_of(options))
    limits = Limits(workers=options.workers, waiting=options.waiting)
    before = threading.enumerate()
    code = serve(options.host, options.port, extractor=extractor, limits=limits)
    if any(thread not in before for thread in threading.enumerate()):
        _leave(code)
    return code


def _leave(code: int) -> NoReturn:
    # A text is still being read. If Python shut down now, the network's thread would abort when it returns.
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least 1")
    return int(text)
