"""The command line as a process of its own, over the extractor that knows one sentence."""

import os
import resource
import subprocess
import sys
from pathlib import Path

__all__ = ["start"]

# The fake replaces the extractor inside a real process, with its real streams.
PROGRAM = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({{file_size}}, resource.RLIM_INFINITY))
sys.path.insert(0, {str(Path(__file__).parent)!r})
from fake_extractor import FakeExtractor
from quoteattr import cli
from quoteattr.cli import custom
FakeExtractor.scopes = []
custom.QuoteExtractor = FakeExtractor
sys.exit(cli.main(sys.argv[1:]))
"""


def start(
    arguments: list[str],
    stdout: int = subprocess.PIPE,
    stderr: int = subprocess.PIPE,
    file_size: int = resource.RLIM_INFINITY,
) -> subprocess.Popen[bytes]:
    """Start it, with no file of its own larger than so many bytes: a disk that fills up."""
    program = PROGRAM.format(file_size=file_size)
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=stderr,
        env=environment,
    )
