"""`quoteattr FILE…`: every quote in each file, and who said it."""

import argparse
import codecs
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import repeat
from typing import TextIO

import quoteattr
from quoteattr.batch.progress import Progress
from quoteattr.batch.reading import problem_of
from quoteattr.batch.workers import outcomes
from quoteattr.cli import inputs, output
from quoteattr.cli.custom import add_calibration, add_rules, models_of, rules_of
from quoteattr.cli.format import Format
from quoteattr.cli.inputs import STDIN, InputText, Skipped
from quoteattr.cli.people import add_known, people_of
from quoteattr.cli.shell import DONE, FAILED, complain
from quoteattr.cli.writing import opened, write
from quoteattr.errors import InputError, ModelError, WorkerError
from quoteattr.extractor import SCOPES, QuoteExtractor
from quoteattr.model import Quote, QuoteKind
from quoteattr.readers import tables
from quoteattr.readers.tables import Columns
from quoteattr.text.controls import one_line

__all__ = [
    "Outcome",
    "add_choosing",
    "add_reading",
    "count_of",
    "main",
    "named_by",
    "outcomes_of",
    "path_of",
    "wanted_by",
]

_EPILOG = """\
commands:
  quoteattr calibrate GOLD  refit the confidences to texts that you annotated
  quoteattr evaluate GOLD   measure the accuracy on texts that you annotated
  quoteattr rules           list the rules, and yours with --rules, with their precision and coverage
  quoteattr serve           start an HTTP API and a page to review quotes
  quoteattr stats FILE…     count quotes by speaker, kind, cue and pronoun, and draw a chart
  Each command has its own --help. To read a file with such a name, write ./NAME, as in ./stats.

Offsets count characters of the decoded text, without a byte order mark.
Exit codes: 0 all done; 1 something could not be read, analysed or written, the rest is done;
2 wrong usage; 130 interrupted.
"""


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.id_column and not options.text_column:
        parser.error("--id-column needs --text-column: the column of the table that has the texts")
    named = named_by(options)
    if options.output and any(_is_same(options.output, name) for name in named):
        parser.error(f"the output file {one_line(options.output)} is also an input file")
    style = output.FORMATS[options.format]
    if problem := _problem_of(style, options, named):
        parser.error(problem)
    extractor = QuoteExtractor(
        scope=options.scope, known_speakers=people_of(options), rules=rules_of(options), models=models_of(options)
    )
    # Without a byte order mark, Excel does not recognize UTF-8 and garbles quotation marks.
    encoding = "utf-8-sig" if options.format == "csv" else "utf-8"
    with opened(None if style.into_folder else options.output, encoding) as out:
        return _run(named, options, extractor, out)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="quoteattr",
        description="Print every quotation in English texts and who said it.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help=f"a file, a glob pattern, a folder (reads {', '.join(inputs.SUFFIXES)}), or - for stdin",
    )
    group = parser.add_argument_group("input")
    add_reading(group)
    help_ = "hand this column of the table through to the output; may be repeated"
    group.add_argument("--id-column", metavar="COLUMN", type=path_of, action="append", default=[], help=help_)
    add_choosing(parser.add_argument_group("which quotes"))
    _add_writing(parser.add_argument_group("output"))
    add_rules(parser)
    add_calibration(parser)
    parser.add_argument("--version", action="version", version=f"quoteattr {quoteattr.__version__}")
    return parser


def add_reading(group: argparse._ArgumentGroup) -> None:
    """Add the options that say how files are read."""
    group.add_argument("--encoding", type=_encoding, help="the encoding of all files (default: detect it, UTF-8 first)")
    group.add_argument(
        "--input",
        choices=("auto", "text", "html"),
        default="auto",
        help='html: extract the main text of web pages (needs "quoteattr[html]"); auto (default): detect them',
    )
    help_ = "the files are tables (CSV, TSV, JSON lines, Parquet) that have the texts in this column"
    group.add_argument("--text-column", metavar="COLUMN", type=path_of, help=help_)
    add_known(group)
    group.add_argument(
        "--workers", metavar="N", type=count_of, default=1, help="read files in N processes at once (default 1)"
    )


def add_choosing(group: argparse._ArgumentGroup) -> None:
    """Add the options that say which quotes are kept."""
    group.add_argument(
        "--scope",
        choices=SCOPES,
        default="speech",
        help="speech (default): what was said or written; all: also thoughts, votes and plans",
    )
    kinds = [kind.value for kind in QuoteKind]
    group.add_argument("--kind", choices=kinds, action="append", help="only this kind; may be repeated")
    help_ = "only speakers whose name has all these words; may be repeated"
    group.add_argument("--speaker", metavar="NAME", action="append", help=help_)
    help_ = "only quotes with at least this confidence, from 0 to 1"
    group.add_argument("--min-confidence", metavar="SHARE", type=_share, default=0.0, help=help_)


def _add_writing(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--format",
        choices=tuple(output.FORMATS),
        default="text",
        help="text (default): a list to read; json: an object, or an array for several files; jsonl: one line per "
        "file; csv: one row per quote; html: a page; annotations: W3C Web Annotations; marked: the text with marks; "
        'parquet: the table with types (needs "quoteattr[parquet]"); tei: TEI P5; brat: stand-off files in the folder '
        "that -o names; label-studio: tasks; json-ld, claim-reviews: schema.org",
    )
    group.add_argument("--explain", action="store_true", help="say why each quote has its speaker")
    group.add_argument("-o", "--output", metavar="FILE", type=path_of, help="write to FILE instead of stdout")
    group.add_argument("-q", "--quiet", action="store_true", help="only errors on stderr, no progress and no notes")


def _encoding(name: str) -> str:
    try:
        codec = codecs.lookup(name).name
        # This rejects hex, zlib and the like. Codecs for host names are rejected below.
        b"a".decode(codec)
    except UnicodeDecodeError:
        return codec  # The encoding uses more than one byte per letter.
    except (LookupError, ValueError):
        codec = ""
    if not codec or codec in ("idna", "punycode"):
        raise argparse.ArgumentTypeError(f"{name!r} is not a text encoding")
    return codec


def path_of(value: str) -> str:
    """The name of an output file, for argparse."""
    if not value:
        raise argparse.ArgumentTypeError("the name is empty")
    return value


def count_of(value: str) -> int:
    """A number of at least 1, for argparse."""
    count = int(value)
    if count < 1:
        raise argparse.ArgumentTypeError(f"{value} is less than 1")
    return count


def _share(value: str) -> float:
    share = float(value)
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{value} is not between 0 and 1")
    return share


def _is_same(path: str, name: str | InputError) -> bool:
    return isinstance(name, str) and os.path.isfile(path) and os.path.isfile(name) and os.path.samefile(path, name)


def _problem_of(style: type[Format], options: argparse.Namespace, named: Sequence[str | InputError]) -> str | None:
    """What is wrong with where the output goes, for formats that are not one text."""
    if style.into_folder:
        if options.output is None:
            return f"{options.format} writes two files for each text: name a folder with -o"
        if any(isinstance(name, str) and _lies_in(name, options.output) for name in named):
            return f"the output folder {one_line(options.output)} has input files"
    elif not style.is_text and options.output is None and sys.stdout is not None and sys.stdout.isatty():
        return f"{options.format} is not text: name a file with -o, or pass it on with |"
    return None


def _lies_in(name: str, folder: str) -> bool:
    parent = os.path.dirname(name) or os.curdir
    return name != STDIN and os.path.isdir(folder) and os.path.isdir(parent) and os.path.samefile(parent, folder)


def _run(named: Sequence[str | InputError], options: argparse.Namespace, extractor: QuoteExtractor, out: TextIO) -> int:
    table = _table(options)
    single = inputs.is_single(options.files) and table is None
    plain, folder = options.output is not None, options.output or ""
    style = output.make(
        options.format, single=single, explained=options.explain, plain=plain, folder=folder, table=table
    )
    waiting, code = style.begin(), DONE
    for outcome in outcomes_of(named, options, extractor):
        if isinstance(outcome, str):
            code = FAILED
            complain(outcome)
        else:
            document, quotes = outcome
            if document.note and not options.quiet:
                complain(f"{document.file}: {document.note}")
            written = style.document(document, quotes)
            # If everything fails, nothing is written.
            for piece in (waiting, written):
                write(out, piece)
            out.flush()
            waiting = ""
    for piece in (waiting, style.end()):
        write(out, piece)
    out.flush()
    return code


def named_by(options: argparse.Namespace) -> list[str | InputError]:
    """The files that the options name. What is skipped is told on standard error."""
    found = list(inputs.names(options.files, tables.SUFFIXES if options.text_column else inputs.SUFFIXES))
    for skipped in found:
        if isinstance(skipped, Skipped) and not options.quiet:
            complain(str(skipped))
    return [name for name in found if not isinstance(name, Skipped)]


Outcome = tuple[InputText, list[Quote]] | str
"""A document with its quotes, or an error message: one bad file must not stop the others."""


def outcomes_of(
    named: Sequence[str | InputError], options: argparse.Namespace, extractor: QuoteExtractor
) -> Iterator[Outcome]:
    """Each document that the files name with the quotes that the options keep, or what is wrong with it."""
    read = partial(_outcome, options=options, extractor=extractor)
    table = _table(options)
    progress = Progress(None if table else len(named), quiet=options.quiet)
    shown = repeat("") if table else (os.path.basename(str(name)) for name in named)
    names: deque[str] = deque()
    with closing(outcomes(read, _noted(_all_handed(named, options, table), names), options.workers)) as found:
        for outcome in progress.watch(found, shown):
            name = names.popleft()
            if isinstance(outcome, WorkerError):
                yield f"{name}: cannot be analysed: {outcome}"
            elif isinstance(outcome, Exception):
                raise outcome
            else:
                yield outcome


_Handed = str | InputText | InputError
"""What a worker gets: the name of a file that it reads, a text, or an error to hand on."""


def _table(options: argparse.Namespace) -> Columns | None:
    return Columns(options.text_column, tuple(dict.fromkeys(options.id_column))) if options.text_column else None


def _noted(handed: Iterable[_Handed], names: deque[str]) -> Iterator[_Handed]:
    """Note the name of each item, in order: the outcome of one whose worker died does not have it."""
    for item in handed:
        names.append(item.name if isinstance(item, InputText) else str(item))
        yield item


def _all_handed(
    named: Iterable[str | InputError], options: argparse.Namespace, table: Columns | None
) -> Iterator[_Handed]:
    """Tables are read here, row by row, so that each row may go to another worker."""
    for name in named:
        if table is None or isinstance(name, InputError):
            yield _handed(name, options)
        else:
            yield from inputs.read_rows(name, table, options.encoding)


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


def wanted_by(quote: Quote, options: argparse.Namespace) -> bool:
    """Whether the options keep a quote."""
    return (
        quote.confidence >= options.min_confidence
        and (not options.kind or quote.kind.value in options.kind)
        and (not options.speaker or any(_is_called(name, quote) for name in options.speaker))
    )


def _is_called(name: str, quote: Quote) -> bool:
    """Whether the speaker's name contains every word of `name`, as `Dorothea Quill` contains `quill`."""
    return quote.speaker is not None and _words(name) <= _words(quote.speaker.name)


def _words(name: str) -> set[str]:
    return set(name.casefold().split())
