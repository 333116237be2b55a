"""A progress bar on the terminal, with the rate and the time left."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import repeat
from typing import Any, TypeVar

from quoteattr.text.controls import one_line

__all__ = ["Progress"]

_T = TypeVar("_T")


class Progress:
    """Counts texts on standard error, if it is a terminal and there is more than one text."""

    def __init__(self, total: int | None, *, quiet: bool = False) -> None:
        """Set the total, if it is known."""
        self._total = total
        self._shown = (total is None or total > 1) and not quiet and sys.stderr is not None and sys.stderr.isatty()

    def watch(self, results: Iterator[_T], names: Iterable[str] = repeat("")) -> Iterator[_T]:
        """Yield each result. The bar shows its name while it is being computed, and is gone while the caller has it."""
        return self._watched(results, names) if self._shown else results

    def _watched(self, results: Iterator[_T], names: Iterable[str]) -> Iterator[_T]:
        from tqdm.contrib.logging import logging_redirect_tqdm

        bars = _bars()
        with (
            logging_redirect_tqdm(tqdm_class=bars),
            bars(total=self._total, unit=" texts", leave=False, dynamic_ncols=True, file=sys.stderr) as bar,
        ):
            for name in names:
                bar.set_postfix_str(one_line(name))
                try:
                    result = next(results)
                except StopIteration:
                    return
                bar.update()
                bar.clear()
                yield result


@cache
def _bars() -> Any:
    """The class of bars, without the thread that tqdm starts: worker processes are forked while a bar is shown."""
    from tqdm import tqdm

    bars: Any = type("Bar", (tqdm,), {"monitor_interval": 0})
    bars.set_lock(threading.RLock())
    return bars
