"""`quoteattr serve`: an HTTP API, and a page to review quotes."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NoReturn

from quoteattr.cli.custom import add_custom, extractor_of
from quoteattr.cli.logs import add_log_level, start_log
from quoteattr.cli.numbers import count, port
from quoteattr.cli.people import add_known, people_of
from quoteattr.cli.shell import FAILED, complain
from quoteattr.settings import SCOPES

if TYPE_CHECKING:
    from quoteattr.server import Article, Limits

__all__ = ["build_parser", "main"]


def main(arguments: Sequence[str]) -> int:
    """Run the server until it is stopped, and return its exit code."""
    from quoteattr.cli.queue import open_file
    from quoteattr.server import Desk, serve

    options = build_parser().parse_args(arguments)
    start_log(options)
    people = people_of(options)
    extractor = extractor_of(options, people)
    queue = tuple(_articles(options.files))
    if options.files and not queue:
        return FAILED
    desk = Desk(options.title, queue, people, open_file)
    before = threading.enumerate()
    code = serve(
        options.host, options.port, extractor=extractor, limits=_limits(options), names=options.allowed_host, desk=desk
    )
    if any(thread not in before for thread in threading.enumerate()):
        _leave(code)
    return code


def build_parser() -> argparse.ArgumentParser:
    """The arguments of the command."""
    parser = argparse.ArgumentParser(
        prog="quoteattr serve",
        description='Start an HTTP API and a page to review quotes. Needs "quoteattr[serve]".',
    )
    help_ = "articles to review, one after the other: files, folders, glob patterns, or .jsonl files with a text a line"
    parser.add_argument("files", metavar="FILE", nargs="*", help=help_)
    parser.add_argument("--title", default="quoteattr", help="the name that the page has (default %(default)s)")
    help_ = "speech (default): what was said or written; all: also thoughts, votes and plans. The page can change it"
    parser.add_argument("--scope", choices=SCOPES, default="speech", help=help_)
    add_known(parser)
    add_custom(parser)
    add_log_level(parser)
    _add_listening(parser.add_argument_group("where it listens"))
    _add_limits(parser.add_argument_group("limits"))
    return parser


def _add_listening(group: argparse._ArgumentGroup) -> None:
    help_ = "the address to listen on (default %(default)s: only this machine)"
    group.add_argument("--host", default="127.0.0.1", help=help_)
    help_ = "the port to listen on; 0 for any that is free (default %(default)s)"
    group.add_argument("--port", type=port, default=8000, help=help_)
    help_ = "a name under which browsers reach this server, besides localhost and IP addresses; may be repeated"
    group.add_argument("--allowed-host", metavar="NAME", action="append", default=[], help=help_)


def _add_limits(group: argparse._ArgumentGroup) -> None:
    from quoteattr.server import Limits

    usual = Limits()
    help_ = "read N texts at the same time (default %(default)s)"
    group.add_argument("--workers", metavar="N", type=count, default=usual.workers, help=help_)
    help_ = "let N more requests wait, and answer 503 to any others (default %(default)s)"
    group.add_argument("--waiting", metavar="N", type=count, default=usual.waiting, help=help_)
    help_ = "accept texts of at most N characters (default %(default)s)"
    group.add_argument("--max-characters", metavar="N", type=count, default=usual.text_characters, help=help_)
    help_ = "accept at most N texts in one request (default %(default)s)"
    group.add_argument("--max-texts", metavar="N", type=count, default=usual.texts, help=help_)
    help_ = "give up a request after N seconds, a novel later (default %(default)g)"
    group.add_argument("--max-seconds", metavar="N", type=count, default=usual.seconds, help=help_)


def _limits(options: argparse.Namespace) -> Limits:
    from quoteattr.server import Limits

    usual = Limits()
    # Two escapes of six bytes each are the longest way to write a character.
    body = max(usual.body_bytes, 12 * options.max_characters)
    return Limits(
        text_characters=options.max_characters,
        texts=options.max_texts,
        body_bytes=body,
        bodies_bytes=max(usual.bodies_bytes, body),
        seconds=options.max_seconds,
        workers=options.workers,
        waiting=options.waiting,
    )


def _articles(files: Sequence[str]) -> Iterator[Article]:
    """The articles of the queue; what cannot be one is told, and the rest is offered."""
    from quoteattr.cli.queue import articles
    from quoteattr.server import Article

    for article in articles(files):
        if isinstance(article, Article):
            yield article
        else:
            complain(str(article))


def _leave(code: int) -> NoReturn:
    # A text is still being read. If Python shut down now, the network's thread would abort when it returns.
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)
