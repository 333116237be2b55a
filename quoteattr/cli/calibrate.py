"""`quoteattr calibrate GOLD`: refit the confidences to annotated texts of your own."""

import argparse
import json
from collections.abc import Sequence

import quoteattr
from quoteattr.batch.progress import Progress
from quoteattr.cli.custom import add_rules, rules_of
from quoteattr.cli.gold import add_gold, gold_of
from quoteattr.cli.logs import add_log_level, start_log
from quoteattr.cli.people import add_known, people_of
from quoteattr.cli.shell import DOCS, DONE
from quoteattr.cli.writing import opened
from quoteattr.errors import InputError
from quoteattr.evaluate import AnnotatedText
from quoteattr.evaluate.calibration import FEWEST_ANSWERS, FOLDS, Answer, Figures, answers, by_folds, figures, refit
from quoteattr.results.confidence import Calibration, shipped, shipped_identity

__all__ = ["build_parser", "main"]


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    options = build_parser().parse_args(arguments)
    start_log(options)
    texts = gold_of(options)
    found = _found(texts, options)
    _require_enough(options.gold[0], texts, found)
    start = shipped()
    before = figures([(start.confidence(answer.features), answer.right) for answer in found])
    after = figures(by_folds(found, start))
    with opened(options.output, "utf-8") as out:
        out.write(_written(refit(found, start), found))
    print(_report(found, before, after))
    return DONE


def build_parser() -> argparse.ArgumentParser:
    """The arguments of the command."""
    parser = argparse.ArgumentParser(
        prog="quoteattr calibrate",
        description="Refit the confidences to texts that you annotated with all their quotes and speakers. "
        "Use the file that it writes with `--calibration FILE`.",
        epilog=f"What is measured, and how many texts it needs: {DOCS}/cli.md",
    )
    add_gold(parser)
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="the file to write")
    add_known(parser)
    add_rules(parser)
    add_log_level(parser)
    return parser


def _found(texts: Sequence[AnnotatedText], options: argparse.Namespace) -> list[Answer]:
    by_text = answers(texts, rules_of(options), people_of(options))
    watched = Progress(len(texts), quiet=options.quiet).watch(by_text, (text.name for text in texts))
    return [answer for found in watched for answer in found]


def _require_enough(path: str, texts: Sequence[AnnotatedText], found: Sequence[Answer]) -> None:
    if texts and not any(quote.names for text in texts for quote in text.quotes):
        raise InputError(path, "names no speaker, and a confidence is about the words and the name")
    among = len({answer.text for answer in found})
    if len(found) < FEWEST_ANSWERS or among < FOLDS:
        needed = f"at least {FEWEST_ANSWERS} in {FOLDS} texts are needed"
        raise InputError(path, f"too few quotes are found in it: {len(found)} in {among} texts, and {needed}")


def _written(table: Calibration, found: Sequence[Answer]) -> str:
    data = {
        "release": quoteattr.__version__,
        "fitted_to": shipped_identity(),
        "texts": len({answer.text for answer in found}),
        "answers": len(found),
        "weights": dict(table.weights),
    }
    return json.dumps(data, indent=1) + "\n"


def _report(found: Sequence[Answer], before: Figures, after: Figures) -> str:
    texts = len({answer.text for answer in found})
    lines = [
        f"{len(found)} quotes found in {texts} texts, {before.right:.1%} of them right: the words and the name",
        "",
        f"{'':34}{'mean confidence':>16}{'calibration error':>19}",
        f"{'as it comes':34}{before.mean:>16.3f}{before.error:>19.3f}",
        f"{'refitted, on texts held out':34}{after.mean:>16.3f}{after.error:>19.3f}",
    ]
    if after.error >= before.error:
        lines += [
            "",
            "Refitting does not help on these texts. Annotate more of them, or keep what comes with quoteattr.",
        ]
    return "\n".join(lines)
