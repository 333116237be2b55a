"""The command line: `quoteattr FILE…` prints every quote of each file and who said it."""

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import quoteattr
from quoteattr.errors import InputError, ModelError, QuoteattrError
from quoteattr.extractor import QuoteExtractor
from quoteattr.model import Quote
from quoteattr.render import listing
from quoteattr.serialize import to_dict

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, or 1 where any file could not be read or analysed."""
    options = _parser().parse_args(argv)
    _speak_utf8()
    try:
        return _run(options.files, options.format, options.scope)
    except QuoteattrError as error:
        _complain(str(error))
        return 1
    except OSError as error:
        # Python flushes once more at exit and would complain in its own way.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return 0  # Whoever reads has seen enough, as in `| head`.
        _complain(f"cannot write: {error.strerror or error}")
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="quoteattr",
        description="Print every quotation of an English text and who said it.",
        epilog="Offsets count characters of the decoded text, without a byte order mark.",
    )
    parser.add_argument("files", metavar="FILE", nargs="+", help="a text file in UTF-8; - reads the standard input")
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text: a list to read (default); json: one line a document",
    )
    parser.add_argument(
        "--scope",
        choices=("speech", "all"),
        default="speech",
        help="speech: what was said or written (default); all: thoughts, votes and plans too",
    )
    parser.add_argument("--version", action="version", version=f"quoteattr {quoteattr.__version__}")
    return parser


def _run(files: Sequence[str], style: str, scope: str) -> int:
    extractor = QuoteExtractor(scope=scope)
    failed = False
    for name in files:
        outcome = _outcome(name, extractor)
        if isinstance(outcome, str):
            failed = True
            _complain(outcome)
        else:
            print(_as_json(name, outcome) if style == "json" else _as_text(name, outcome), flush=True)
    return int(failed)


def _outcome(name: str, extractor: QuoteExtractor) -> list[Quote] | str:
    """The quotes of a file, or what went wrong with it: one bad file must not stop the others."""
    try:
        return extractor.extract(_read(name))
    except ModelError:
        # It would be the same for every file.
        raise
    except InputError as error:
        return str(error)
    except Exception as error:
        return f"{name}: cannot be analysed: {type(error).__name__}: {error}"


def _read(name: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InputError(name, f"cannot be read: {error.strerror or error}") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"is not UTF-8 (byte {raw[error.start]:#04x} at offset {error.start}); convert it first"
        raise InputError(name, problem) from error


def _as_json(name: str, quotes: list[Quote]) -> str:
    return json.dumps({"file": name, **to_dict(quotes)}, ensure_ascii=False)


def _as_text(name: str, quotes: list[Quote]) -> str:
    heading = f"{name}: {len(quotes)} quote{'' if len(quotes) == 1 else 's'}"
    return f"{heading}\n\n{listing(quotes)}\n" if quotes else f"{heading}\n"


def _complain(message: str) -> None:
    print(f"quoteattr: {message}", file=sys.stderr)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says: the words came from UTF-8 and must not fail on their way out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
