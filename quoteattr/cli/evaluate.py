"""`quoteattr evaluate GOLD`: how accurate the quotes are, measured on annotated texts."""

import argparse
import json
from collections.abc import Iterator, Sequence

import attrs

from quoteattr.batch.progress import Progress
from quoteattr.cli.custom import add_custom, extractor_of
from quoteattr.cli.gold import add_gold, gold_of
from quoteattr.cli.logs import add_log_level, start_log
from quoteattr.cli.people import add_known, people_of
from quoteattr.cli.shell import DOCS, DONE
from quoteattr.errors import InputError
from quoteattr.evaluate import AnnotatedText, Annotation, Names, Report, Score, read_annotated, score
from quoteattr.model import QuoteKind
from quoteattr.settings import SCOPES

__all__ = ["build_parser", "main"]


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    options = build_parser().parse_args(arguments)
    start_log(options)
    texts = gold_of(options)
    if not texts:
        raise InputError(options.gold[0], "contains no annotated text")
    kinds = [QuoteKind(kind) for kind in options.kind or QuoteKind]
    predicted = _read(texts, options.predictions, options.texts) if options.predictions else _extracted(texts, options)
    report = score((text.of_kinds(kinds), found.of_kinds(kinds).quotes) for text, found in predicted)
    print(json.dumps(_data(report), indent=2) if options.format == "json" else _table(report))
    return DONE


def build_parser() -> argparse.ArgumentParser:
    """The arguments of the command."""
    parser = argparse.ArgumentParser(
        prog="quoteattr evaluate",
        description="Measure the accuracy on texts that you annotated.",
        epilog=f"The form of these texts: {DOCS}/formats.md. What each figure means: {DOCS}/cli.md",
    )
    add_gold(parser)
    parser.add_argument(
        "--predictions", metavar="FILE", help="measure these quotes of the same texts, from another tool or release"
    )
    parser.add_argument("--scope", choices=SCOPES, default="speech", help="as in `quoteattr --help`")
    parser.add_argument(
        "--kind",
        choices=[kind.value for kind in QuoteKind],
        action="append",
        help="measure only this kind, for example if only this kind is annotated; may be repeated",
    )
    add_known(parser)
    add_custom(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_log_level(parser)
    return parser


def _extracted(
    texts: Sequence[AnnotatedText], options: argparse.Namespace
) -> Iterator[tuple[AnnotatedText, AnnotatedText]]:
    extractor = extractor_of(options, people_of(options))
    found = (tuple(map(Annotation.of, extractor.extract(text.text))) for text in texts)
    watched = Progress(len(texts), quiet=options.quiet).watch(found, (text.name for text in texts))
    return ((text, attrs.evolve(text, quotes=quotes)) for text, quotes in zip(texts, watched, strict=True))


def _read(
    texts: Sequence[AnnotatedText], path: str, folder: str | None
) -> Iterator[tuple[AnnotatedText, AnnotatedText]]:
    # Match by the text itself, because file names differ between machines.
    predicted = {found.text: found for found in read_annotated(path, folder)}
    for text in texts:
        if text.text not in predicted:
            raise InputError(path, f"has no quotes for the text {text.name}")
        yield text, predicted[text.text]


def _table(report: Report) -> str:
    rows = [f"{'':30}{'precision':>10}{'recall':>10}{'F1':>10}{'annotated':>11}{'predicted':>11}{'right':>8}"]
    rows += [_row(name, part) for name, part in report.scores.items()]
    rows += _names(report.names) if report.names.annotated else []
    if report.calibration_error is not None:
        rows.append(f"{'calibration error':30}{report.calibration_error:>10.3f}")
    return "\n".join([f"{report.texts} text{'' if report.texts == 1 else 's'}", "", *rows])


def _names(names: Names) -> list[str]:
    others = f"{names.found - names.right - names.unnamed} with another name, {names.unnamed} with none"
    return [
        f"{'right name, of quotes found':30}{names.of_found:>10.1%}  ({names.right} of {names.found}; {others})",
        f"{'right name, of all':30}{names.of_annotated:>10.1%}  ({names.right} of {names.annotated})",
    ]


def _row(name: str, part: Score) -> str:
    shares = "".join(f"{share:>10.1%}" for share in (part.precision, part.recall, part.f1))
    return f"{name:30}{shares}{part.annotated:>11}{part.predicted:>11}{part.right:>8}"


def _data(report: Report) -> dict[str, object]:
    return {
        "texts": report.texts,
        "scores": {
            name: {**attrs.asdict(part), "precision": part.precision, "recall": part.recall, "f1": part.f1}
            for name, part in report.scores.items()
        },
        "names": {
            **attrs.asdict(report.names),
            "of_found": report.names.of_found,
            "of_annotated": report.names.of_annotated,
        },
        "calibration_error": report.calibration_error,
    }
