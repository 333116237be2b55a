"""How much a client may ask for: every number of the server, with its reason."""

import attrs

__all__ = ["Limits"]


@attrs.frozen
class Limits:
    """What the server accepts before it answers 413, 422, 408 or 503. Every value must be more than 0.

    >>> Limits(texts=10).texts
    10
    """

    text_characters: int = 100_000
    """Longest text: some 16,000 words, beyond any article. One that is read in vain holds a worker for seconds only."""
    texts: int = 100
    """Most texts in one batch: enough to make the cost of a request vanish; a larger archive sends several."""
    body_bytes: int = 2 * 2**20
    """Largest body: the longest text fits even where each character is written as two escapes (12 bytes)."""
    seconds: float = 60.0
    """Time for the answer to one request, waiting included: what proxies usually allow before they give up."""
    upload_seconds: float = 15.0
    """Time for a body to arrive: the largest one passes at 1.2 Mbit/s. A client that dawdles is let go."""
    workers: int = 2
    """Texts read at the same time: a long one must not hold up a short one. The network spreads over all cores."""
    waiting: int = 16
    """Requests that may wait for a worker. More of them would not be served in time; they are told so at once."""
    connections: int = 100
    """Open connections, bodies in memory with them: 200 MB at worst."""

    def __attrs_post_init__(self) -> None:
        for name, value in attrs.asdict(self).items():
            if not value > 0:
                raise ValueError(f"Limits.{name} must be more than 0, got {value}")
