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
    bodies_bytes: int = 64 * 2**20
    """All bodies in memory together: more than all that may wait can bring, so that only a flood is refused."""
    seconds: float = 60.0
    """Time for the answer to one request, waiting included: what proxies usually allow before they give up."""
    head_seconds: float = 10.0
    """Time for the head of a request to arrive, from the connection or the answer before: some hundred bytes."""
    upload_seconds: float = 15.0
    """Time for a body to arrive: the largest one passes at 1.2 Mbit/s. A client that dawdles is let go."""
    answer_seconds: float = 60.0
    """Time for a client to take its answer: some megabytes at 1 Mbit/s. One that does not read is let go."""
    idle_seconds: int = 5
    """Time that a connection stays open for the next request: a browser asks for all of the page at once."""
    stop_seconds: int = 5
    """Time for texts in hand after an interrupt: enough for a usual article; who waits longer is told of the end."""
    workers: int = 2
    """Texts read at the same time: a long one must not hold up a short one. The network spreads over all cores."""
    waiting: int = 16
    """Requests that may wait for a worker. More of them would not be served in time; they are told so at once."""
    connections: int = 500
    """Open connections: some kilobytes each until a body comes. Fewer where the system lets only few files be open."""

    def __attrs_post_init__(self) -> None:
        for name, value in attrs.asdict(self).items():
            if not value > 0:
                raise ValueError(f"Limits.{name} must be more than 0, got {value}")
