"""One function over many items in several processes: in order, in bounded memory, whatever becomes of a process."""

from __future__ import annotations

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

AHEAD = 32
"""Items for each process that are taken before the first of them is given back: while one that takes as long as thirty
others is at work, nobody waits for it."""

_HELD = 2
"""Items that a process holds: one at work, and the next, so that it need not wait for its parent."""

_TRIES = 2
"""One death may be the machine's fault, as when memory is short; two are the item's."""

_T = TypeVar("_T")
_R = TypeVar("_R")


def outcomes(work: Callable[[_T], _R], items: Iterable[_T], workers: int) -> Generator[_R | Exception]:
    """What `work` returns or raises for each item, in the order of the items.

    One worker is this process itself, and takes one item at a time. Several are processes of their own; `work`, the
    items and what it returns are pickled on the way, and `AHEAD` items for each are in memory. An exception of the
    iterable comes after the outcomes of all items before it. Closing the generator ends the processes, as does the end
    of this one.

    Raises:
        WorkerError: a process could not begin. Where one dies twice over an item, the error is that item's outcome.
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
    """Up to `size` processes, begun as they are needed, and what they have done."""

    def __init__(self, work: Callable[[_T], _R], size: int) -> None:
        self.done: dict[int, _R | Exception] = {}
        # Pickled under every start method: a fork would share the locks of threads, and a network, that it cannot use.
        self._work = pickle.dumps(work)
        self._size = size
        self._workers: list[_Worker[_T]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()

    def has_room(self) -> bool:
        """Whether somebody can be given one more."""
        return len(self._workers) < self._size or any(len(worker.tasks) < _HELD for worker in self._workers)

    def assign(self, task: _Task[_T]) -> None:
        """Give the task to whoever has least to do."""
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
        """Take in what has been done, after waiting for something if asked to."""
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
        """Give the tasks of a process that died to others. The one that it was at is the first."""
        self._workers.remove(worker)
        code = worker.stop()
        if code >= 0 and not worker.began:  # It was not killed, but failed, and so would all others.
            raise WorkerError(f"a worker process could not begin ({_end(code)}). {_UNGUARDED}") from None
        if worker.tasks:
            worker.tasks[0].deaths += 1
            if worker.tasks[0].deaths == _TRIES:
                self.done[worker.tasks.popleft().index] = WorkerError(
                    f"two worker processes died over it ({_end(code)})"
                )
        for task in worker.tasks:
            self.assign(task)


_UNGUARDED = (
    "Its own message stands above. A program that is run as a script needs `if __name__ == '__main__':` around its work"
)


@attrs.define(eq=False)
class _Worker(Generic[_T]):
    """A process as its parent sees it."""

    process: BaseProcess
    connection: Connection
    began: bool = False
    tasks: deque[_Task[_T]] = attrs.Factory(deque)
    """What it was given and has not answered, in order."""

    @classmethod
    def start(cls, work: bytes) -> Self:
        """Start one, by the method that the program has chosen (`multiprocessing.set_start_method`)."""
        ours, theirs = multiprocessing.Pipe()
        process = multiprocessing.Process(target=_serve, args=(theirs, ours), name="quoteattr", daemon=True)
        with _interrupts_held():
            process.start()
        theirs.close()
        # Not as an argument of the process: multiprocessing would wait for ever if that died before it had read it.
        with suppress(OSError):
            ours.send_bytes(work)
        return cls(process, ours)

    def give(self, task: _Task[_T], message: bytes) -> None:
        """Send a task. A process that is dead does not answer, and is found out by that."""
        self.tasks.append(task)
        with suppress(OSError):
            self.connection.send_bytes(message)

    def stop(self) -> int:
        """End it at once, for it holds nothing that others need, and return its exit code: negative for a signal."""
        self.process.kill()
        self.process.join()
        self.connection.close()
        return self.process.exitcode or 0


def _end(code: int) -> str:
    return f"exit code {code}" if code >= 0 else f"signal {signal.Signals(-code).name}"


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts, which inherits that: it ignores it only once it runs our code."""
    method = multiprocessing.get_start_method()
    # All that a fork server starts would inherit it, the caller's own processes among them. Windows has no such thing.
    if method == "forkserver" or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    if method == "spawn":
        resource_tracker.ensure_running()  # It is started anyhow, and its start lets Ctrl-C through again.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(theirs: Connection, ours: Connection) -> None:
    """What a worker process does until its parent ends it, or ends."""
    # A terminal sends Ctrl-C to all processes; what is to be done about it, the parent decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # As long as this end is open here, too, the parent's own would never be seen to close.
    ours.close()
    # There is a process for each core; a library that starts threads for each core, too, only slows all of them.
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
    """Always take what the parent sends, so that it never waits; when it has gone, end, even amid an item."""
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
    """Pickle it; an exception with what is lost on the way, its traceback, and as another one if it cannot travel."""
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
