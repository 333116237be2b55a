"""Apply a function to many items in several processes: in order, in bounded memory, even if a process dies."""

from __future__ import annotations

import logging
import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import connection, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from typing import Generic, Self, TypeVar

import attrs

from quoteattr.errors import WorkerError

__all__ = ["AHEAD", "outcomes"]

_LOGGER = logging.getLogger(__name__)

AHEAD = 32
"""Items per process that are read ahead, so an item that takes as long as thirty others holds up nothing."""

_HELD = 2
"""Items that a process holds: the current one and the next, so it need not wait for its parent."""

_TRIES = 2
"""One death may have another cause, such as too little memory. After two, the item is to blame."""

_T = TypeVar("_T")
_R = TypeVar("_R")


def outcomes(work: Callable[[_T], _R], items: Iterable[_T], workers: int) -> Generator[_R | Exception]:
    """Yield what `work` returns or raises for each item, in order.

    With one worker, this process does the work, one item at a time. With more, other processes do it: `work`, the items
    and the results are pickled, and `AHEAD` items per process are in memory. An exception of the iterable is raised
    after the outcomes of all earlier items. The processes end when the generator is closed or this process ends.

    Raises:
        WorkerError: a process could not start. If two processes die on an item, the error is that item's outcome.
    """
    if workers == 1:
        for item in items:
            yield _outcome(work, item)
        return
    with _Crew[_T, _R](work, workers) as crew:
        yield from _in_order(crew, iter(items), AHEAD * workers)


def _in_order(crew: _Crew[_T, _R], items: Iterator[_T], ahead: int) -> Iterator[_R | Exception]:
    taken = given = 0
    more, failure = True, None
    while more or given < taken:
        takes = more and taken - given < ahead and crew.has_room()
        crew.collect(wait=not takes and given not in crew.done)
        if takes:
            try:
                item = next(items)
            except StopIteration:
                more = False
            except Exception as error:
                more, failure = False, error
            else:
                crew.assign(_Task(taken, item))
                taken += 1
        elif given in crew.done:
            yield crew.done.pop(given)
            given += 1
    if failure is not None:
        raise failure


@attrs.define
class _Task(Generic[_T]):
    index: int
    item: _T
    deaths: int = 0


class _Crew(Generic[_T, _R]):
    """Up to `size` processes, started when needed, and their outcomes."""

    def __init__(self, work: Callable[[_T], _R], size: int) -> None:
        self.done: dict[int, _R | Exception] = {}
        # Pickled even for fork, because a forked process cannot use the parent's thread locks and network.
        self._work = pickle.dumps(work)
        self._size = size
        self._workers: list[_Worker[_T]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()

    def has_room(self) -> bool:
        """Whether a process can take another task."""
        return len(self._workers) < self._size or any(len(worker.tasks) < _HELD for worker in self._workers)

    def assign(self, task: _Task[_T]) -> None:
        """Give the task to the process with the fewest."""
        try:
            message = pickle.dumps(task.item)
        except Exception as error:
            self.done[task.index] = error
            return
        worker = min(self._workers, key=lambda worker: len(worker.tasks), default=None)
        if worker is None or (worker.tasks and len(self._workers) < self._size):
            worker = _Worker.start(self._work)
            self._workers.append(worker)
        worker.give(task, message)

    def collect(self, *, wait: bool) -> None:
        """Collect finished outcomes. Wait for one if asked to."""
        by_connection = {worker.connection: worker for worker in self._workers}
        for ready in connection.wait(list(by_connection), None if wait else 0):
            worker = by_connection[ready]  # type: ignore[index]
            try:
                message = worker.connection.recv()
            except (EOFError, OSError):
                self._replace(worker)
            else:
                self._take(worker, message)

    def _take(self, worker: _Worker[_T], message: _R | Exception) -> None:
        if worker.began:
            self.done[worker.tasks.popleft().index] = message
        elif isinstance(message, Exception):
            raise message
        else:
            worker.began = True

    def _replace(self, worker: _Worker[_T]) -> None:
        """Reassign the tasks of a process that died. The first is the one it was working on."""
        self._workers.remove(worker)
        code = worker.stop()
        if code >= 0 and not worker.began:  # It failed at startup, so all others would fail too.
            raise WorkerError(f"a worker process could not start ({_end(code)}). {_UNGUARDED}") from None
        if worker.tasks:
            _LOGGER.warning("a process died on text %d (%s)", worker.tasks[0].index, _end(code))
            worker.tasks[0].deaths += 1
            if worker.tasks[0].deaths == _TRIES:
                self.done[worker.tasks.popleft().index] = WorkerError(
                    f"two worker processes died on this text ({_end(code)})"
                )
        for task in worker.tasks:
            self.assign(task)


_UNGUARDED = "Its error message is above. A script must guard its work with `if __name__ == '__main__':`"


@attrs.define(eq=False)
class _Worker(Generic[_T]):
    """A process, as seen by its parent."""

    process: BaseProcess
    connection: Connection
    began: bool = False
    tasks: deque[_Task[_T]] = attrs.Factory(deque)
    """The unanswered tasks, in order."""

    @classmethod
    def start(cls, work: bytes) -> Self:
        """Start a process with the method of the program (`multiprocessing.set_start_method`)."""
        ours, theirs = multiprocessing.Pipe()
        process = multiprocessing.Process(target=_serve, args=(theirs, ours), name="quoteattr", daemon=True)
        with _interrupts_held():
            process.start()
        theirs.close()
        # Not an argument of the process: multiprocessing would wait forever if the process died before reading it.
        with suppress(OSError):
            ours.send_bytes(work)
        _LOGGER.info("process %d is started", process.pid)
        return cls(process, ours)

    def give(self, task: _Task[_T], message: bytes) -> None:
        """Send a task. A dead process is noticed later, because it does not answer."""
        self.tasks.append(task)
        with suppress(OSError):
            self.connection.send_bytes(message)

    def stop(self) -> int:
        """Kill the process and return its exit code, negative for a signal. It holds nothing that others need."""
        self.process.kill()
        self.process.join()
        self.connection.close()
        return self.process.exitcode or 0


def _end(code: int) -> str:
    return f"exit code {code}" if code >= 0 else f"signal {signal.Signals(-code).name}"


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Block Ctrl-C while a process starts. It inherits the block until it runs our code, which ignores Ctrl-C."""
    method = multiprocessing.get_start_method()
    # A fork server would pass the block on to all its processes, including the caller's. Windows has no signal masks.
    if method == "forkserver" or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    if method == "spawn":
        resource_tracker.ensure_running()  # It is started anyway, and starting it unblocks Ctrl-C.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(theirs: Connection, ours: Connection) -> None:
    """The main loop of a worker process, until its parent kills it or ends."""
    # A terminal sends Ctrl-C to all processes. The parent decides what to do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # While this copy is open, the worker would not notice that the parent's end is closed.
    ours.close()
    # There is one process per core. Libraries that start threads per core as well would slow down all of them.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    items: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_listen, args=(theirs, items), daemon=True).start()
    with suppress(OSError):
        try:
            work = pickle.loads(items.get())
        except Exception as error:
            theirs.send_bytes(_packed(error))
            return
        theirs.send_bytes(_packed(None))
        while True:
            item = items.get()
            theirs.send_bytes(_packed(_outcome(lambda message: work(pickle.loads(message)), item)))


def _listen(theirs: Connection, items: SimpleQueue[bytes]) -> None:
    """Always read what the parent sends, so it never blocks. When the parent is gone, exit, even during an item."""
    try:
        while True:
            items.put(theirs.recv_bytes())
    except (EOFError, OSError):
        os._exit(0)


def _outcome(work: Callable[[_T], _R], item: _T) -> _R | Exception:
    try:
        return work(item)
    except Exception as error:
        return error


def _packed(outcome: object) -> bytes:
    """Pickle an outcome. An exception gets its traceback as a note; if it cannot be pickled, it is replaced."""
    if isinstance(outcome, Exception):
        outcome.add_note(f"In a worker process:\n{''.join(traceback.format_exception(outcome))}")
    try:
        message = pickle.dumps(outcome)
        if isinstance(outcome, Exception):
            pickle.loads(message)
        return message
    except Exception as error:
        failure = outcome if isinstance(outcome, Exception) else error
        return pickle.dumps(RuntimeError(f"{type(failure).__name__}: {failure}"))
