"""In: quotes. Out: plain data for JSON, and the same quotes from it again.

`shape` says once which keys there are, from the fields of the model; `writing` and `reading` follow it, and so does the
schema of `quoteattr.spark`. Readers should ignore keys that they do not know: a new key does not change the version of
the schema, but a new meaning does.
"""

from quoteattr.serialize.reading import from_dict
from quoteattr.serialize.shape import SCHEMA_VERSION, Json
from quoteattr.serialize.writing import Serializable, to_dict

__all__ = ["SCHEMA_VERSION", "Json", "Serializable", "from_dict", "to_dict"]
