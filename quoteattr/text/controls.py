"""The characters that are no text but orders to whatever shows it."""

import re

__all__ = ["BIDI", "one_line", "without_controls"]

BIDI = "\u202a-\u202e\u2066-\u2069"
"""What turns the direction of reading, up to the end of a line or page (https://trojansource.codes)."""
_ORDERS = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{BIDI}]")


def without_controls(text: str) -> str:
    r"""Put U+FFFD for what could make a terminal do things or show words in another order. Lines and tabs stay.

    >>> without_controls("a\x1b[31m\tb\u202ec\n")
    'a�[31m\tb�c\n'
    """
    return _ORDERS.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    r"""Put text on one line, without the characters that could make a terminal do things.

    >>> one_line("a\x1b[31m\nb")
    'a�[31m b'
    """
    return without_controls(" ".join(text.split()))
