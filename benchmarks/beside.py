"""Measure one library in a process of its own: seconds until it is ready, seconds for texts, memory.

    python benchmarks/beside.py quoteattr|fast|spacy < TEXTS.json

Reads an array of texts, writes a JSON object. Seconds are the processor's; "ready" has the imports and a first quote.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import json
import sys
import time
from collections.abc import Callable

from usage import memory


def quoteattr() -> tuple[Callable[[str], object], str]:
    from quoteattr import QuoteExtractor

    return QuoteExtractor().extract, "as shipped"


def fast() -> tuple[Callable[[str], object], str]:
    from quoteattr import QuoteExtractor

    return QuoteExtractor(model="fast").extract, "the smaller network"


def spacy() -> tuple[Callable[[str], object], str]:
    import peer

    nlp, note = peer.pipeline()
    return lambda text: peer.quotations(nlp, text), note


def main() -> None:
    texts = json.load(sys.stdin)
    extract, note = {"quoteattr": quoteattr, "fast": fast, "spacy": spacy}[sys.argv[1]]()
    extract("“Late,” he said.")
    ready = time.process_time()
    for text in texts:
        extract(text)
    spent = time.process_time() - ready
    json.dump({"note": note, "ready": ready, "seconds": spent, "memory": memory()}, sys.stdout)


if __name__ == "__main__":
    main()
