"""What the review page has to work on: a title, articles that wait, known people."""

from collections.abc import Callable, Mapping, Sequence

import attrs

from quoteattr.model import KnownSpeaker
from quoteattr.serialize import Json

__all__ = ["Article", "Desk", "OpenFile"]

OpenFile = Callable[[str, bytes], tuple[str, str | None]]
"""Given a file's name and bytes: its text, and a note on how it was read. Raises `InputError`."""


@attrs.frozen
class Article:
    """An article that waits for its review."""

    name: str
    read: Callable[[], Mapping[str, Json]]
    """Called when somebody opens it. Returns its `text` (and a `note` on how it was read), or a `document` that
    `to_dict` wrote. Raises `InputError`."""


@attrs.frozen
class Desk:
    """The review page as it is offered to everybody who opens it.

    >>> Desk(title="City desk").title
    'City desk'
    """

    title: str = "quoteattr"
    articles: Sequence[Article] = ()
    """In the order in which the page offers them."""
    known: tuple[KnownSpeaker, ...] = ()
    """The people that the page offers as speakers; the texts are read with them."""
    open_file: OpenFile | None = None
    """Reads the files that a browser cannot read itself, such as web pages. Without it, they are refused."""
