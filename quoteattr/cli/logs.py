"""The log of the command line, on standard error."""

import argparse
import logging

__all__ = ["add_log_level", "start_log"]

_LEVELS = ("debug", "info", "warning", "error")
_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def add_log_level(parser: argparse.ArgumentParser | argparse._ArgumentGroup) -> None:
    """Add the option `--log-level`."""
    help_ = f"log what happens from this level on to stderr: {', '.join(_LEVELS)} (default warning)"
    parser.add_argument("--log-level", metavar="LEVEL", choices=_LEVELS, default="warning", help=help_)


def start_log(options: argparse.Namespace) -> None:
    """Log to standard error what quoteattr says from the chosen level on, and the warnings of other libraries."""
    logging.basicConfig(format=_FORM)
    logging.getLogger("quoteattr").setLevel(options.log_level.upper())
