"""`quoteattr stats FILE…`: who is quoted how often, by kind, cue and pronoun."""

import argparse
import json
import os
from collections.abc import Iterator, Sequence

from quoteattr.cli.custom import add_custom, extractor_of
from quoteattr.cli.logs import add_log_level, start_log
from quoteattr.cli.numbers import count
from quoteattr.cli.options import add_choosing, add_reading, add_writing, wanted_by
from quoteattr.cli.outcomes import Outcome, named_by, outcomes_of
from quoteattr.cli.people import people_of
from quoteattr.cli.results import read_results
from quoteattr.cli.shell import DOCS, DONE, FAILED, complain
from quoteattr.cli.writing import opened, write
from quoteattr.errors import InputError
from quoteattr.model import Quote
from quoteattr.stats import CHARTS, Tally, draw, require_library
from quoteattr.stats.report import table, to_json

__all__ = ["build_parser", "main"]


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    options = build_parser().parse_args(arguments)
    start_log(options)
    if options.chart is not None:
        require_library()
    tally, code = Tally(), DONE
    for found in _results(options) if options.quotes else _found(options):
        if isinstance(found, str):
            code = FAILED
            complain(found)
        else:
            tally.add(found)
    stats = tally.stats
    if options.chart is not None:
        picture = draw(stats, _style_of(options.chart), most=options.most)
        with opened(options.chart, "utf-8") as out:
            write(out, picture)
    with opened(options.output, "utf-8") as out:
        as_json = options.format == "json"
        out.write(json.dumps(to_json(stats), indent=2) if as_json else table(stats, options.most))
        out.write("\n")
    return code


def build_parser() -> argparse.ArgumentParser:
    """The arguments of the command."""
    parser = argparse.ArgumentParser(
        prog="quoteattr stats",
        description="Count quotes by speaker, kind, cue and pronoun.",
        epilog=f"What each figure means: {DOCS}/cli.md",
    )
    parser.add_argument("files", metavar="FILE", nargs="+", help="texts, as for `quoteattr --help`")
    help_ = "the files are not texts but what `quoteattr --format jsonl` or json wrote; nothing is read again"
    parser.add_argument("--quotes", action="store_true", help=help_)
    add_reading(parser.add_argument_group("input"))
    add_choosing(parser.add_argument_group("which quotes"))
    group = parser.add_argument_group("output")
    group.add_argument("--format", choices=("text", "json"), default="text")
    help_ = f'also draw a chart: a file that ends with .{", .".join(CHARTS)} (needs "quoteattr[chart]")'
    group.add_argument("--chart", metavar="FILE", type=_chart, help=help_)
    help_ = "list N speakers and N cues (default %(default)s)"
    group.add_argument("--most", metavar="N", type=count, default=20, help=help_)
    add_writing(group)
    add_log_level(group)
    add_custom(parser)
    parser.set_defaults(id_column=())
    return parser


def _chart(path: str) -> str:
    if _style_of(path) not in CHARTS:
        raise argparse.ArgumentTypeError(f"{path!r} must end with .{', .'.join(CHARTS)}")
    return path


def _style_of(path: str) -> str:
    return os.path.splitext(path)[1].lower().removeprefix(".")


def _found(options: argparse.Namespace) -> Iterator[list[Quote] | str]:
    """The quotes of each text, or what is wrong with it."""
    extractor = extractor_of(options, people_of(options))
    outcomes: Iterator[Outcome] = outcomes_of(named_by(options), options, extractor)
    return (found if isinstance(found, str) else found[1] for found in outcomes)


def _results(options: argparse.Namespace) -> Iterator[list[Quote] | str]:
    for name in options.files:
        try:
            for quotes in read_results(name):
                yield [quote for quote in quotes if wanted_by(quote, options)]
        except InputError as error:
            yield str(error)
