"""Control characters and bidirectional formatting characters."""

import re

__all__ = ["BIDI", "one_line", "without_controls"]

BIDI = "\u202a-\u202e\u2066-\u2069"
"""Characters that change the reading direction up to the end of a line or page (https://trojansource.codes)."""
_CONTROLS = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{BIDI}]")


def without_controls(text: str) -> str:
    r"""Replace characters that could control a terminal or reorder text with U+FFFD. Line breaks and tabs stay.

    >>> without_controls("a\x1b[31m\tb\u202ec\n")
    'a�[31m\tb�c\n'
    """
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    r"""Put a text on one line, without characters that could control a terminal.

    >>> one_line("a\x1b[31m\nb")
    'a�[31m b'
    """
    return without_controls(" ".join(text.split()))
