"""The view of a text, for tests of what is read from characters alone."""

from quoteattr import find_quotations
from quoteattr.extend import ENGLISH, TextView


def context_of(text: str) -> TextView:
    return TextView.of(text, find_quotations(text), ENGLISH)
