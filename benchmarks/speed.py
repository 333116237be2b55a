"""How fast quoteattr is on one core, in words a second by stage, and how time and memory grow with the text.

    python benchmarks/speed.py [PATH ...] [--words N] [--longest N] [--peers]

PATH: files or folders of texts, *.jsonl (objects with a "text") or *.txt; without one, those of examples/, over and
over. Prints tables in Markdown. All times are processor seconds of one thread (user and system), medians of three runs
for all but the longest texts: other work on the machine disturbs those less than it does a clock on the wall. `--peers`
measures spaCy and textacy on the same texts, in an environment of their own that is made under build/.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from pathlib import Path

from texts import Sets, grown, length, sets, shipped
from usage import memory

HERE = Path(__file__).parent
PEERS = HERE.parent / "build" / "peers"
RUNS = 3
LENGTHS = (1_000, 10_000, 100_000, 1_000_000)
ONCE = 100_000
"""Words from which on a text is measured once: it takes long enough to be steady."""


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """Processor seconds of this process, the median of so many runs."""

    def once() -> float:
        started = time.process_time()
        work()
        return time.process_time() - started

    return statistics.median(once() for _ in range(runs))


def in_new_process(program: str) -> float:
    """Processor seconds that a program takes in a new interpreter, the interpreter's own start included."""

    def once() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", program], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return statistics.median(once() for _ in range(RUNS))


def stages(texts: list[str]) -> dict[str, Callable[[], object]]:
    """The steps of an extraction, each over all texts."""
    from quoteattr import QuoteExtractor, find_quotations
    from quoteattr.attribution.attribute import attribute
    from quoteattr.languages import english
    from quoteattr.network.features import encode
    from quoteattr.network.reading import SEGMENT, pieces_of, read
    from quoteattr.network.scores import score
    from quoteattr.network.tagger import Tagger
    from quoteattr.network.windows import segments
    from quoteattr.results.speakers import Speakers
    from quoteattr.speakers.resolve import Options
    from quoteattr.text.view import TextView

    tagger, extractor = Tagger(), QuoteExtractor()
    contexts = [TextView.of(text, find_quotations(text), english()) for text in texts]
    pieces = [pieces_of(c.text, c.quotations, tagger, c.is_story) for c in contexts]
    readings = [read(context.text, context.quotations, tagger, context.is_story) for context in contexts]
    found = list(map(attribute, contexts, readings))
    extractor.extract(texts[0])
    return {
        "quotations": lambda: [find_quotations(text) for text in texts],
        "word pieces": lambda: [encode(text, [], tagger.tokenizer) for text in texts],
        "network": lambda: [
            score(whole, frames, tagger)
            for text, whole in zip(texts, pieces, strict=True)
            for frames in segments(text, whole, SEGMENT, tagger.extent)
        ],
        "reading": lambda: [read(c.text, c.quotations, tagger, c.is_story) for c in contexts],
        "attribution": lambda: list(map(attribute, contexts, readings)),
        "coreference": lambda: [Speakers(c, a, Options()) for c, a in zip(contexts, found, strict=True)],
        "whole": lambda: [extractor.extract(text) for text in texts],
    }


def print_start() -> None:
    print("| start | processor seconds |\n|---|---|")
    print(f"| an empty Python | {in_new_process('pass'):.2f} |")
    print(f"| `import quoteattr` | {in_new_process('import quoteattr'):.2f} |")
    first = "import quoteattr; quoteattr.extract_quotes('“Late,” he said.')"
    print(f"| the first quote | {in_new_process(first):.2f} |", flush=True)


def print_stages(texts: Sets) -> None:
    """A row for each set: words a second of each step and of the whole."""
    rows = {
        name: {stage: length(some) / seconds(work) for stage, work in stages(some).items()}
        for name, some in texts.items()
    }
    names = list(next(iter(rows.values())))
    print(f"\n| words/s | words | {' | '.join(names)} |\n|{'---|' * (2 + len(names))}")
    for name, row in rows.items():
        print(f"| {name} | {length(texts[name]):,} | {' | '.join(f'{rate:,.0f}' for rate in row.values())} |")
    print(f"\nMemory at its highest: {memory():.0f} MB", flush=True)


def print_growth(texts: list[str], longest: int) -> None:
    from quoteattr import extract_quotes

    print("\n| one text of words | seconds | words/s | MB at its highest |\n|---|---|---|---|")
    for size in (size for size in LENGTHS if size <= longest):
        text = grown(texts, size)
        spent = seconds(lambda text=text: extract_quotes(text), 1 if size >= ONCE else RUNS)
        words = length([text])
        print(f"| {words:,} | {spent:.2f} | {words / spent:,.0f} | {memory():.0f} |", flush=True)


def print_peers(texts: Sets) -> None:
    python = peers_python()
    print("\n| quoteattr's figure over the peer's | words/s | seconds until ready | memory |\n|---|---|---|---|")
    for name, some in texts.items():
        theirs = beside(python, "spacy", some)
        for ours in (beside(sys.executable, library, some) for library in ("quoteattr", "fast")):
            rate = theirs["seconds"] / ours["seconds"]
            ready, held = ours["ready"] / theirs["ready"], ours["memory"] / theirs["memory"]
            notes = f"{ours['note']}, beside {theirs['note']}"
            print(f"| {name}, {notes} | {rate:.2f} | {ready:.2f} | {held:.2f} |", flush=True)


def beside(python: str | Path, library: str, texts: list[str]) -> dict[str, float]:
    command = [python, HERE / "beside.py", library]
    told = subprocess.run(command, input=json.dumps(texts), text=True, stdout=subprocess.PIPE, check=True)
    return json.loads(told.stdout)


def peers_python() -> Path:
    """The interpreter of the peers' environment, which is made where there is none."""
    python = PEERS / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(PEERS, with_pip=True)
        install = [python, "-m", "pip", "install", "--quiet", "--requirement", HERE / "requirements.txt"]
        subprocess.run(install, check=True)
    return python


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="*", metavar="PATH")
    parser.add_argument(
        "--words", type=int, default=20_000, help="of each set, about so many words (default %(default)s)"
    )
    parser.add_argument("--longest", type=int, default=LENGTHS[-1], help="no single text longer than this many words")
    parser.add_argument("--peers", action="store_true", help="spaCy and textacy, too")
    options = parser.parse_args()
    texts = sets(options.paths, options.words) if options.paths else shipped(options.words)
    print_start()
    print_stages(texts)
    if options.peers:
        print_peers(texts)
    print_growth(next(iter(texts.values())), options.longest)


if __name__ == "__main__":
    main()
