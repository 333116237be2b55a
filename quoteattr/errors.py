"""What the library raises on purpose. Every error here is a `QuoteattrError`."""

import os


class QuoteattrError(Exception):
    """The parent of every error that quoteattr raises on purpose.

    Wrong types in a call raise the built-in `TypeError`, and impossible values `ValueError`, as everywhere in Python.
    """


class ModelError(QuoteattrError):
    """A model cannot be used: its weights are missing, truncated, changed or of another version.

    >>> print(ModelError("weights/tagger.onnx", "the file is missing", "Install quoteattr again."))
    weights/tagger.onnx: the file is missing. Install quoteattr again.
    """

    def __init__(self, path: str | os.PathLike[str], problem: str, remedy: str) -> None:
        """Say which file, what is wrong with it and what the reader can do about it."""
        super().__init__(os.fspath(path), problem, remedy)
        self.path = os.fspath(path)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.path}: {self.problem.rstrip('.')}. {self.remedy}"


class MissingExtraError(QuoteattrError, ImportError):
    """What was called needs an extra of quoteattr that is not installed. `name` is the module that is missing.

    >>> print(MissingExtraError("to_frame", "pandas", extra="pandas"))
    to_frame needs pandas, which is not installed: pip install "quoteattr[pandas]"
    """

    def __init__(self, what: str, module: str, extra: str) -> None:
        """Say what was called, which module it misses and which extra brings that."""
        super().__init__(what, module, extra, name=module)
        self.what = what
        self.extra = extra

    def __str__(self) -> str:
        return f'{self.what} needs {self.name}, which is not installed: pip install "quoteattr[{self.extra}]"'


class WorkerError(QuoteattrError):
    """A process of `extract_many(workers=…)` could not begin, or two of them died over the same text."""


class InputError(QuoteattrError, ValueError):
    """A file or a text cannot be read as what it should be.

    >>> print(InputError("news.txt", "no such file"))
    news.txt: no such file
    """

    def __init__(self, where: str | os.PathLike[str], problem: str) -> None:
        """Name the input and say what is wrong with it."""
        super().__init__(os.fspath(where), problem)
        self.where = os.fspath(where)
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}"


class LexiconError(InputError):
    """A data file of a lexicon is missing or has a line that cannot be read. `where` is the file, or file and line."""


class SerializationError(QuoteattrError, ValueError):
    """`from_dict` was given something that `to_dict` does not write. `where` is the place in it.

    >>> print(SerializationError("quotes[3].content[0].start", "expected an integer, got 'x'"))
    quotes[3].content[0].start: expected an integer, got 'x'
    """

    def __init__(self, where: str, problem: str) -> None:
        """Name the place in the input, as a path of keys and indices, and say what is wrong there."""
        super().__init__(where, problem)
        self.where = where
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}" if self.where else self.problem
