"""Imports that need an optional extra."""

from collections.abc import Iterator
from contextlib import contextmanager

from quoteattr.errors import MissingExtraError

__all__ = ["needs"]


@contextmanager
def needs(extra: str, what: str) -> Iterator[None]:
    """Turn a missing module into an error that names the extra that installs it.

    >>> with needs("pandas", "to_frame"):
    ...     import pandass
    Traceback (most recent call last):
    quoteattr.errors.MissingExtraError: to_frame needs pandass, which is not installed: pip install "quoteattr[pandas]"
    """
    try:
        yield
    except ModuleNotFoundError as error:
        module = (error.name or extra).partition(".")[0]
        if module == "quoteattr":
            raise
        raise MissingExtraError(what, module, extra) from error
