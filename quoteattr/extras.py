"""What is installed only with an extra."""

from collections.abc import Iterator
from contextlib import contextmanager

from quoteattr.errors import MissingExtraError

__all__ = ["needs"]


@contextmanager
def needs(extra: str, what: str) -> Iterator[None]:
    """Turn a module that is not installed into an error that names the extra which brings it.

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
