"""Read every text of a folder and check what must hold of any: no exception, true offsets, order, to JSON and back.

    cd tests && python -m fuzz.sweep FOLDER

FOLDER holds *.txt, and *.jsonl with a `text` in every line. A text that stands in several files is read once. Prints
one line a file, and every text that fails; exits with 1 where one does.
"""

from __future__ import annotations

import json
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from fuzz.properties import check_analysis
from quoteattr import QuoteExtractor


def main(folder: Path) -> int:
    """Read the folder and return an exit code."""
    extractor = QuoteExtractor(scope="all")
    seen: set[str] = set()
    failed = 0
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".txt", ".jsonl")):
        new = [(name, text) for name, text in texts(path) if text not in seen]
        seen.update(text for _, text in new)
        started = time.perf_counter()
        outcomes = [outcome(name, text, extractor) for name, text in new]
        words = sum(len(text.split()) for _, text in new)
        found = sum(count for count in outcomes if count is not None)
        failed += outcomes.count(None)
        print(
            f"{path.relative_to(folder)}: {len(new)} texts, {words:,} words, {found:,} quotes, "
            f"{outcomes.count(None)} failed, {time.perf_counter() - started:.0f} s",
            flush=True,
        )
    return 1 if failed else 0


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """Each text of a file, with a name to find it by."""
    content = path.read_text(encoding="utf-8")
    if path.suffix == ".txt":
        yield path.name, content
        return
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            yield f"{path.name}:{number}", json.loads(line)["text"]


def outcome(name: str, text: str, extractor: QuoteExtractor) -> int | None:
    """How many quotes the text has; None where something does not hold."""
    try:
        analysis = extractor.analyze(text)
        check_analysis(text, analysis)
    except Exception:
        print(f"{name}: {traceback.format_exc()}", flush=True)
        return None
    return len(analysis.quotes)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
