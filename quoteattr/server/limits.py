"""The limits of the server, each with its reason."""

import attrs

__all__ = ["Limits"]


@attrs.frozen
class Limits:
    """The limits of the server. Beyond them it answers 413, 408 or 503. Every value must be more than 0.

    >>> Limits(texts=10).texts
    10
    """

    text_characters: int = 1_000_000
    """Characters in one text: a long novel, 170,000 words. An article is read in a second, this in a minute."""
    texts: int = 100
    """Texts in one batch: enough to make the overhead of a request negligible. Send more texts in several batches."""
    people: int = 1_000
    """Known people in one request: more than any article is about. Reading their names takes a tenth of a second. Give
    longer lists to the server itself."""
    body_bytes: int = 16 * 2**20
    """Bytes in one body: the longest text even if each character is written as two escapes (12 bytes), and the whole
    analysis of a novel."""
    bodies_bytes: int = 64 * 2**20
    """Bytes of all bodies in memory: some of the largest, or more articles than may wait."""
    seconds: float = 60.0
    """Seconds to answer a request, including waiting: the usual timeout of proxies."""
    pace: int = 5_000
    """Characters that may take one more second in a text so long that `seconds` would not do. A core that has nothing
    else to do reads four times as many."""
    head_seconds: float = 10.0
    """Seconds for the request headers to arrive, after the connection or the previous response: some hundred bytes."""
    upload_seconds: float = 15.0
    """Seconds for the body to arrive: enough for a novel at 1 Mbit/s. Slower clients are disconnected."""
    answer_seconds: float = 60.0
    """Seconds for the client to receive the response: some megabytes at 1 Mbit/s. Then it is disconnected."""
    idle_seconds: int = 5
    """Seconds that a connection stays open for the next request: a browser requests the whole page at once."""
    stop_seconds: int = 5
    """Seconds for running texts when the server stops: enough for a usual article. Longer requests get 503."""
    workers: int = 2
    """Texts read at the same time, so a long text does not hold up a short one."""
    waiting: int = 16
    """Requests that may wait for a worker. More could not be answered in time, so they get 503 at once."""
    connections: int = 500
    """Open connections: some kilobytes each, before the body. Lower if the system allows fewer open files."""

    def __attrs_post_init__(self) -> None:
        for name, value in attrs.asdict(self).items():
            if not value > 0:
                raise ValueError(f"Limits.{name} must be more than 0, got {value}")
