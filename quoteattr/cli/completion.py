"""`quoteattr completion SHELL`: the code that makes a shell complete options, values, commands and files."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from quoteattr.cli import COMMANDS, extract
from quoteattr.cli.shell import DONE, FAILED
from quoteattr.extras import needs

__all__ = ["answer", "build_parser", "main"]

_SHELLS = ("bash", "zsh", "fish", "tcsh", "powershell")
_FILES = ("FILE", "FOLDER", "GOLD")
_EPILOG = """\
bash: quoteattr completion bash > ~/.local/share/bash-completion/completions/quoteattr
zsh:  quoteattr completion zsh > ~/.zfunc/_quoteattr  (in ~/.zshrc: fpath=(~/.zfunc $fpath) before compinit)
fish: quoteattr completion fish > ~/.config/fish/completions/quoteattr.fish
"""


def build_parser() -> argparse.ArgumentParser:
    """The arguments of the command."""
    parser = argparse.ArgumentParser(
        prog="quoteattr completion",
        description='Print the code that makes a shell complete the command line. Needs "quoteattr[completion]".',
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("shell", metavar="SHELL", choices=_SHELLS, help=", ".join(_SHELLS))
    return parser


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    options = build_parser().parse_args(arguments)
    with needs("completion", "shell completion"):
        import argcomplete
    print(argcomplete.shellcode(["quoteattr"], shell=options.shell))
    return DONE


def answer() -> NoReturn:
    """Tell a shell what may come next on its command line, and exit. It has asked through the environment."""
    try:
        import argcomplete
    except ModuleNotFoundError:
        sys.exit(FAILED)
    words = argcomplete.split_line(os.environ["COMP_LINE"], int(os.environ["COMP_POINT"]))[3]
    if words[1:] and words[1] in COMMANDS:
        # The number of the word after which the arguments begin.
        os.environ["_ARGCOMPLETE"] = "2"
        parser = importlib.import_module(COMMANDS[words[1]]).build_parser()
    else:
        parser = extract.build_parser()
    for action in parser._actions:
        if action.metavar in _FILES:
            action.completer = _commands_and_files if len(words) == 1 else argcomplete.FilesCompleter()
    nothing = argcomplete.SuppressCompleter()
    argcomplete.autocomplete(parser, always_complete_options=False, default_completer=nothing)
    sys.exit(FAILED)


def _commands_and_files(prefix: str, **_: object) -> list[str]:
    from argcomplete.completers import FilesCompleter

    return [*(name for name in COMMANDS if name.startswith(prefix)), *FilesCompleter()(prefix)]
