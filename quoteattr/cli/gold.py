"""The texts that the user annotated: the arguments that name them, and reading them."""

import argparse

from quoteattr.evaluate import AnnotatedText, read_annotated

__all__ = ["add_gold", "gold_of"]


def add_gold(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that name annotated texts."""
    help_ = "annotated texts as JSON, JSON Lines or Web Annotations"
    parser.add_argument("gold", metavar="GOLD", nargs="+", help=help_)
    help_ = "where the texts of Web Annotations are: a folder, or the text (default: beside the annotations)"
    parser.add_argument("--texts", metavar="FOLDER", help=help_)
    help_ = "do not show progress on stderr"
    parser.add_argument("-q", "--quiet", action="store_true", help=help_)


def gold_of(options: argparse.Namespace) -> list[AnnotatedText]:
    """The annotated texts that the options name. Raises `InputError` if one cannot be read."""
    return [text for path in options.gold for text in read_annotated(path, options.texts)]
