"""How fast quoteattr is on one core: import, readiness, words a second by stage, memory, growth with length.

    python benchmarks/speed.py [FOLDER]

FOLDER holds texts (*.txt); without one, the articles in examples/ are read. Prints a table in Markdown. Timings are
medians of three runs; single ones differ by a tenth.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"
RUNS = 3
LENGTHS = (1_000, 10_000, 100_000)


def seconds(work: Callable[[], object]) -> float:
    def once() -> float:
        started = time.perf_counter()
        work()
        return time.perf_counter() - started

    return statistics.median(once() for _ in range(RUNS))


def in_new_process(program: str) -> float:
    """Seconds that a program takes in a new interpreter, beyond what an empty one does."""
    return seconds(lambda: subprocess.run([sys.executable, "-c", program], check=True)) - seconds(
        lambda: subprocess.run([sys.executable, "-c", "pass"], check=True)
    )


def stages(texts: list[str]) -> dict[str, Callable[[], object]]:
    """The steps of an extraction, each over all texts."""
    from quoteattr import QuoteExtractor, find_quotations
    from quoteattr.attribution import attribute
    from quoteattr.attribution.context import Context
    from quoteattr.attribution.tagger import Tagger
    from quoteattr.coreference import Options, Speakers
    from quoteattr.lexicon import english

    tagger, extractor = Tagger(), QuoteExtractor()
    contexts = [Context.of(text, find_quotations(text), english()) for text in texts]
    found = [attribute(context, tagger) for context in contexts]
    list(extractor.extract_many(texts))
    return {
        "`find_quotations`": lambda: [find_quotations(text) for text in texts],
        "attribution": lambda: [attribute(c, tagger) for c in contexts],
        "coreference": lambda: [Speakers(c, a, Options()) for c, a in zip(contexts, found, strict=True)],
        "all of `extract`": lambda: [extractor.extract(text) for text in texts],
    }


def grown(texts: list[str], words: int) -> str:
    """About so many words, the texts over and over."""
    joined = "\n\n".join(texts)
    return "\n\n".join([joined] * max(1, words // len(joined.split())))


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} texts, {words} words\n\n| what | figure |\n|---|---|")
    print(f"| `import quoteattr` | {in_new_process('import quoteattr'):.2f} s |")
    ready = in_new_process("import quoteattr; quoteattr.extract_quotes('“Late,” he said.')")
    print(f"| the first quote in a new process | {ready:.2f} s |")
    for name, work in stages(texts).items():
        print(f"| {name} | {words / seconds(work):,.0f} words/s |")
    from quoteattr import extract_quotes

    for length in LENGTHS:
        text = grown(texts, length)
        count = len(text.split())
        print(
            f"| one text of {count:,} words | {count / seconds(lambda text=text: extract_quotes(text)):,.0f} words/s |"
        )
    print(f"| memory at its highest | {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB |")


if __name__ == "__main__":
    main()
