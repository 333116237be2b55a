"""The view of a text, for tests of what is read from characters alone."""

from quoteattr.languages import english
from quoteattr.text.quotations import find_quotations
from quoteattr.text.view import TextView


def context_of(text: str) -> TextView:
    return TextView.of(text, find_quotations(text), english())
