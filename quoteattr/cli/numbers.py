"""Arguments that are numbers, with messages that say which numbers there are."""

import argparse

__all__ = ["count", "port", "share"]

_MOST_PORT = 65_535


def count(text: str) -> int:
    """A whole number of at least 1.

    >>> count("many")
    Traceback (most recent call last):
    argparse.ArgumentTypeError: 'many' is not a whole number of at least 1
    """
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least 1")
    return int(text)


def port(text: str) -> int:
    """The number of a TCP port; 0 lets the system choose one.

    >>> port("http")
    Traceback (most recent call last):
    argparse.ArgumentTypeError: 'http' is not a port: a whole number from 0 to 65535
    """
    if not text.isascii() or not text.isdigit() or int(text) > _MOST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: a whole number from 0 to {_MOST_PORT}")
    return int(text)


def share(text: str) -> float:
    """A number from 0 to 1.

    >>> share("90%")
    Traceback (most recent call last):
    argparse.ArgumentTypeError: '90%' is not a number from 0 to 1, such as 0.9
    """
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 1, such as 0.9")
    return found
