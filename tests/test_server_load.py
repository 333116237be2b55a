"""Many clients, slow ones, and such as go away: what the others, and who stops the server, would notice."""

import asyncio
import json
import resource
import signal
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

import pytest
from server_process import HEALTH, Answer, Server, post, read, running, settle

HALF_HEAD = b"GET /health HTTP/1.1\r\nHo"
HALF_BODY = post({"text": "a"})[:-5]
HALF_BODY_FOR_NOBODY = post({"text": "a"}, "/nothing", close=False)[:-5]
DONE = post({"text": "done"})
LONG = 300.0


@contextmanager
def many(server: Server, data: bytes, count: int = 100) -> Iterator[list[socket.socket]]:
    with ExitStack() as stack:
        yield [stack.enter_context(closing(server.connect(data))) for _ in range(count)]


@pytest.mark.parametrize("data", [b"", HALF_HEAD, HALF_BODY, HALF_BODY_FOR_NOBODY])
def test_a_hundred_who_fall_silent_keep_nobody_out(data: bytes) -> None:
    with running(head_seconds=LONG, upload_seconds=LONG) as server, many(server, data):
        assert server.ask(DONE).status == 200


@pytest.mark.parametrize("data", [b"", HALF_HEAD, HALF_BODY, HALF_BODY_FOR_NOBODY])
def test_who_falls_silent_is_let_go_and_told(data: bytes) -> None:
    with running(head_seconds=0.5, upload_seconds=0.5) as server, many(server, data) as connections:
        answers = [read(connection) for connection in connections]
    if not data:
        assert {answer.raw for answer in answers} == {b""}
    elif data == HALF_BODY_FOR_NOBODY:
        assert {answer.message for answer in answers} == {"Not Found"}
    else:
        assert {answer.status for answer in answers} == {408}
        assert all("did not arrive" in answer.message for answer in answers)


@pytest.mark.parametrize("data", [HALF_HEAD, HALF_BODY_FOR_NOBODY])
def test_a_byte_now_and_then_does_not_keep_a_connection(data: bytes) -> None:
    with running(head_seconds=0.5, upload_seconds=0.5) as server, server.connect(data) as connection:
        assert dribble(connection, 600) < 600


def dribble(connection: socket.socket, count: int) -> int:
    """How many bytes went out, one at a time, before the other side had enough."""
    for sent in range(count):
        try:
            connection.sendall(b"a")
        except OSError:
            return sent
        time.sleep(0.05)
    return count


def test_an_idle_connection_is_closed() -> None:
    with (
        running(idle_seconds=1, head_seconds=LONG) as server,
        server.connect(HEALTH.replace(b"close", b"Keep-Alive")) as kept,
    ):
        assert read(kept).status == 200


def test_an_answer_that_nobody_reads_is_dropped() -> None:
    page = b"GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with running(answer_seconds=0.5) as server, closing(socket.socket()) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        connection.settimeout(60)
        connection.connect(("127.0.0.1", server.port))
        connection.sendall(page * 1000)
        assert dribble(connection, 600) < 600


def test_who_waits_longest_makes_room_where_there_is_none() -> None:
    with running(connections=5, head_seconds=LONG) as server, many(server, HALF_HEAD, 5) as connections:
        answers = patiently(server, DONE)
        assert answers[-1].status == 200
        assert {answer.message for answer in answers[:-1]} <= {"too many connections are open; try again later"}
        assert read(connections[0]).status == 408


def test_a_surplus_connection_is_refused_in_words() -> None:
    with running(connections=1, upload_seconds=LONG) as server, server.connect(HALF_BODY):
        assert server.ask(DONE).status == 503
        assert server.ask(HEALTH).message == "too many connections are open; try again later"


def patiently(server: Server, data: bytes) -> list[Answer]:
    """The answers to a request that is asked again, as long as the server is busy."""
    answers = [server.ask(data)]
    while (not answers[-1].raw or answers[-1].status == 503) and len(answers) < 600:
        time.sleep(0.1)
        answers.append(server.ask(data))
    return answers


def test_where_few_files_may_be_open_the_server_goes_on() -> None:
    with running(files=230, head_seconds=LONG) as server, many(server, b"", 400):
        assert patiently(server, DONE)[-1].status == 200
        assert server.leave(signal.SIGINT) == (0, "")


def test_of_a_thousand_at_once_as_many_are_served_as_fit_and_the_others_told() -> None:
    with running(workers=2, waiting=8) as server, room_for_files(3000):
        answers = asyncio.run(all_at_once(server, 1000))
        assert Counter(answer.status for answer in answers) == {200: 10, 503: 990}
        assert all("try again later" in answer.message for answer in answers if answer.status == 503)
        assert server.ask(DONE).status == 200


@contextmanager
def room_for_files(count: int) -> Iterator[None]:
    usual, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(usual, min(count, most)), most))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (usual, most))


async def all_at_once(server: Server, count: int) -> list[Answer]:
    asking = [asyncio.create_task(ask(server, post({"text": "hold"}))) for _ in range(count)]
    refused = 0
    for answer in asyncio.as_completed(asking):
        refused += (await answer).status == 503
        if refused == count - 10:
            server.release()
    return [task.result() for task in asking]


async def ask(server: Server, data: bytes) -> Answer:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(data)
    answer = Answer(await asyncio.wait_for(reader.read(), 60))
    writer.close()
    return answer


def test_bodies_together_have_a_bound() -> None:
    with running(bodies_bytes=1000) as server, server.connect(post({"text": "a" * 800})[:-5]):
        assert patiently_refused(server, post({"text": "b" * 300}))
        assert server.ask(DONE).status == 200
    with running(bodies_bytes=1000) as server:
        assert [server.ask(post({"text": "b" * 800})).status for _ in range(5)] == [200] * 5


def patiently_refused(server: Server, data: bytes) -> bool:
    answers = iter(lambda: server.ask(data), None)
    return any(
        answer.status == 503 and "being sent" in answer.message for answer, _ in zip(answers, range(100), strict=False)
    )


def test_nothing_is_done_for_those_who_have_gone() -> None:
    with running(workers=1) as server:
        batch = server.connect(post({"texts": ["hold one", "two", "three"]}))
        assert server.begun() == "hold one"
        queued = server.connect(post({"text": "four"}))
        with server.connect(post({"text": "five"})) as staying:
            settle(server)
            batch.close()
            queued.close()
            settle(server)
            server.release()
            assert read(staying).status == 200
        assert server.ask(post({"text": "six"})).status == 200
        assert [server.begun(), server.begun()] == ["five", "six"]


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_it_leaves_when_asked_whatever_goes_on(by: signal.Signals) -> None:
    with (
        running(workers=1, stop_seconds=1, head_seconds=LONG, upload_seconds=LONG, seconds=LONG) as server,
        ExitStack() as stack,
    ):
        for data in (b"", HALF_HEAD, HALF_BODY_FOR_NOBODY):
            stack.enter_context(many(server, data, 10))
        connections = stack.enter_context(many(server, HALF_BODY, 10))
        connections += [stack.enter_context(server.connect(post({"text": f"hold {number}"}))) for number in range(3)]
        server.begun()
        settle(server)
        code, said = server.leave(by)
        assert code == (0 if by is signal.SIGINT else -by)
        assert {read(connection).message for connection in connections} == {"the server is stopping"}
        assert "Traceback" not in said


def test_what_is_done_of_a_batch_is_sent_when_it_leaves() -> None:
    with (
        running(workers=1, stop_seconds=1) as server,
        server.connect(post({"texts": ["“No,” said Bo Ek.", "hold"]})) as asking,
    ):
        assert [server.begun(), server.begun()] == ["“No,” said Bo Ek.", "hold"]
        server.leave(signal.SIGINT)
        first, second = json.loads(read(asking).raw.partition(b"\r\n\r\n")[2])["documents"]
        assert first["quotes"]
        assert second["error"]["status"] == 503


CLOSED = b"Host: localhost\r\nConnection: close\r\n"
JSON = CLOSED + b"Content-Type: application/json\r\n"
REFUSED = {
    "no such address": (b"GET /nothing HTTP/1.1\r\n" + CLOSED + b"\r\n", 404),
    "another method": (b"GET /v1/quotes HTTP/1.1\r\n" + CLOSED + b"\r\n", 405),
    "no JSON by its type": (b"POST /v1/quotes HTTP/1.1\r\n" + CLOSED + b"Content-Length: 2\r\n\r\n{}", 415),
    "no JSON in fact": (b"POST /v1/quotes HTTP/1.1\r\n" + JSON + b"Content-Length: 1\r\n\r\n{", 400),
    "another host": (b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 421),
    "a proxy is meant": (b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 421),
    "a large body": (
        b"POST /v1/quotes HTTP/1.1\r\n" + JSON + b"Content-Length: 20000000\r\n\r\n" + b" " * 20_000_000,
        413,
    ),
    "no HTTP": (b"\x00\x01 hello\r\n\r\n", 400),
    "TLS": (bytes.fromhex("160301020001fc0303") + bytes(200) + b"\r\n\r\n", 400),
    "no host": (b"GET / HTTP/1.1\r\n\r\n", 400),
    "two lengths": (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
    "a huge head": (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 20_000_000 + b"\r\n\r\n", 431),
    "a huge address": (b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\n\r\n", 431),
    "a compressed transfer": (b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
    "a broken chunk": (
        b"POST /v1/quotes HTTP/1.1\r\n" + JSON + b"Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\nzz\r\n",
        400,
    ),
    "a stray head": (b"GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n\x00\r\n\r\n", 404),
}


@pytest.fixture(scope="module")
def usual() -> Iterator[Server]:
    with running() as server:
        yield server


@pytest.mark.parametrize(("data", "status"), REFUSED.values(), ids=REFUSED)
def test_every_refusal_has_the_same_form(usual: Server, data: bytes, status: int) -> None:
    answer = usual.ask(data)
    assert answer.status == status
    assert first_of(answer).message


def first_of(answer: Answer) -> Answer:
    head, _, rest = answer.raw.partition(b"\r\n\r\n")
    return Answer(head + b"\r\n\r\n" + rest[: int(answer.headers["content-length"])])


def test_requests_that_come_together_are_all_answered(usual: Server) -> None:
    kept = HEALTH.replace(b"close", b"keep-alive")
    assert usual.ask(kept * 200 + HEALTH).raw.count(b"HTTP/1.1 200 OK") == 201


def test_nothing_that_clients_do_is_logged() -> None:
    with running() as server:
        for data, _ in REFUSED.values():
            server.ask(data)
        assert server.leave(signal.SIGINT) == (0, "")
