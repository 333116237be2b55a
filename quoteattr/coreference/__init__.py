"""Who the sources are: so far, the names that stand in them, each joined to the fullest one the text gives."""

from quoteattr.coreference.speakers import Speakers

__all__ = ["Speakers"]
