"""How many connections the system allows. Each counts as an open file."""

from contextlib import suppress

__all__ = ["room_for"]

_AT_ONCE = 128
_OTHERS = 64


def room_for(connections: int) -> tuple[int, int]:
    """How many connections this process may have, at most `connections`, and how many to accept at once.

    The same number again may be open for a moment, to be told that there are too many. The connections of three accepts
    may be opening or closing. First the system is asked to allow that many files.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limit.
        return connections, _AT_ONCE
    needed = 2 * connections + 3 * _AT_ONCE + _OTHERS
    usual, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if usual != resource.RLIM_INFINITY and usual < needed:
        asked = needed if most == resource.RLIM_INFINITY else min(needed, most)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (asked, most))
    had = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    if had == resource.RLIM_INFINITY or had >= needed:
        return connections, _AT_ONCE
    at_once = max(1, min(_AT_ONCE, had // 8))
    return max(1, min(connections, (had - 3 * at_once - _OTHERS) // 2)), at_once
