"""A real server in a process of its own, on this machine alone, with an extractor that tells what it begins."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs

PROGRAM = """
import json, os, resource, sys, threading
sys.path.insert(0, sys.argv[1])
from quoteattr.server import Limits, serve
from server_stub import StubExtractor

class Noting(StubExtractor):
    def extract(self, text):
        print(text, flush=True)
        if "hold" in text:
            released.wait()
        return super().extract(text)

def release():
    os.read(0, 1)
    released.set()

files = int(sys.argv[3])
if files:
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
released = threading.Event()
threading.Thread(target=release, daemon=True).start()
sys.exit(serve(port=0, extractor=Noting(), limits=Limits(**json.loads(sys.argv[2]))))
"""
HEALTH = b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


@attrs.frozen
class Answer:
    """What came back on a connection until it was closed."""

    raw: bytes

    @property
    def status(self) -> int:
        return int(self.raw.split(b" ")[1])

    @property
    def headers(self) -> dict[str, str]:
        lines = self.raw.partition(b"\r\n\r\n")[0].decode().split("\r\n")[1:]
        return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}

    @property
    def message(self) -> str:
        """What a refusal says, which must be one in form."""
        error = json.loads(self.raw.partition(b"\r\n\r\n")[2])["error"]
        assert error["status"] == self.status
        assert self.headers["content-type"] == "application/json"
        assert "default-src 'none'" in self.headers["content-security-policy"]
        assert self.headers["x-content-type-options"] == "nosniff"
        assert ("retry-after" in self.headers) == (self.status == 503)
        return str(error["message"])


@attrs.frozen
class Server:
    """One that runs, with its port."""

    process: "subprocess.Popen[str]"
    port: int

    @classmethod
    def of(cls, process: "subprocess.Popen[str]") -> "Server":
        """The server of a process, once it says where it is."""
        assert process.stderr is not None
        announced = next(filter(None, (re.search(r"serving at .*:(\d+)/", line) for line in process.stderr)))
        return cls(process, int(announced[1]))

    def connect(self, data: bytes = b"") -> socket.socket:
        """A new connection on which something was sent."""
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        connection.sendall(data)
        return connection

    def ask(self, data: bytes) -> Answer:
        """The answer to a request that asks for the connection to be closed, or is refused with that."""
        with self.connect(data) as connection:
            return read(connection)

    def begun(self) -> str:
        """The next text that the extractor was given."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def release(self) -> None:
        """Let go of the texts that are held."""
        assert self.process.stdin is not None
        self.process.stdin.write("x")
        self.process.stdin.flush()

    def leave(self, by: signal.Signals) -> tuple[int, str]:
        """Stop it: its exit code and what it had to say."""
        self.process.send_signal(by)
        code = self.process.wait(timeout=60)
        assert self.process.stderr is not None
        return code, self.process.stderr.read()


@contextmanager
def running(files: int = 0, **limits: float) -> Iterator[Server]:
    """A server with these limits, where no more than so many files may be open."""
    command = [sys.executable, "-c", PROGRAM, os.fspath(Path(__file__).parent), json.dumps(limits), str(files)]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(command, text=True, **pipes) as process:  # type: ignore[call-overload]
        try:
            yield Server.of(process)
        finally:
            process.kill()


def post(body: object, path: str = "/v1/quotes", close: bool = True) -> bytes:
    """A request with a body, as it goes over the wire."""
    data = json.dumps(body).encode()
    lines = [
        f"POST {path} HTTP/1.1",
        "Host: localhost",
        "Content-Type: application/json",
        f"Content-Length: {len(data)}",
    ]
    lines += ["Connection: close"] if close else []
    return "\r\n".join([*lines, "", ""]).encode() + data


def read(connection: socket.socket) -> Answer:
    """All that comes until the other side closes."""
    parts = []
    try:
        while part := connection.recv(65536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return Answer(b"".join(parts))


def settle(server: Server) -> None:
    """Let the server see what was sent and closed before."""
    for _ in range(5):
        assert server.ask(HEALTH).status == 200
