"""`quoteattr help`: the same as `--help`, where many look for it first."""

import argparse
import importlib
from collections.abc import Sequence

from quoteattr.cli import COMMANDS, extract
from quoteattr.cli.shell import DONE

__all__ = ["build_parser", "main"]


def build_parser() -> argparse.ArgumentParser:
    """The arguments of the command."""
    parser = argparse.ArgumentParser(prog="quoteattr help", description="Show the help of quoteattr or of a command.")
    parser.add_argument("command", metavar="COMMAND", nargs="?", choices=tuple(COMMANDS), help=", ".join(COMMANDS))
    return parser


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    command = build_parser().parse_args(arguments).command
    (extract if command is None else importlib.import_module(COMMANDS[command])).build_parser().print_help()
    return DONE
