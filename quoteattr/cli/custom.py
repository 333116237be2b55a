"""What the user sets of an extractor, from its scope to the rules of `--rules`."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING

from quoteattr.cli.numbers import share
from quoteattr.errors import InputError
from quoteattr.extractor import QuoteExtractor
from quoteattr.model import KnownSpeaker
from quoteattr.settings import GENRES

if TYPE_CHECKING:
    from quoteattr.extend import Models, Rules

__all__ = ["add_custom", "add_rules", "extractor_of", "rules_of"]

_VARIABLE = "RULES"


def add_rules(parser: argparse.ArgumentParser | argparse._ArgumentGroup) -> None:
    """Add the option `--rules`."""
    parser.add_argument(
        "--rules",
        metavar="MODULE",
        help=f"use the rules in the variable {_VARIABLE} of a Python module: house_rules for ./house_rules.py",
    )


def add_custom(parser: argparse.ArgumentParser | argparse._ArgumentGroup) -> None:
    """Add the options that set an extractor, but for its scope."""
    help_ = "story: fiction with dialogue; news: anything else; auto (default): tell by the text"
    parser.add_argument("--genre", choices=GENRES, default="auto", help=help_)
    parser.add_argument("--fast", action="store_true", help="use the smaller network: quicker, somewhat less accurate")
    help_ = "give no name with less confidence than this, from 0 to 1 (default 0: give all)"
    parser.add_argument("--precision", metavar="SHARE", type=share, default=0.0, help=help_)
    add_rules(parser)
    help_ = "use the confidences in a file that `quoteattr calibrate` wrote"
    parser.add_argument("--calibration", metavar="FILE", help=help_)


def extractor_of(options: argparse.Namespace, people: Sequence[KnownSpeaker]) -> QuoteExtractor:
    """The extractor that the options describe. Raises `InputError` if the module of the rules cannot be used."""
    return QuoteExtractor(
        scope=options.scope,
        known_speakers=people,
        rules=rules_of(options),
        models=_models_of(options),
        genre=options.genre,
        model="fast" if options.fast else "default",
        precision=options.precision,
    )


def _models_of(options: argparse.Namespace) -> Models | None:
    """The weights that the options name; None for those of the package."""
    if options.calibration is None:
        return None

    from quoteattr.extend import Models

    return Models(calibration=options.calibration)


def rules_of(options: argparse.Namespace) -> Rules | None:
    """The rules that the options name; None for those of the package.

    Raises:
        InputError: there is no such module, it cannot be imported, or its `RULES` is not a `Rules` object.
    """
    if options.rules is None:
        return None
    module = _module(options.rules)
    found = getattr(module, _VARIABLE, None)

    from quoteattr.extend import Rules

    if not isinstance(found, Rules):
        what = f"has no {_VARIABLE}" if found is None else f"has {_VARIABLE} of the type {type(found).__name__}"
        example = f"such as {_VARIABLE} = quoteattr.extend.RULES.plus(my_rule)"
        raise InputError(module.__file__ or options.rules, f"{what}; it needs a quoteattr.extend.Rules, {example}")
    return found


def _module(name: str) -> ModuleType:
    if name.endswith(".py") or not all(part.isidentifier() for part in name.split(".")):
        raise InputError(name, "is not the name of a module; leave out folders and the ending .py")
    # Last, so that no file in this folder replaces a library by accident. Workers look there too.
    if os.getcwd() not in sys.path:
        sys.path.append(os.getcwd())
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name is None or not f"{name}.".startswith(f"{error.name}."):
            raise _unusable(name, error) from error
        problem = "there is no such module in the working directory or on Python's path"
        raise InputError(name, problem) from error
    except Exception as error:
        raise _unusable(name, error) from error


def _unusable(name: str, error: Exception) -> InputError:
    return InputError(name, f"cannot be imported: {type(error).__name__}: {error}")
