"""Make a sheet for each article of a folder; from inside `examples`: `python -m newsroom INBOX OUTBOX`."""

import argparse
import logging
import sys
from pathlib import Path

from newsroom.desk import Desk
from newsroom.inbox import work_through
from quoteattr import QuoteExtractor


def main() -> int:
    """Run the service once, and return 1 if an article failed."""
    parser = argparse.ArgumentParser(prog="python -m newsroom", description=__doc__)
    parser.add_argument("inbox", type=Path)
    parser.add_argument("outbox", type=Path)
    parser.add_argument("--min-confidence", type=float, default=0.9)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    failed = work_through(options.inbox, options.outbox, Desk(QuoteExtractor(), options.min_confidence))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
