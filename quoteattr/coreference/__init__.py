"""Who the sources are: mentions, the cast of a text, and ordered rules that decide whom a reference stands for."""

from quoteattr.coreference.resolve import Options
from quoteattr.coreference.speakers import Speakers

__all__ = ["Options", "Speakers"]
