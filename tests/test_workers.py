"""Several processes: what comes back, in which order, and what is left behind when something goes wrong."""

import contextlib
import itertools
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Never

import pytest

from quoteattr import KnownSpeaker, QuoteExtractor, WorkerError
from quoteattr.batch.workers import AHEAD, outcomes

ROOT = Path(__file__).parent.parent
FERRY = (ROOT / "examples" / "ferry.txt").read_text(encoding="utf-8")
AT_WORK = """\
import itertools, time
from quoteattr.batch.workers import outcomes

def slow(number):
    time.sleep(0.1 if number < 3 else 600)
    return number

def numbers():
    yield from range(3)
    time.sleep(0.15)
    print("three processes start", flush=True)
    yield from itertools.count(3)

if __name__ == "__main__":
    stream = outcomes(slow, numbers(), 4)
    print(next(stream), next(stream), flush=True)
"""


@pytest.fixture(params=["spawn", "fork"])
def _start_method(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.param not in multiprocessing.get_all_start_methods():
        pytest.skip(f"{sys.platform} has no {request.param}")
    before = multiprocessing.get_start_method(allow_none=True)
    multiprocessing.set_start_method(request.param, force=True)
    yield
    multiprocessing.set_start_method(before, force=True)


class UnpicklableError(Exception):
    """Its pickle cannot be read: there are two arguments, and it knows of one."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first)


def work(item: object) -> object:
    """Do as the item says."""
    match item:
        case "fail":
            raise ZeroDivisionError("division by zero")
        case "fail oddly":
            raise UnpicklableError("odd", "odder")
        case "return a function":
            return lambda: None
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "exit":
            sys.exit(3)
        case Path() if not item.exists():
            item.touch()
            os._exit(1)
        case "pid":
            return os.getpid()
        case float():
            time.sleep(item)
    return item


def shown(outcome: object) -> object:
    return f"{type(outcome).__name__}: {outcome}" if isinstance(outcome, Exception) else outcome


def run(items: list[object], workers: int = 2) -> list[object]:
    return [shown(outcome) for outcome in outcomes(work, items, workers)]


@pytest.mark.usefixtures("_start_method")
def test_the_order_is_that_of_the_items_whoever_is_done_first() -> None:
    items: list[object] = [0.3, *range(5), 0.1, *range(200)]
    assert run(items, workers=3) == items


@pytest.mark.usefixtures("_start_method")
def test_processes_find_what_one_finds() -> None:
    extractor = QuoteExtractor(scope="all", known_speakers=[KnownSpeaker("q", "Dorothea Quill")])
    texts = [FERRY, "", "“Yes,” said Ann Lee.", "\ud800 “No,” said Bo Diaz.", FERRY[:1500]]
    alone = list(extractor.extract_many(texts))
    assert list(extractor.extract_many(texts, workers=2)) == alone
    assert any(quote.speaker and quote.speaker.known == "q" for quote in alone[0])


@pytest.mark.parametrize("workers", [1, 2])
def test_what_fails_comes_in_its_place_and_the_rest_is_done(workers: int) -> None:
    assert run([1, "fail", 2, "fail", 3], workers) == [
        1,
        "ZeroDivisionError: division by zero",
        2,
        "ZeroDivisionError: division by zero",
        3,
    ]


def test_an_error_says_where_in_the_other_process_it_was() -> None:
    [error] = outcomes(work, ["fail"], 2)
    assert isinstance(error, ZeroDivisionError)
    assert "in work\n" in "".join(error.__notes__)


def test_what_cannot_travel_is_that_items_failure() -> None:
    unreadable, function, item, last = run(["fail oddly", "return a function", lambda: None, 4])
    assert unreadable == "RuntimeError: UnpicklableError: odd"
    assert "pickle" in str(function)
    assert "pickle" in str(item)
    assert last == 4


@pytest.mark.parametrize(("item", "end"), [("die", "signal SIGKILL"), ("exit", "exit code 3")])
@pytest.mark.usefixtures("_start_method")
def test_a_text_that_kills_is_named_after_a_second_try_and_the_rest_is_done(item: str, end: str) -> None:
    expected = [f"WorkerError: two worker processes died on this text ({end})", *range(1, 20)]
    assert run([item, *range(1, 20)]) == expected
    assert run([*range(1, 20), item])[-1] == expected[0]


def test_a_death_that_does_not_come_back_costs_nothing(tmp_path: Path) -> None:
    items: list[object] = [1, tmp_path / "died once", 2, 3]
    assert run(items) == items


def test_a_process_that_somebody_kills_is_replaced() -> None:
    killed = set()

    def items() -> Iterator[object]:
        for number in range(300):
            if number % 100 == 70:
                process = multiprocessing.active_children()[0]
                process.kill()
                killed.add(process.pid)
            yield number

    assert list(outcomes(work, items(), 2)) == list(range(300))
    assert len(killed) == 3


def test_an_endless_stream_is_read_no_further_than_promised() -> None:
    pulled = 0

    def endless() -> Iterator[object]:
        nonlocal pulled
        yield 0.5
        for number in itertools.count(2):
            pulled = number
            yield number

    with contextlib.closing(outcomes(work, endless(), 2)) as stream:
        assert next(stream) == 0.5
        assert pulled == AHEAD * 2
        for number in range(2, 500):
            assert next(stream) == number
            assert pulled <= number + AHEAD * 2


def test_an_iterable_that_fails_loses_none_of_what_came_before() -> None:
    def broken() -> Iterator[object]:
        yield from (0.2, 1, 2)
        raise OSError("the disk is gone")

    stream = outcomes(work, broken(), 2)
    assert list(itertools.islice(stream, 3)) == [0.2, 1, 2]
    with pytest.raises(OSError, match="the disk is gone"):
        next(stream)


def test_closing_the_stream_ends_its_processes() -> None:
    stream = QuoteExtractor().extract_many(itertools.repeat("“Yes,” said Ann Lee."), workers=2)
    next(stream)
    assert len(multiprocessing.active_children()) == 2
    stream.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_an_error_ends_them_too() -> None:
    with pytest.raises(TypeError, match="text must be a str, not int") as caught:
        list(QuoteExtractor().extract_many(["“Yes,” said Ann Lee.", 7, "…"], workers=2))  # type: ignore[list-item]
    assert caught.value.args
    assert multiprocessing.active_children() == []


class Unstartable:
    """A function that cannot be unpickled, each time in another way."""

    def __init__(self, how: Callable[..., Never], *arguments: Any) -> None:
        self.how = (how, arguments)

    def __reduce__(self) -> tuple[Callable[..., Never], tuple[Any, ...]]:
        return self.how

    def __call__(self, item: object) -> object:
        return item


def _refuse(reason: str) -> Never:
    raise ValueError(reason)


def test_a_process_that_cannot_begin_says_why() -> None:
    with pytest.raises(ValueError, match="no such thing here"):
        list(outcomes(Unstartable(_refuse, "no such thing here"), [1, 2, 3], 2))
    with pytest.raises(WorkerError, match=r"could not start \(exit code 5\).*__main__"):
        list(outcomes(Unstartable(os._exit, 5), [1, 2, 3], 2))
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("_start_method")
def test_a_process_killed_before_it_begins_is_replaced() -> None:
    def items() -> Iterator[object]:
        yield 1
        for process in multiprocessing.active_children():
            process.kill()
        yield from range(2, 9)

    assert list(outcomes(work, items(), 2)) == list(range(1, 9))


def test_a_script_without_a_guard_is_told_so(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import multiprocessing\n"
        "multiprocessing.set_start_method('spawn', force=True)\n"
        "from quoteattr import QuoteExtractor\n"
        "list(QuoteExtractor().extract_many(['“Yes,” said Ann Lee.'], workers=2, on_error='skip'))\n",
        encoding="utf-8",
    )
    process = _start(program)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "WorkerError: a worker process could not start (exit code 1)" in err
    assert "if __name__ == '__main__':" in err


def _start(program: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(program), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups of this kind")
@pytest.mark.parametrize("method", ["spawn", "fork"])
@pytest.mark.parametrize("end", ["interrupted at the start", "interrupted", "killed", "done"])
def test_nothing_outlives_the_program(end: str, method: str, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    head = f"import multiprocessing\nmultiprocessing.set_start_method({method!r}, force=True)\n"
    program.write_text(head + AT_WORK + ("" if end == "done" else "    next(stream), next(stream)\n"))
    process = _start(program)
    assert process.stdout is not None
    assert process.stdout.readline() == "three processes start\n"
    if end != "interrupted at the start":
        assert process.stdout.readline() == "0 1\n"
    if end.startswith("interrupted"):
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does at Ctrl-C
    elif end == "killed":
        process.kill()
    # The processes have the same outputs: reading to the end of these waits for all of them.
    _, err = process.communicate(timeout=60)
    assert err.count("Traceback") == (1 if end.startswith("interrupted") else 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups of this kind")
def test_interrupting_the_command_is_silent(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number}.txt").write_text(FERRY, encoding="utf-8")
    process = _start(ROOT / "quoteattr", "--workers", "2", "--format", "jsonl", str(tmp_path))
    assert process.stdout is not None
    assert process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, "")
