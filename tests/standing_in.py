"""A stand-in for the network: it proposes what a test says."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from unittest.mock import patch

from quoteattr.attribution import attribute
from quoteattr.attribution.attributions import Attribution
from quoteattr.model import Quotation
from quoteattr.network import reading
from quoteattr.network.reading import Reading

Propose = Callable[[str, Sequence[Quotation], object], list[Attribution]]


@contextmanager
def standing_in(propose: Propose) -> Iterator[None]:
    """Put a function of the text and its quotations in place of the network."""
    proposed: dict[str, list[Attribution]] = {}

    def read(text: str, quotations: Sequence[Quotation], tagger: object, is_story: bool) -> Reading:
        proposed[text] = propose(text, quotations, tagger)
        return Reading((), (), ())

    with patch.object(reading, "read", read), patch.object(attribute, "propose", lambda text, _: proposed[text]):
        yield
