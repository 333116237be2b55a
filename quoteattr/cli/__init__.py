"""In: the arguments of `quoteattr`. Out: text on the standard output, messages on the standard error, an exit code.

`quoteattr FILE…` prints the quotes of files: first `inputs` reads them (with `web`) and `people` the people you know,
then `extract` finds the quotes, and `output` and `writing` write them. `quoteattr COMMAND …` runs one of `COMMANDS`
instead.
"""

import importlib
import sys
from collections.abc import Sequence

from quoteattr.cli import extract
from quoteattr.cli.shell import guarded

__all__ = ["COMMANDS", "main"]

COMMANDS = {
    "calibrate": "quoteattr.cli.calibrate",
    "evaluate": "quoteattr.cli.evaluate",
    "rules": "quoteattr.cli.rules",
    "serve": "quoteattr.cli.serve",
    "stats": "quoteattr.cli.stats",
}
"""Each command with the module whose `main` runs it. The module is imported only when the command is used."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code. docs/cli.md explains the codes."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] in COMMANDS:
        return guarded(importlib.import_module(COMMANDS[arguments[0]]).main, arguments[1:])
    return guarded(extract.main, arguments)
