"""Find the quotes of every text that the options name, in processes of their own if wanted."""

import argparse
import os
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import repeat

from quoteattr.batch.progress import Progress
from quoteattr.batch.reading import problem_of
from quoteattr.batch.workers import outcomes
from quoteattr.cli import inputs
from quoteattr.cli.inputs import STDIN, InputText, Skipped
from quoteattr.cli.options import wanted_by
from quoteattr.cli.shell import complain
from quoteattr.errors import InputError, ModelError, WorkerError
from quoteattr.extractor import QuoteExtractor
from quoteattr.model import Quote
from quoteattr.readers import tables
from quoteattr.readers.tables import Columns

__all__ = ["Outcome", "named_by", "outcomes_of", "table_of"]

Outcome = tuple[InputText, list[Quote]] | str
"""A document with its quotes, or an error message: one bad file must not stop the others."""
_Handed = str | InputText | InputError
"""What a worker gets: the name of a file that it reads, a text, or an error to hand on."""


def named_by(options: argparse.Namespace) -> list[str | InputError]:
    """The files that the options name. What is skipped is told on standard error."""
    found = list(inputs.names(options.files, tables.SUFFIXES if options.text_column else inputs.SUFFIXES))
    for skipped in found:
        if isinstance(skipped, Skipped) and not options.quiet:
            complain(str(skipped))
    return [name for name in found if not isinstance(name, Skipped)]


def table_of(options: argparse.Namespace) -> Columns | None:
    """The columns to read, if the files are tables."""
    return Columns(options.text_column, tuple(dict.fromkeys(options.id_column))) if options.text_column else None


def outcomes_of(
    named: Sequence[str | InputError],
    options: argparse.Namespace,
    extractor: QuoteExtractor,
    done: Collection[str] = frozenset(),
) -> Iterator[Outcome]:
    """Each document that the files name with the quotes that the options keep, or what is wrong with it.

    Rows of tables whose names are in `done` are left out.
    """
    read = partial(_outcome, options=options, extractor=extractor)
    table = table_of(options)
    progress = Progress(None if table else len(named), quiet=options.quiet)
    shown = repeat("") if table else (os.path.basename(str(name)) for name in named)
    names: deque[str] = deque()
    handed = _noted(_all_handed(named, options, table, done), names)
    with closing(outcomes(read, handed, options.workers)) as found:
        for outcome in progress.watch(found, shown):
            name = names.popleft()
            if isinstance(outcome, WorkerError):
                yield f"{name}: cannot be analysed: {outcome}"
            elif isinstance(outcome, Exception):
                raise outcome
            else:
                yield outcome


def _noted(handed: Iterable[_Handed], names: deque[str]) -> Iterator[_Handed]:
    """Note the name of each item, in order: the outcome of one whose worker died does not have it."""
    for item in handed:
        names.append(item.name if isinstance(item, InputText) else str(item))
        yield item


def _all_handed(
    named: Iterable[str | InputError], options: argparse.Namespace, table: Columns | None, done: Collection[str]
) -> Iterator[_Handed]:
    """Tables are read here, row by row, so that each row may go to another worker."""
    for name in named:
        if table is None or isinstance(name, InputError):
            yield _handed(name, options)
        else:
            rows = inputs.read_rows(name, table, options.encoding)
            yield from (row for row in rows if isinstance(row, InputError) or row.name not in done)


def _handed(name: str | InputError, options: argparse.Namespace) -> _Handed:
    """Streams are read here, because another process does not have them."""
    try:
        stream = isinstance(name, str) and (name == STDIN or problem_of(name) is not None)
        return inputs.read(str(name), options.encoding, options.input) if stream else name
    except InputError as error:
        return error


def _outcome(handed: _Handed, options: argparse.Namespace, extractor: QuoteExtractor) -> Outcome:
    try:
        if isinstance(handed, InputError):
            raise handed
        document = handed if isinstance(handed, InputText) else inputs.read(handed, options.encoding, options.input)
        return document, [quote for quote in extractor.extract(document.text) if wanted_by(quote, options)]
    except ModelError:
        # Every file would fail.
        raise
    except InputError as error:
        return str(error)
    except Exception as error:
        name = handed.name if isinstance(handed, InputText) else handed
        return f"{name}: cannot be analysed: {type(error).__name__}: {error}"
