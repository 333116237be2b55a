"""`quoteattr FILE…`: every quote in each file, and who said it."""

import argparse
import os
import sys
from collections.abc import Sequence

import quoteattr
from quoteattr.cli import inputs, output
from quoteattr.cli.custom import add_custom, extractor_of
from quoteattr.cli.format import Format
from quoteattr.cli.inputs import STDIN
from quoteattr.cli.logs import add_log_level, start_log
from quoteattr.cli.options import add_choosing, add_reading, add_writing, path_of
from quoteattr.cli.outcomes import named_by, outcomes_of, table_of
from quoteattr.cli.people import people_of
from quoteattr.cli.resuming import Output, add_resume, opened_output, unresumable
from quoteattr.cli.shell import DOCS, DONE, FAILED, complain
from quoteattr.errors import InputError
from quoteattr.extractor import QuoteExtractor
from quoteattr.text.controls import one_line

__all__ = ["build_parser", "main"]

_EPILOG = f"""\
commands:
  quoteattr calibrate GOLD     refit the confidences to texts that you annotated
  quoteattr completion SHELL   print the code that completes this command line in bash, zsh or fish
  quoteattr evaluate GOLD      measure the accuracy on texts that you annotated
  quoteattr help COMMAND       show the help of a command, as quoteattr COMMAND --help does
  quoteattr rules              list the rules, and yours with --rules, with their precision and coverage
  quoteattr serve              start an HTTP API and a page to review quotes
  quoteattr stats FILE…        count quotes by speaker, kind, cue and pronoun, and draw a chart
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
    named = named_by(options)
    if problem := _problem_of(options, named):
        parser.error(problem)
    start_log(options)
    extractor = extractor_of(options, people_of(options))
    with opened_output(options, named) as out:
        left = [name for name in named if name not in out.done]
        if out.done and not options.quiet:
            of = "" if options.text_column else f" of {len(named)}"
            complain(f"{options.output}: {len(out.done)}{of} documents are done already")
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
    reading = parser.add_argument_group("input")
    add_reading(reading)
    help_ = "hand this column of the table through to the output; may be repeated"
    reading.add_argument("--id-column", metavar="COLUMN", type=path_of, action="append", default=[], help=help_)
    add_choosing(parser.add_argument_group("which quotes"))
    _add_writing(parser.add_argument_group("output"))
    add_custom(parser)
    parser.add_argument("--version", action="version", version=f"quoteattr {quoteattr.__version__}")
    return parser


def _add_writing(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--format",
        choices=tuple(output.FORMATS),
        default="text",
        help="text (default): a list to read; json: an object, or an array for several files; jsonl: one line per "
        "file; csv: one row per quote; html: a page; annotations: W3C Web Annotations; marked: the text with marks; "
        'parquet: the table with types (needs "quoteattr[parquet]"); tei: TEI P5; brat: stand-off files in the folder '
        "that -o names; label-studio: tasks; json-ld, claim-reviews: schema.org; script, script-json: "
        "every line and who reads it, as CSV or JSON",
    )
    group.add_argument("--explain", action="store_true", help="say why each quote has its speaker")
    add_writing(group)
    add_resume(group)
    add_log_level(group)


def _problem_of(options: argparse.Namespace, named: Sequence[str | InputError]) -> str | None:
    """What is wrong with the options together."""
    if options.id_column and not options.text_column:
        return "--id-column needs --text-column: the column of the table that has the texts"
    if options.output and any(_is_same(options.output, name) for name in named):
        return f"the output file {one_line(options.output)} is also an input file"
    if options.resume and (problem := unresumable(options, named)):
        return f"--resume {problem}"
    return _misplaced(output.FORMATS[options.format], options, named)


def _is_same(path: str, name: str | InputError) -> bool:
    return isinstance(name, str) and os.path.isfile(path) and os.path.isfile(name) and os.path.samefile(path, name)


def _misplaced(style: type[Format], options: argparse.Namespace, named: Sequence[str | InputError]) -> str | None:
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


def _run(named: Sequence[str | InputError], options: argparse.Namespace, extractor: QuoteExtractor, out: Output) -> int:
    table = table_of(options)
    single = inputs.is_single(options.files) and table is None
    plain, folder = options.output is not None, options.output or ""
    style = output.make(
        options.format, single=single, explained=options.explain, plain=plain, folder=folder, table=table
    )
    waiting, code = "" if out.done else style.begin(), DONE
    for outcome in outcomes_of(named, options, extractor, out.done):
        if isinstance(outcome, str):
            code = FAILED
            complain(outcome)
        else:
            document, quotes = outcome
            if document.note and not options.quiet:
                complain(f"{document.file}: {document.note}")
            # If everything fails, nothing is written.
            out.add(document.name, waiting, style.document(document, quotes))
            waiting = ""
    out.write(waiting, style.end())
    return code
