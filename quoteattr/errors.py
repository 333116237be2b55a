"""The errors that quoteattr raises. Each is a `QuoteattrError`."""

import os


class QuoteattrError(Exception):
    """The base class of quoteattr's own errors.

    As usual in Python, arguments of a wrong type raise `TypeError`, and wrong values raise `ValueError`.
    """


class ModelError(QuoteattrError):
    """Weights or word lists cannot be used: a file is missing, truncated, changed or from another release.

    >>> print(ModelError("weights/tagger.onnx", "the file is missing", "Install quoteattr again."))
    weights/tagger.onnx: the file is missing. Install quoteattr again.
    """

    def __init__(self, path: str | os.PathLike[str], problem: str, remedy: str) -> None:
        """Name the file, what is wrong with it, and what the user can do."""
        super().__init__(os.fspath(path), problem, remedy)
        self.path = os.fspath(path)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.path}: {self.problem.rstrip('.')}. {self.remedy}"


class MissingExtraError(QuoteattrError, ImportError):
    """A call needs an optional extra that is not installed. `name` is the missing module.

    >>> print(MissingExtraError("to_frame", "pandas", extra="pandas"))
    to_frame needs pandas, which is not installed: pip install "quoteattr[pandas]"
    """

    def __init__(self, what: str, module: str, extra: str) -> None:
        """Name the call, the missing module, and the extra that installs it."""
        super().__init__(what, module, extra, name=module)
        self.what = what
        self.extra = extra

    def __str__(self) -> str:
        return f'{self.what} needs {self.name}, which is not installed: pip install "quoteattr[{self.extra}]"'


class WorkerError(QuoteattrError):
    """A process of `extract_many(workers=…)` could not start, or two processes died on the same text."""


class RuleError(QuoteattrError):
    """A caller's rule raised an error, decided on something impossible, or cannot be sent to another process.

    >>> print(RuleError("house.sung", "failed at 10:24 of the text: KeyError: 'sang'"))
    rule 'house.sung' failed at 10:24 of the text: KeyError: 'sang'
    """

    def __init__(self, rule: str, problem: str) -> None:
        """Name the rule and say what is wrong with it."""
        super().__init__(rule, problem)
        self.rule = rule
        self.problem = problem

    def __str__(self) -> str:
        return f"rule {self.rule!r} {self.problem}"


class InputError(QuoteattrError, ValueError):
    """A file cannot be read, or is not in an expected format.

    >>> print(InputError("news.txt", "no such file"))
    news.txt: no such file
    """

    def __init__(self, where: str | os.PathLike[str], problem: str) -> None:
        """Name the input and what is wrong with it."""
        super().__init__(os.fspath(where), problem)
        self.where = os.fspath(where)
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}"


class LexiconError(InputError):
    """A word list is missing, or it has an entry that cannot be read. `where` is the list, the file, or file and line.

    >>> print(LexiconError("words/nicknames.txt, line 3", "'lizzy' needs a colon, as in 'word: other words'"))
    words/nicknames.txt, line 3: 'lizzy' needs a colon, as in 'word: other words'
    """


class SerializationError(QuoteattrError, ValueError):
    """The input of `from_dict` was not written by `to_dict`. `where` is the place that differs.

    >>> print(SerializationError("quotes[3].content[0].start", "expected an integer, got 'x'"))
    quotes[3].content[0].start: expected an integer, got 'x'
    """

    def __init__(self, where: str, problem: str) -> None:
        """Name the place in the input, as a path of keys and indices, and what is wrong there."""
        super().__init__(where, problem)
        self.where = where
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}" if self.where else self.problem
