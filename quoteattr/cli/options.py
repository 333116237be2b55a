"""The options of all commands that read texts: how files are read, and which quotes are kept."""

import argparse
import codecs

from quoteattr.cli.numbers import count, share
from quoteattr.cli.people import add_known
from quoteattr.model import Quote, QuoteKind
from quoteattr.settings import SCOPES

__all__ = ["add_choosing", "add_reading", "add_writing", "path_of", "wanted_by"]


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
        "--workers", metavar="N", type=count, default=1, help="read files in N processes at once (default 1)"
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
    group.add_argument("--min-confidence", metavar="SHARE", type=share, default=0.0, help=help_)


def add_writing(group: argparse._ArgumentGroup) -> None:
    """Add the options that say where the output goes, and what is told on standard error."""
    group.add_argument("-o", "--output", metavar="FILE", type=path_of, help="write to FILE instead of stdout")
    group.add_argument("-q", "--quiet", action="store_true", help="only errors on stderr, no progress and no notes")


def path_of(value: str) -> str:
    """The name of a file or of a column, for argparse."""
    if not value:
        raise argparse.ArgumentTypeError("the name is empty")
    return value


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
