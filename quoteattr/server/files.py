"""How many connections the system lets the server have open: each is a file to it."""

from contextlib import suppress

__all__ = ["BACKLOG", "connections_within"]

BACKLOG = 128
"""Connections that are accepted in one go, before any of them can be refused."""
_OTHERS = BACKLOG + 64


def connections_within(wanted: int) -> int:
    """As many connections as this process may have, at most those wanted; it asks the system for so many first.

    As many again may be open for a moment, to be told that there are too many.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limit.
        return wanted
    usual, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = 2 * wanted + _OTHERS
    if usual == resource.RLIM_INFINITY or usual >= needed:
        return wanted
    with suppress(ValueError, OSError):
        resource.setrlimit(
            resource.RLIMIT_NOFILE, (needed if most == resource.RLIM_INFINITY else min(needed, most), most)
        )
    had = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return max(1, min(wanted, (had - _OTHERS) // 2))
