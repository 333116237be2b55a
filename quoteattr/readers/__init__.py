"""In: a file. Out: its texts, or the people that it lists.

First `packed` unpacks gzip and tells which kind of file it is. `decoding` turns bytes into text; `epub` and `docx` read
books and office documents, with `markup` for the text of HTML. `tables` reads a table of texts row by row, with
`delimited`, `jsonlines` and `parquet`. `people` reads lists of known speakers.
"""

from quoteattr.readers.people import read_people

__all__ = ["read_people"]
