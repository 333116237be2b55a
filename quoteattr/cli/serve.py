"""`quoteattr serve`: an HTTP API, and a page to review quotes."""

import argparse
import logging
import os
import sys
import threading
from collections.abc import Sequence
from typing import NoReturn

from quoteattr.cli.custom import add_calibration, add_rules, models_of, rules_of
from quoteattr.cli.logs import add_log_level, start_log
from quoteattr.cli.numbers import count, port
from quoteattr.cli.people import add_known, people_of

__all__ = ["build_parser", "main"]


def build_parser() -> argparse.ArgumentParser:
    """The arguments of the command."""
    from quoteattr.server import Limits

    usual = Limits()
    parser = argparse.ArgumentParser(
        prog="quoteattr serve",
        description='Start an HTTP API and a page to review quotes. Needs "quoteattr[serve]".',
    )
    help_ = "the address to listen on (default %(default)s: only this machine)"
    parser.add_argument("--host", default="127.0.0.1", help=help_)
    help_ = "the port to listen on; 0 for any that is free (default %(default)s)"
    parser.add_argument("--port", type=port, default=8000, help=help_)
    help_ = "read N texts at the same time (default %(default)s)"
    parser.add_argument("--workers", metavar="N", type=count, default=usual.workers, help=help_)
    help_ = "let N more requests wait, and answer 503 to any others (default %(default)s)"
    parser.add_argument("--waiting", metavar="N", type=count, default=usual.waiting, help=help_)
    add_known(parser)
    add_rules(parser)
    add_calibration(parser)
    add_log_level(parser)
    return parser


def main(arguments: Sequence[str]) -> int:
    """Run the server until it is stopped, and return its exit code."""
    from quoteattr.extractor import QuoteExtractor
    from quoteattr.server import Limits, serve

    options = build_parser().parse_args(arguments)
    start_log(options)
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
