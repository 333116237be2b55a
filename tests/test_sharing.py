"""One extractor for many: threads, processes that are forked or spawned, and copies by pickle."""

import multiprocessing
import os
import pickle
import subprocess
import sys
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from quoteattr import KnownSpeaker, Quote, QuoteExtractor, extract_quotes
from quoteattr.extend import RULES
from quoteattr.network import tagger
from quoteattr.network.session import open_session

PARAGRAPHS = (Path(__file__).parent.parent / "examples" / "ferry.txt").read_text(encoding="utf-8").split("\n\n")
TEXTS = [*PARAGRAPHS, "“Late,” said Ann Lee. “No,” Mr. Lee said.", "WALLACE: No.\nLEE: Yes.\n", "", "No quote here."]
STARTS = [
    pytest.param(method, marks=pytest.mark.skipif(sys.platform == "win32" and method == "fork", reason="none there"))
    for method in ("fork", "spawn")
]


@pytest.fixture(scope="module")
def expected() -> list[list[Quote]]:
    extractor = QuoteExtractor()
    return [extractor.extract(text) for text in TEXTS]


def test_threads_that_begin_at_once_find_what_one_finds_and_load_once(
    expected: list[list[Quote]], monkeypatch: pytest.MonkeyPatch
) -> None:
    extractor, workers = QuoteExtractor(), 8
    at_once = threading.Barrier(workers)
    loaded: list[bytes] = []

    def load(model: bytes, directory: Path) -> object:
        loaded.append(model)
        return open_session(model, directory)

    monkeypatch.setattr(tagger, "open_session", load)
    with ThreadPoolExecutor(workers, initializer=at_once.wait) as pool:
        assert list(pool.map(extractor.extract, TEXTS)) == expected
    assert len(loaded) == 1


@pytest.mark.parametrize("method", STARTS)
def test_processes_find_what_one_finds(method: str, expected: list[list[Quote]]) -> None:
    extract_quotes(TEXTS[0])  # A forked process goes on with the network that is loaded here.
    with ProcessPoolExecutor(2, multiprocessing.get_context(method)) as pool:
        assert list(pool.map(extract_quotes, TEXTS)) == expected


@pytest.mark.parametrize("method", STARTS)
def test_an_extractor_is_handed_to_processes(method: str, expected: list[list[Quote]]) -> None:
    extractor = QuoteExtractor()
    extractor.extract(TEXTS[0])
    with ProcessPoolExecutor(2, multiprocessing.get_context(method)) as pool:
        assert list(pool.map(extractor.extract, TEXTS, chunksize=4)) == expected


FORKING = """
import multiprocessing, quoteattr
extractor = quoteattr.QuoteExtractor()
def sentences(text):
    return extractor.analyze(text).sentences
text = "The ferry has run since 1911. It stopped. " * 200
before = sentences(text)
with multiprocessing.get_context("fork").Pool(2) as pool:
    assert pool.map(sentences, [text, text]) == [before, before]
"""


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is forked there")
def test_a_forked_process_goes_on_splitting_sentences() -> None:
    # With two threads, however many cores there are: a fork loses one, and waiting for it would never end.
    environment = {**os.environ, "OMP_NUM_THREADS": "2"}
    subprocess.run([sys.executable, "-c", FORKING], check=True, env=environment, timeout=300)


def test_a_copy_keeps_all_that_was_asked_for() -> None:
    known = KnownSpeaker("ann", "Ann Lee", ("Annie",))
    extractor = QuoteExtractor("all", known_speakers=[known], rules=RULES.without("pronoun.weighed"))
    extractor.analyze(TEXTS[0])
    copy = pickle.loads(pickle.dumps(extractor))
    for text in ("“Late,” said Annie. She thinks that it rains.", TEXTS[0]):
        assert copy.analyze(text) == extractor.analyze(text)
    assert len(pickle.dumps(extractor)) < 200_000
