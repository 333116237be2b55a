"""Each piece is scored in the window that is for it, and fragments are the best legal tags."""

import re
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.network.arrays import Floats, Longs
from quoteattr.network.classes import CLASSES, LINK_SIZE, LINKS
from quoteattr.network.decoding import Fragment, FragmentRole, _viterbi_by_paragraph, decode
from quoteattr.network.features import Pieces, word_numbers
from quoteattr.network.scores import Scores, score
from quoteattr.network.windows import WINDOW, Extent, segments

PIECE = re.compile(r"\w{1,3}|\S")


def cut(text: str) -> Pieces:
    """Pieces of at most three letters, so that longer words are several."""
    found = [match.span() for match in PIECE.finditer(text)]
    start, end = (np.array([span[k] for span in found], dtype=np.int32) for k in (0, 1))
    between = [text[a:b] for a, b in zip([0, *end[:-1].tolist()], start.tolist(), strict=bool(found))]
    gap = [2 if i == 0 or "\n" in blank else int(blank != "") for i, blank in enumerate(between[: len(found)])]
    nothing = np.zeros(len(found), dtype=np.int32)
    gaps = np.array(gap, np.int32)
    word = word_numbers(text, start, end, gaps)
    return Pieces(np.arange(len(found), dtype=np.int32), start, end, nothing, gaps, nothing, word)


def certain(*tags: int) -> Floats:
    """Scores that leave no doubt."""
    scores = np.full((len(tags), 7), -20.0, dtype=np.float32)
    scores[np.arange(len(tags)), tags] = -0.001
    return scores


def random_scores(n: int, seed: int) -> Floats:
    return np.log(np.random.default_rng(seed).dirichlet(np.full(7, 0.3), n) + 1e-9).astype(np.float32).reshape(n, 7)


def shown(text: str, fragments: list[Fragment]) -> list[tuple[str, str]]:
    return [(fragment.role.name.lower(), text[fragment.start : fragment.end]) for fragment in fragments]


def test_a_sequence_of_tags_is_cut_into_fragments() -> None:
    text = "“No,” she said on Monday"
    tags = certain(1, 2, 2, 2, 5, 3, 4, 0, 0, 0)
    assert shown(text, decode(cut(text), tags)) == [("content", "“No,”"), ("source", "she"), ("cue", "said")]


def test_two_fragments_of_one_role_may_touch() -> None:
    text = "one two six"
    assert shown(text, decode(cut(text), certain(1, 1, 2))) == [("content", "one"), ("content", "two six")]


@pytest.mark.parametrize("tags", [(3, 0, 0), (0, 3, 0), (0, 0, 3), (3, 3, 3)])
def test_a_word_is_never_cut(tags: tuple[int, ...]) -> None:
    text = "a reported b"
    fragments = decode(cut(text), certain(0, *tags, 0))
    assert shown(text, fragments) == [("cue", "reported")]


def test_punctuation_is_no_part_of_a_word() -> None:
    text = "(said)"
    assert shown(text, decode(cut(text), certain(0, 3, 4, 0))) == [("cue", "said")]


def test_a_fragment_ends_at_a_line_break_and_may_go_on_behind_it_as_another() -> None:
    text = "one two\nsix ten"
    assert [t for _, t in shown(text, decode(cut(text), certain(1, 2, 1, 2)))] == ["one two", "six ten"]


def test_an_inside_tag_behind_a_line_break_does_not_go_on_with_the_line_before() -> None:
    text = "one two\nsix ten"
    assert all("\n" not in t for _, t in shown(text, decode(cut(text), certain(1, 2, 2, 2))))


def test_the_score_is_the_mean_probability_of_the_tags() -> None:
    text = "one two"
    tags = np.log(np.array([[0.1, 0.6, 0.1, 0.05, 0.05, 0.05, 0.05], [0.05, 0.05, 0.8, 0.05, 0.02, 0.02, 0.01]]))
    [fragment] = decode(cut(text), tags.astype(np.float32))
    assert fragment.score == pytest.approx(0.7, abs=1e-5)


def test_no_pieces_give_no_fragments() -> None:
    assert decode(cut(""), np.zeros((0, 7), dtype=np.float32)) == []


@settings(max_examples=60, deadline=None)
@given(st.text("abc ,\n", max_size=60), st.integers(0, 10_000))
def test_whatever_the_scores_fragments_are_in_order_and_within_their_line(text: str, seed: int) -> None:
    pieces = cut(text)
    fragments = decode(pieces, random_scores(len(pieces), seed))
    for fragment in fragments:
        within = text[fragment.start : fragment.end]
        assert within.strip() == within != ""
        assert "\n" not in within
        assert (fragment.start, fragment.end) == (pieces.start[fragment.first], pieces.end[fragment.last - 1])
        assert 0.0 <= fragment.score <= 1.0
        assert not (text[: fragment.start][-1:].isalnum() and within[0].isalnum())
        assert not (text[fragment.end :][:1].isalnum() and within[-1].isalnum())
    assert all(before.last <= after.first for before, after in pairwise(fragments))


@settings(max_examples=60, deadline=None)
@given(st.text("ab ,\n", max_size=60), st.integers(0, 10_000))
def test_whatever_the_scores_tags_are_legal(text: str, seed: int) -> None:
    pieces = cut(text)
    if not len(pieces):
        return
    path = _viterbi_by_paragraph(random_scores(len(pieces), seed), pieces).tolist()
    for i, tag in enumerate(path):
        # The first piece of a line has nothing to go on with; `decode` reads an inside tag there as a beginning.
        if tag and tag % 2 == 0 and pieces.gap[i] != 2:
            assert path[i - 1] in (tag - 1, tag)


@pytest.mark.parametrize("seed", range(5))
def test_no_other_legal_sequence_scores_better(seed: int) -> None:
    text = "a b c d\ne f"
    pieces, scores = cut(text), random_scores(6, seed)

    def total(path: tuple[int, ...], at: int) -> float:
        return float(sum(scores[at + i, tag] for i, tag in enumerate(path)))

    def legal(path: tuple[int, ...]) -> bool:
        return all(not after or after % 2 or before in (after - 1, after) for before, after in pairwise(path))

    best = [max(filter(legal, product(range(7), repeat=n)), key=lambda p: total(p, at)) for at, n in ((0, 4), (4, 2))]
    assert _viterbi_by_paragraph(scores, pieces).tolist() == [*best[0], *best[1]]


class Echo:
    """A network that says of every piece the tag its id asks for, and remembers the windows it read."""

    def __init__(self) -> None:
        self.widths: list[int] = []

    def __call__(self, ids: Longs, case: Longs, gap: Longs, quoted: Longs, /) -> tuple[Floats, Floats, Floats]:
        assert ids.shape == case.shape == gap.shape == quoted.shape
        assert (ids[:, 0] == 2).all()
        assert case[:, 0].tolist() == gap[:, 0].tolist() == quoted[:, 0].tolist() == [0] * len(ids)
        self.widths.append(ids.shape[1])
        scores = np.zeros((*ids.shape, sum(CLASSES.values())), dtype=np.float32)
        scores[..., :7] = 5.0 * np.eye(7, dtype=np.float32)[ids % 7]
        vectors = np.repeat(ids[:, :, None], len(LINKS) * LINK_SIZE, axis=2).astype(np.float32)
        return scores, vectors, -vectors


def scored(text: str, network: Echo) -> Scores:
    [windows] = segments(text, cut(text), 10_000, Extent())
    return score(cut(text), windows, network)


@pytest.mark.parametrize("n", [1, 190, 191, 192, 700, 2500])
def test_every_piece_gets_its_own_scores_and_vectors(n: int) -> None:
    network = Echo()
    scores = scored("a " * n, network)
    assert scores.tags.shape == (n, 7)
    assert scores.tags.argmax(1).tolist() == [i % 7 for i in range(n)]
    assert np.allclose(np.exp(scores.tags).sum(1), 1.0, atol=1e-5)
    assert max(network.widths) <= 1 + WINDOW
    for window in scores.windows:
        expected = [2, *range(window.low, window.high)]
        assert window.query[:, 0].tolist() == expected
        assert (-window.key[:, -1]).tolist() == expected


class Shortsighted(Echo):
    """Takes the first and last five pieces it is shown for the beginning of a content, and all others for nothing."""

    def __call__(self, ids: Longs, case: Longs, gap: Longs, quoted: Longs, /) -> tuple[Floats, Floats, Floats]:
        scores, query, key = super().__call__(ids, case, gap, quoted)
        scores[..., :7] = [9.0, 0, 0, 0, 0, 0, 0]
        scores[:, 1:6, 1] = scores[:, -5:, 1] = 18.0
        return scores, query, key


def test_the_window_that_sees_more_on_both_sides_decides() -> None:
    tags = scored("a " * 1000, Shortsighted()).tags.argmax(1)
    assert np.flatnonzero(tags).tolist() == [*range(5), *range(995, 1000)]


def test_a_network_beyond_doubt_leaves_scores_that_are_numbers() -> None:
    class Sure(Echo):
        def __call__(self, ids: Longs, case: Longs, gap: Longs, quoted: Longs, /) -> tuple[Floats, Floats, Floats]:
            scores, query, key = super().__call__(ids, case, gap, quoted)
            return scores * 1e6, query, key

    assert np.isfinite(scored("a " * 300, Sure()).tags).all()


def test_roles_and_tags_agree() -> None:
    assert [2 * role - 1 for role in FragmentRole] == [1, 3, 5]
