"""Windows tile the pieces with context around them, and fall alike whatever stands in front."""

import re
import zlib
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.network.features import Pieces, word_numbers
from quoteattr.network.windows import WINDOW, Extent, Window, segments

EXTENT = Extent(before=24, after=12)
LINE = "Rain fell on the roofs of {} and of {}, as it had on {} the night before. Nobody in {} went out. "
TOWNS = ["Wick", "Thurso", "Oban", "Ayr", "Crail", "Elie", "Nairn", "Tain", "Alloa", "Largs", "Peebles"]
FRONTS = ["It rained.", LINE.format(*TOWNS[:4]) * 2, "\n\n".join("No. Never. Not a drop of it" for _ in range(12))]
UNBROKEN = ["a " * 5000, "rain and " * 3000, "a" * 9000, "“" * 3000, "The bank slept. " * 2000, "a\n" * 3000]


def cut(text: str) -> Pieces:
    """Pieces of at most six letters; of the same letters, the same number."""
    spans = [match.span() for match in re.finditer(r"\w{1,6}|[^\w\s]", text)]
    gaps = [text[a:b] for (_, a), (b, _) in pairwise([(0, 0), *spans])]
    ids = [zlib.crc32(text[a:b].encode("utf-8", "surrogatepass")) % 30_000 for a, b in spans]
    gap = [2 if at == 0 or "\n" in blank else int(blank != "") for at, blank in enumerate(gaps)]
    case = [2 if text[a].isupper() else int(text[a].isalpha()) for a, _ in spans]
    columns = ids, [a for a, _ in spans], [b for _, b in spans], case, gap, [0] * len(spans)
    pieces, start, end, cases, gaps_before, quoted = (np.array(column, dtype=np.int32) for column in columns)
    words = word_numbers(text, start, end, gaps_before)
    return Pieces(pieces, start, end, cases, gaps_before, quoted, words)


def lines(count: int, seed: int = 1) -> list[str]:
    """Lines of one to six sentences, no two alike."""
    rng = np.random.default_rng(seed)
    return ["".join(LINE.format(*rng.choice(TOWNS, 4)) for _ in range(rng.integers(1, 7))) for _ in range(count)]


def windows_of(text: str, longest: int = 10_000) -> list[Window]:
    return [window for run in segments(text, cut(text), longest, EXTENT) for window in run]


def read_for(text: str) -> set[tuple[str, str]]:
    """For each window what it is for, and all that is read."""
    pieces = cut(text)

    def between(first: int, last: int) -> str:
        return text[pieces.start[first] : pieces.end[last - 1]]

    return {(between(f.first, f.last), between(f.low, f.high)) for f in windows_of(text)}


def check_tiles(windows: list[Window], n: int) -> None:
    assert [w.first for w in windows] == [0, *(w.last for w in windows)][:-1]
    assert (windows[-1].last if windows else 0) == n
    for window in windows:
        assert 0 <= window.low <= window.first < window.last <= window.high <= n
        assert window.high - window.low <= WINDOW
        assert window.last - window.first <= EXTENT.longest


@settings(max_examples=60, deadline=None)
@given(st.text("aB .“\n", max_size=2000))
def test_windows_tile_the_pieces_of_any_text(text: str) -> None:
    check_tiles(windows_of(text), len(cut(text)))


@pytest.mark.parametrize("text", UNBROKEN, ids=lambda text: ascii(text[:8]))
def test_windows_tile_what_has_no_breaks(text: str) -> None:
    windows, n = windows_of(text), len(cut(text))
    check_tiles(windows, n)
    assert len(windows) <= 2 + 3 * n // EXTENT.longest


def test_windows_that_do_not_begin_something_new_have_context() -> None:
    text = "\n".join(lines(40))
    windows = windows_of(text)
    assert len(windows) > 10
    assert all(a.last - b.low == EXTENT.before and a.high - b.first == EXTENT.after for a, b in pairwise(windows))


def test_windows_begin_with_lines_where_lines_are_short_enough() -> None:
    text = "\n".join(line for line in lines(80) if len(line) < 350)
    pieces = cut(text)
    assert all(pieces.gap[window.first] == 2 for window in windows_of(text))


def test_windows_within_a_line_begin_with_sentences() -> None:
    text = "".join(lines(60))
    pieces = cut(text)
    assert all(text[pieces.end[window.first - 1] - 1] == "." for window in windows_of(text)[1:])


@pytest.mark.parametrize("front", FRONTS, ids=["short", "long", "lines"])
@pytest.mark.parametrize("seed", range(3))
def test_what_stands_in_front_leaves_the_windows_behind_as_they_were(front: str, seed: int) -> None:
    text = "\n".join(lines(40, seed))
    alone, behind = read_for(text), read_for(f"{front}\n\n{text}")
    assert len(alone - behind) <= 3
    assert len(alone) > 20


@pytest.mark.parametrize("front", FRONTS, ids=["short", "long", "lines"])
@pytest.mark.parametrize("seed", range(3))
def test_nothing_changes_behind_a_headline(front: str, seed: int) -> None:
    text = "\n".join(["Roofs wet again", *lines(40, seed)])
    assert read_for(text) <= read_for(f"{front}\n\n{text}")


@pytest.mark.parametrize("front", ["It rained. ", LINE.format(*TOWNS[:4]) * 2])
def test_one_line_of_many_pages_is_cut_alike_too(front: str) -> None:
    text = "".join(lines(60))
    assert len(read_for(text) - read_for(front + text)) <= 5


@settings(max_examples=15, deadline=None)
@given(st.integers(EXTENT.longest, 3000), st.integers(0, 5))
def test_runs_hold_as_many_pieces_as_they_may(longest: int, seed: int) -> None:
    text = "\n".join(lines(30, seed))
    runs = list(segments(text, cut(text), longest, EXTENT))
    check_tiles([window for run in runs for window in run], len(cut(text)))
    sizes = [run[-1].last - run[0].first for run in runs]
    assert max(sizes) <= longest
    assert all(size >= longest // 2 - EXTENT.longest for size in sizes[:-1])


def test_runs_end_with_lines() -> None:
    text = "\n".join(lines(60))
    pieces = cut(text)
    assert all(pieces.gap[run[0].first] == 2 for run in segments(text, pieces, 1000, EXTENT))
