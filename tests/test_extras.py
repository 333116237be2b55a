"""What needs an extra that is not installed says which."""

import subprocess
import sys

import pytest

import quoteattr

# A module that is not there, what is called, how, and by which extra it comes.
CALLS = [
    ("pandas", "to_frame", "quoteattr.to_frame([])", "pandas"),
    ("stanza", "StanzaParser", "import quoteattr.parsers.stanza as s; s.StanzaParser().parse('Yes.')", "stanza"),
    ("pyspark", "quoteattr.spark", "from quoteattr.spark import quotes_of; quotes_of(None)", "spark"),
    ("pandas", "quoteattr.spark", "from quoteattr.spark import QuoteMapper; list(QuoteMapper()([Frame()]))", "spark"),
    ("pyarrow", "Parquet", "from quoteattr.formats.parquet import parquet_schema; parquet_schema()", "parquet"),
    ("matplotlib", "a chart", "from quoteattr.stats import Tally, draw; draw(Tally().stats, 'png')", "chart"),
    ("spacy", "quoteattr.spacy", "import quoteattr.spacy", "spacy"),
    ("starlette", "the server", "from quoteattr.server.app import create_app", "serve"),
]
PROGRAM = """
import sys, quoteattr

class Frame:
    iloc = property(lambda self: self)
    __len__ = lambda self: 1
    __getitem__ = lambda self, key: self

sys.modules["{module}"] = None
try:
    {call}
except quoteattr.MissingExtraError as error:
    assert isinstance(error, quoteattr.QuoteattrError) and error.name == "{module}"
    print(error)
"""


@pytest.mark.parametrize(("module", "what", "call", "extra"), CALLS)
def test_the_extra_is_named(module: str, what: str, call: str, extra: str) -> None:
    program = PROGRAM.format(module=module, call=call)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    message = f'{what} needs {module}, which is not installed: pip install "quoteattr[{extra}]"\n'
    assert done.stdout == message, done.stderr


def test_a_missing_extra_may_be_caught_as_an_import_error() -> None:
    assert issubclass(quoteattr.MissingExtraError, ImportError)
