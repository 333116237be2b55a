"""Stream the quotes of many texts, with error handling and progress."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import closing
from typing import Literal

from quoteattr.batch.progress import Progress
from quoteattr.batch.workers import outcomes
from quoteattr.errors import ModelError
from quoteattr.model import Quote

__all__ = ["OnError", "Report", "stream"]

_LOGGER = logging.getLogger(__name__)

OnError = Literal["raise", "skip"]
Report = Callable[[int, Exception], None]


def stream(
    extract: Callable[[str], list[Quote]],
    texts: Iterable[str],
    *,
    workers: int,
    on_error: OnError,
    report: Report | None,
    progress: bool,
) -> Iterator[list[Quote]]:
    """Implement `QuoteExtractor.extract_many` for a function that reads one text."""
    line = Progress(len(texts) if isinstance(texts, Sized) else None, quiet=not progress)
    with closing(outcomes(extract, texts, workers)) as found:
        for index, outcome in enumerate(line.watch(found)):
            if isinstance(outcome, Exception):
                # Without usable weights, every text would fail.
                if on_error == "raise" or isinstance(outcome, ModelError):
                    outcome.add_note(f"Raised for text {index}, counted from 0.")
                    raise outcome
                # Its message may quote the text.
                _LOGGER.warning("text %d is skipped: %s", index, type(outcome).__name__)
                if report is not None:
                    report(index, outcome)
            yield [] if isinstance(outcome, Exception) else outcome
