"""What the operating system says of this process."""

import resource


def memory() -> float:
    """MB that it held at its highest."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
