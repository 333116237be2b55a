"""In: the arguments of `quoteattr`. Out: text on the standard output, messages on the standard error, an exit code.

`quoteattr FILE…` prints the quotes of files: first `inputs` reads them (with `web`) and `people` the people you know,
then `outcomes` finds the quotes, and `output`, `resuming` and `writing` write them. `quoteattr COMMAND …` runs one of
`COMMANDS` instead.
"""

import importlib
import os
import sys
from collections.abc import Sequence

from quoteattr.cli import extract
from quoteattr.cli.shell import guarded

__all__ = ["COMMANDS", "main"]

COMMANDS = {
    "calibrate": "quoteattr.cli.calibrate",
    "completion": "quoteattr.cli.completion",
    "evaluate": "quoteattr.cli.evaluate",
    "help": "quoteattr.cli.help",
    "rules": "quoteattr.cli.rules",
    "serve": "quoteattr.cli.serve",
    "stats": "quoteattr.cli.stats",
}
"""Each command with its module: `main` runs it, and `build_parser` has its arguments. Imported when it is used."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code. docs/cli.md explains the codes."""
    if "_ARGCOMPLETE" in os.environ:
        importlib.import_module(COMMANDS["completion"]).answer()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] in COMMANDS:
        return guarded(importlib.import_module(COMMANDS[arguments[0]]).main, arguments[1:])
    return guarded(extract.main, arguments)
