"""`quoteattr FILE…`: every quote in each file, and who said it."""

import argparse
import codecs
import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial

import quoteattr
from quoteattr.batch.progress import Progress
from quoteattr.batch.reading import problem_of
from quoteattr.batch.workers import outcomes
from quoteattr.cli import inputs, output
from quoteattr.cli.custom import add_rules, rules_of
from quoteattr.cli.inputs import STDIN, InputText
from quoteattr.cli.logs import add_log_level, start_log
from quoteattr.cli.numbers import count, share
from quoteattr.cli.resuming import Output, add_resume, opened_output, unresumable
from quoteattr.cli.shell import DOCS, DONE, FAILED, complain
from quoteattr.errors import InputError, ModelError, WorkerError
from quoteattr.extractor import SCOPES, QuoteExtractor
from quoteattr.model import Quote, QuoteKind
from quoteattr.text.controls import one_line

__all__ = ["build_parser", "main"]

_EPILOG = f"""\
commands:
  quoteattr completion SHELL   print the code that completes this command line in bash, zsh or fish
  quoteattr evaluate GOLD      measure the accuracy on texts that you annotated
  quoteattr help COMMAND       show the help of a command, as quoteattr COMMAND --help does
  quoteattr rules              list the rules, and yours with --rules, with their precision and coverage
  quoteattr serve              start an HTTP API and a page to review quotes
  To read a file with the name of a command, write ./evaluate, ./rules and so on.

Offsets count characters of the decoded text, without a byte order mark.
Exit codes: 0 all done; 1 something could not be read, analysed or written, the rest is done;
2 wrong usage; 130 interrupted.
Documentation: {DOCS}/cli.md
"""


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    parser = build_parser()
    options = parser.parse_args(arguments)
    named = list(inputs.names(options.files))
    if options.output and any(_is_same(options.output, name) for name in named):
        parser.error(f"the output file {one_line(options.output)} is also an input file")
    if options.resume and (problem := unresumable(options)):
        parser.error(f"--resume {problem}")
    start_log(options)
    extractor = QuoteExtractor(scope=options.scope, rules=rules_of(options))
    with opened_output(options) as out:
        left = [name for name in named if name not in out.done]
        if out.done and not options.quiet:
            complain(f"{options.output}: {len(named) - len(left)} of {len(named)} documents are done already")
        return _run(left, options, extractor, out)


def build_parser() -> argparse.ArgumentParser:
    """The arguments of `quoteattr FILE…`."""
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
    _add_reading(parser.add_argument_group("input"))
    _add_choosing(parser.add_argument_group("which quotes"))
    _add_writing(parser.add_argument_group("output"))
    add_rules(parser)
    parser.add_argument("--version", action="version", version=f"quoteattr {quoteattr.__version__}")
    return parser


def _add_reading(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--encoding", type=_encoding, help="the encoding of all files (default: detect it, UTF-8 first)")
    group.add_argument(
        "--input",
        choices=("auto", "text", "html"),
        default="auto",
        help='html: extract the main text of web pages (needs "quoteattr[html]"); auto (default): detect them',
    )
    group.add_argument(
        "--workers", metavar="N", type=count, default=1, help="read files in N processes at once (default 1)"
    )


def _add_choosing(group: argparse._ArgumentGroup) -> None:
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
    group.add_argument("--min-confidence", metavar="SHARE", type=share, default=0.0, help=help_)


def _add_writing(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--format",
        choices=tuple(output.FORMATS),
        default="text",
        help="text (default): a list to read; json: an object, or an array for several files; jsonl: one line per "
        "file; csv: one row per quote; html: a page; annotations: W3C Web Annotations; marked: the text with marks",
    )
    group.add_argument("--explain", action="store_true", help="say why each quote has its speaker")
    group.add_argument("-o", "--output", metavar="FILE", type=_path, help="write to FILE instead of stdout")
    add_resume(group)
    add_log_level(group)
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


def _path(value: str) -> str:
    if not value:
        raise argparse.ArgumentTypeError("the file name is empty")
    return value


def _is_same(path: str, name: str | InputError) -> bool:
    return isinstance(name, str) and os.path.isfile(path) and os.path.isfile(name) and os.path.samefile(path, name)


def _run(named: Sequence[str | InputError], options: argparse.Namespace, extractor: QuoteExtractor, out: Output) -> int:
    single = inputs.is_single(options.files)
    style = output.make(options.format, single=single, explained=options.explain, plain=options.output is not None)
    waiting, code = "" if out.done else style.begin(), DONE
    for outcome in _outcomes(named, options, extractor):
        if isinstance(outcome, str):
            code = FAILED
            complain(outcome)
        else:
            document, quotes = outcome
            if document.note and not options.quiet:
                complain(f"{document.name}: {document.note} (set --encoding to change this)")
            # If everything fails, nothing is written.
            out.add(document.name, waiting + style.document(document, quotes))
            waiting = ""
    out.stream.write(waiting + style.end())
    out.stream.flush()
    return code


_Outcome = tuple[InputText, list[Quote]] | str
"""A document with its quotes, or an error message: one bad file must not stop the others."""


def _outcomes(
    named: Sequence[str | InputError], options: argparse.Namespace, extractor: QuoteExtractor
) -> Iterator[_Outcome]:
    read = partial(_outcome, options=options, extractor=extractor)
    progress = Progress(len(named), quiet=options.quiet)
    handed = (_handed(name, options) for name in named)
    with closing(outcomes(read, handed, options.workers)) as found:
        watched = progress.watch(found, (os.path.basename(str(name)) for name in named))
        for name, outcome in zip(named, watched, strict=True):
            if isinstance(outcome, WorkerError):
                yield f"{name}: cannot be analysed: {outcome}"
            elif isinstance(outcome, Exception):
                raise outcome
            else:
                yield outcome


def _handed(name: str | InputError, options: argparse.Namespace) -> str | InputText | InputError:
    """What a worker gets. Streams are read here, because another process does not have them."""
    try:
        stream = isinstance(name, str) and (name == STDIN or problem_of(name) is not None)
        return inputs.read(str(name), options.encoding, options.input) if stream else name
    except InputError as error:
        return error


def _outcome(handed: str | InputText | InputError, options: argparse.Namespace, extractor: QuoteExtractor) -> _Outcome:
    try:
        if isinstance(handed, InputError):
            raise handed
        document = handed if isinstance(handed, InputText) else inputs.read(handed, options.encoding, options.input)
        return document, [quote for quote in extractor.extract(document.text) if _is_wanted(quote, options)]
    except ModelError:
        # Every file would fail.
        raise
    except InputError as error:
        return str(error)
    except Exception as error:
        name = handed.name if isinstance(handed, InputText) else handed
        return f"{name}: cannot be analysed: {type(error).__name__}: {error}"


def _is_wanted(quote: Quote, options: argparse.Namespace) -> bool:
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
