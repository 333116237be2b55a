"""Where nothing may be fetched and nothing written: no network, a read-only disk, no home."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

# Refuses as such a machine does, and remembers who asked for the network: libraries catch what they are told.
GUARD = """
import errno, os, sys

SOCKETS = {"connect", "sendto", "sendmsg", "getaddrinfo", "gethostbyname", "gethostbyaddr", "getnameinfo"}
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod"}
asked = []

def refuse(event, arguments):
    module, _, name = event.partition(".")
    if module == "socket" and name in SOCKETS:
        asked.append((event, arguments))
        raise OSError(errno.ENETUNREACH, "Network is unreachable")
    if event in CHANGES or (event == "open" and writes(*arguments)):
        raise OSError(errno.EROFS, "Read-only file system")

def writes(path, mode, flags):
    return path != os.devnull and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))

sys.addaudithook(refuse)
"""
TEXT = "“Late,” said Ann Lee, the mayor. She told Bo that it rained."
PROGRAMS = {
    "import": "import quoteattr",
    "extraction": "import quoteattr; assert quoteattr.extract_quotes(text)[0].speaker.name == 'Ann Lee'",
    "analysis": "import quoteattr; assert len(quoteattr.QuoteExtractor().analyze(text).sentences) == 2",
    "command line": "from quoteattr import cli; assert cli.main(['--format', 'json', sys.argv[1]]) == 0",
    "server": "from quoteattr.server.app import create_app; create_app()",
}


def run(program: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    needed = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, env=needed, capture_output=True, text=True, encoding="utf-8")


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_nothing_is_fetched_and_nothing_need_be_written(program: str, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = run(f"{GUARD}\ntext = {TEXT!r}\n{program}\nassert not asked, asked", str(path))
    assert done.returncode == 0, done.stderr


def test_the_guard_sees_who_asks_for_the_network_and_who_writes(tmp_path: Path) -> None:
    fetching = (
        f"{GUARD}\nimport urllib.request\ntry: urllib.request.urlopen('http://127.0.0.1:9')\nexcept OSError: pass"
    )
    assert run(f"{fetching}\nassert not asked").returncode == 1
    assert "Read-only" in run(f"{GUARD}\nopen(sys.argv[1], 'w')", str(tmp_path / "new")).stderr
